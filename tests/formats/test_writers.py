"""The table of formats: names, endings, and what is refused in clear words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from dipview.formats.format import (
    FORMATS,
    PROPOSED,
    TEXT_FORMATS,
    Format,
    FormatError,
    format_named,
    guess_format,
    with_ending,
)
from dipview.formats.html_words import html_words
from dipview.formats.writers import document_of, write
from dipview.views.view import View


def test_every_format_has_a_writer(actors: View) -> None:
    assert all("Ruritania" in "".join(write(actors, format)) for format in TEXT_FORMATS)


def test_what_is_no_text_is_an_archive_of_bytes_and_written_as_nothing_else(actors: View) -> None:
    for format in {*Format} - {*TEXT_FORMATS}:
        content = b"".join(map(bytes, cast("Iterator[bytes]", document_of(actors, format))))
        assert content.startswith(b"PK")
        with pytest.raises(ValueError, match="no text"):
            write(actors, format)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("text", Format.TEXT),
        ("txt", Format.TEXT),
        ("Markdown", Format.MARKDOWN),
        ("md", Format.MARKDOWN),
        ("csv", Format.CSV),
        ("JSON", Format.JSON),
    ],
)
def test_a_format_is_found_by_name(name: str, format: Format) -> None:
    assert format_named(name) is format


@pytest.mark.parametrize("format", Format)
def test_every_format_is_found_by_its_own_name(format: Format) -> None:
    assert format_named(format.value) is format


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("brief", Format.TEXT),
        ("brief.TXT", Format.TEXT),
        ("a.b/brief.md", Format.MARKDOWN),
        ("x.csv", Format.CSV),
        ("x.json", Format.JSON),
        ("brief.docx", Format.DOCX),
        ("Matrix.XLSX", Format.XLSX),
    ],
)
def test_a_format_is_guessed_from_an_ending(path: str, format: Format) -> None:
    assert guess_format(Path(path)) is format


@pytest.mark.parametrize(
    ("name", "format", "named"),
    [
        ("brief.txt", Format.HTML, "brief.html"),
        ("brief.HTM", Format.CSV, "brief.csv"),
        ("brief", Format.MARKDOWN, "brief.md"),
        ("report.2017", Format.CSV, "report.2017.csv"),
        ("~/a.b/brief.md", Format.JSON, "~/a.b/brief.json"),
        ("a.b/brief", Format.JSON, "a.b/brief.json"),
        ("", Format.JSON, ""),
    ],
)
def test_a_name_takes_the_ending_of_a_format(name: str, format: Format, named: str) -> None:
    assert with_ending(name, format) == named


def test_every_format_has_an_ending_that_means_it() -> None:
    assert {format: guess_format(Path(f"x{PROPOSED[format]}")) for format in Format} == {
        format: format for format in Format
    }


def test_the_words_of_a_page_are_what_a_reader_sees(actors: View) -> None:
    told = html_words("".join(write(actors, Format.HTML)))
    assert told.startswith("Actors\nDataset: Tolls and dues, May 2017")
    assert "Ruritania" in told
    assert not set("<>{}") & set(told)
    assert html_words("<p>a &amp; b<td>c<style>p{}") == "a & b   c"


@pytest.mark.parametrize("name", ["html", "HTM"])
def test_html_has_two_endings(name: str) -> None:
    assert format_named(name) is Format.HTML
    assert guess_format(Path(f"brief.{name}")) is Format.HTML


@pytest.mark.parametrize("name", ["", "docm", "."])
def test_an_unknown_name_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(FormatError, match=re.escape(FORMATS)):
        format_named(name)


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(FormatError, match=r"'\.docm'.*name one"):
        guess_format(Path("brief.docm"))
