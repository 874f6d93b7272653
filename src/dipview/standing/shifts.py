"""Shifts: one holder, one issue, two statements of its own on days apart that differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.model.positions import Position
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.standing.latest import split_latest
from dipview.standing.stages import Sign, Stage, stages_of
from dipview.standing.stated_positions import HolderOnIssue, Pair, StatedPosition, by_sources


class Change(StrEnum):
    """What differs between two positions."""

    STANCE = "stance"
    VALUE = "value"
    CONDITION_ADDED = "condition added"
    CONDITION_DROPPED = "condition dropped"
    CONDITION_CHANGED = "condition changed"
    FORMULA = "formula"


@frozen(kw_only=True)
class Turn:
    """Two statements of which the later differs from the earlier."""

    holder: str
    """Whose turn it is; of a roll-up or an office, the state or organization."""
    issue: str
    before: StatedPosition
    after: StatedPosition
    n: int
    """How many statements of their own the holders made on the issue."""
    mixed_between: int = 0
    """Statements between the two that overlap and differ: at least as many."""
    sideless_between: tuple[Position, ...] = ()
    """Positions between the two that take no side."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What differs."""
        return changes_between(self.before.position, self.after.position)

    @property
    def superseding(self) -> bool:
        """Whether the later statement says that it takes the place of the earlier."""
        return self.before.position.statement in self.after.supersedes


@frozen(kw_only=True)
class Unclear:
    """Statements of one holder on one issue that differ, of which no order is certain.

    Their dates overlap, or are uncertain.
    """

    holder: str
    issue: str
    stated: tuple[StatedPosition, ...]
    n: int

    @property
    def first(self) -> StatedPosition:
        """The one that stands for all when they are put in order."""
        return min(self.stated, key=lambda stated: stated.key)


@frozen(kw_only=True)
class First:
    """The first statement of a holder on an issue after a silence."""

    stated: StatedPosition
    n: int
    certain: bool
    """False where it, or a statement without a date, may have been made before the silence."""
    weaker: int = 0
    """Positions on weaker evidence that are certainly from before."""


@define(kw_only=True)
class Shifts:
    """What became of what holders said: the shifts, and apart from them what is none."""

    shifts: list[Turn] = field(factory=list)
    sideless: list[Turn] = field(factory=list)
    """To or from a stance that takes no side: never a shift."""
    same_day: list[Turn] = field(factory=list)
    """In a known order, but not on days that are certainly apart: no shift."""
    by_source: list[Turn] = field(factory=list)
    """In an order that rests on the dates of their sources: one of the two has no other date."""
    unclear: list[Unclear] = field(factory=list)


def changes_between(before: Position, after: Position) -> tuple[Change, ...]:
    """Tell what differs between two positions.

    Conditions are compared as they are worded, but for case and spaces. A formula is compared only
    where both give one: that a source gives none does not say that none was used.
    """
    changes = [Change.STANCE] if before.stance is not after.stance else []
    if before.value != after.value:
        changes.append(Change.VALUE)
    had, has = _words(before.condition), _words(after.condition)
    if had != has:
        added = Change.CONDITION_CHANGED if had else Change.CONDITION_ADDED
        changes.append(added if has else Change.CONDITION_DROPPED)
    used, uses = _words(before.formula), _words(after.formula)
    if used and uses and used != uses:
        changes.append(Change.FORMULA)
    return tuple(changes)


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def side_taken(position: Position) -> bool:
    """Tell whether a position takes a side at all, be it in the middle, or names a value."""
    return position.stance.score is not None or position.stance is Stance.VALUE


def shifts_in(dataset: Dataset, groups: Mapping[Pair, HolderOnIssue]) -> Shifts:
    """Find all shifts of some holders on some issues, and what looks like one.

    A shift has two statements of the holder's own whose dates certainly do not overlap: the last of
    one stage and the first of a later one, each a stage in which all that overlap are alike. What
    lies between them and takes no side, or is mixed, is told with it. A day counts as it ended:
    what was said earlier on it, as far as the order is known, is told apart. What somebody says in
    the chair is compared with what the same person says in that chair alone.

    Of a statement without a date it is only certain that it was made by the day of its source: what
    is a move if it was made on that day is told apart too. With an uncertain date none is certain.

    Args:
        dataset: Where the statements are.
        groups: What each holder said on each issue.
    """
    found = Shifts()
    for (holder, issue), group in steps(groups.items(), "holders and issues"):
        by_chair: dict[str | None, list[StatedPosition]] = {}
        for stated in group.own:
            by_chair.setdefault(stated.chaired, []).append(stated)
        for own in by_chair.values():
            if _may_differ(own):
                _follow(dataset, holder, issue, own, group.n, found)
    return found


def _may_differ(own: Sequence[StatedPosition]) -> bool:
    signs = {(*sign_of(stated), _words(stated.position.formula)) for stated in own}
    return len(signs) > 1


