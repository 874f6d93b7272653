"""Which of several positions are the latest: those that no later one is known to replace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dipview.dataset.dataset import Dataset
from dipview.model.spans import Shape, Span
from dipview.model.statements import Position

Day = TypeVar("Day", dt.date, dt.datetime)


def oldest_first(dataset: Dataset, positions: Sequence[Position]) -> tuple[Position, ...]:
    """Sort positions by the last day on which they can have been taken.

    What this leaves open is decided by the dataset's own order: source, ``seq``, place, id.
    """
    if len(positions) < 2:
        return tuple(positions)

    def key(position: Position) -> tuple[dt.date, dt.date, str, int, str]:
        span = dataset.said(position.statement)
        place = dataset.number_of(position.statement) or 0
        if span is None:
            return (dt.date.max, dt.date.max, "", place, position.id)
        return (*span.order_key, place, position.id)

    return tuple(sorted(positions, key=key))


def split_latest(
    dataset: Dataset, positions: Sequence[Position]
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Split positions of one holder on one issue into the latest and the replaced.

    A position is replaced by one that was certainly taken later: on a later day, at a later time,
    later in the same source on the same day, or where neither of the two has a date (``seq``), or
    in a statement that says that it supersedes. A statement known only to have been made "by" a day
    replaces nothing silently, and one that is superseded never replaces the one that supersedes it.
    Where statements contradict one another in what replaces what, so that none would be left, all
    are the latest.

    Args:
        dataset: Where the positions are from.
        positions: Positions of one holder on one issue.

    Returns:
        The latest and the replaced, each oldest first; there is a latest where there is any.
    """
    ordered = oldest_first(dataset, positions)
    superseded = _superseded(dataset, ordered)
    rest = [position for position in ordered if position.statement not in superseded]
    heads = {p.statement for p in rest if dataset.statement(p.statement).supersedes}
    outdated = (_outdated(dataset, ordered) - heads) | _outdated(dataset, rest)
    replaced = superseded | outdated | _outdone_that_day(dataset, rest)
    latest = tuple(position for position in ordered if position.statement not in replaced)
    if not latest:
        return ordered, ()
    return latest, tuple(position for position in ordered if position.statement in replaced)


def _superseded(dataset: Dataset, positions: Sequence[Position]) -> set[str]:
    """Give the statements that another of these says it supersedes."""
    supersedes = (dataset.statement(p.statement).supersedes for p in positions)
    return {id for id in supersedes if id is not None}


def _outdated(dataset: Dataset, positions: Sequence[Position]) -> set[str]:
    """Give the statements that one of a later day, or of a later moment, replaces.

    Moments with an offset are compared with one another as such, since their days are those of
    different places; all else is compared by its days.
    """
    spans = {p.statement: span for p in positions if (span := dataset.said(p.statement))}
    last_start = _latest_of(spans.values(), lambda span: span.bounds[0])
    last_elsewhere = _latest_of(
        (span for span in spans.values() if span.instant is None), lambda span: span.bounds[0]
    )
    last_instant = _latest_of(spans.values(), lambda span: span.instant)
    outdated: set[str] = set()
    for id, span in spans.items():
        end, start = span.bounds[1], last_start if span.instant is None else last_elsewhere
        by_day = end is not None and start is not None and end < start
        by_moment = span.instant is not None and span.instant != last_instant
        if by_day or by_moment:
            outdated.add(id)
    return outdated


def _latest_of(spans: Iterable[Span], day: Callable[[Span], Day | None]) -> Day | None:
    return max((found for span in spans if (found := day(span)) is not None), default=None)


def _outdone_that_day(dataset: Dataset, positions: Sequence[Position]) -> set[str]:
    """Give the statements that one of the same known day or source, certainly later, replaces."""
    last: dict[tuple[object, ...], object] = {}
    keyed = [(p.statement, key) for p in positions for key in _order_within_day(dataset, p)]
    for _, (group, place) in keyed:
        best = last.get(group)
        if best is None or place > best:  # type: ignore[operator]
            last[group] = place
    return {statement for statement, (group, place) in keyed if place != last[group]}


def _order_within_day(
    dataset: Dataset, position: Position
) -> tuple[tuple[tuple[object, ...], object], ...]:
    """Give what orders a position within its day: groups that can be compared, and its place.

    The undated statements of one source are a group like those of one day: ``seq`` orders them.
    """
    statement = dataset.statement(position.statement)
    span = statement.date
    if span is None:
        return (
            ((("seq", None, statement.source), statement.seq),) if statement.seq is not None else ()
        )
    if not _one_day(span):
        return ()
    orders: list[tuple[tuple[object, ...], object]] = []
    if statement.seq is not None:
        orders.append((("seq", span.earliest, statement.source), statement.seq))
    if span.moment is not None and span.moment.tzinfo is None:
        orders.append((("time", span.earliest), span.moment))
    return tuple(orders)


def _one_day(span: Span) -> bool:
    return span.shape is Shape.ON and span.earliest == span.latest and not span.approximate
