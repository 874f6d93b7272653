"""The bundled dataset of votes: vote by vote what the corpus has, in words of our own."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache, partial
from typing import Any

import pytest
import tomli
from scripts.un_votes.corpus import DOUBTFUL, EXCHANGED
from scripts.un_votes.dataset import written
from tests.data.votes_corpus import FOLDER, TOP, counted, needs_corpus, roll_calls, votes_on
from tests.tiers import slow_but

from dipview.cli.exits import guarded
from dipview.cli.running import run
from dipview.dataset.bundled import BUNDLED, bundled_path
from dipview.dataset.opening import open_dataset

Table = Mapping[str, Any]
FILE = bundled_path("un-votes")
_SIDES = {"yes": "support", "no": "oppose", "abstain": "abstain"}
_NAMED = "the Convention on the Law of the Sea"
"""What has no other name."""
_MOST = 600_000
"""Bytes that it may take in the wheel."""


@cache
def dataset() -> Table:
    """Read the file as TOML alone."""
    return tomli.loads(FILE.read_text(encoding="utf-8"))


POLICIES = [issue["id"] for issue in dataset()["issues"] if issue["kind"] == "policy"]


@cache
def said() -> Mapping[str, Mapping[str, str]]:
    """Give what the file says of each vote: the option of each speaker."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    numbers = {event["id"]: event["vote"]["number"] for event in dataset()["events"]}
    for statement in dataset()["statements"]:
        for speaker in statement["speakers"]:
            cast = found[numbers[statement["event"]]]
            assert speaker not in cast
            cast[speaker] = statement["option"]
    return found


@cache
def ids() -> Mapping[str, str]:
    """Give the ids of states by their codes."""
    states = (actor for actor in dataset()["actors"] if "identifiers" in actor)
    return {state["identifiers"]["iso3166"]: state["id"] for state in states}


def recorded(number: str) -> Mapping[str, str]:
    """Give what the corpus has on a resolution, but for rows that are left out as doubtful."""
    cast = votes_on(number, ids())
    doubted = {name.lower().replace(" ", "-") for name in DOUBTFUL.get(number, ())}
    for begins, names in EXCHANGED.items():
        pair = {name.lower() for name in names}
        if number.startswith(begins) and len({cast.get(each) for each in pair}) > 1:
            doubted |= pair
    return {state: option for state, option in cast.items() if state not in doubted}


def votes_about(issue: str) -> list[Table]:
    """Give the votes on an issue, in the order of time."""
    return [event for event in dataset()["events"] if event["vote"]["on"] == issue]


def asked(*words: str) -> list[Table]:
    """Run a command on the dataset; gives the rows that it printed."""
    with redirect_stdout(io.StringIO()) as printed:
        assert guarded(partial(run, [*words, "-d", "un-votes", "-f", "json"])) == 0
    return list(json.loads(printed.getvalue())["rows"])


@pytest.fixture(scope="module")
def shifts() -> Mapping[str, list[Table]]:
    """Give what ``dipview shifts`` prints, by issue."""
    found: dict[str, list[Table]] = defaultdict(list)
    for row in asked("shifts"):
        found[row["issue"]].append(row)
    return found


@pytest.fixture(scope="module")
def votes() -> Mapping[str, list[Table]]:
    """Give what ``dipview votes`` prints of each vote, by issue."""
    found: dict[str, list[Table]] = defaultdict(list)
    for row in asked("votes"):
        if row["section"] == "votes":
            found[row["on"]].append(row)
    return found


# The file


def test_nothing_in_it_is_wrong() -> None:
    assert open_dataset([FILE]).problems == ()


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda bundled: bundled.name)
def test_a_bundled_dataset_is_listed_by_its_title(bundled: Any) -> None:
    text = bundled_path(bundled.name).read_text(encoding="utf-8")
    (title,) = re.findall(r'^\[dataset\]\ntitle = "(.*)"$', text, re.MULTILINE)
    assert bundled.title == title


def test_it_is_small_in_the_wheel() -> None:
    assert len(zlib.compress(FILE.read_bytes())) < _MOST


def test_what_the_documents_say_of_its_size_is_so() -> None:
    told = (TOP / "docs" / "data.md").read_text(encoding="utf-8")
    assert f"of {len(dataset()['events'])} votes" in told
    for name in ("README.md", "docs/command-line.md"):
        assert f"{len(POLICIES)} " in (TOP / name).read_text(encoding="utf-8")


@needs_corpus
@pytest.mark.slow
def test_the_script_makes_it_byte_for_byte() -> None:
    assert written(FOLDER).encode() == FILE.read_bytes()


