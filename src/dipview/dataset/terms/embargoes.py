"""Embargoes: at which instant each ends, in the reader's zone."""

from __future__ import annotations

import datetime as dt

from dipview.model.spans import Shape, Span
from dipview.model.year_parts import Precision


def is_clear(embargo: Span) -> bool:
    """Tell whether an embargo is one moment or one day."""
    return embargo.sure and embargo.shape is Shape.ON and embargo.precision is Precision.DAY


def end_of(embargo: Span, zone: dt.tzinfo | None) -> dt.datetime | None:
    """Give the instant at which an embargo ends.

    Args:
        embargo: A moment; or a day, with whose first hour it ends. Of what is no day it is the day
            after the last that may be meant.
        zone: The zone of a moment without offset, and of a day; None for that of the system.

    Returns:
        The instant, with an offset; None where it never ends, since its end is open.
    """
    if embargo.moment is not None:
        if embargo.moment.tzinfo is not None:
            return embargo.instant
        return _in_zone(embargo.moment, zone)
    day = embargo.earliest if is_clear(embargo) else _after(embargo.latest)
    return None if day is None else _in_zone(dt.datetime.combine(day, dt.time()), zone)


def _after(day: dt.date | None) -> dt.date | None:
    if day is None or day == dt.date.max:
        return None
    return day + dt.timedelta(days=1)


def _in_zone(moment: dt.datetime, zone: dt.tzinfo | None) -> dt.datetime | None:
    try:
        return (moment.replace(tzinfo=zone) if zone else moment.astimezone()).astimezone(dt.UTC)
    except (OverflowError, ValueError, OSError):  # beyond the calendar, or the system's clock
        return None
