"""The latest by its day alone is the one that a look at all statements finds."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.standing.relation import Side, side_of
from dipview.standing.standing import standing_from
from dipview.standing.table import StandingTable, Switches

DATES = (
    *(f"2020-01-{day:02}" for day in (1, 2, 4, 9)),
    '"2020-01"',
    '"2020-01-09?"',
    '"by 2020-01-09"',
    "2020-01-02T23:30:00-12:00",
    "2020-01-04T00:15:00+14:00",
)
Drawn = tuple[str, str, str, str, bool]
drawn = st.tuples(
    st.sampled_from(("support", "oppose", "abstain", "open")),
    st.sampled_from(DATES),
    st.sampled_from(("", "", "", 'condition = "if paid"', "fallback = true", 'basis = "implied"')),
    st.sampled_from(("", "", "", 'status = "draft"', "seq = 2")),
    st.booleans(),
)


def written(number: int, said: Drawn) -> str:
    """Write a statement on one issue, which may supersede the one before."""
    stance, date, more, record, supersedes = said
    entry = ", ".join(filter(None, ('issue = "p"', f'stance = "{stance}"', more)))
    before = f'supersedes = "x{number - 1}"\n' if supersedes and number else ""
    return (
        f'[[statements]]\nid = "x{number}"\nsource = "s"\nform = "reported"\nsummary = "{stance}"\n'
        f'speakers = ["a"]\ndate = {date}\n{record}\n{before}positions = [{{ {entry} }}]\n'
    )


def of(statements: list[Drawn]) -> Dataset:
    """Open a dataset of one actor's statements on one issue."""
    told = [written(number, each) for number, each in enumerate(statements)]
    return opened([SOURCE, actor("a"), issue("p"), *told])


def sides(dataset: Dataset) -> dict[Side, list[str]]:
    """Give how the actor stands on each issue, by a look at all statements."""
    found: dict[Side, list[str]] = defaultdict(list)
    if (side := side_of(StandingTable(dataset, Switches()).at("a", "p"))) is not None:
        found[side].append("p")
    return found


@settings(max_examples=examples(240))
@given(st.lists(drawn, max_size=5))
def test_the_latest_by_its_day_is_the_one_that_a_look_at_all_finds(said: list[Drawn]) -> None:
    dataset = of(said)
    profile = StandingTable(dataset, Switches()).profile("a")
    numbers = {dataset.number_of("p"): "p"}
    told = {side: [numbers[each] for each in on] for side, on in profile.by_side.items()}
    assert told == sides(dataset)


def test_votes_on_what_recurs_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = of([(stance, f"20{at}0-01-01", "", "", False) for at, stance in enumerate(STANCES)])
    monkeypatch.setattr("dipview.standing.table.standing_from", _never)
    profile = StandingTable(dataset, Switches()).profile("a")
    assert list(profile.by_side) == [Side(None)]
    assert list(profile.read) == [dataset.number_of("p")]


STANCES = ("support", "oppose", "abstain")


def _never(*_: object) -> None:
    raise AssertionError(standing_from)
