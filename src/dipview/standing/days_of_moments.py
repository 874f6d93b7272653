"""Days of moments: on which day a moment with an offset stands among others of one holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping


def days_of_moments(
    moments: Iterable[tuple[dt.datetime, dt.date | None]],
) -> Mapping[dt.datetime, dt.date]:
    """Give the day on which each of some moments stands, so that they and whole days have an order.

    It is the printed day, or that of one of the moments before it, if that is later: what follows
    on something said on a day was not said before that day.

    Args:
        moments: What a holder said on an issue at moments with an offset, each in universal time
            and with the day that is printed. What others said must not be among them, as it would
            make certain what is not.
    """
    found: dict[dt.datetime, dt.date] = {}
    latest = dt.date.min
    for moment, printed in sorted((at, day or dt.date.min) for at, day in moments):
        found[moment] = latest = max(latest, printed)
    return found
