"""The verb cite: where a record is printed, in each style and format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

STATEMENT = "ohtaka-key-role"
RECORDED = """\
[dataset]
title = "Records"

[[sources]]
id = "record"
type = "meeting-record"
title = "The strait"
symbol = "S/PV.7919"
issued = 2017-04-07
extra = { author = "Anna Vale" }

[[actors]]
id = "vale"
name = "Anna \\u001b[31mVale"
kind = "person"
sources = [{ source = "record", locator = "page 3" }, { source = "record", locator = "page 5" }]

[[actors]]
id = "bare"
name = "Bare"
kind = "person"
"""


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    path = tmp_path / "records.toml"
    path.write_text(RECORDED, encoding="utf-8")
    return path


def test_a_statement_is_cited_with_its_place(cli: Run) -> None:
    assert cli("cite", STATEMENT).out == (
        "RFE/RL, 11 Apr 2017, with Reuters, AP, AFP, dpa, paragraph 8\n"
    )
    assert cli("cite", STATEMENT, "--style", "un").out == "RFE/RL, 11 April 2017, para. 8.\n"
    assert cli("--style", "chicago", "cite", STATEMENT).out == (
        "RFE/RL, April 11, 2017, para. 8.\n"
    )


def test_a_source_and_whatever_rests_on_it_are_cited(cli: Run, recorded: Path) -> None:
    told = cli("cite", "record", "-d", recorded, "--style", "chicago")
    assert told.out == "UN Security Council, The strait, S/PV.7919 (April 7, 2017).\n"
    assert cli("cite", "vale", "-d", recorded, "--style", "un").out == "S/PV.7919, pp. 3 and 5.\n"


@pytest.mark.parametrize("format", ["csl", "bibtex", "ris"])
def test_a_keeper_of_references_gets_one_source_and_the_place_is_told_as_left_out(
    cli: Run, recorded: Path, format: str
) -> None:
    told = cli("cite", "vale", "-d", recorded, "-f", format)
    assert told.code == 0
    assert "S/PV.7919" in told.out
    assert "Anna Vale" in told.out
    assert "page 3 of record" in told.err
    if format == "csl":
        (item,) = json.loads(told.out)
        assert item["author"] == [{"literal": "Anna Vale"}]


def test_the_ending_of_a_file_tells_the_format(cli: Run, recorded: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.bib"
    assert cli("cite", "record", "-d", recorded, "-o", out).code == 0
    assert out.read_text(encoding="utf-8").startswith("@misc{record,")
    told = cli("cite", "record", "-d", recorded, "-o", tmp_path / "record.docm")
    assert told.code == 2
    assert "-f text, bibtex, ris or csl" in told.err


def test_what_rests_on_nothing_or_is_not_there_is_told(cli: Run, recorded: Path) -> None:
    told = cli("cite", "bare", "-d", recorded)
    assert (told.code, told.out) == (1, "")
    assert "actor 'bare' rests on no source" in told.err
    assert cli("cite", "nobody", "-d", recorded).code == 1


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize("cite", ["numbered", "inline", "footnote"])
def test_every_document_for_readers_obeys_the_style(
    cli: Run, recorded: Path, format: str, cite: str
) -> None:
    told = cli(*("show", "vale", "-d", recorded, "-f", format, "--cite", cite, "--style", "un"))
    assert told.code == 0
    assert "S/PV.7919" in told.out
    assert "p. 3" in told.out.replace("&nbsp;", " ").replace("\u00a0", " ") or "pp. 3" in told.out
    assert "page 3" not in told.out


def test_data_is_the_same_in_every_style(cli: Run, recorded: Path) -> None:
    said = {
        cli("show", "vale", "-d", recorded, "-f", "json", "--style", style).out
        for style in ("plain", "un", "chicago")
    }
    assert len(said) == 1
