"""Last used: what the lines of the last statements held, of the same source before all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from dipview.capture.form_lines import Line
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Form, Statement

MOST = 9
"""So many as there are keys for."""
_LOOKED_AT = 100
"""Statements that are gone through for each: of one source, and of all."""


def last_used(
    dataset: Dataset, line: Line, source: str = "", written: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give the ids or words that a line held last, the last one first.

    Args:
        dataset: The statements.
        line: The line.
        source: The source that is gone through; empty for none.
        written: The ids of the statements that were written in this session, the last one last.
    """
    values = chain.from_iterable(
        _values(each, line) for each in last_statements(dataset, source, written)
    )
    return tuple(islice(dict.fromkeys(value for value in values if value), MOST))


def last_statements(
    dataset: Dataset, source: str, written: Sequence[str] = (), *, others: bool = True
) -> Iterator[Statement]:
    """Give the last statements: of this session, then of a source, then of the dataset."""
    of_source = dataset.linked(source, Link.RESTS_ON) if source else ()
    listed = [reversed(written), _last(of_source)]
    if others:
        listed.append(_last(dataset.ids(Kind.STATEMENT)))
    for id in dict.fromkeys(chain.from_iterable(listed)):
        if isinstance(found := dataset.record(id), Statement):
            yield found


def _last(ids: Sequence[str]) -> Iterator[str]:
    count = len(ids)
    return (ids[at] for at in range(count - 1, max(count - _LOOKED_AT, 0) - 1, -1))


def _values(statement: Statement, line: Line) -> Iterator[str]:
    match line:
        case Line.WHO:
            yield from statement.speakers
            if statement.form is Form.DESCRIBED:
                yield from (holder for each in statement.positions for holder in each.holders)
        case Line.BEHALF:
            yield from statement.on_behalf_of
        case Line.ISSUE:
            yield from (each.issue for each in statement.positions)
        case Line.SOURCE:
            yield statement.source
        case Line.EVENT:
            yield statement.event or ""
        case Line.LOCATOR:
            yield statement.locator
        case Line.DATE:
            yield statement.date.text if statement.date else ""
        case Line.VALUE:
            yield from (each.value for each in statement.positions)
        case _:
            return
