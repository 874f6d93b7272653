"""The rule of docs/model.md on shifts, written anew for statements on whole days: an oracle.

It imports nothing of dipview: slow, and easy to check.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.standing.plain_rules import Table, by_seq, evidence, holder_of

SIDES = ("support", "lean-support", "neutral", "lean-oppose", "oppose")
OWN = 3
"""The evidence of what a holder stated itself."""


class Shift(NamedTuple):
    """What somebody changed between two days."""

    before: dt.date
    after: dt.date
    changes: frozenset[str]
    """The stance, the condition or both; none where the formula alone is another."""
    n: int


class Ended(NamedTuple):
    """What a holder says at the end of a day, with a side and not mixed."""

    day: dt.date
    stance: str
    condition: str
    formulas: frozenset[str]


def shifts_in(text: str, holder: str) -> set[Shift]:
    """Find the shifts of a holder in a dataset of one issue, all of whose dates are whole days."""
    counted = [
        each
        for each in tomllib.loads(text).get("statements", [])
        if each.get("status") not in ("draft", "retracted") and holder_of(each) == holder
    ]
    own = [each for each in counted if evidence(each) == OWN]
    found: set[Shift] = set()
    last: Ended | None = None
    spoken: Ended | None = None
    for day in _ended_days(own):
        if last and (last.stance, last.condition) != day[1:3]:
            changes = {"stance"} if last.stance != day.stance else set()
            changes |= {"condition"} if last.condition != day.condition else set()
            found.add(Shift(last.day, day.day, frozenset(changes), len(own)))
            spoken = None
        if len(day.formulas) == 1:
            if spoken and spoken.formulas != day.formulas:
                found.add(Shift(spoken.day, day.day, frozenset(), len(own)))
            spoken = day
        last = day
    return found


def _ended_days(own: Sequence[Table]) -> Iterator[Ended]:
    """Give each day as it ended, in order, but those that ended mixed or without a side."""
    by_day: dict[dt.date, list[Table]] = defaultdict(list)
    for each in own:
        by_day[each["date"]].append(each)
    for day in sorted(by_day):
        said = by_day[day]
        latest = [old for old in said if not any(by_seq(new, old) for new in said)]
        positions = [each["positions"][0] for each in latest]
        signs = {(each["stance"], each.get("condition", "")) for each in positions}
        if len(signs) == 1 and positions[0]["stance"] in SIDES:
            formulas = {each["formula"] for each in positions if "formula" in each}
            yield Ended(day, *signs.pop(), frozenset(formulas))
