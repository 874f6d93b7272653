"""Omissions in words: how much was left out of a document because it may not leave, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dipview.dataset.release.omitted import Count, Omitted
from dipview.model.spans import on_day
from dipview.views.parts.counting import counted
from dipview.views.parts.dates_in_words import in_short


def omissions_in_words(omitted: Omitted, level: str, zone: dt.tzinfo | None = None) -> str:
    """Say what was left out: ``3 statements above OFFICIAL, 1 under embargo until 2 Dec 2026``.

    Args:
        omitted: The tally; of levels, only their sum is told.
        level: Up to which level something may leave; empty where the dataset names none.
        zone: The reader's; None for that of the system.
    """
    told: list[str] = []
    last = ""
    for count, why in _reasons(omitted, level, zone):
        for many, noun in ((count.statements, "statement"), (count.sources, "source")):
            if many:
                told.append(f"{many:,} {why}" if noun == last else f"{counted(many, noun)} {why}")
                last = noun
    return ", ".join(told)


def _reasons(omitted: Omitted, level: str, zone: dt.tzinfo | None) -> Iterator[tuple[Count, str]]:
    yield _sum(count for _, count in omitted.above), f"above {level or 'the lowest marking'}"
    for end, count in omitted.embargoed:
        until = f" until {moment_in_words(end, zone)}" if end is not None else ""
        yield count, f"under embargo{until}"
    yield omitted.off_record, "off the record"
    yield omitted.ruled, "of which ground rules leave nothing"


def _sum(counts: Iterable[Count]) -> Count:
    listed = list(counts)
    return Count(sum(each.statements for each in listed), sum(each.sources for each in listed))


def moment_in_words(
    moment: dt.datetime,
    zone: dt.tzinfo | None,
    *,
    offset: bool = True,
    home: int | None = None,
) -> str:
    """Write a moment in a zone: ``1 Dec 2026, 18:00 UTC+01:00``; of midnight, the day alone.

    Args:
        moment: With an offset.
        zone: The reader's; None for that of the system.
        offset: Tell the zone's offset too.
        home: The year that goes without saying; None if none does.
    """
    there = moment.astimezone(zone)
    day = in_short(on_day(there.date()), home)
    if not (there.hour or there.minute or there.second):
        return day
    ahead = there.strftime("%z")
    told = f" UTC{f'{ahead[:3]}:{ahead[3:5]}' if ahead.strip('+-0') else ''}" if offset else ""
    return f"{day}, {there:%H:%M}{told}"
