"""The table of formats: names, endings, and what is refused in clear words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.formats.choosing import Format, FormatError, format_named, guess_format
from dipview.formats.writers import WRITERS, write
from dipview.views.view import View


def test_every_format_has_a_writer(actors: View) -> None:
    assert set(WRITERS) == set(Format)
    assert all("Ruritania" in "".join(write(actors, format)) for format in Format)


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


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("brief", Format.TEXT),
        ("brief.TXT", Format.TEXT),
        ("a.b/brief.md", Format.MARKDOWN),
        ("x.csv", Format.CSV),
        ("x.json", Format.JSON),
    ],
)
def test_a_format_is_guessed_from_an_ending(path: str, format: Format) -> None:
    assert guess_format(Path(path)) is format


@pytest.mark.parametrize("name", ["html", "HTM"])
def test_html_has_two_endings(name: str) -> None:
    assert format_named(name) is Format.HTML
    assert guess_format(Path(f"brief.{name}")) is Format.HTML


@pytest.mark.parametrize("name", ["", "docx", "."])
def test_an_unknown_name_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(FormatError, match="text, markdown, csv, json or html"):
        format_named(name)


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(FormatError, match=r"'\.docx'.*name one"):
        guess_format(Path("brief.docx"))
