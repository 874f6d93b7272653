"""``dipview shifts``: its words, options and exit codes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WORLD = Path(__file__).parents[1] / "standing" / "world.toml"


def test_shifts_are_printed_with_what_is_none(cli: Run) -> None:
    result = cli("shifts", "-d", WORLD)
    assert (result.code, result.err) == (0, "")
    assert "Shifts (2)" in result.out
    assert "supports → opposes" in result.out
    assert "By the dates of their sources (1)" in result.out
    assert "Mixed (3)" in result.out
    assert "Left out of shifts" in result.out


@pytest.mark.parametrize("words", [["tamrel", "tolls"], ["Tamrel", "Tolls"]])
def test_actors_and_issues_narrow_by_id_or_name(cli: Run, words: list[str]) -> None:
    rows = json.loads(cli("shifts", *words, "-d", WORLD, "-f", "json").out)["rows"]
    assert [row["id"] for row in rows] == ["#tolls@tamrel"]
    assert (rows[0]["before_stance"], rows[0]["after_stance"]) == ("support", "oppose")


def test_an_unknown_subject_is_told(cli: Run) -> None:
    result = cli("shifts", "tamrell", "-d", WORLD)
    assert (result.code, result.out) == (1, "")
    assert "did you mean tamrel" in result.err


def test_nothing_found_ends_with_1(cli: Run) -> None:
    result = cli("shifts", "-d", WORLD, "--as-of", "2019")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("dipview: No shift: ")


def test_since_tells_first_statements(cli: Run) -> None:
    assert "First statements (" in cli("shifts", "-d", WORLD, "--since", "2020-08-01").out


def test_switches_and_a_query_are_taken(cli: Run) -> None:
    result = cli("shifts", "-d", WORLD, "--roll-up", "--no-second-hand", "-q", "holder:tamrel")
    assert result.code == 0
    told = " ".join(result.out.split())
    assert "officials and bodies rolled up" in told
    assert "second-hand left out" in told
    assert cli("shifts", "-d", WORLD, "--exact-words").code == 1


def test_a_limit_is_told(cli: Run) -> None:
    result = cli("shifts", "-d", WORLD, "-n", "1", "-f", "csv")
    assert "The first 1 of " in result.err
    assert len(list(csv.DictReader(io.StringIO(result.out)))) == 1


def test_a_query_that_does_not_parse_is_shown(cli: Run) -> None:
    result = cli("shifts", "-d", WORLD, "-q", "(tolls")
    assert result.code == 2
    assert result.err.startswith("dipview: cannot read the query")
