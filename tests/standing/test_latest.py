"""Which statements replace which, where their dates alone do not tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.dataset import Dataset
from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.model.actors import Actor, ActorKind
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.sources import Source
from dipview.model.spans import read_span
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Form, Statement
from dipview.standing.latest import oldest_first, split_latest

Make = Callable[[str], Dataset]


def statement(id: str, stance: str, *more: str) -> str:
    lines = [
        "[[statements]]",
        f'id = "{id}"',
        'source = "s"',
        'speakers = ["a"]',
        'form = "reported"',
        f'summary = "{id}"',
        *more,
        f'positions = [{{ issue = "i", stance = "{stance}" }}]',
    ]
    return "\n".join(lines) + "\n"


def latest(dataset: Dataset) -> list[str]:
    positions = [dataset.position(id) for id in dataset.ids(Kind.POSITION)]
    current, past = split_latest(dataset, positions)
    assert sorted(p.id for p in (*current, *past)) == sorted(p.id for p in positions)
    return [position.statement for position in current]


def test_a_superseding_statement_also_replaces_what_the_superseded_one_replaced(make: Make) -> None:
    dataset = make(
        statement("first", "support", "date = 2020-04-01")
        + statement("second", "oppose", "date = 2020-04-05")
        + statement("third", "support", 'supersedes = "second"')
    )
    assert latest(dataset) == ["third"]


def test_what_the_superseded_one_replaced_by_its_place_in_a_source_stays_replaced() -> None:
    dataset = small(
        _said("first", seq=1), _said("second", seq=2), _said("third", supersedes="second")
    )
    assert latest(dataset) == ["third"]


def test_a_statement_is_not_replaced_by_the_one_that_it_supersedes(make: Make) -> None:
    dataset = make(
        statement("late", "support", "date = 2020-04-05")
        + statement("early", "oppose", "date = 2020-04-03", 'supersedes = "late"')
    )
    assert latest(dataset) == ["early"]


def test_of_statements_that_supersede_each_other_all_are_kept() -> None:
    dataset = small(
        _said("one", supersedes="other"),
        _said("other", supersedes="one"),
    )
    assert latest(dataset) == ["one", "other"]


def test_where_order_and_time_of_day_contradict_each_other_both_are_kept(make: Make) -> None:
    dataset = make(
        statement("old", "oppose", "date = 2020-04-01")
        + statement("one", "support", "date = 2020-05-02T12:00:00", "seq = 1")
        + statement("two", "oppose", "date = 2020-05-02T10:00:00", "seq = 2")
    )
    assert set(latest(dataset)) >= {"one", "two"}


def test_a_time_replaces_nothing_of_a_day_without_one(make: Make) -> None:
    dataset = make(
        statement("some-time", "support", "date = 2020-05-02")
        + statement("noon", "oppose", "date = 2020-05-02T12:00:00")
    )
    assert latest(dataset) == ["some-time", "noon"]


def test_a_lasting_statement_is_replaced_only_after_its_last_day(make: Make) -> None:
    lasting = statement("lasting", "support", 'date = "2020-05-01/2020-05-03"')
    assert latest(make(lasting + statement("x", "oppose", "date = 2020-05-03"))) == ["lasting", "x"]
    assert latest(make(lasting + statement("x", "oppose", "date = 2020-05-04"))) == ["x"]
    ongoing = statement("ongoing", "support", 'date = "2020-01/.."')
    assert latest(make(ongoing + statement("x", "oppose", "date = 2020-05-04"))) == ["ongoing", "x"]


@pytest.mark.parametrize(("about", "expected"), [("2020-05-03~", 2), ("2020-05-02~", 1)])
def test_an_approximate_day_may_be_off_by_one(make: Make, about: str, expected: int) -> None:
    dataset = make(
        statement("about", "support", f'date = "{about}"')
        + statement("sure", "oppose", "date = 2020-05-04")
    )
    assert len(latest(dataset)) == expected


def test_statements_without_any_date_come_last_and_replace_nothing() -> None:
    dataset = small(_said("undated", dated=""), _said("dated", dated="2020-01-01"), issued="")
    assert latest(dataset) == ["dated", "undated"]


DATES = st.sampled_from(
    [
        "",
        "2020",
        "2020-05",
        "2020-05-02",
        "2020-05-02~",
        "2020-05-02?",
        "2020-05%",
        "2020-34",
        "2020-21",
        "2020-05-02T10:00",
        "2020-05-02T10:00+14:00",
        "2020-05-01T23:00-12:00",
        "2020-05-01/2020-05-03",
        "2020-05-01/..",
        "[..2020-05-02]",
        "[2020-05-02..]",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
    ]
)


def test_without_dates_seq_orders_the_statements_of_one_source_alone() -> None:
    dataset = small(_said("one", seq=1), _said("two", seq=2), _said("three"))
    assert latest(dataset) == ["three", "two"]


@given(st.lists(st.tuples(DATES, st.none() | st.integers(1, 3)), min_size=1, max_size=6))
def test_there_is_always_a_latest_and_none_is_lost(said: list[tuple[str, int | None]]) -> None:
    dataset = small(*(_said(f"t{n}", dated=dated, seq=seq) for n, (dated, seq) in enumerate(said)))
    assert latest(dataset)
    positions = [dataset.position(id) for id in dataset.ids(Kind.POSITION)]
    assert len(oldest_first(dataset, positions)) == len(positions)


def _said(
    id: str, *, dated: str = "", seq: int | None = None, supersedes: str | None = None
) -> Statement:
    return Statement(
        id=id,
        source="s",
        form=Form.REPORTED,
        speakers=("a",),
        date=read_span(dated) if dated else None,
        seq=seq,
        supersedes=supersedes,
        positions=(PositionEntry(issue="i", stance=Stance.SUPPORT),),
    )


def small(*statements: Statement, issued: str = "2020-12-31") -> Dataset:
    """A dataset of statements by one actor on one issue, made without a file."""
    return MemoryDataset(
        Records(
            sources={
                "s": Source(id="s", type="report", issued=read_span(issued) if issued else None)
            },
            actors={"a": Actor(id="a", name="A", kind=ActorKind.STATE)},
            issues={"i": Issue(id="i", kind=IssueKind.POLICY, proposition="Do it.")},
            statements={each.id: each for each in statements},
        )
    )


def test_seq_orders_statements_of_one_source_within_a_month(make: Make) -> None:
    dataset = make(
        statement("first", "support", 'date = "2020-02"', "seq = 1")
        + statement("second", "oppose", 'date = "2020-02"', "seq = 2")
    )
    assert latest(dataset) == ["second"]


def test_among_moments_with_offsets_and_days_each_is_compared_by_its_kind(make: Make) -> None:
    moment = statement("moment", "support", "date = 2020-02-01T09:00:00Z")
    later_day = statement("day", "oppose", "date = 2020-02-02")
    same_day = statement("day", "oppose", "date = 2020-02-01")
    earlier_day = statement("day", "oppose", "date = 2020-01-31")
    assert latest(make(moment + later_day)) == ["day"]
    assert sorted(latest(make(moment + same_day))) == ["day", "moment"]
    assert latest(make(moment + earlier_day)) == ["moment"]
    later = statement("later", "oppose", "date = 2020-02-01T12:00:00+02:00")
    assert latest(make(moment + later)) == ["later"]


def test_the_last_of_several_days_replaces_a_moment_before_it(make: Make) -> None:
    dataset = make(
        statement("moment", "support", "date = 2020-02-01T09:00:00Z")
        + statement("before", "oppose", "date = 2020-01-30")
        + statement("after", "oppose", "date = 2020-02-03")
    )
    assert latest(dataset) == ["after"]


def test_seq_orders_statements_of_one_source_on_a_day_that_is_about_right(make: Make) -> None:
    dataset = make(
        statement("first", "support", 'date = "2020-02-01~"', "seq = 1")
        + statement("second", "oppose", 'date = "2020-02-01~"', "seq = 2")
    )
    assert latest(dataset) == ["second"]


def test_of_two_moments_the_later_in_universal_time_stands(make: Make) -> None:
    dataset = make(
        statement("east", "support", "date = 2020-03-06T00:30:00+09:00")
        + statement("west", "oppose", "date = 2020-03-05T20:00:00Z")
    )
    assert latest(dataset) == ["west"]


@pytest.mark.parametrize("date", ["2021-05-03?", "2021?", "2021-04/2021-05?", "2021-33%"])
def test_an_uncertain_date_replaces_nothing_and_is_replaced_by_what_is_certainly_later(
    make: Make, date: str
) -> None:
    unsure = statement("unsure", "support", f'date = "{date}"')
    before = statement("sure", "oppose", "date = 2020-05-01")
    assert latest(make(before + unsure)) == ["sure", "unsure"]
    after = statement("sure", "oppose", "date = 2023-05-01")
    assert latest(make(unsure + after)) == ["sure"]


def test_of_uncertain_dates_none_replaces_another(make: Make) -> None:
    dataset = make(
        statement("one", "support", 'date = "2020-05-02?"')
        + statement("other", "oppose", 'date = "2020-06-02?"')
    )
    assert latest(dataset) == ["one", "other"]


def test_seq_orders_statements_of_one_source_on_a_day_that_is_uncertain(make: Make) -> None:
    first = statement("first", "support", 'date = "2020-02-01?"', "seq = 1")
    second = statement("second", "oppose", 'date = "2020-02-01?"', "seq = 2")
    assert latest(make(first + second)) == ["second"]
    elsewhere = statement("elsewhere", "neutral", "date = 2020-02-01", "seq = 3")
    assert sorted(latest(make(first + second + elsewhere))) == ["elsewhere", "second"]


def test_a_season_replaces_only_what_is_before_it_in_the_north_and_in_the_south(
    make: Make,
) -> None:
    season = statement("season", "support", 'date = "2020-22"')
    for day, expected in (
        ("2019-11-30", ["season"]),
        ("2019-12-01", ["day", "season"]),
        ("2021-03-31", ["day", "season"]),
        ("2021-04-01", ["day"]),
    ):
        found = latest(make(season + statement("day", "oppose", f"date = {day}")))
        assert sorted(found) == expected, day
