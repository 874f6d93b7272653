"""`dipview timeline`: what it takes and prints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def ids(out: str) -> list[str]:
    return [row["id"] for row in json.loads(out)["rows"] if row["section"] != "density"]


def test_a_timeline_is_printed_in_every_format(cli: Run, harbour: Path) -> None:
    for format in ("text", "markdown", "csv", "json"):
        result = cli("timeline", "-d", harbour, "-f", format)
        assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["view"] == "timeline"
    assert ids(result.out) == ["vale-on-tolls", "otto-on-tolls"]


def test_a_timeline_of_records_is_found_by_their_names(cli: Run, harbour: Path) -> None:
    result = cli("timeline", "anna vale", "Tolls", "-d", harbour, "-f", "json")
    assert ids(result.out) == ["vale-on-tolls"]
    assert json.loads(result.out)["scope"]["subjects"] == ["anna-vale", "tolls"]
    assert cli("timeline", "xqzvwk", "-d", harbour).code == 1


def test_it_is_narrowed_by_query_and_dates(cli: Run, harbour: Path) -> None:
    assert ids(cli("timeline", "-q", "otto", "-d", harbour, "-f", "json").out) == ["otto-on-tolls"]
    assert cli("timeline", "--as-of", "2017-05-01", "-d", harbour).code == 1
    assert cli("timeline", "--since", "2017-05-03", "-d", harbour).code == 1
    exact = cli("timeline", "--exact-words", "-d", harbour, "-f", "json")
    assert ids(exact.out) == ["vale-on-tolls"]


@pytest.mark.parametrize(
    ("zoom", "period"), [("day", "2017-05-02"), ("month", "2017-05"), ("year", "2017")]
)
def test_the_zoom_says_what_to_count_by(cli: Run, harbour: Path, zoom: str, period: str) -> None:
    table = cli("timeline", "--zoom", zoom, "-d", harbour, "-f", "csv").out
    (row,) = (row for row in csv.DictReader(io.StringIO(table)) if row["section"] == "density")
    assert (row["period"], row["statements"], row["events"], row["records"]) == (
        period,
        "2",
        "0",
        "2",
    )
    assert cli("timeline", "--zoom", "week", "-d", harbour).code == 2


def test_a_limit_leaves_the_counts_whole(cli: Run, harbour: Path) -> None:
    result = cli("timeline", "-n", "1", "-d", harbour)
    assert "The first 1 of 2 rows." in result.out
    assert "By day" in result.out
    found = cli("timeline", "-n", "1", "-d", harbour, "-f", "json").out
    assert ids(found) == ["vale-on-tolls"]
    assert json.loads(found)["rows"][0]["records"] == 2
