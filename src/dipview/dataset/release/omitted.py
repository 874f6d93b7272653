"""Omitted: how much of a dataset does not leave, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from dipview.model.values import frozen


class Terms(Enum):
    """Why something may not leave that no level and no day lets leave."""

    OFF_RECORD = "off the record"
    GROUND_RULES = "under ground rules that leave nothing of it"


Reason: TypeAlias = "int | dt.datetime | Terms | None"
"""A level above the clearance, the instant at which an embargo ends, or terms; None for an embargo
whose end is open."""


@frozen
class Count:
    """How many statements are left out, and sources of which no statement is."""

    statements: int = 0
    sources: int = 0


@frozen(kw_only=True)
class Omitted:
    """A tally of what was left out; nothing of it says what that is about."""

    above: tuple[tuple[int, Count], ...] = ()
    """By level, from the lowest."""
    embargoed: tuple[tuple[dt.datetime | None, Count], ...] = ()
    """By the instant at which it may leave, from the first; None for an open end."""
    off_record: Count = Count()
    ruled: Count = Count()
    """Of which the ground rules leave nothing."""

    def __bool__(self) -> bool:
        return self != _NOTHING


def tallied(statements: Iterable[Reason], sources: Iterable[Reason]) -> Omitted:
    """Count what is left out.

    Args:
        statements: Why each statement is.
        sources: Why each source is of which no statement is.
    """
    of_statements, of_sources = Counter(statements), Counter(sources)

    def count(reason: Reason) -> Count:
        return Count(of_statements[reason], of_sources[reason])

    reasons = {*of_statements, *of_sources}
    ends = [each for each in reasons if isinstance(each, dt.datetime)]
    return Omitted(
        above=tuple((rank, count(rank)) for rank in sorted(r for r in reasons if type(r) is int)),
        embargoed=tuple(
            (end, count(end)) for end in (*sorted(ends), *(() if None not in reasons else (None,)))
        ),
        off_record=count(Terms.OFF_RECORD),
        ruled=count(Terms.GROUND_RULES),
    )


_NOTHING = Omitted()
