"""The one order of time: lists, timeline, shifts and the latest agree, whatever zones are used."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bodies import as_snapshot
from tests.standing.writing import actor, issue, said
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.placement import UNDATED, day_at
from dipview.standing.latest import split_latest
from dipview.standing.shifts import shifts_in
from dipview.standing.stated_positions import known_positions
from dipview.views.orders import Orders
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.timeline.chronology import chronology

HEAD = (
    '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-02-09\n'
    '[[sources]]\nid = "t"\ntype = "report"\nissued = 2020-02-03\n'
    '[[sources]]\nid = "u"\ntype = "report"\n' + actor("a") + actor("b") + issue("i")
)
OFFSETS = ("-12:00", "-08:00", "-01:00", "+00:00", "+09:00", "+12:45", "+14:00")
DATES = st.one_of(
    st.none(),
    st.builds("2020-02-0{}".format, st.integers(1, 4)),
    st.builds("2020-02-0{}T{:02}:30:00".format, st.integers(1, 4), st.integers(0, 23)),
    st.builds(
        "2020-02-0{}T{:02}:30:00{}".format,
        st.integers(1, 4),
        st.integers(0, 23),
        st.sampled_from(OFFSETS),
    ),
    st.sampled_from(
        (
            *('"2020-02"', '"2020-02-02~"', '"[..2020-02-02]"', '"[2020-02-01..]"'),
            *('"2020-02-01/.."', '"2020-02-02?"', '"2020-02%"', '"2020-33"', '"2020-21"'),
            *('"2019-22/.."', '"[..2019-24]"'),
        )
    ),
)
STATEMENTS = st.lists(
    st.tuples(DATES, st.sampled_from(("support", "oppose")), st.sampled_from("stu")), max_size=9
)


def written(drawn: list[tuple[str | None, str, str]]) -> list[str]:
    return [
        said(date, stance, source=source, id=f"st-{number}")
        for number, (date, stance, source) in enumerate(drawn)
    ]


def opened(statements: list[str], head: str = HEAD) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.toml"
        path.write_text(head + "".join(statements), encoding="utf-8")
        return open_dataset([path])


def in_order(dataset: Dataset) -> list[str]:
    return sorted(dataset.ids(Kind.STATEMENT), key=lambda id: dataset.placed(id)[1])


def listed(dataset: Dataset, order: str = "oldest first") -> list[str]:
    orders = Orders(dataset)
    return [orders.ids[number] for number in orders.made(Kind.STATEMENT, order)]


JAPAN_AND_THE_WEST_COAST = (
    said("2017-05-01T23:30:00-08:00", "support", id="west"),
    said("2017-05-02T01:00:00+09:00", "oppose", id="japan"),
)


@pytest.mark.parametrize("statements", permutations(JAPAN_AND_THE_WEST_COAST))
@pytest.mark.parametrize("other", ["", said("2017-05-09", "neutral", id="x")])
def test_the_earlier_moment_comes_first_whatever_day_is_printed(
    statements: tuple[str, str], other: str
) -> None:
    dataset = opened([*statements, other])
    expected = ["japan", "west", *(["x"] if other else [])]
    assert in_order(dataset) == expected
    assert listed(dataset) == expected
    assert listed(dataset, "newest first") == expected[::-1]
    orders = Orders(dataset)
    found = chronology(Selection(dataset, orders, Scope()))
    assert [orders.ids[number] for number in found.dated.numbers] == expected
    turns = shifts_in(dataset, known_positions(dataset, None).groups).shifts
    assert (turns[0].before.position.statement, turns[0].after.position.statement) == (
        "japan",
        "west",
    )
    positions = [dataset.position(id) for id in dataset.linked("i", Link.POSITIONS_ON)]
    assert [each.statement for each in split_latest(dataset, positions)[0]] == expected[-1:]


@settings(max_examples=examples(150))
@given(STATEMENTS)
@example(
    [
        ("2020-02-02T18:30:00-01:00", "support", "s"),
        ("2020-02-03T09:30:00+14:00", "support", "s"),
    ]
)
def test_moments_are_in_order_and_days_as_they_are_printed(
    drawn: list[tuple[str | None, str, str]],
) -> None:
    dataset = opened(written(drawn))
    ids = in_order(dataset)
    spans = {id: dataset.said(id) for id in ids}
    moments = [moment for id in ids if (span := spans[id]) and (moment := span.instant)]
    assert moments == sorted(moments)
    places = [dataset.placed(id)[0] for id in ids]
    assert places == sorted(places)
    for id, place in zip(ids, places, strict=True):
        span = spans[id]
        if span is None:
            assert place == UNDATED
        elif span.instant is None:
            assert day_at(place) == span.counts_from
        else:
            # Of one moment, all stand with the latest day that is printed of it.
            dated = [(each.instant, each.counts_from) for each in spans.values() if each]
            days = [day for moment, day in dated if moment and moment <= span.instant]
            assert day_at(place) == max(days)


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_files_nor_on_the_body(
    drawn: list[tuple[str | None, str, str]], chance: random.Random
) -> None:
    texts = written(drawn)
    dataset = opened(texts)
    expected = in_order(dataset)
    chance.shuffle(texts)
    again = opened(texts)
    assert in_order(again) == expected
    assert listed(again) == expected
    stored = as_snapshot(again)  # type: ignore[arg-type]
    assert in_order(stored) == expected
    for kind in Kind:
        assert list(stored.places(kind)) == list(again.places(kind))
        assert list(stored.ranks(kind)) == list(again.ranks(kind))


@settings(max_examples=examples(150))
@given(STATEMENTS)
def test_shifts_and_the_latest_agree_with_the_order(
    drawn: list[tuple[str | None, str, str]],
) -> None:
    dataset = opened(written(drawn))
    shifts = shifts_in(dataset, known_positions(dataset, None).groups)
    for turn in (*shifts.shifts, *shifts.sideless, *shifts.same_day, *shifts.by_source):
        before, after = (
            dataset.placed(heard.position.statement)[1] for heard in (turn.before, turn.after)
        )
        assert before < after
    positions = [dataset.position(id) for id in dataset.linked("i", Link.POSITIONS_ON)]
    if positions:
        latest, replaced = split_latest(dataset, positions)
        last = max(positions, key=lambda each: dataset.placed(each.statement)[1])
        assert last in latest
        for one in (latest, replaced):
            ranks = [dataset.placed(each.statement)[1] for each in one]
            assert ranks == sorted(ranks)


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, st.dates(dt.date(2020, 1, 30), dt.date(2020, 2, 12)))
def test_what_is_known_on_a_day_and_since_a_day_is_in_the_same_order_everywhere(
    drawn: list[tuple[str | None, str, str]], day: dt.date
) -> None:
    dataset = opened(written(drawn))
    orders = Orders(dataset)
    spans = {id: dataset.said(id) for id in in_order(dataset)}
    known = [id for id, span in spans.items() if span and span.counts_from <= day]
    since = [id for id, span in spans.items() if span and (not span.latest or span.latest >= day)]
    for scope, expected in ((Scope(as_of=day), known), (Scope(since=day), since)):
        assert list(Selection(dataset, orders, scope).ids(Kind.STATEMENT)) == expected
        found = chronology(Selection(dataset, orders, scope))
        assert [orders.ids[number] for number in found.dated.numbers] == expected
    groups = known_positions(dataset, day).groups
    own = [each.position.statement for group in groups.values() for each in group.own]
    assert sorted(own, key=list(spans).index) == known
    for turn in shifts_in(dataset, groups).shifts:
        held = (turn.before.position.statement, turn.after.position.statement)
        assert known.index(held[0]) < known.index(held[1])


@pytest.mark.parametrize("statements", permutations(JAPAN_AND_THE_WEST_COAST))
def test_a_day_that_is_asked_for_is_compared_with_the_day_that_is_printed(
    statements: tuple[str, str],
) -> None:
    dataset = opened(list(statements))
    orders = Orders(dataset)

    def found(as_of: dt.date | None = None, since: dt.date | None = None) -> list[str]:
        scope = Scope(as_of=as_of, since=since)
        return list(Selection(dataset, orders, scope).ids(Kind.STATEMENT))

    first, second = dt.date(2017, 5, 1), dt.date(2017, 5, 2)
    assert found(as_of=first) == ["west"]
    assert found(as_of=second) == ["japan", "west"]
    assert found(since=first) == ["japan", "west"]
    assert found(since=second) == ["japan"]
    positions = [dataset.position(id) for id in dataset.linked("i", Link.POSITIONS_ON)]
    assert [each.statement for each in split_latest(dataset, positions)[0]] == ["west"]


def test_what_has_no_date_is_in_the_order_of_its_sources_then_by_seq_then_by_its_place() -> None:
    statements = [
        said(None, "support", source="s", id="late", extra='locator = "paragraph 1"'),
        said(None, "support", source="t", id="p10", extra='locator = "paragraph 10"'),
        said(None, "support", source="t", id="p9", extra='locator = "paragraph 9"'),
        said(None, "support", source="t", id="second", extra='seq = 2\nlocator = "paragraph 3"'),
        said(None, "support", source="t", id="first", extra='seq = 1\nlocator = "paragraph 12"'),
        said(None, "support", source="u", id="never", extra='locator = "paragraph 1"'),
        said("2020-02-03", "support", source="s", id="that-day"),
    ]
    expected = ["that-day", "p9", "p10", "first", "second", "late", "never"]
    for each in (statements, statements[::-1]):
        assert in_order(opened(each)) == expected


def test_seq_orders_undated_statements_of_one_source_in_the_latest_and_in_shifts() -> None:
    statements = [
        said(None, "oppose", id="second", extra="seq = 2"),
        said(None, "support", id="first", extra="seq = 1"),
    ]
    dataset = opened(statements)
    positions = [dataset.position(id) for id in dataset.linked("i", Link.POSITIONS_ON)]
    latest, replaced = split_latest(dataset, positions)
    assert [each.statement for each in latest] == ["second"]
    assert [each.statement for each in replaced] == ["first"]
    shifts = shifts_in(dataset, known_positions(dataset, None).groups)
    assert not shifts.shifts
    assert not shifts.unclear
    assert [turn.after.position.statement for turn in shifts.same_day] == ["second"]


def test_seq_places_what_has_no_time_after_what_it_follows() -> None:
    statements = [
        said("2020-02-01", "support", id="later", extra="seq = 2"),
        said("2020-02-01T10:00:00", "oppose", id="earlier", extra="seq = 1"),
        said("2020-02-01", "support", id="elsewhere", source="t"),
    ]
    assert in_order(opened(statements)) == ["elsewhere", "earlier", "later"]


def test_events_and_statements_of_one_day_stand_by_their_moments() -> None:
    event = '[[events]]\nid = "meeting"\ntitle = "Meeting"\nkind = "meeting"\nsources = ["s"]\n'
    event += "date = 2020-02-01T12:00:00Z\n"
    dataset = opened(
        [
            said("2020-02-01T11:00:00Z", "support", id="before"),
            said("2020-02-01T13:00:00Z", "support", id="after"),
            event,
        ]
    )
    orders = Orders(dataset)
    found = chronology(Selection(dataset, orders, Scope()))
    assert [orders.ids[number] for number in found.dated.numbers] == ["before", "meeting", "after"]


def test_in_one_zone_days_are_those_of_that_zone() -> None:
    same_evening = [
        said("2020-02-01T15:00:00-08:00", "support"),
        said("2020-02-01T17:00:00-08:00", "oppose"),
    ]
    shifts = shifts_in(data := opened(same_evening), known_positions(data, None).groups)
    assert (len(shifts.shifts), len(shifts.same_day)) == (0, 1)
    across_midnight = [
        said("2020-02-01T23:00:00-08:00", "support"),
        said("2020-02-02T01:00:00-08:00", "oppose"),
    ]
    shifts = shifts_in(data := opened(across_midnight), known_positions(data, None).groups)
    assert (len(shifts.shifts), len(shifts.same_day)) == (1, 0)


UNDATED_OF_THREE = (
    said(None, "support", source="t", id="early"),
    said(None, "oppose", source="s", id="late"),
    said(None, "neutral", source="u", id="never"),
)


@pytest.mark.parametrize("statements", permutations(UNDATED_OF_THREE))
def test_what_has_no_date_moves_in_the_order_of_its_sources_and_it_is_told_as_that(
    statements: tuple[str, ...],
) -> None:
    dataset = opened(list(statements))
    assert in_order(dataset) == ["early", "late", "never"]
    shifts = shifts_in(dataset, known_positions(dataset, None).groups)
    (turn,) = shifts.by_source
    assert (turn.before.position.statement, turn.after.position.statement) == ("early", "late")
    assert not shifts.shifts
    assert not shifts.unclear
    positions = [dataset.position(id) for id in dataset.linked("i", Link.POSITIONS_ON)]
    assert len(split_latest(dataset, positions)[0]) == 3


def test_what_has_no_date_is_never_in_the_order_of_its_places_in_a_source() -> None:
    first = said(None, "support", id="first", extra='locator = "paragraph 1"')
    second = said(None, "oppose", id="second", extra='locator = "paragraph 2"')
    for each in ([first, second], [second, first]):
        dataset = opened(each)
        assert in_order(dataset) == ["first", "second"]
        shifts = shifts_in(dataset, known_positions(dataset, None).groups)
        assert [*shifts.shifts, *shifts.same_day, *shifts.by_source] == []
        (unclear,) = shifts.unclear
        assert [stated.position.statement for stated in unclear.stated] == ["first", "second"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.none(), st.sampled_from(("support", "oppose")), st.sampled_from("stu")),
        max_size=6,
    ),
    st.lists(st.none() | st.integers(1, 4), min_size=6, max_size=6),
)
def test_of_what_has_no_date_no_move_is_told_but_by_seq_or_by_the_dates_of_sources(
    drawn: list[tuple[None, str, str]], seqs: list[int | None]
) -> None:
    texts = [
        said(None, stance, source=source, id=f"st-{at}", extra=f"seq = {seq}" if seq else "")
        for at, ((_, stance, source), seq) in enumerate(zip(drawn, seqs, strict=False))
    ]
    dataset = opened(texts)
    shifts = shifts_in(dataset, known_positions(dataset, None).groups)
    assert not shifts.shifts
    for turn in shifts.same_day:
        one, other = (
            dataset.statement(each.position.statement) for each in (turn.before, turn.after)
        )
        assert one.source == other.source
        assert (one.seq or 0) < (other.seq or 0)
    for turn in shifts.by_source:
        sources = [
            dataset.statement(each.position.statement).source for each in (turn.before, turn.after)
        ]
        assert sources == ["t", "s"]
