"""Parts of a year as EDTF numbers them: seasons, quarters, thirds and halves.

A season is not told to be one of the north or of the south, and comes at other months there: its
days are all that can be meant in either. Summer or winter may be that at the beginning of the year
or that at its end, which lasts into the next.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from dipview.model.values import frozen


class Precision(StrEnum):
    """The smallest unit that a date names, the coarsest first."""

    YEAR = "year"
    SEASON = "season"
    HALF = "half"
    THIRD = "third"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


class Season(StrEnum):
    """The seasons, in the order of their numbers."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


SEASONS = dict(enumerate(Season, 21))
"""The numbers of seasons that are of no hemisphere."""
OF_A_HEMISPHERE = range(25, 33)
"""The numbers of seasons of the north and of the south, which are not read."""
DIVISIONS: Mapping[Precision, range] = {
    Precision.QUARTER: range(33, 37),
    Precision.THIRD: range(37, 40),
    Precision.HALF: range(40, 42),
}
"""The numbers of the equal parts of a year."""
NUMBERS = (*SEASONS, *(number for numbers in DIVISIONS.values() for number in numbers))
"""The numbers of all parts of a year."""
_MONTHS = 12
_TURNING = (Season.SUMMER, Season.WINTER)
"""Seasons at the turn of the year: the one in the north, the other in the south."""


@frozen
class YearPart:
    """A season, quarter, third or half of a year."""

    year: int
    number: int
    """As EDTF has it, one of ``NUMBERS``."""

    @property
    def season(self) -> Season | None:
        """Which season it is; None for an equal part."""
        return SEASONS.get(self.number)

    @property
    def unit(self) -> Precision:
        """What it is one of."""
        if self.season is not None:
            return Precision.SEASON
        return next(unit for unit, numbers in DIVISIONS.items() if self.number in numbers)

    @property
    def ordinal(self) -> int:
        """Which it is among the parts of its kind, from 1."""
        return self.number - (21 if self.season else DIVISIONS[self.unit].start) + 1

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day that can be meant, as far as the calendar goes.

        Spring and autumn may be from March to December, summer and winter from the December before
        the year to the March after it.
        """
        if self.season in _TURNING:
            first = dt.date(self.year - 1, 12, 1) if self.year > 1 else dt.date.min
            last = dt.date(self.year + 1, 3, 31) if self.year < dt.MAXYEAR else dt.date.max
            return first, last
        if self.season is not None:
            return dt.date(self.year, 3, 1), dt.date(self.year, 12, 31)
        months = _MONTHS // len(DIVISIONS[self.unit])
        end = self.ordinal * months
        first = dt.date(self.year, end - months + 1, 1)
        after = dt.date(self.year, end + 1, 1) if end < _MONTHS else None
        return first, after - dt.timedelta(days=1) if after else dt.date(self.year, 12, 31)

    @property
    def edtf(self) -> str:
        """The part as EDTF has it: ``2017-21``."""
        return f"{self.year:04}-{self.number}"
