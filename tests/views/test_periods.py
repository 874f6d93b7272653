"""Periods: cutting places in time into days, months and years."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.placement import place_of
from dipview.model.spans import Precision, read_span
from dipview.model.year_parts import NUMBERS, YearPart
from dipview.views.timeline.periods import (
    ZOOMS,
    Period,
    cut_into_periods,
    suitable_zoom,
    with_empty_periods,
)

YEARS = st.integers(1, 9999)
DAYS = st.dates().map(str)
WRITTEN = st.one_of(
    DAYS,
    DAYS,
    DAYS.map(lambda day: f"[..{day}]"),
    DAYS.map(lambda day: f"{day}~/.."),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: f"{str(day)[:7]}/.."),
    YEARS.map(lambda year: f"{year:04}"),
    YEARS.map(lambda year: f"{year:04}/.."),
    YEARS.map(lambda year: f"{year:04}?"),
    st.builds(
        lambda year, number, form: form.format(YearPart(year, number).edtf),
        YEARS,
        st.sampled_from(NUMBERS),
        st.sampled_from(["{}", "{}?", "{}/..", "[..{}]"]),
    ),
)


def places(*written: str) -> list[int]:
    return sorted(place_of(read_span(each)) for each in written)


def rows(zoom: Precision, *written: str) -> list[tuple[str, int]]:
    """Give the label of every period, the empty ones too, and how many stand in it."""
    at = places(*written)
    found = list(cut_into_periods(at, zoom))
    numbers = {period.id: end - start for period, start, end in found}
    every = with_empty_periods([each for each, _, _ in found], zoom)
    return [
        (f"{period.span} ×" if period.span > 1 else period.label, numbers.get(period.id, 0))
        for period in every
    ]


def test_empty_periods_are_shown_between_others() -> None:
    assert rows(Precision.MONTH, "2031-11-30", "2032-02-01") == [
        ("Nov 2031", 1),
        ("Dec 2031", 0),
        ("Jan 2032", 0),
        ("Feb 2032", 1),
    ]


def test_many_empty_periods_on_end_are_one() -> None:
    assert rows(Precision.DAY, "2031-01-01", "2032-01-01") == [
        ("1 Jan 2031", 1),
        ("364 ×", 0),
        ("1 Jan 2032", 1),
    ]


def test_no_two_empty_periods_stand_on_end_where_there_are_hundreds() -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in range(2000, 2010) for month in (1, 5, 9)
            for day in (1, 8, 15, 22, 28)]  # fmt: skip
    found = rows(Precision.DAY, *days)
    assert len(found) == len(days) * 2 - 1
    assert all(count or label.endswith("×") for label, count in found)


def test_a_date_that_names_a_month_is_never_counted_on_a_day() -> None:
    assert rows(Precision.DAY, "2031-04-29", "2031-04", "2031-05-01", "[..2031-04-29]") == [
        ("29 Apr 2031", 2),
        ("30 Apr 2031", 0),
        ("in Apr 2031", 1),
        ("1 May 2031", 1),
    ]


def test_what_begins_in_a_year_stands_before_its_first_day() -> None:
    assert rows(Precision.MONTH, "2031~/..", "2031-02-03", "2031") == [
        ("from 2031", 1),
        ("Jan 2031", 0),
        ("Feb 2031", 1),
        ("Mar 2031", 0),
        *[
            (f"{month} 2031", 0)
            for month in ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        ],
        ("in 2031", 1),
    ]


@pytest.mark.parametrize(
    ("written", "zoom"),
    [
        (["2031-04-01"], Precision.DAY),
        (["2031-04-01", "2031-05-20"], Precision.DAY),
        (["2031-04-01", "2033-05-20"], Precision.MONTH),
        (["2001-04-01", "2033-05-20"], Precision.YEAR),
        (["2011~/..", "2017-04-04", "2017-04-11"], Precision.DAY),
        (["0001", "9999-12-31"], Precision.DAY),
        ([f"{year:04}-{month:02}-01" for year in range(1900, 2000) for month in range(1, 13)],
         Precision.YEAR),
    ],
)  # fmt: skip
def test_the_zoom_suits_the_span(written: list[str], zoom: Precision) -> None:
    assert suitable_zoom(places(*written)) is zoom


def test_nothing_has_a_zoom_too() -> None:
    assert suitable_zoom([]) is Precision.DAY
    assert list(cut_into_periods([], Precision.DAY)) == []
    assert with_empty_periods([], Precision.DAY) == []


@given(st.lists(WRITTEN, min_size=1, max_size=40), st.sampled_from(ZOOMS))
def test_every_place_is_in_one_period_and_periods_follow_on(
    written: list[str], zoom: Precision
) -> None:
    at = places(*written)
    found = list(cut_into_periods(at, zoom))
    assert [start for _, start, _ in found] == [0, *(end for _, _, end in found[:-1])]
    assert found[-1][2] == len(at)
    spans = sorted(map(read_span, written), key=place_of)
    for period, start, end in found:
        for span in spans[start:end]:
            assert period.first_day <= span.counts_from <= period.last_day
    every = with_empty_periods([each for each, _, _ in found], zoom)
    assert [each for each in every if each.loose or _held(each, found)] == [p for p, _, _ in found]
    tight = [each for each in every if not each.loose]
    loose = [each for each in every if each.loose]
    for before, after in pairwise(tight):
        between = range(before.last_day.toordinal() + 1, after.first_day.toordinal())
        assert all(
            any(each.first_day.toordinal() <= day <= each.last_day.toordinal() for each in loose)
            for day in between
        )


def test_a_year_of_which_no_closer_date_is_known_is_never_told_to_be_empty() -> None:
    assert rows(Precision.MONTH, "2014", "2016") == [
        ("in 2014", 1),
        *[
            (f"{month} 2015", 0)
            for month in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
        ],
        ("in 2016", 1),
    ]
    assert rows(Precision.YEAR, "2014", "2016")[1] == ("2015", 0)
    assert rows(Precision.DAY, "2014", "2015") == [("in 2014", 1), ("in 2015", 1)]


def test_a_part_of_a_year_is_counted_by_itself_where_periods_are_shorter() -> None:
    written = ("2031-03-31", "2031-33", "2031-04-01", "2031-04-30", "2031-40", "2031-12-31")
    assert rows(Precision.MONTH, *written, "2031-21", "2031-23?", "2031") == [
        ("Mar 2031", 1),
        ("in Q1 2031", 1),
        ("Apr 2031", 2),
        *[("May 2031", 0), ("Jun 2031", 0)],
        ("in 1st half 2031", 1),
        *[(f"{month} 2031", 0) for month in ("Jul", "Aug", "Sep", "Oct", "Nov")],
        ("Dec 2031", 1),
        ("in spring 2031", 1),
        ("in autumn 2031", 1),
        ("in 2031", 1),
    ]
    assert rows(Precision.YEAR, *written, "2031-21") == [("2031", 7)]
    assert rows(Precision.DAY, "2031-22/..", "2031-33/..") == [
        ("from summer 2031", 1),
        ("31 ×", 0),
        ("from Q1 2031", 1),
    ]
    (period,) = (each for each, _, _ in cut_into_periods(places("2031-22"), Precision.DAY))
    assert (period.id, period.name) == ("2031-22", "summer 2031")
    assert [str(period.first_day), str(period.last_day)] == ["2030-12-01", "2032-03-31"]


def _held(period: Period, found: list[tuple[Period, int, int]]) -> bool:
    return any(period == each for each, _, _ in found)
