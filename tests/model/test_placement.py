"""Where dates stand among others."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.placement import (
    UNDATED,
    begins_at,
    day_at,
    days_of,
    is_known_day,
    part_at,
    place_of,
    places_of,
    unit_at,
)
from dipview.model.spans import Precision, on_day, read_span
from dipview.model.year_parts import NUMBERS, YearPart

ZOOMS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def place(text: str) -> int:
    return place_of(read_span(text))


@pytest.mark.parametrize(
    ("written", "day", "unit"),
    [
        ("2017-04-11", "2017-04-11", Precision.DAY),
        ("2017-04-11T23:59:00+09:00", "2017-04-11", Precision.DAY),
        ("2017-04", "2017-04-30", Precision.MONTH),
        ("2016-02", "2016-02-29", Precision.MONTH),
        ("2017", "2017-12-31", Precision.YEAR),
        ("2017-04-10/2017-04-11", "2017-04-10", Precision.DAY),
        ("2017-04/2017-06", "2017-04-01", Precision.MONTH),
        ("2011~/..", "2011-01-01", Precision.YEAR),
        ("../2017-04-10", "2017-04-10", Precision.DAY),
        ("../2017", "2017-12-31", Precision.YEAR),
        ("[2017-04-07..2017-04-11]", "2017-04-11", Precision.DAY),
        ("[..2017-04-10]", "2017-04-10", Precision.DAY),
        ("[2017-04-11..]", "2017-04-11", Precision.DAY),
        ("[2017..]", "2017-01-01", Precision.YEAR),
        ("[2016..2017-04-10]", "2017-04-10", Precision.DAY),
        ("[2016-02-03..2017-04]", "2017-04-30", Precision.MONTH),
        ("2016/2017-04-10", "2016-01-01", Precision.YEAR),
        ("2017-04?", "2017-04-30", Precision.MONTH),
        ("2017-33", "2017-03-31", Precision.QUARTER),
        ("2017-35/..", "2017-07-01", Precision.QUARTER),
        ("[..2017-38]", "2017-08-31", Precision.THIRD),
        ("2017-41%", "2017-12-31", Precision.HALF),
        ("2017-21", "2017-12-31", Precision.SEASON),
        ("2017-22", "2018-03-31", Precision.SEASON),
        ("2017-21/2017-23", "2017-03-01", Precision.SEASON),
        ("2017-21/2017-09-04", "2017-03-01", Precision.SEASON),
        ("[2017-21..2017-09-04]", "2017-09-04", Precision.DAY),
        ("[2017-21..2017-09]", "2017-09-30", Precision.MONTH),
        ("[2016..2017-39]", "2017-12-31", Precision.THIRD),
    ],
)
def test_a_date_stands_on_the_day_from_which_it_counts(
    written: str, day: str, unit: Precision
) -> None:
    found = place(written)
    assert day_at(found) == dt.date.fromisoformat(day) == read_span(written).counts_from
    assert unit_at(found) is unit


def test_what_has_no_date_stands_after_everything() -> None:
    assert place_of(None) == UNDATED > place("9999")


def test_of_one_day_what_is_known_to_be_of_it_stands_first() -> None:
    in_order = ["2017-12-31", "[..2017-12-31]", "2017-12", "2017"]
    assert sorted(in_order, key=place) == in_order


def test_what_begins_in_a_year_or_month_stands_before_its_days() -> None:
    in_order = ["2017/..", "2017-01/..", "2017-01-01/..", "[2017-01-01..]"]
    assert sorted(in_order, key=place) == in_order
    assert [begins_at(place(each)) for each in in_order] == [True, True, False, False]


def test_a_lasting_date_stands_with_its_first_day() -> None:
    assert place("2017-01-01/2017-02-01") == place("2017-01-01") == place("2017-01-01/..")


def test_only_one_certain_day_is_a_known_day() -> None:
    assert is_known_day(place("2017-04-11"))
    assert is_known_day(place("2017-04-11/2017-04-12"))
    for each in (
        "2017-04-11?",
        "2017-21",
        "2017-04-11~",
        "2017-04-11~/2017-05-01",
        "[..2017-04-11]",
        "2017-04",
        "[2017..]",
    ):
        assert not is_known_day(place(each)), each


@given(st.dates(), st.sampled_from(ZOOMS))
def test_a_period_has_the_places_of_its_days_and_of_nothing_beside(
    day: dt.date, unit: Precision
) -> None:
    first, after = places_of(day, unit)
    start, end = days_of(day, unit)
    assert first <= place_of(on_day(start)) <= place_of(on_day(end)) < after
    assert first <= place_of(read_span(f"[..{end.isoformat()}]")) < after
    if start > dt.date.min:
        assert place_of(on_day(start - dt.timedelta(days=1))) < first
    if end < dt.date.max:
        assert place_of(on_day(end + dt.timedelta(days=1))) >= after
    year = place(f"{day.year:04}")
    assert (first <= year < after) is (unit is Precision.YEAR)


def test_the_days_of_a_month_and_a_year_are_all_of_it() -> None:
    day = dt.date(2016, 2, 10)
    assert days_of(day, Precision.DAY) == (day, day)
    assert days_of(day, Precision.MONTH) == (dt.date(2016, 2, 1), dt.date(2016, 2, 29))
    assert days_of(day, Precision.YEAR) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31))


@pytest.mark.parametrize("written", ["2017-04/2017-06", "2011~/..", "[2017..]"])
def test_what_begins_in_a_month_or_year_is_told_from_what_is_of_one(written: str) -> None:
    assert begins_at(place(written))


@pytest.mark.parametrize("written", ["2017-04", "2017", "2017-04-11", "[..2017-04]", "2017-04-11~"])
def test_what_is_of_a_day_a_month_or_a_year_does_not_begin_in_it(written: str) -> None:
    assert not begins_at(place(written))


@given(st.integers(1, 9999), st.sampled_from(NUMBERS), st.sampled_from(["{}", "{}/.."]))
def test_a_place_tells_the_part_of_a_year_that_stands_there(
    year: int, number: int, form: str
) -> None:
    part = YearPart(year, number)
    found = place(form.format(part.edtf))
    assert part_at(found) == part
    assert begins_at(found) is form.endswith("..")
    assert not is_known_day(found)


def test_the_closer_is_what_is_known_of_a_day_the_earlier_it_stands() -> None:
    in_order = ["2017-12-31", "2017-12-31?", "2017-12", "2017-36", "2017-39", "2017-41"]
    in_order += ["2017-21", "2017-23", "2017"]
    assert [*map(place, in_order)] == sorted(map(place, in_order))
    assert part_at(place("2017-12")) is None


def test_an_uncertain_day_stands_behind_what_is_known_to_be_of_it() -> None:
    assert place("2017-04-11") < place("2017-04-11?") == place("2017-04-11~")
