"""Which of several positions are the latest: those that no later one is known to replace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from dipview.dataset.codings import superseded_by
from dipview.dataset.dataset import Dataset
from dipview.model.positions import Position
from dipview.model.spans import Shape, Span
from dipview.standing.days_of_moments import days_of_moments


def oldest_first(dataset: Dataset, positions: Sequence[Position]) -> tuple[Position, ...]:
    """Sort positions in the one order of time (see ``Dataset.ranks``)."""
    return tuple(sorted(positions, key=lambda each: dataset.placed(each.statement)[1]))


def split_latest(
    dataset: Dataset, positions: Sequence[Position]
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Split positions of one holder on one issue into the latest and the replaced.

    A position is replaced by one that was certainly taken later: on a later day, at a later time,
    later in the same source by ``seq`` (of the same date, or both without one), or in a statement
    that says that it supersedes, whichever codings of the two count. A statement known only to have
    been made "by" a day replaces nothing silently, nor does one whose date is uncertain, and one
    that is superseded never replaces the one that supersedes it. Where statements contradict one
    another in what replaces what, so that none would be left, all are the latest.

    Args:
        dataset: Where the positions are from.
        positions: Positions of one holder on one issue.

    Returns:
        The latest and the replaced, each oldest first; there is a latest where there is any.
    """
    if len(positions) == 1:
        return tuple(positions), ()
    ordered = oldest_first(dataset, positions)
    supersedes = {p.statement: superseded_by(dataset, p.statement) for p in ordered}
    superseded = frozenset[str]().union(*supersedes.values())
    rest = [position for position in ordered if position.statement not in superseded]
    heads = {position.statement for position in rest if supersedes[position.statement]}
    replaced = superseded | (_outdone(dataset, ordered) - heads) | _outdone(dataset, rest)
    latest = tuple(position for position in ordered if position.statement not in replaced)
    if not latest:
        return ordered, ()
    return latest, tuple(position for position in ordered if position.statement in replaced)


def _outdone(dataset: Dataset, positions: Sequence[Position]) -> set[str]:
    """Give the statements after which another one was certainly made."""
    return _outdated(dataset, positions) | _outdone_that_day(dataset, positions)


def _outdated(dataset: Dataset, positions: Sequence[Position]) -> set[str]:
    """Give the statements that one of a later day, or of a later moment, replaces.

    Moments with an offset are compared with one another as such, since their days are those of
    different places; all else is compared by its days, a moment's being that which it stands on
    among these (see ``days_of_moments``): what others say elsewhere changes nothing.
    """
    spans = {p.statement: span for p in positions if (span := dataset.said(p.statement))}
    moments = {id: instant for id, span in spans.items() if (instant := span.instant)}
    stands = days_of_moments((at, spans[id].earliest) for id, at in moments.items())
    days = {id: _days(span, stands) for id, span in spans.items()}
    last_start = max((first for first, _ in days.values()), default=dt.date.min)
    last_elsewhere = max(
        (first for id, (first, _) in days.items() if id not in moments), default=dt.date.min
    )
    last_moment = max(moments.values(), default=None)
    return {
        id
        for id, (_, end) in days.items()
        if end < (last_elsewhere if id in moments else last_start)
        or (id in moments and moments[id] != last_moment)
    }


def _days(span: Span, stands: Mapping[dt.datetime, dt.date]) -> tuple[dt.date, dt.date]:
    """Give the first and the last day that can be meant; no first where the date is uncertain."""
    if span.instant is not None:
        return stands[span.instant], stands[span.instant]
    first, last = span.bounds
    if span.uncertain:
        first = None
    return first or dt.date.min, last or dt.date.max


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

    The undated statements of one source are a group like those of one day: ``seq`` orders them. So
    are those of one source and the same longer date: a month, the days of a conference.
    """
    statement = dataset.statement(position.statement)
    span = statement.date
    if span is None and statement.seq is not None:
        return ((("seq", None, statement.source), statement.seq),)
    if span is None:
        return ()
    if not _one_day(span):
        if statement.seq is None:
            return ()
        return ((("seq", span.text, statement.source), statement.seq),)
    orders: list[tuple[tuple[object, ...], object]] = []
    if statement.seq is not None:
        orders.append((("seq", span.earliest, statement.source), statement.seq))
    if span.moment is not None and span.moment.tzinfo is None:
        orders.append((("time", span.earliest), span.moment))
    return tuple(orders)


def _one_day(span: Span) -> bool:
    return span.shape is Shape.ON and span.earliest == span.latest and span.sure
