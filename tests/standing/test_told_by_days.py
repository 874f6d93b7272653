"""Standings of which days tell the latest position are those that reading all finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.number_sets import numbers_of
from dipview.standing.columns import numbered
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable, Switches

HOLDERS, ISSUES = ("a", "b", "c"), ("p", "q")
Drawn = tuple[str, str, str, str, list[str]]
drawn = st.tuples(
    st.sampled_from(("support", "oppose", "abstain")),
    st.sampled_from(
        (
            *(f"2020-01-{day:02}" for day in (1, 2, 4, 9, 12, 20)),
            '"2020-01"',
            "2020-01-02T23:30:00-12:00",
        )
    ),
    st.sampled_from(("", "", "", "", 'condition = "if paid"', "fallback = true")),
    st.sampled_from(("", "", "", 'status = "draft"', 'status = "disputed"', "seq = 2")),
    st.lists(st.sampled_from(HOLDERS), min_size=1, unique=True),
)


def of(said: list[tuple[str, Drawn]]) -> Dataset:
    """Open a dataset of what several actors said on two issues."""
    told = []
    for number, (on, (stance, date, more, record, speakers)) in enumerate(said):
        entry = ", ".join(filter(None, (f'issue = "{on}"', f'stance = "{stance}"', more)))
        told.append(
            f'[[statements]]\nid = "x{number}"\nsource = "s"\nform = "reported"\nsummary = "x"\n'
            f"speakers = {speakers}\ndate = {date}\n{record}\npositions = [{{ {entry} }}]\n"
        )
    return opened([SOURCE, *map(actor, HOLDERS), *map(issue, ISSUES), *told])


def behind(standing: Standing) -> list[str]:
    """Give the ids of all positions that a standing rests on or has beside it."""
    return [each.id for each in (*standing.current, *standing.past, *standing.aside)]


@settings(max_examples=examples(240))
@given(st.lists(st.tuples(st.sampled_from(ISSUES), drawn), max_size=7))
def test_standings_told_by_days_are_those_that_are_read(said: list[tuple[str, Drawn]]) -> None:
    dataset = of(said)
    table, read = StandingTable(dataset, Switches()), StandingTable(dataset, Switches())
    for each in HOLDERS:
        found = table.found_by(each)
        assert sorted(found.standings(), key=lambda one: one.issue) == [
            standing for on in ISSUES if (standing := read.at(each, on)) is not None
        ]
        for number in found.told.latest:
            standing = found.told.standing(dataset, number)
            assert found.shown_by(number) == standing == read.at(each, standing.issue)
    for on in ISSUES:
        assert sorted(table.on(on), key=lambda one: one.holder) == [
            standing for each in HOLDERS if (standing := read.at(each, on)) is not None
        ]


@settings(max_examples=examples(120))
@given(
    st.lists(st.tuples(st.just("p"), drawn), max_size=7), st.sets(st.integers(0, 20), max_size=4)
)
def test_what_rests_on_some_positions_is_told_without_a_look(
    said: list[tuple[str, Drawn]], among: set[int]
) -> None:
    dataset = of(said)
    first = dataset.sets.first_position
    some = numbers_of([first + at for at in among if at < len(dataset.ids(Kind.POSITION))])
    found = StandingTable(dataset, Switches()).found_of("p")

    def rests(standing: Standing) -> bool:
        return not some.isdisjoint(numbered(dataset, behind(standing)))

    kept = found.resting_on(some, rests)
    assert kept.issue == "p"
    assert kept.standings() == tuple(each for each in found.standings() if rests(each))
    assert len(kept) == len(kept.standings())
    positions = map(dataset.position, (id for each in kept.standings() for id in behind(each)))
    told = set(dataset.ids_of(Kind.STATEMENT, kept.statements))
    assert told == {each.statement for each in positions}


def test_of_votes_on_what_recurs_none_is_read_before_it_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    votes = [
        ("p", (stance, f"20{at}0-01-01", "", "", list(HOLDERS)))
        for at, stance in enumerate(("support", "oppose", "abstain"))
    ]
    dataset = of(votes)
    monkeypatch.setattr("dipview.standing.table.standing_from", _never)
    monkeypatch.setattr("dipview.standing.told_by_days.standing_of_latest", _never)
    found = StandingTable(dataset, Switches()).found_of("p")
    assert len(found) == found.shown == len(HOLDERS)
    assert [*dataset.ids_of(Kind.STATEMENT, found.statements)] == ["x0", "x1", "x2"]
    assert found.sources() == {"s"}
    assert not found.weaker


def _never(*_: object) -> None:
    raise AssertionError("a standing was made")