def test_it_tells_of_resolutions_that_came_back() -> None:
    assert len(POLICIES) >= 20
    for issue in POLICIES:
        sessions = [event["vote"]["number"].split("/")[2] for event in votes_about(issue)]
        assert len(sessions) == len(set(sessions)) >= 4, issue


# Against the corpus


@needs_corpus
@pytest.mark.parametrize("issue", slow_but(POLICIES, *POLICIES[::8]))
def test_each_vote_is_as_the_corpus_has_it(issue: str) -> None:
    for event in votes_about(issue):
        number = event["vote"]["number"]
        cast = recorded(number)
        assert said()[number] == cast
        (call,) = roll_calls()[number]
        if call["date"] >= "2003":  # before, the corpus gives the day of the week
            assert event["date"] == dt.date.fromisoformat(call["date"])
        else:
            assert event["date"] == call["date"][:7]


@needs_corpus
def test_few_rows_are_left_out() -> None:
    left_out = Counter(
        state
        for number, cast in said().items()
        for state in votes_on(number, ids()).keys() - cast.keys()
    )
    assert set(left_out) == {
        *("brunei", "bulgaria", "fiji", "greece", "grenada", "monaco", "mongolia", "palau"),
        *("russia", "united-states"),
    }
    assert left_out.total() < 50


@needs_corpus
def test_its_words_are_not_the_corpuss() -> None:
    taken = set[str]()
    for calls in roll_calls().values():
        for call in calls:
            taken.update(_runs(call["descr"]), _runs(call["short"]))
    for issue in dataset()["issues"]:
        for key in ("proposition", "question", "description"):
            assert taken.isdisjoint(_runs(issue.get(key, "").replace(_NAMED, "it"))), issue[key]


def _runs(text: str) -> Iterator[str]:
    """Give all runs of seven words."""
    words = re.findall(r"\w+", text.lower())
    for at in range(len(words) - 6):
        yield " ".join(words[at : at + 7])


# Answers


@needs_corpus
@pytest.mark.parametrize("issue", slow_but(POLICIES, *POLICIES[::8]))
def test_who_changed_a_vote_and_when_is_what_the_corpus_says(
    issue: str, shifts: Mapping[str, list[Table]]
) -> None:
    shifted, turned = changes(issue)
    told = shifts[issue]
    assert {_change(row) for row in told if row["section"] == "shifts"} == shifted
    assert {_change(row) for row in told if row["section"] == "no-side"} == turned


def changes(issue: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Give who went from one side to the other, and who from or to abstaining, and when."""
    shifted, turned = set[tuple[str, ...]](), set[tuple[str, ...]]()
    last: dict[str, tuple[str, str]] = {}
    sided: dict[str, tuple[str, str]] = {}
    for event in votes_about(issue):
        when = str(event["date"])
        for state, option in recorded(event["vote"]["number"]).items():
            side, before = _SIDES[option], last.get(state, ("", ""))
            if before[0] not in ("", side) and "abstain" in (side, before[0]):
                turned.add((state, *before, side, when))
            if side != "abstain":
                if state in sided and sided[state][0] != side:
                    shifted.add((state, *sided[state], side, when))
                sided[state] = (side, when)
            last[state] = (side, when)
    return shifted, turned


def _change(row: Table) -> tuple[str, ...]:
    before, after = row["before_stance"], row["after_stance"]
    return (row["holder"], before, row["before_date"], after, row["after_date"])


def test_on_the_embargo_seven_states_went_from_one_side_to_the_other(
    shifts: Mapping[str, list[Table]],
) -> None:
    told = [row for row in shifts["end-cuba-embargo"] if row["section"] == "shifts"]
    assert sorted((row["holder"], row["after_stance"], row["when"][:4]) for row in told) == [
        ("albania", "support", "1996"),
        ("brazil", "oppose", "2019"),
        ("marshall-islands", "support", "2015"),
        ("palau", "support", "2015"),
        ("paraguay", "support", "1994"),
        ("romania", "support", "1996"),
        ("uzbekistan", "support", "2005"),
    ]


@needs_corpus
@pytest.mark.parametrize("issue", POLICIES)
def test_how_the_counts_of_a_resolution_moved_is_what_the_corpus_says(
    issue: str, votes: Mapping[str, list[Table]]
) -> None:
    moved = {row["number"]: [row[option] or 0 for option in _SIDES] for row in votes[issue]}
    for number, counts in moved.items():
        cast = counted(recorded(number))
        assert counts == [cast.get(option, 0) for option in _SIDES]
        assert all(row["counted"] == "named" for row in votes[issue])
    assert len(moved) == len(votes_about(issue))
