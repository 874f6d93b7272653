"""What ``dipview votes`` answers on the bundled votes is what the corpus says, read by itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any

import pytest
from tests.data.test_un_votes import POLICIES, asked, dataset, recorded, votes_about
from tests.data.votes_corpus import needs_corpus

Table = Mapping[str, Any]
EMBARGO = "end-cuba-embargo"
TOPIC = "middle-east"
UNION = "european-union"
pytestmark = needs_corpus


@pytest.fixture(scope="module")
def on_the_embargo() -> list[Table]:
    """Give what is printed of the votes on the embargo."""
    return asked("votes", EMBARGO)


@pytest.fixture(scope="module")
def of_the_union() -> list[Table]:
    """Give what is printed of how the members of a bloc voted."""
    return asked("votes", "--of", UNION)


def lines(issue: str) -> Mapping[str, list[tuple[str, list[str]]]]:
    """Work out from the corpus what each state chose over the years, with the votes."""
    cast: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in votes_about(issue):
        for state, option in recorded(event["vote"]["number"]).items():
            cast[state].append((option, event["id"]))
    return {
        state: [
            (option, [vote for _, vote in found])
            for option, found in groupby(chosen, key=lambda each: each[0])
        ]
        for state, chosen in cast.items()
    }


@cache
def members() -> list[tuple[str, dt.date, dt.date]]:
    """Give each membership in the union: who, from when, until when."""
    return [
        (actor["id"], each["start"], each.get("end", dt.date.max))
        for actor in dataset()["actors"]
        for each in actor.get("memberships", ())
        if each["of"] == UNION
    ]


def members_voting(event: Table) -> Mapping[str, set[str]]:
    """Work out from the corpus what those chose who were members on the day of a vote."""
    day = _day(event["date"])
    then = {state for state, start, end in members() if start <= day <= end}
    found: dict[str, set[str]] = defaultdict(set)
    for state, option in recorded(event["vote"]["number"]).items():
        if state in then:
            found[option].add(state)
    return found


def _day(date: object) -> dt.date:
    """Give the last day that a date may mean."""
    if isinstance(date, dt.date):
        return date
    year, month = map(int, str(date).split("-"))
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def in_section(rows: list[Table], *keys: str) -> Iterator[Table]:
    """Go through the rows of some sections."""
    return (row for row in rows if row["section"] in keys)


def test_which_states_changed_their_vote_on_the_embargo_and_when(
    on_the_embargo: list[Table],
) -> None:
    told = {
        row["voter"]: [(step["option"], step["votes"]) for step in row["steps"]]
        for row in in_section(on_the_embargo, f"changed:{EMBARGO}")
    }
    assert told == {state: line for state, line in lines(EMBARGO).items() if len(line) > 1}
    assert len(told) > 100


def test_brazil_is_told_in_words(on_the_embargo: list[Table]) -> None:
    words = {row["voter"]: row["line"] for row in on_the_embargo if "line" in row}
    assert words["brazil"] == "yes 1992–2017 → no 2019"
    assert words["israel"] == "no 1992–2015 → abstain 2016 → no 2017–2019"


def test_how_the_counts_on_the_embargo_moved(on_the_embargo: list[Table]) -> None:
    (row,) = in_section(on_the_embargo, "recurring")
    yes = [Counter(recorded(e["vote"]["number"]).values())["yes"] for e in votes_about(EMBARGO)]
    assert [each["in_favour"] for each in row["in_favour"]] == yes
    assert row["moved"].startswith(f"{yes[0]} → {yes[-1]} in favour")
    assert row["yes_line"] == "-".join(map(str, yes))


def test_where_the_members_of_the_union_split(of_the_union: list[Table]) -> None:
    split, together = set[str](), set[str]()
    for issue in POLICIES:
        for event in votes_about(issue):
            if chosen := members_voting(event):
                (split if len(chosen) > 1 else together).add(event["id"])
    assert {row["id"] for row in in_section(of_the_union, "split")} == split
    assert {row["id"] for row in in_section(of_the_union, "together")} == together
    assert len(split) > 100


def test_each_split_names_who_chose_what(of_the_union: list[Table]) -> None:
    told = {row["id"]: row[f"bloc:{UNION}"] for row in in_section(of_the_union, "split")}
    events = {event["id"]: event for event in dataset()["events"]}
    for id, chosen in told.items():
        named = {option: set(those) for option, those in chosen.items() if those}
        assert named == members_voting(events[id]), id


def test_what_the_union_did_on_one_topic_over_thirty_years() -> None:
    rows = asked("votes", TOPIC, UNION)
    about = [issue["id"] for issue in dataset()["issues"] if issue.get("parent") == TOPIC]
    told = {
        row["id"]: [(step["option"], step["votes"]) for step in row["steps"]]
        for row in in_section(rows, f"bloc-lines:{UNION}")
    }
    expected = {}
    for issue in about:
        chosen = [(event["id"], members_voting(event)) for event in votes_about(issue)]
        signed = [
            (next(iter(those)) if len(those) == 1 else "split", vote)
            for vote, those in chosen
            if those
        ]
        expected[issue] = [
            (option, [vote for _, vote in found])
            for option, found in groupby(signed, key=lambda each: each[0])
        ]
    assert told == {issue: line for issue, line in expected.items() if line}
    assert len(told) > 3


def test_how_often_two_states_voted_alike() -> None:
    rows = asked("compare", "france", "united-states")
    found = Counter[str]()
    for issue in POLICIES:
        for event in votes_about(issue):
            cast = recorded(event["vote"]["number"])
            one, other = cast.get("france"), cast.get("united-states")
            if one and other:
                both = "apart" if "abstain" in (one, other) else "against"
                found["with" if one == other else both] += 1
    (row,) = in_section(rows, "votes-together")
    assert {key: row[key] for key in ("with", "apart", "against")} == dict(found)
    assert row["n"] == found.total()
