"""``dipview votes``: its words, options and exit codes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WORLD = Path(__file__).parents[1] / "worlds" / "votes.toml"


def rows(cli: Run, *words: str) -> list[dict[str, Any]]:
    """Give the rows that a command prints."""
    result = cli("votes", *words, "-d", WORLD, "-f", "json")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.out)["rows"]
    return found


def listed(found: list[dict[str, Any]]) -> list[str]:
    """Give the ids of the votes among some rows."""
    return [row["id"] for row in found if row["kind"] == "event"]


def test_votes_are_printed_with_their_counts(cli: Run) -> None:
    result = cli("votes", "-d", WORLD)
    assert (result.code, result.err) == (0, "")
    assert "Votes (21)" in result.out
    assert "6 in favour, 3 against, 3 abstaining" in result.out
    assert "notified later: Hesper meant yes, cast no" in " ".join(result.out.split())


@pytest.mark.parametrize("words", [["lift-blockade"], ["end of the blockade"], ["end", "blockade"]])
def test_an_issue_is_named_by_id_by_name_or_found(cli: Run, words: list[str]) -> None:
    assert len(listed(rows(cli, *words))) == 8


def test_words_that_name_nothing_are_searched_for(cli: Run) -> None:
    assert listed(rows(cli, "postponing")) == ["fishing-2009"]
    assert listed(rows(cli, "oral", "amendment")) == ["blockade-2010-amendment"]
    assert listed(rows(cli, "oral", "-q", "date:2010")) == ["blockade-2010-amendment"]


def test_of_a_body_in_which_votes_are_taken_its_members_are_told_of(
    cli: Run, tmp_path: Path
) -> None:
    world = tmp_path / "world.toml"
    world.write_text(COUNCIL, encoding="utf-8")
    asked = ("-d", world, "-f", "json")
    narrowed = json.loads(cli("votes", "council", *asked).out)["rows"]
    assert [row["id"] for row in narrowed] == ["in-it"]
    told = json.loads(cli("votes", "--of", "council", *asked).out)["rows"]
    assert [row["id"] for row in told if row["section"] == "split"] == ["in-it"]
    assert [row["id"] for row in told if row["section"] == "together"] == ["elsewhere"]


COUNCIL = """
sources = [{ id = "s", type = "report", issued = 2020-02-01 }]
issues = [{ id = "i", kind = "policy", proposition = "It is i.", sources = ["s"] }]
actors = [
    { id = "council", name = "Council", kind = "body", sources = ["s"] },
    { id = "a", name = "A", kind = "state", sources = ["s"], memberships = [{ of = "council", start = 2019-01-01 }] },
    { id = "b", name = "B", kind = "state", sources = ["s"], memberships = [{ of = "council", start = 2019-01-01 }] },
]
events = [
    { id = "in-it", title = "In it", kind = "vote", date = 2020-01-01, sources = ["s"], vote = { on = "i", body = "council" } },
    { id = "elsewhere", title = "Elsewhere", kind = "vote", date = 2020-01-02, sources = ["s"], vote = { on = "i" } },
]
statements = [
    { id = "x1", source = "s", form = "recorded", speakers = ["a"], acts = ["vote"], event = "in-it", option = "yes" },
    { id = "x2", source = "s", form = "recorded", speakers = ["b"], acts = ["vote"], event = "in-it", option = "no" },
    { id = "x3", source = "s", form = "recorded", speakers = ["a", "b"], acts = ["vote"], event = "elsewhere", option = "no" },
]
"""  # noqa: E501


def test_nothing_found_ends_with_1(cli: Run) -> None:
    result = cli("votes", "qqqqqq", "-d", WORLD)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("dipview: No vote matches")


def test_a_mistake_in_a_query_is_told_with_a_caret(cli: Run) -> None:
    result = cli("votes", "gas )", "-d", WORLD)
    assert result.code == 2
    assert "^" in result.err


def test_of_takes_a_voter_or_a_bloc(cli: Run) -> None:
    found = rows(cli, "lift-blockade", "--of", "Northern Pact")
    assert found[0]["section"] == "cohesion"
    assert len(listed(found)) == 8
    (told,) = {row["option:hesper"] for row in rows(cli, "blockade-2008", "--of", "hesper")[-1:]}
    assert told == "no"


def test_who_stood_with_whom_is_a_column_to_filter_by(cli: Run) -> None:
    result = cli("votes", "hesper", "calder", "-d", WORLD, "-f", "csv", "--csv-raw")
    table = list(csv.DictReader(io.StringIO(result.out)))
    against = [row["id"] for row in table if row["stood"] == "against"]
    assert against == ["fishing-2007", "blockade-2007", "fishing-2009", "fishing-2011"]
    assert {row["option:hesper"] for row in table if row["kind"] == "event"} <= {
        "yes",
        "no",
        "abstain",
    }


def test_with_and_against_list_where_two_stood_so(cli: Run) -> None:
    found = rows(cli, "hesper", "--against", "calder")
    assert listed(found) == ["fishing-2007", "blockade-2007", "fishing-2009", "fishing-2011"]
    assert next(row["against"] for row in found if row["section"] == "votes-together") == 4
    assert len(listed(rows(cli, "--of", "hesper", "--with", "Calder"))) == 8
    assert listed(rows(cli, "lift-blockade", "hesper", "--against", "calder")) == ["blockade-2007"]
    told = cli("votes", "hesper", "--against", "calder", "-d", WORLD).out
    assert "against each other · as of" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hesper", "--with", "calder", "--against", "brovia"), "exclude each other"),
        (("--against", "calder"), "one voter beside another"),
        (("hesper", "--against", "river-league"), "one voter beside another"),
        (("hesper", "--against", "lift-blockade"), "one voter beside another"),
        (("hesper", "--against", "qqqq"), "no record is called"),
    ],
)
def test_with_and_against_say_what_they_need(cli: Run, words: tuple[str, ...], said: str) -> None:
    result = cli("votes", *words, "-d", WORLD)
    assert result.code in (1, 2)
    assert said in result.err


def test_days_and_a_limit_are_taken(cli: Run) -> None:
    assert listed(rows(cli, "--as-of", "2006-12-31")) == [
        "blockade-2005",
        "blockade-2006",
        "tests-2006",
    ]
    assert listed(rows(cli, "--since", "2013-01-01")) == ["lamps-2013"]
    result = cli("votes", "-d", WORLD, "-n", "2")
    assert "The first 2 of " in result.out


@pytest.mark.parametrize("format", ["text", "markdown", "csv", "json", "html"])
def test_every_format_is_written(cli: Run, format: str) -> None:
    result = cli("votes", "--of", "river-league", "-d", WORLD, "-f", format)
    assert (result.code, result.err) == (0, "")
    assert "River League" in result.out or format in ("csv", "json")
