"""``dipview agree``: how alike coders are, where they differ, and what it says of nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
"""Runs a command line in this process; see the fixture."""
FERRY = str(Path(__file__).parents[1] / "worlds" / "two_coders")


def rows(out: str, section: str) -> list[dict[str, Any]]:
    return [row for row in json.loads(out)["rows"] if row["section"] == section]


def test_finding_and_coding_are_told_apart(cli: Run) -> None:
    result = cli("agree", "-d", FERRY)
    assert result.code == 0
    assert "anna – ben   statements       8   11       2        1         1" in result.out
    assert "anna – ben   form, nominal     0.746   8             7    8" in result.out
    assert "anna – ben   stance, ordinal   0.852   8             6    8" in result.out


@pytest.mark.parametrize("format", ["text", "markdown", "html", "csv", "json"])
@pytest.mark.parametrize("more", [(), ("--disagreements",)])
def test_every_format_tells_it(cli: Run, format: str, more: tuple[str, ...]) -> None:
    result = cli("agree", "-d", FERRY, "-f", format, *more)
    assert result.code == 0
    assert ("0.85" if not more else "anna.toml:16") in result.out.replace("\\", "")


def test_programs_read_numbers_and_who_gave_what(cli: Run) -> None:
    coding = rows(cli("agree", "-d", FERRY, "-f", "json").out, "coding")
    assert [(row["what"], row["measure"], row["alpha"], row["n"]) for row in coding] == [
        ("form", "nominal", 0.745763, 8),
        ("basis", "nominal", 0.0, 8),
        ("stance", "ordinal", 0.852157, 8),
        ("stance", "nominal", 0.693878, 8),
    ]
    listed = rows(cli("agree", "-d", FERRY, "--disagreements", "-f", "json").out, "open")
    assert listed[1]["differences"] == [
        {
            "what": "stance",
            "issue": "crossing-toll",
            "words": "Toll, stance",
            "coders": {"anna": "oppose", "ben": "lean-oppose"},
        }
    ]
    assert listed[1]["statements"] == {"anna": "anna-02", "ben": "ben-02"}
    assert listed[1]["became"] == {"chosen": "", "reviewed_by": ""}


def test_an_utterance_is_in_scope_where_any_of_its_codings_is(cli: Run) -> None:
    result = cli("agree", "-d", FERRY, "--disagreements", "-q", "issue:ice-thickens", "-f", "json")
    assert [row["id"] for row in json.loads(result.out)["rows"]] == ["anna-06", "anna-08"]


def test_coders_may_be_named_however_they_are_spelled(cli: Run) -> None:
    assert cli("agree", "ANNA", "Ben", "-d", FERRY).out == cli("agree", "-d", FERRY).out
    unknown = cli("agree", "anna", "bem", "-d", FERRY)
    assert unknown.code == 2
    assert "no statement here was coded by 'bem'; did you mean 'ben'?" in unknown.err
    assert "agreement is of two coders or more" in cli("agree", "anna", "-d", FERRY).err


def test_without_two_coders_it_says_so(cli: Run, tmp_path: Path) -> None:
    result = cli("agree")
    assert (result.code, result.out) == (1, "")
    assert "It takes two coders, and fewer have signed a statement here" in result.err
    for name in ("article", "anna"):
        text = (Path(FERRY) / f"{name}.toml").read_text()
        (tmp_path / f"{name}.toml").write_text(text)
    result = cli("agree", "-d", str(tmp_path))
    assert "It takes two coders" in result.err
    assert "It takes two coders" in cli("agree", "-d", str(tmp_path), "--disagreements").err


def test_no_variation_is_said_and_no_number_printed_for_it(cli: Run, tmp_path: Path) -> None:
    for name in ("article", "anna"):
        text = (Path(FERRY) / f"{name}.toml").read_text()
        (tmp_path / f"{name}.toml").write_text(text)
    copy = text.replace('"anna', '"carla')
    (tmp_path / "carla.toml").write_text(copy)
    coding = rows(cli("agree", "-d", str(tmp_path), "-f", "json").out, "coding")
    told = [(row["what"], row["alpha"], row["remark"]) for row in coding]
    assert told[1] == ("basis", "undefined", "no variation: all are one value")
    assert told[0] == ("form", 1.0, "")


def test_with_three_coders_all_are_told_and_each_two(cli: Run, tmp_path: Path) -> None:
    for name in ("article", "anna", "ben"):
        text = (Path(FERRY) / f"{name}.toml").read_text()
        (tmp_path / f"{name}.toml").write_text(text)
    (tmp_path / "carla.toml").write_text(text.replace('"ben', '"carla'))
    out = cli("agree", "-d", str(tmp_path), "-f", "json").out
    assert len(rows(out, "finding")) == 6
    assert [row["coders"] for row in rows(out, "coding")][::4] == [
        "all 3",
        "anna – ben",
        "anna – carla",
        "ben – carla",
    ]


def test_the_matrix_says_where_codings_differ_and_counts_an_utterance_once(cli: Run) -> None:
    found = json.loads(cli("matrix", "-d", FERRY, "-f", "json").out)["rows"]
    differing = {
        (row["actor"], issue): cell["codings_differ"]
        for row in found
        for issue, cell in row.items()
        if isinstance(cell, dict) and cell.get("codings_differ")
    }
    assert differing == {
        ("brenn", "crossing-toll"): ["oppose", "lean-oppose", None, "oppose"],
        ("holm", "night-ferry-sails"): ["support", "support"],
        ("holm", "ice-thickens"): ["assert", "assert"],
        ("vell", "ice-thickens"): ["assert", "doubt"],
    }
    counts = json.loads(cli("stats", "-d", FERRY, "-f", "json").out)["rows"]
    assert {row["what"]: row["count"] for row in counts}["statements"] == 11
