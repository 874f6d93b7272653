"""Parts of a year: which days they have, and how they are called."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.year_parts import DIVISIONS, NUMBERS, SEASONS, Precision, Season, YearPart

YEARS = st.integers(1, 9999)


@given(YEARS, st.sampled_from(sorted(DIVISIONS)))
def test_equal_parts_follow_on_one_another_and_fill_the_year(year: int, unit: Precision) -> None:
    parts = [YearPart(year, number) for number in DIVISIONS[unit]]
    assert [part.ordinal for part in parts] == list(range(1, len(parts) + 1))
    assert all(part.unit is unit and part.season is None for part in parts)
    assert parts[0].days[0] == dt.date(year, 1, 1)
    assert parts[-1].days[1] == dt.date(year, 12, 31)
    for one, other in pairwise(parts):
        assert other.days[0] - one.days[1] == dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("season", "north", "south"),
    [
        (Season.SPRING, ["2017-03-01", "2017-06-21"], ["2017-09-01", "2017-12-22"]),
        (Season.SUMMER, ["2017-06-01", "2017-09-23"], ["2016-12-01", "2018-03-21"]),
        (Season.AUTUMN, ["2017-09-01", "2017-12-22"], ["2017-03-01", "2017-06-21"]),
        (Season.WINTER, ["2016-12-01", "2018-03-21"], ["2017-06-01", "2017-09-23"]),
    ],
)
def test_a_season_has_all_days_that_can_be_meant_in_the_north_or_the_south(
    season: Season, north: list[str], south: list[str]
) -> None:
    (number,) = (number for number, each in SEASONS.items() if each is season)
    first, last = YearPart(2017, number).days
    for day in map(dt.date.fromisoformat, (*north, *south)):
        assert first <= day <= last


@given(YEARS, st.sampled_from(NUMBERS))
def test_a_part_has_days_of_its_year(year: int, number: int) -> None:
    part = YearPart(year, number)
    first, last = part.days
    assert first <= dt.date(year, 12, 1)
    assert last >= dt.date(year, 3, 1)
    assert first <= last
    assert part.edtf == f"{year:04}-{number}"
