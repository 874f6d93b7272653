"""Stages: where a holder stood, one time after another, as far as overlapping dates can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice
from typing import TypeAlias

from attrs import define, field

from dipview.standing.stated_positions import StatedPosition

Sign: TypeAlias = tuple[object, ...]
"""What must be the same in two positions that are alike."""
_SHOWN = 4
"""How many different positions of a mixed stage are kept to be shown."""


@define(kw_only=True)
class Stage:
    """Statements that share a day, or may, and those after them that are alike.

    A statement whose date overlaps with those of several stages opens in the first and closes in
    the last of them.
    """

    sign: Sign | None
    """What all of them have in common; None where they differ."""
    opened: list[StatedPosition] = field(factory=list)
    closed: list[StatedPosition] = field(factory=list)
    differing: dict[Sign, StatedPosition] = field(factory=dict)
    """Of a stage whose statements differ: one for each of what they say."""

    @property
    def mixed(self) -> bool:
        """Whether statements that overlap differ."""
        return self.sign is None


def stages_of(
    stated: Sequence[StatedPosition], sign: Callable[[StatedPosition], Sign]
) -> list[Stage]:
    """Put statements of one holder on one issue into stages, earliest first.

    Each stage is made of all statements that can fall on one day (the largest sets of statements
    that overlap one another, which dates bring into one order); neighbours that are alike are one.
    The work grows with the number of statements, however much they overlap.

    Args:
        stated: The statements.
        sign: Gives what must be the same in two that are alike.
    """
    stages: list[Stage] = []
    active = _Active()
    opened: list[StatedPosition] = []
    for each in sorted(stated, key=lambda one: (one.begin, *one.over)):
        over = active.over_before(each)
        if over:
            if opened:
                _add(stages, active.stage(opened))
                opened = []
            stages[-1].closed += active.take(each)
        active.put(each, sign(each))
        opened.append(each)
    if opened:
        _add(stages, active.stage(opened))
        stages[-1].closed += active.take(None)
    return stages


def _add(stages: list[Stage], stage: Stage) -> None:
    """Add a stage, or let the last one go on where the two are alike."""
    if stages and stages[-1].sign == stage.sign:
        last = stages[-1]
        last.opened += stage.opened
        room = _SHOWN - len(last.differing)
        new = {sign: one for sign, one in stage.differing.items() if sign not in last.differing}
        last.differing |= dict(islice(new.items(), max(0, room)))
    else:
        stages.append(stage)


class _Active:
    """The statements that can fall on the day that is looked at."""

    def __init__(self) -> None:
        self._ends: list[tuple[tuple[object, ...], StatedPosition, Sign]] = []
        self._by_sign: dict[Sign, dict[str, StatedPosition]] = {}

    def over_before(self, other: StatedPosition) -> bool:
        """Tell whether any is certainly over before another."""
        return bool(self._ends) and self._ends[0][1].before(other)

    def put(self, stated: StatedPosition, sign: Sign) -> None:
        """Add a statement."""
        heappush(self._ends, (stated.over, stated, sign))
        self._by_sign.setdefault(sign, {})[stated.position.id] = stated

    def take(self, other: StatedPosition | None) -> Iterator[StatedPosition]:
        """Take out those that are over before another; all where there is no other."""
        while self._ends and (other is None or self._ends[0][1].before(other)):
            _, stated, sign = heappop(self._ends)
            alike = self._by_sign[sign]
            del alike[stated.position.id]
            if not alike:
                del self._by_sign[sign]
            yield stated

    def stage(self, opened: list[StatedPosition]) -> Stage:
        """Make the stage of those that are there."""
        if len(self._by_sign) == 1:
            return Stage(sign=next(iter(self._by_sign)), opened=opened)
        last_of = ((sign, alike[next(reversed(alike))]) for sign, alike in self._by_sign.items())
        return Stage(sign=None, opened=opened, differing=dict(islice(last_of, _SHOWN)))