def sign_of(stated: StatedPosition) -> Sign:
    """Give what must be the same in two that are alike: the stance, value and condition."""
    position = stated.position
    return (position.stance, position.value, _words(position.condition))


def _formula(stated: StatedPosition) -> Sign:
    return (_words(stated.position.formula),)


def _follow(
    dataset: Dataset,
    holder: str,
    issue: str,
    own: Sequence[StatedPosition],
    n: int,
    found: Shifts,
) -> None:
    kept, within = ended_days(dataset, own)
    turns = (_turn(holder, issue, n, one, other) for one, other in within)
    found.same_day += [turn for turn in turns if turn.changes]
    sure = [stated for stated in kept if not stated.uncertain]
    unsure = _unsure(holder, issue, n, kept) if len(sure) < len(kept) else []
    certain = _in_stages(holder, issue, n, sure)
    found.shifts += certain.shifts
    found.sideless += certain.sideless
    if any(stated.undated is not None for stated in sure):
        certain.unclear = _by_sources(dataset, holder, issue, n, sure, known=certain, found=found)
    found.unclear += [*certain.unclear, *unsure]


def _in_stages(holder: str, issue: str, n: int, own: Sequence[StatedPosition]) -> Shifts:
    """Find what became of what a holder said on an issue, from one stage to the next."""
    found = Shifts()
    passed: list[Stage] = []
    last: Stage | None = None
    sided: Stage | None = None
    stages = stages_of(own, sign_of)
    for stage in stages:
        if stage.mixed:
            shown = tuple(sorted(stage.differing.values(), key=lambda stated: stated.key))
            found.unclear.append(Unclear(holder=holder, issue=issue, stated=shown, n=n))
            passed.append(stage)
            continue
        takes_side = _takes_side(stage)
        if last and last.sign != stage.sign and not (takes_side and last is sided):
            found.sideless.append(turn_between(holder, issue, n, last, stage))
        if takes_side:
            if sided and sided.sign != stage.sign:
                found.shifts.append(turn_between(holder, issue, n, sided, stage, passed))
            sided, passed = stage, []
        else:
            passed.append(stage)
        last = stage
    found.shifts += _formulas(holder, issue, n, stages)
    found.shifts.sort(key=lambda turn: turn.after.key)
    return found


def _takes_side(stage: Stage) -> bool:
    return not stage.mixed and side_taken(stage.opened[0].position)


def _by_sources(
    dataset: Dataset,
    holder: str,
    issue: str,
    n: int,
    own: Sequence[StatedPosition],
    *,
    known: Shifts,
    found: Shifts,
) -> list[Unclear]:
    """Add what is found only where each that has no date is taken to be of its source's day.

    Of two with dates of their own, the order is as certain as it would be without the others.

    Returns:
        What is unclear then, too.
    """

    def told(turn: Turn) -> object:
        return turn.after.position.id, sign_of(turn.before), _formula(turn.before)

    def undated(turn: Turn) -> bool:
        return turn.before.undated is not None or turn.after.undated is not None

    ordered = _in_stages(holder, issue, n, by_sources(dataset, own))
    told_before = {told(turn) for turn in (*known.shifts, *known.sideless)}
    for turns, certain in ((ordered.shifts, found.shifts), (ordered.sideless, found.sideless)):
        for turn in turns:
            if told(turn) not in told_before:
                (found.by_source if undated(turn) else certain).append(turn)
    return ordered.unclear


def _unsure(holder: str, issue: str, n: int, own: Sequence[StatedPosition]) -> list[Unclear]:
    """Give the statements of uncertain date with those beside them in time that differ."""
    found: dict[Sign, StatedPosition] = {}
    for one, other in pairwise(sorted(own, key=lambda stated: stated.key)):
        if (one.uncertain or other.uncertain) and sign_of(one) != sign_of(other):
            for stated in (one, other):
                if stated.uncertain or sign_of(stated) not in found:
                    found[sign_of(stated)] = stated
    shown = tuple(sorted(found.values(), key=lambda stated: stated.key))
    return [Unclear(holder=holder, issue=issue, stated=shown, n=n)] if shown else []


def ended_days(
    dataset: Dataset, own: Sequence[StatedPosition]
) -> tuple[list[StatedPosition], list[tuple[StatedPosition, StatedPosition]]]:
    """Leave each day as it ended: take out what is known to be replaced without a later day.

    What was superseded that day is taken out too where nothing takes its place.

    Returns:
        The statements that are left; and pairs of one taken out and the one that replaces it.
    """
    by_statement = {stated.position.statement: stated for stated in own}
    gone = {stated.position.id: stated for stated in own if stated.ended}
    within: list[tuple[StatedPosition, StatedPosition]] = []
    for stated in sorted(own, key=lambda one: one.key):
        for id in sorted(stated.supersedes & by_statement.keys()):
            old = by_statement[id]
            if not old.before(stated):
                gone[old.position.id] = old
                within.append((old, stated))
    for that_day in _together(stated for stated in own if stated.position.id not in gone):
        if len(that_day) > 1:
            pair, replaced = _within_day(dataset, that_day)
            within += pair
            gone |= {stated.position.id: stated for stated in replaced}
    return [stated for stated in own if stated.position.id not in gone], within


