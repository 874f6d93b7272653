"""Shifts: what is one, what only looks like one, and what is told beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.standing.writing import actor, issue, person, said

from dipview.dataset.dataset import Dataset
from dipview.standing.shifts import Change, Shifts, Turn, Unclear, first_since, shifts_in
from dipview.standing.stated_positions import known_positions

Make = Callable[[str], Dataset]


def found(dataset: Dataset, day: dt.date | None = None, *, exact_only: bool = False) -> Shifts:
    assert not [p for p in dataset.problems if p.severity == "error"]
    return shifts_in(dataset, known_positions(dataset, day, exact_only=exact_only).groups)


def pairs(turns: list[Turn]) -> list[tuple[str, str]]:
    return [(t.before.position.statement, t.after.position.statement) for t in turns]


def test_two_statements_on_days_apart_that_differ_are_a_shift(make: Make) -> None:
    dataset = make(said("2020-01-05", "support", id="x") + said("2020-03-05", "oppose", id="y"))
    (turn,) = found(dataset).shifts
    assert (turn.holder, turn.issue, turn.n) == ("a", "i", 2)
    assert pairs([turn]) == [("x", "y")]
    assert turn.changes == (Change.STANCE,)


def test_the_last_before_and_the_first_after_are_shown(make: Make) -> None:
    days = (("01-01", "support"), ("01-09", "support"), ("02-01", "oppose"), ("03-01", "oppose"))
    text = "".join(said(f"2020-{day}", stance, id=f"s{day}") for day, stance in days)
    (turn,) = found(make(text)).shifts
    assert pairs([turn]) == [("s01-09", "s02-01")]
    assert turn.n == 4


def test_every_turn_is_told_there_and_back(make: Make) -> None:
    text = "".join(
        said(f"2020-0{month}-01", stance, id=f"m{month}")
        for month, stance in enumerate(("support", "oppose", "support"), start=1)
    )
    assert pairs(found(make(text)).shifts) == [("m1", "m2"), ("m2", "m3")]


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ({}, {"condition": "if it rains"}, Change.CONDITION_ADDED),
        ({"condition": "if it rains"}, {}, Change.CONDITION_DROPPED),
        ({"condition": "if it rains"}, {"condition": "if it snows"}, Change.CONDITION_CHANGED),
        ({"formula": "takes note"}, {"formula": "welcomes"}, Change.FORMULA),
    ],
)
def test_a_condition_or_a_formula_alone_makes_a_shift(
    make: Make, one: dict[str, str], other: dict[str, str], change: Change
) -> None:
    text = said("2020-01-05", "support", **one) + said("2020-03-05", "support", **other)
    (turn,) = found(make(text)).shifts
    assert turn.changes == (change,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"condition": "If it rains."}, {"condition": "if  it rains"}),
        ({"formula": "takes note"}, {}),
        ({}, {"formula": "takes note"}),
        ({"formula": "Takes note"}, {"formula": "takes note"}),
    ],
)
def test_spelling_and_a_formula_that_is_not_given_make_none(
    make: Make, one: dict[str, str], other: dict[str, str]
) -> None:
    text = said("2020-01-05", "support", **one) + said("2020-03-05", "support", **other)
    assert found(make(text)) == Shifts()


def test_a_formula_is_compared_with_the_last_that_was_given(make: Make) -> None:
    text = (
        said("2020-01-05", "support", id="x", formula="takes note")
        + said("2020-02-05", "support", id="y")
        + said("2020-03-05", "support", id="z", formula="welcomes")
    )
    assert pairs(found(make(text)).shifts) == [("x", "z")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2020-03-05", "2020-03-05"),
        ('"[2020-03-01..2020-03-10]"', "2020-03-05"),
        ('"2020-03"', "2020-03-31"),
        ('"2020-03-04~"', "2020-03-05"),
        ('"2020-02~"', "2020-03-05"),
        ('"2019-01-01/.."', "2020-03-05"),
        ('"[2020-03-05..]"', "2020-04-05"),
        ("2020-03-05", None),
        ("2020-03-05", '"[..2020-06-01]"'),
        ('"2020-01/2020-04"', '"2020-04/2020-06"'),
    ],
)
def test_dates_that_may_overlap_make_no_shift_but_are_told(
    make: Make, one: str, other: str | None
) -> None:
    dataset = make(said(one, "support", id="x") + said(other, "oppose", id="y"))
    shifts = found(dataset)
    assert not shifts.shifts
    (unclear,) = shifts.unclear
    assert {heard.position.statement for heard in unclear.stated} == {"x", "y"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"2020-02"', "2020-03-01"),
        ('"[..2020-03-04]"', "2020-03-05"),
        ("2020-03-05", '"[2020-03-06..]"'),
        ('"2020-03-03~"', "2020-03-05"),
        ('"2020-01/2020-03"', '"2020-04/.."'),
    ],
)
def test_spans_that_are_certainly_apart_make_a_shift(make: Make, one: str, other: str) -> None:
    dataset = make(said(other, "oppose", id="y") + said(one, "support", id="x"))
    assert pairs(found(dataset).shifts) == [("x", "y")]


def test_a_statement_known_only_by_a_day_is_before_what_is_said_later(make: Make) -> None:
    dataset = make(said("2021-02-01", "oppose", id="y") + said(None, "support", id="x"))
    assert pairs(found(dataset).shifts) == [("x", "y")]


def test_without_any_date_nothing_is_known_of_the_order(make: Make) -> None:
    text = '[[sources]]\nid = "none"\ntype = "report"\n'
    text += said(None, "oppose", source="none") + said("2020-01-01", "support")
    dataset = make(text)
    assert found(dataset) == Shifts()
    assert known_positions(dataset, None).undated == 1


@pytest.mark.parametrize("stance", ["open", "reserved", "abstain", "undeclared", "divided"])
def test_a_stance_that_takes_no_side_is_never_in_a_shift(make: Make, stance: str) -> None:
    text = said("2020-01-01", "support", id="x") + said("2020-02-01", stance, id="y")
    shifts = found(make(text + said("2020-03-01", "support", id="z")))
    assert not shifts.shifts
    assert pairs(shifts.sideless) == [("x", "y"), ("y", "z")]


def test_a_shift_over_a_stance_without_a_side_is_one_and_says_so(make: Make) -> None:
    text = said("2020-01-01", "support", id="x") + said("2020-02-01", "open", id="y")
    shifts = found(make(text + said("2020-03-01", "oppose", id="z")))
    (turn,) = shifts.shifts
    assert pairs([turn]) == [("x", "z")]
    assert [position.statement for position in turn.sideless_between] == ["y"]


def test_what_is_mixed_between_is_told_with_the_shift(make: Make) -> None:
    text = (
        said("2020-01-01", "support", id="x")
        + said("2020-02-01", "support", id="m")
        + said("2020-02-01", "oppose", id="n")
        + said("2020-03-01", "oppose", id="z")
    )
    shifts = found(make(text))
    (turn,) = shifts.shifts
    assert pairs([turn]) == [("x", "z")]
    assert turn.mixed_between == 2
    assert turn.sideless_between == ()
    assert len(shifts.unclear) == 1


def test_what_is_mixed_at_an_end_makes_no_shift(make: Make) -> None:
    text = said("2020-01-01", "support") + said("2020-02-01", "oppose")
    shifts = found(make(text + said('"2020"', "support")))
    assert not shifts.shifts
    assert len(shifts.unclear) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2020-03-05", "seq = 1"), ("2020-03-05", "seq = 2")),
        ((None, "seq = 1"), (None, "seq = 2")),
        (('"2020-03"', "seq = 1"), ('"2020-03"', "seq = 2")),
        (('"2020-03-02/2020-03-06"', "seq = 1"), ('"2020-03-02/2020-03-06"', "seq = 2")),
        (("2020-03-05T09:00:00", ""), ("2020-03-05T17:00:00", "")),
        (("2020-03-06T00:30:00+09:00", ""), ("2020-03-05T20:00:00Z", "")),
        (("2020-03-05", ""), (None, 'supersedes = "x"')),
    ],
    ids=["seq", "undated-seq", "month-seq", "days-seq", "time", "offset", "supersedes"],
)
def test_a_known_order_without_days_apart_is_told_and_no_shift(
    make: Make, one: tuple[str | None, str], other: tuple[str | None, str]
) -> None:
    text = said(other[0], "oppose", id="y", extra=other[1])
    shifts = found(make(text + said(one[0], "support", id="x", extra=one[1])))
    assert not shifts.shifts
    assert not shifts.unclear
    assert pairs(shifts.same_day) == [("x", "y")]


@pytest.mark.parametrize(("day", "count"), [("2020-03-05", 1), ("2020-03-06", 0)])
def test_beside_a_bare_day_a_moment_is_of_the_day_that_is_printed(
    make: Make, day: str, count: int
) -> None:
    text = said("2020-03-06T00:30:00+09:00", "support") + said(day, "oppose")
    assert len(found(make(text)).shifts) == count


def test_moments_with_offsets_on_days_apart_make_a_shift(make: Make) -> None:
    text = said("2020-03-06T00:30:00+09:00", "support") + said("2020-03-06T20:00:00Z", "oppose")
    assert len(found(make(text)).shifts) == 1


def test_a_formula_on_one_side_alone_is_no_change_of_formula(make: Make) -> None:
    text = said("2020-01-01", "support", formula="takes note") + said("2020-03-06", "oppose")
    (turn,) = found(make(text)).shifts
    assert turn.changes == (Change.STANCE,)


def test_a_day_counts_as_it_ended(make: Make) -> None:
    text = (
        said("2020-01-01", "oppose", id="x")
        + said("2020-02-01", "support", id="m", extra="seq = 1")
        + said("2020-02-01", "oppose", id="n", extra="seq = 2")
        + said("2020-03-01", "support", id="z")
    )
    shifts = found(make(text))
    assert pairs(shifts.shifts) == [("n", "z")]
    assert pairs(shifts.same_day) == [("m", "n")]


def test_what_an_earlier_statement_supersedes_is_no_later_word(make: Make) -> None:
    text = said("2020-01-01", "support", id="x", extra='supersedes = "y"')
    shifts = found(make(text + said("2020-03-01", "oppose", id="y")))
    assert not shifts.shifts
    assert pairs(shifts.same_day) == [("y", "x")]


def test_a_later_statement_that_supersedes_says_so(make: Make) -> None:
    text = said("2020-03-01", "support", id="y", extra='supersedes = "x"')
    (turn,) = found(make(text + said("2020-01-01", "oppose", id="x"))).shifts
    assert turn.superseding


@pytest.mark.parametrize(
    "second",
    [
        said("2020-03-05", "oppose", position=', attributed_by = "b"'),
        said("2020-03-05", "oppose", position=', basis = "implied"'),
        said("2020-03-05", "oppose", position=', basis = "presupposed"'),
        said("2020-03-05", "oppose", by="", form="described", position=', holders = ["a"]'),
        said("2020-03-05", "oppose", extra='status = "retracted"'),
        said("2020-03-05", "oppose", extra='status = "draft"'),
        said("2020-03-05", "oppose", by="b"),
        said("2020-03-05", "oppose", issue="j"),
        said("2020-03-05", "oppose", extra='on_behalf_of = ["b"]'),
    ],
    ids=[
        "second-hand",
        "implied",
        "presupposed",
        "described",
        "retracted",
        "draft",
        "holder",
        "issue",
        "behalf",
    ],
)
def test_weaker_evidence_and_others_never_make_a_shift(make: Make, second: str) -> None:
    dataset = make(actor("b") + issue("j") + said("2020-01-05", "support") + second)
    assert found(dataset) == Shifts()


def test_a_disputed_statement_counts_and_is_known_to_be_so(make: Make) -> None:
    text = said("2020-01-01", "support", extra='status = "disputed"')
    (turn,) = found(make(text + said("2020-03-01", "oppose"))).shifts
    assert turn.before.disputed
    assert not turn.after.disputed


def test_only_what_is_known_on_the_day_counts(make: Make) -> None:
    dataset = make(said("2020-01-01", "support") + said('"2020-03"', "oppose"))
    assert not found(dataset, dt.date(2020, 3, 30)).shifts
    assert found(dataset, dt.date(2020, 3, 31)).shifts


def test_exact_words_alone_can_be_asked_for(make: Make) -> None:
    exact = {"form": "fragment", "extra": 'text = "so be it"'}
    text = said("2020-01-01", "support", id="x", **exact) + said("2020-02-01", "oppose", id="y")
    dataset = make(text + said("2020-03-01", "neutral", id="z", **exact))
    assert pairs(found(dataset, exact_only=True).shifts) == [("x", "z")]


def test_words_in_the_chair_are_compared_with_words_in_that_chair(make: Make) -> None:
    text = (
        actor("panel", "organization")
        + person("p", '{ title = "Chair", of = "panel" }', '{ title = "Envoy", of = "a" }')
        + said("2020-01-01", "support", by="p", id="x")
        + said("2020-02-01", "neutral", by="p", id="c", extra='capacity = "panel"')
        + said("2020-03-01", "oppose", by="p", id="y", extra='capacity = "a"')
    )
    shifts = found(make(text))
    assert pairs(shifts.shifts) == [("x", "y")]
    assert not shifts.sideless


def test_reprints_are_one_statement(make: Make) -> None:
    text = said("2020-01-01", "support", extra='corroboration = ["s"]')
    (turn,) = found(make(text + said("2020-03-01", "oppose"))).shifts
    assert turn.n == 2


def test_counted_is_all_that_the_holder_stated_on_the_issue(make: Make) -> None:
    source = '[[sources]]\nid = "none"\ntype = "report"\n'
    text = (
        source
        + actor("panel", "organization")
        + person("p", '{ title = "Chair", of = "panel" }')
        + said("2020-01-01", "support", by="p", id="x")
        + said("2020-03-01", "oppose", by="p", id="y")
        + said("2020-02-01", "oppose", by="p", extra='capacity = "panel"')
        + said(None, "oppose", by="p", source="none")
    )
    (turn,) = found(make(text)).shifts
    assert pairs([turn]) == [("x", "y")]
    assert turn.n == 4


def test_who_speaks_for_the_first_time_since_a_day(make: Make) -> None:
    text = (
        actor("b")
        + actor("c")
        + said("2020-01-01", "support")
        + said("2020-03-01", "oppose")
        + said("2020-03-02", "oppose", by="b")
        + said("2020-02-01", "support", by="", form="described", position=', holders = ["b"]')
        + said('"2020-02"', "oppose", by="c")
    )
    groups = known_positions(make(text), None).groups
    firsts = {f.stated.position.holder: f for f in first_since(groups, dt.date(2020, 2, 15))}
    assert set(firsts) == {"b", "c"}
    assert (firsts["b"].certain, firsts["b"].weaker) == (True, 1)
    assert not firsts["c"].certain


@pytest.mark.parametrize(
    ("date", "told", "certain"),
    [
        ("2020-02-15", True, True),
        ("2020-02-14", False, None),
        ('"2020-02-14/2020-02-20"', True, False),
    ],
    ids=["on the day", "the day before", "perhaps before"],
)
def test_a_silence_ends_on_its_first_day_after(
    make: Make, date: str, told: bool, certain: bool | None
) -> None:
    groups = known_positions(make(said(date, "oppose")), None).groups
    firsts = first_since(groups, dt.date(2020, 2, 15))
    assert [first.certain for first in firsts] == ([certain] if told else [])


def test_the_first_words_after_a_silence_are_the_earliest(make: Make) -> None:
    text = said("2020-05-01", "oppose", id="late") + said("2020-03-01", "support", id="early")
    (first,) = first_since(known_positions(make(text), None).groups, dt.date(2020, 2, 15))
    assert (first.stated.position.statement, first.n) == ("early", 2)


def test_who_is_heard_on_no_known_day_has_not_spoken_since(make: Make) -> None:
    described = said("2020-03-01", "support", by="", form="described", position=', holders = ["b"]')
    source = '[[sources]]\nid = "bare"\ntype = "report"\n'
    text = source + actor("b") + described + said(None, "support", source="bare")
    assert not first_since(known_positions(make(text), None).groups, dt.date(2020, 2, 15))


def test_words_without_a_date_may_be_from_before_the_silence(make: Make) -> None:
    source = '[[sources]]\nid = "bare"\ntype = "report"\n'
    text = source + said(None, "support", source="bare") + said("2020-03-01", "support")
    (first,) = first_since(known_positions(make(text), None).groups, dt.date(2020, 2, 15))
    assert (first.certain, first.n) == (False, 2)


def test_only_weaker_evidence_from_before_the_silence_is_counted_as_such(make: Make) -> None:
    days = ("2020-02-14", "2020-02-15", "2020-06-01", '"2020-02-10?"', None)
    source = '[[sources]]\nid = "bare"\ntype = "report"\n'
    text = source + "".join(
        said(day, "support", by="", form="described", source="bare", position=', holders = ["a"]')
        for day in days
    )
    groups = known_positions(make(text + said("2020-03-01", "support")), None).groups
    (first,) = first_since(groups, dt.date(2020, 2, 15))
    assert first.weaker == 1


def test_the_same_formula_with_another_stance_is_no_change_of_formula(make: Make) -> None:
    text = said("2020-01-01", "support", formula="takes note")
    (turn,) = found(make(text + said("2020-03-06", "oppose", formula="Takes  note."))).shifts
    assert turn.changes == (Change.STANCE,)


def test_a_formula_that_was_not_given_before_is_no_change_of_formula(make: Make) -> None:
    text = said("2020-01-01", "support") + said("2020-03-06", "oppose", formula="takes note")
    (turn,) = found(make(text)).shifts
    assert turn.changes == (Change.STANCE,)


@pytest.mark.parametrize("between", [("open",), ("neutral", "oppose")], ids=["no-side", "mixed"])
def test_a_formula_is_compared_over_what_takes_no_side_or_is_mixed(
    make: Make, between: tuple[str, ...]
) -> None:
    text = (
        said("2020-01-01", "support", id="x", formula="takes note")
        + "".join(said("2020-02-01", stance) for stance in between)
        + said("2020-02-15", "support")
        + said("2020-03-01", "support", id="y", formula="welcomes")
        + said("2020-04-01", "abstain", formula="regrets")
    )
    (turn,) = found(make(text)).shifts
    assert pairs([turn]) == [("x", "y")]
    assert turn.changes == (Change.FORMULA,)
    assert (len(turn.sideless_between), turn.mixed_between) in ((1, 0), (0, 2))


def test_a_formula_of_another_side_is_not_compared(make: Make) -> None:
    text = (
        said("2020-01-01", "support", id="x", formula="takes note")
        + said("2020-02-01", "oppose", id="y")
        + said("2020-03-01", "support", id="z", formula="welcomes")
    )
    assert pairs(found(make(text)).shifts) == [("x", "y"), ("y", "z")]


def test_formulas_that_overlap_are_in_no_order(make: Make) -> None:
    text = (
        said("2020-01-01", "support", formula="takes note")
        + said('"2020-02"', "support", formula="welcomes")
        + said('"2020-02"', "support", formula="regrets")
        + said("2020-03-01", "support", formula="takes note")
    )
    assert not found(make(text)).shifts


def test_who_says_the_same_again_in_place_of_it_has_not_turned(make: Make) -> None:
    text = said("2020-01-01", "support", id="x") + said("2020-02-01", "oppose")
    again = said("2020-01-01", "support", id="y", extra='supersedes = "x"')
    shifts = found(make(text + again))
    assert len(shifts.shifts) == 1
    assert not shifts.same_day


def test_what_overlaps_is_told_in_the_order_of_time(make: Make) -> None:
    text = said('"2020-02-05/2020-02-20"', "support", id="late")
    (unclear,) = found(make(text + said('"2020-02-01/2020-02-10"', "oppose", id="early"))).unclear
    assert [heard.position.statement for heard in unclear.stated] == ["early", "late"]
    assert unclear.first.position.statement == "early"


def test_no_side_before_and_after_what_is_mixed_is_the_same_and_no_turn(make: Make) -> None:
    text = (
        said("2020-01-01", "open")
        + said('"2020-02"', "support")
        + said('"2020-02"', "oppose")
        + said("2020-03-01", "open")
    )
    shifts = found(make(text))
    assert len(shifts.unclear) == 1
    assert not shifts.sideless


def test_turns_without_a_later_day_are_told_in_the_order_of_time(make: Make) -> None:
    months = (5, 3)
    text = "".join(
        said(f"2020-0{month}-01", "support", id=f"x{month}")
        + said(f"2020-0{month}-01", "oppose", id=f"y{month}", extra=f'supersedes = "x{month}"')
        for month in months
    )
    assert pairs(found(make(text)).same_day) == [("x3", "y3"), ("x5", "y5")]


def test_the_words_of_one_day_that_differ_from_its_last_are_told(make: Make) -> None:
    days = enumerate(("oppose", "support", "support"), start=1)
    text = "".join(said("2020-02-01", s, id=f"n{n}", extra=f"seq = {n}") for n, s in days)
    assert pairs(found(make(text)).same_day) == [("n1", "n3")]


def test_a_day_that_ends_mixed_has_no_turn_within(make: Make) -> None:
    source = '[[sources]]\nid = "t"\ntype = "report"\nissued = 2020-12-31\n'
    text = (
        source
        + said("2020-02-01", "neutral", extra="seq = 1")
        + said("2020-02-01", "support", extra="seq = 2")
        + said("2020-02-01", "oppose", source="t", extra="seq = 1")
    )
    shifts = found(make(text))
    assert not shifts.same_day
    assert len(shifts.unclear) == 1


def test_what_came_after_the_words_of_one_day_that_differ_is_told(make: Make) -> None:
    source = '[[sources]]\nid = "r"\ntype = "report"\nissued = 2020-12-31\n'
    text = (
        source
        + said("2020-02-01", "support", source="r", id="elsewhere", extra="seq = 1")
        + said("2020-02-01", "oppose", id="x", extra="seq = 1")
        + said("2020-02-01", "support", id="y", extra="seq = 2")
    )
    assert pairs(found(make(text)).same_day) == [("x", "y")]


def test_a_moment_and_a_bare_day_of_one_source_keep_their_known_order(make: Make) -> None:
    text = said("2020-02-01T09:00:00Z", "support", id="x", extra="seq = 1")
    shifts = found(make(text + said("2020-02-01", "oppose", id="y", extra="seq = 2")))
    assert pairs(shifts.same_day) == [("x", "y")]
    assert not shifts.unclear


def test_of_many_that_overlap_one_after_another_the_first_four_that_differ_are_shown(
    make: Make,
) -> None:
    stances = ("support", "oppose", "neutral", "lean-support", "lean-oppose")
    text = "".join(
        said(f'"2020-0{month}-01/2020-0{month + 1}-10"', stance)
        for month, stance in enumerate(stances, start=1)
    )
    (unclear,) = found(make(text)).unclear
    assert [heard.position.stance for heard in unclear.stated] == list(stances[:4])
    assert unclear.n == 5


def test_first_words_are_certain_only_where_all_are_after_the_silence(make: Make) -> None:
    text = said('"2020-02"', "oppose") + said("2020-03-01", "oppose")
    (first,) = first_since(known_positions(make(text), None).groups, dt.date(2020, 2, 15))
    assert not first.certain


def test_bare_days_beside_moments_of_several_days_keep_their_known_order(make: Make) -> None:
    text = (
        said("2020-03-06T00:30:00+09:00", "oppose")
        + said("2020-03-06T20:00:00Z", "oppose")
        + said("2020-03-06", "support", id="x", extra="seq = 1")
        + said("2020-03-06", "oppose", id="y", extra="seq = 2")
    )
    assert ("x", "y") in pairs(found(make(text)).same_day)


def test_what_overlaps_is_told_by_where_it_stands_in_time_not_by_where_it_may_begin(
    make: Make,
) -> None:
    text = said('"[2020-02-01..2020-02-20]"', "support", id="within")
    (unclear,) = found(make(text + said("2020-02-10", "oppose", id="day"))).unclear
    assert [heard.position.statement for heard in unclear.stated] == ["day", "within"]
    assert unclear.first.position.statement == "day"


def test_moments_of_one_day_keep_their_order_beside_one_of_the_day_before(make: Make) -> None:
    text = (
        said("2020-03-06T00:30:00+09:00", "support")
        + said("2020-03-06T09:00:00Z", "support", id="x")
        + said("2020-03-06T20:00:00Z", "oppose", id="y")
    )
    assert ("x", "y") in pairs(found(make(text)).same_day)


def test_a_formula_after_formulas_that_overlap_is_compared_with_the_one_before(make: Make) -> None:
    text = (
        said("2020-01-01", "support", id="x", formula="takes note")
        + said('"2020-02"', "support", formula="welcomes")
        + said('"2020-02"', "support", formula="regrets")
        + said("2020-03-01", "support", id="y", formula="demands")
    )
    (turn,) = found(make(text)).shifts
    assert pairs([turn]) == [("x", "y")]
    assert turn.changes == (Change.FORMULA,)


def test_of_words_at_one_time_the_exact_ones_are_shown(make: Make) -> None:
    quoted = 'text = "So be it."\nlanguage = "en"'
    text = "".join(
        said(day, stance, id=f"{stance}-loose-{end}")
        + said(day, stance, id=f"{stance}-exact", form="verbatim", extra=quoted)
        + said(day, stance, id=f"{stance}-{end}")
        for day, stance, end in (("2020-01-01", "support", "z"), ("2020-03-01", "oppose", "z"))
    )
    (turn,) = found(make(text)).shifts
    assert pairs([turn]) == [("support-exact", "oppose-exact")]


def test_moments_of_one_offset_are_of_the_day_that_is_printed(make: Make) -> None:
    text = said("2020-03-06T00:30:00+09:00", "support", id="x")
    shifts = found(make(text + said("2020-03-06T20:00:00+09:00", "oppose", id="y")))
    assert not shifts.shifts
    assert pairs(shifts.same_day) == [("x", "y")]


def test_many_statements_that_all_overlap_are_followed_in_one_go(make: Make) -> None:
    day = dt.date(2000, 1, 1)
    days = ((day + dt.timedelta(days=n)).isoformat() for n in range(300))
    text = "".join(said('"2000/2001"', "support") + said(each, "oppose") for each in days)
    shifts = found(make(text))
    assert not shifts.shifts
    assert len(shifts.unclear) == 1


def held(unclear: Unclear) -> list[str]:
    return [stated.position.statement for stated in unclear.stated]


@pytest.mark.parametrize("date", ['"2020-05-03?"', '"2020-05%"', '"2020-05?/2020-06"'])
def test_an_uncertain_date_makes_no_shift_and_hides_none(make: Make, date: str) -> None:
    unsure = said(date, "neutral", id="unsure")
    one, other = said("2020-01-05", "support", id="x"), said("2020-03-05", "oppose", id="y")
    last = said("2020-12-05", "support", id="z")
    shifts = found(make(one + other + unsure + last))
    assert pairs(shifts.shifts) == [("x", "y"), ("y", "z")]
    (unclear,) = shifts.unclear
    assert held(unclear) == ["y", "unsure", "z"]
    assert not shifts.same_day
    assert not found(make(one + said(date, "support"))).unclear


def test_of_uncertain_dates_alone_it_is_told_that_they_differ(make: Make) -> None:
    text = said('"2020?"', "support", id="x") + said('"2021-03-05?"', "oppose", id="y")
    shifts = found(make(text))
    assert [held(each) for each in shifts.unclear] == [["x", "y"]]
    assert not shifts.shifts


def test_on_an_uncertain_day_seq_and_what_supersedes_are_known(make: Make) -> None:
    text = said('"2020-03-05?"', "support", id="x", extra="seq = 1")
    text += said('"2020-03-05?"', "oppose", id="y", extra="seq = 2")
    shifts = found(make(text))
    assert pairs(shifts.same_day) == [("x", "y")]
    assert not shifts.unclear
    text = said("2020-03-05", "support", id="x")
    text += said('"2020-04-05?"', "oppose", id="y", extra='supersedes = "x"')
    shifts = found(make(text))
    assert pairs(shifts.same_day) == [("x", "y")]
    assert not shifts.shifts


def test_a_certain_statement_on_the_day_of_an_uncertain_one_is_not_of_that_day(make: Make) -> None:
    text = said('"2020-03-05?"', "support", id="x", extra="seq = 1")
    text += said("2020-03-05", "oppose", id="y", extra="seq = 2")
    shifts = found(make(text))
    assert not shifts.same_day
    assert [sorted(held(each)) for each in shifts.unclear] == [["x", "y"]]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (['"2020-02-14?"'], []),
        (['"2020-02-20?"'], [("s0", False)]),
        (['"2020-02-14?"', "2020-03-01"], [("s1", False)]),
        (['"2020-02-14?"', "2020-01-01", "2020-03-01"], []),
    ],
)
def test_an_uncertain_date_ends_no_silence_for_certain(
    make: Make, dates: list[str], expected: list[tuple[str, bool]]
) -> None:
    text = "".join(said(date, "oppose", id=f"s{at}") for at, date in enumerate(dates))
    firsts = first_since(known_positions(make(text), None).groups, dt.date(2020, 2, 15))
    assert [(each.stated.position.statement, each.certain) for each in firsts] == expected


def test_seasons_that_may_share_a_day_make_no_shift(make: Make) -> None:
    text = said('"2020-21"', "support", id="x") + said('"2020-23"', "oppose", id="y")
    shifts = found(make(text))
    assert not shifts.shifts
    assert [held(each) for each in shifts.unclear] == [["x", "y"]]
    assert pairs(found(make(text.replace("2020-23", "2021-23"))).shifts) == [("x", "y")]
    assert pairs(found(make(text.replace("-21", "-33").replace("-23", "-34"))).shifts) == [
        ("x", "y")
    ]


SOURCES = (
    '[[sources]]\nid = "t"\ntype = "report"\nissued = 2020-02-03\n'
    '[[sources]]\nid = "month"\ntype = "report"\nissued = "2020-12"\n'
    '[[sources]]\nid = "unsure"\ntype = "report"\nissued = "2021-03?"\n'
)


def test_what_rests_on_the_dates_of_sources_is_told_apart_from_shifts(make: Make) -> None:
    dated = said("2020-01-05", "support", id="x", source="t")
    dated += said("2020-03-05", "oppose", id="y", source="unsure")
    shifts = found(make(SOURCES + dated + said(None, "support", id="u")))
    assert pairs(shifts.shifts) == [("x", "y")]
    assert pairs(shifts.by_source) == [("y", "u")]
    assert not shifts.unclear
    shifts = found(make(SOURCES + dated + said(None, "oppose", id="u")))
    assert pairs(shifts.shifts) == [("x", "y")]
    assert not shifts.by_source
    shifts = found(make(SOURCES + dated + said(None, "oppose", id="u", source="t")))
    assert not shifts.by_source
    assert pairs(shifts.shifts) == []
    assert [held(each) for each in shifts.unclear] == [["x", "u"]]


def test_what_is_certain_of_a_statement_without_a_date_is_a_shift_and_told_once(
    make: Make,
) -> None:
    text = said(None, "support", id="u", source="t") + said("2020-03-05", "oppose", id="y")
    shifts = found(make(SOURCES + text))
    assert pairs(shifts.shifts) == [("u", "y")]
    assert not shifts.by_source


def test_within_one_source_and_in_dates_that_overlap_no_order_rests_on_sources(make: Make) -> None:
    same = said("2020-12-30", "support", id="x") + said(None, "oppose", id="u")
    shifts = found(make(same))
    assert not shifts.by_source
    assert [held(each) for each in shifts.unclear] == [["x", "u"]]
    overlap = said(None, "support", id="x") + said(None, "oppose", id="u", source="month")
    shifts = found(make(SOURCES + overlap))
    assert not shifts.by_source
    assert len(shifts.unclear) == 1
    unsure = said(None, "support", id="x") + said(None, "oppose", id="u", source="unsure")
    shifts = found(make(SOURCES + unsure))
    assert not shifts.by_source
    assert [held(each) for each in shifts.unclear] == [["x", "u"]]


def test_to_and_from_no_side_is_told_by_the_dates_of_sources_too(make: Make) -> None:
    text = said(None, "support", id="x", source="t") + said(None, "abstain", id="y")
    shifts = found(make(SOURCES + text))
    assert pairs(shifts.by_source) == [("x", "y")]
    assert not shifts.sideless
