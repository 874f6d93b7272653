"""``dipview brief``: found by id or name, in every format and with each way to cite."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.formats.reading_html import read_html

Run = Callable[..., Any]
"""Runs a command line in this process; see the fixture."""


def test_the_sanctions_brief_is_printed_and_ends_with_its_sources(cli: Run) -> None:
    result = cli("brief", "tighter-sanctions")
    assert (result.code, result.err) == (0, "")
    body, _, sources = result.out.partition("\nSources\n")
    assert "For, on a condition (2)" in body
    assert "[1] paragraph 6" in body
    assert "[1] RFE/RL, 11 Apr 2017, with Reuters, AP, AFP, dpa" in sources


def test_a_subject_may_be_named_in_words(cli: Run) -> None:
    assert cli("brief", "Boris", "Johnson") == cli("brief", "boris-johnson")
    assert cli("brief", "sanctions") == cli("brief", "tighter-sanctions")


def test_what_nothing_is_called_is_told(cli: Run) -> None:
    result = cli("brief", "tighter-sanktions")
    assert result.code == 1
    assert result.out == ""
    assert "did you mean tighter-sanctions" in result.err
    assert cli("brief").code == 2


def test_a_brief_of_an_event_is_refused(cli: Run) -> None:
    result = cli("brief", "g7-lucca-meeting")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "dipview: a brief is about an issue or an actor, and 'g7-lucca-meeting' is an event\n"
    )


def test_a_file_s_ending_tells_the_format(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    assert cli("brief", "tighter-sanctions", "-o", path).code == 0
    document = read_html(path.read_text(encoding="utf-8"))
    assert document.headings[0] == "Brief: Sanctions over Syria should be tightened"
    assert document.language == "en"


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_each_way_to_cite_is_another_document(cli: Run, format: str) -> None:
    args = ("brief", "tighter-sanctions", "-f", format)
    outs = {cli(*args, "--cite", cite).out for cite in ("numbered", "inline", "footnote")}
    assert len(outs) == 3
    assert cli(*args).out in outs
    assert cli("--cite", "inline", *args).out in outs


def test_data_takes_no_notice_of_how_documents_cite(cli: Run) -> None:
    args = ("brief", "tighter-sanctions", "-f", "json")
    assert cli(*args) == cli(*args, "--cite", "footnote")
    assert json.loads(cli(*args).out)["view"] == "brief"


def test_dates_and_switches_are_told_at_the_head(cli: Run) -> None:
    out = cli(
        "brief", "tighter-sanctions", "--as-of", "2017-04-10", "--since", "2017-04", "--roll-up",
        "--no-second-hand", "--exact-words",
    ).out  # fmt: skip
    head = " ".join(out.partition("\n\n")[0].split())
    for told in (
        "as of 10 Apr 2017",
        "since 1 Apr 2017",
        "exact words only",
        "second-hand left out",
        "officials and bodies rolled up",
        "Left out: ",
    ):
        assert told in head


def test_a_query_is_told_at_the_head_where_it_leaves_anything_out(cli: Run) -> None:
    narrowed = cli("brief", "tighter-sanctions", "-q", "Johnson").out
    assert narrowed.startswith(
        "Brief: Sanctions over Syria should be tightened (narrowed: query: Johnson)\n"
    )
    assert "query: Johnson" in narrowed.partition("\n\n")[0].partition("\n")[2]
    whole = cli("brief", "tighter-sanctions", "-q", "kind:position").out
    assert whole == cli("brief", "tighter-sanctions").out


def test_a_catalogue_is_written_as_html_and_cited_too(cli: Run) -> None:
    read_html(cli("list", "statements", "-f", "html", "--cite", "footnote").out)
    assert "(RFE/RL, 11 Apr 2017, paragraph" in cli("list", "quotes", "--cite", "inline").out