def _together(own: Iterable[StatedPosition]) -> Iterator[Sequence[StatedPosition]]:
    """Group what can be in a known order without a later day.

    It is of one day, or of the same longer date, or undated of one source.

    Moments that stand on one day, but are of several days of universal time, are in order already.
    """
    days: dict[object, list[StatedPosition]] = {}
    for stated in sorted(own, key=lambda one: one.key):
        if stated.undated is not None:
            days.setdefault(stated.undated, []).append(stated)
        elif stated.printed:
            days.setdefault((stated.printed,), []).append(stated)
        else:
            days.setdefault(stated.stands, []).append(stated)
    for that_day in days.values():
        moments = {stated.begin for stated in that_day if stated.moment}
        if len(moments) <= 1:
            yield that_day
            continue
        for moment in sorted(moments):
            yield [stated for stated in that_day if stated.moment and stated.begin == moment]
        yield [stated for stated in that_day if not stated.moment]


def _within_day(
    dataset: Dataset, that_day: Sequence[StatedPosition]
) -> tuple[list[tuple[StatedPosition, StatedPosition]], list[StatedPosition]]:
    """Tell what replaced what on one day: the last of the replaced that differs, and the latest."""
    by_id = {stated.position.id: stated for stated in that_day}
    latest, past = split_latest(dataset, [stated.position for stated in that_day])
    replaced = [by_id[position.id] for position in past]
    signs = {sign_of(by_id[position.id]) for position in latest}
    differing = [stated for stated in replaced if sign_of(stated) not in signs]
    if len(signs) == 1 and differing:
        old = differing[-1]
        new = next((each for each in latest if by_id[each.id].rank > old.rank), latest[-1])
        return [(old, by_id[new.id])], replaced
    return [], replaced


def _formulas(holder: str, issue: str, n: int, stages: Sequence[Stage]) -> Iterator[Turn]:
    """Find shifts of formula alone, among statements that are alike in all else.

    What is said between these without a side, or is mixed, is told with them.
    """
    sided = [stage for stage in stages if _takes_side(stage)]
    others = [stage for stage in stages if not _takes_side(stage)]
    for _, alike in groupby(sided, key=lambda stage: stage.sign):
        opened = (stated for stage in alike for stated in stage.opened)
        given = [stated for stated in opened if _words(stated.position.formula)]
        if len({_formula(stated) for stated in given}) < 2:
            continue
        unmixed = (each for each in stages_of(given, _formula) if not each.mixed)
        for old, new in pairwise(unmixed):
            if old.sign != new.sign:
                passed = [stage for stage in others if _lies_between(old, stage, new)]
                yield turn_between(holder, issue, n, old, new, passed)


def _lies_between(old: Stage, stage: Stage, new: Stage) -> bool:
    """Tell whether a stage opens after one and before another."""
    opening = stage.opened[0]
    return any(each.before(opening) for each in old.closed) and any(
        opening.before(each) for each in new.opened
    )


def turn_between(
    holder: str, issue: str, n: int, old: Stage, new: Stage, passed: Iterable[Stage] = ()
) -> Turn:
    """Take the first statement of a stage, and the last one certainly before it of an older one."""
    after = min(new.opened, key=lambda stated: stated.over)
    earlier = [stated for stated in old.closed if stated.before(after)]
    before = max(earlier, key=lambda stated: (stated.end, stated.begin, stated.exact, stated.key))
    between = list(passed)
    sideless = (stage.opened[-1].position for stage in between if not stage.mixed)
    mixed = (len(stage.differing) for stage in between if stage.mixed)
    return _turn(holder, issue, n, before, after, sum(mixed), tuple(sideless))


def _turn(
    holder: str,
    issue: str,
    n: int,
    before: StatedPosition,
    after: StatedPosition,
    mixed: int = 0,
    sideless: tuple[Position, ...] = (),
) -> Turn:
    return Turn(
        holder=holder,
        issue=issue,
        before=before,
        after=after,
        n=n,
        mixed_between=mixed,
        sideless_between=sideless,
    )


def first_since(groups: Mapping[Pair, HolderOnIssue], since: dt.date) -> list[First]:
    """Find the holders who spoke on an issue since a day and, as far as is known, never before.

    Args:
        groups: What each holder said on each issue.
        since: The first day after the silence.
    """
    found: list[First] = []
    for group in groups.values():
        heard = [stated for stated in group.own if stated.last >= since]
        if not heard or any(h.last < since and not h.uncertain for h in group.own):
            continue
        found.append(
            First(
                stated=min(heard, key=lambda stated: stated.over),
                n=group.n,
                certain=not group.undated
                and all(h.first >= since and not h.uncertain for h in group.own),
                weaker=sum(last is not None and last < since for _, last in group.weaker),
            )
        )
    return found
