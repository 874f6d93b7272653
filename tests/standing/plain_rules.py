"""The rules of docs/model.md on the latest statement, written anew: an oracle for standings.

It imports nothing of dipview, and compares each two statements: slow, and easy to check.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Table = Mapping[str, Any]
FIRST, LAST = dt.date.min, dt.date.max
OFF = {4: 366, 7: 31, 10: 1}
"""By how many days about a year, a month or a day may be off, by the length of what is written."""


class Days(NamedTuple):
    """The days that a date can mean."""

    first: dt.date
    last: dt.date
    uncertain: bool = False
    known: bool = False
    """Whether it is one day, and neither about right nor uncertain."""
    moment: dt.datetime | None = None


class Stands(NamedTuple):
    """Where a holder stands on an issue."""

    stances: frozenset[str]
    mixed: bool
    second_hand: bool
    fallback: bool
    n: int
    latest: frozenset[str]
    """The statements that are the latest."""
    superseded_by: frozenset[str] = frozenset()
    """Those that supersede all of them and take no position of the holder."""


def days_of(date: Any) -> Days:
    """Read a date of TOML, or one that is less exact."""
    if isinstance(date, dt.datetime):
        return Days(date.date(), date.date(), known=True, moment=date)
    if isinstance(date, dt.date):
        return Days(date, date, known=True)
    if date[0] == "[" or "/" in date:
        ends = date.strip("[]").split("/" if "/" in date else "..")
        start, end = (None if each in ("", "..") else days_of(each) for each in ends)
        uncertain = any(each is not None and each.uncertain for each in (start, end))
        return Days(start.first if start else FIRST, end.last if end else LAST, uncertain)
    bare = date.rstrip("~?%")
    year, month, day = (*map(int, bare.split("-")), 0, 0)[:3]
    last_day = day or calendar.monthrange(year, month or 12)[1]
    off = dt.timedelta(OFF[len(bare)] if date[-1] in "~%" else 0)
    return Days(
        dt.date(year, month or 1, day or 1) - off,
        dt.date(year, month or 12, last_day) + off,
        uncertain=date[-1] in "?%",
        known=date == bare and bool(day),
    )


def replaces(later: Table, earlier: Table) -> bool:
    """Tell whether a statement was certainly made after another of the same holder and issue."""
    if earlier["id"] == later.get("supersedes"):
        return True
    if later["id"] == earlier.get("supersedes") or "date" not in later:
        return "date" not in earlier and "date" not in later and by_seq(later, earlier)
    new = days_of(later["date"])
    if "date" not in earlier:
        return earlier["by"] < new.first and not new.uncertain
    old = days_of(earlier["date"])
    if new.moment and old.moment and new.moment.tzinfo and old.moment.tzinfo:
        return new.moment > old.moment
    if old.last < new.first and not new.uncertain:
        return True
    times = [each.moment for each in (new, old) if each.moment and not each.moment.tzinfo]
    if len(times) == 2 and new.first == old.first and times[0] > times[1]:
        return True
    same_day = new.known and old.known and new.first == old.first
    return (same_day or later["date"] == earlier["date"]) and by_seq(later, earlier)


def by_seq(later: Table, earlier: Table) -> bool:
    """Tell whether two statements of one source are in this order there."""
    numbered = "seq" in later and "seq" in earlier and later["source"] == earlier["source"]
    return bool(numbered and later["seq"] > earlier["seq"])


def evidence(statement: Table) -> int:
    """Tell how directly the holder is heard in the one position of a statement."""
    (position,) = statement["positions"]
    if position.get("fallback"):
        return 0
    if "attributed_by" in position:
        return 1
    return 3 if position.get("basis", "stated") == "stated" else 2


def latest_of(used: Sequence[Table]) -> list[Table]:
    """Give the statements that none replaces; all where each is replaced by another.

    What is superseded replaces what it came after, but nothing that supersedes another.
    """
    superseded = {each.get("supersedes") for each in used}
    ids = {each["id"] for each in used}
    heads = {each["id"] for each in used if each.get("supersedes") in ids} - superseded
    latest = [
        old
        for old in used
        if not any(
            new is not old
            and replaces(new, old)
            and not (new["id"] in superseded and old["id"] in heads)
            for new in used
        )
    ]
    return latest or list(used)


def in_force(
    latest: list[Table], standing: Sequence[Table], holder: str
) -> tuple[list[Table], set[str]]:
    """Leave out what is superseded without a position in its place; of all, what does so.

    Nothing that was said before comes back.
    """
    by = {
        old["id"]: {
            new["id"]
            for new in standing
            if new.get("supersedes") == old["id"] and holder_of(new) != holder
        }
        for old in latest
    }
    kept = [each for each in latest if not by[each["id"]]]
    return (kept, set()) if kept else (latest, set().union(*by.values()))


def holder_of(statement: Table) -> str | None:
    """Give whose position a statement takes; None where it takes none."""
    if not statement["positions"]:
        return None
    (holder,) = statement["positions"][0].get("holders") or statement["speakers"]
    return str(holder)


def standing_in(text: str, holder: str) -> Stands | None:
    """Work out where a holder stands in a dataset of one issue; None where nothing counts.

    Args:
        text: The dataset as TOML: each statement has one speaker and at most one position.
        holder: The id of the actor.
    """
    read = tomllib.loads(text)
    issued = {each["id"]: each["issued"] for each in read["sources"]}
    standing = [
        {**each, "by": issued[each["source"]]}
        for each in read.get("statements", [])
        if each.get("status") not in ("draft", "retracted")
    ]
    counted = [each for each in standing if holder_of(each) == holder]
    if not counted:
        return None
    best = max(map(evidence, counted))
    used = [each for each in counted if evidence(each) == best]
    latest, later = in_force(latest_of(used), standing, holder)
    signs = {
        (each["positions"][0]["stance"], "condition" in each["positions"][0])
        for each in latest
        if not later
    }
    return Stands(
        stances=frozenset(stance for stance, _ in signs),
        mixed=len(signs) > 1,
        second_hand=best == 1,
        fallback=best == 0,
        n=len(used),
        latest=frozenset(each["id"] for each in latest),
        superseded_by=frozenset(later),
    )
