"""Row finding: the row at a place of a view, and the place of a record in it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dipview.views.view import Findable, Row, Section, View

_SCANNED = 2_000
"""Rows that are built to find an id where the ids of the rows are not at hand."""
_READ = 20_000
"""Ids that are read to find one where each is made when it is read."""


def row_at(view: View, index: int) -> Row | None:
    """Build the row with an index in the whole view; None beyond the last."""
    for section in view.sections:
        if index < len(section.rows):
            return section.rows[index]
        index -= len(section.rows)
    return None


def row_alone(view: View, index: int) -> Section | None:
    """Give the section that has the row with an index in the whole view, with that row alone."""
    for section in view.sections:
        if index < len(section.rows):
            return evolve(section, rows=section.rows[index : index + 1])
        index -= len(section.rows)
    return None


def index_of(view: View, record: str, hint: int) -> int | None:
    """Find the first row of a record in no more time than a key may take.

    Args:
        view: Where to look.
        record: Id of the record.
        hint: Index of the row to look at first.

    Returns:
        The row's index in the whole view; None where it was not found, which in a very long
        section whose ids are not at hand may only mean that it stands far down.
    """
    first = 0
    for section in view.sections:
        index = _place_in(section.rows, record, hint - first)
        if index is not None:
            return first + index
        first += len(section.rows)
    return None


def kept_in(view: View, before: View, record: str, cursor: int) -> int:
    """Find where a cursor goes as one view follows another.

    Args:
        view: The view that is shown now.
        before: The one that was shown before.
        record: Id of the record that the cursor was on.
        cursor: Index of its row.

    Returns:
        The index of the record's row; where it has none, as near as can be in a view of the same
        name, title and query, and 0 in any other.
    """
    if not view.count:
        return 0
    if (index := index_of(view, record, cursor)) is not None:
        return index
    names = [(each.name, each.title, each.scope.query) for each in (view, before)]
    return min(cursor, view.count - 1) if names[0] == names[1] else 0


def _place_in(rows: Sequence[Row], record: str, hint: int) -> int | None:
    if isinstance(rows, Findable):
        return rows.place_of(record, hint)
    ids: Sequence[str] | None = getattr(rows, "ids", None)
    if ids is None:
        ids = [row.id for row in rows[:_SCANNED]]
    if 0 <= hint < len(ids) and ids[hint] == record:
        return hint
    if not isinstance(ids, list | tuple):
        ids = ids[:_READ]
    try:
        return ids.index(record)
    except ValueError:
        return None
