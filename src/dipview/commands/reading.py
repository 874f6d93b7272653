"""Commands of the reader: to a source as its text, and in it from statement to statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial

from dipview.commands.command import Group, command, on_record
from dipview.commands.effects import Effects, MoveTo, Notify, Restore
from dipview.commands.session import Session, Situation
from dipview.dataset.dataset import Dataset
from dipview.dataset.texts.source_texts import why_unread
from dipview.model.ids import part_id
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.views.reading.reading_view import ReadingView
from dipview.views.reading.unread import unread_in_words
from dipview.workspace.whole_views import READER

_reading = partial(command, group=Group.READ)
_NOWHERE = "No source stands here to be read, and nothing that one prints."


@_reading(
    "read",
    "R",
    title="read",
    footer=5,
    when=on_record,
    help="Read the source of the record, at its words: what was said before. Again, go back.",
)
def _read(session: Session) -> Effects:
    if session.location.view == READER and not _on_another(session):
        return (Restore(session.history.back()),) if session.history.before else ()
    dataset = session.opened.dataset
    for record in _records_here(session):
        if places := places_of(dataset, record):
            return read_at(session, places)
    return (Notify(_NOWHERE),)


def _on_another(session: Session) -> bool:
    """Tell whether the cursor of the card stands on another source that can be read."""
    row, location, workspace = session.layout.row, session.location, session.workspace
    if row is None or workspace is None or not location.on_card:
        return False
    return workspace.has_text(row.id) and row.id not in location.scope.subjects


def _records_here(session: Session) -> list[str]:
    """Give the record under the cursor; on a card's line about none, the card's own too."""
    row, location = session.layout.row, session.location
    ids = [row.id if row else None]
    ids += [location.card, location.record] if location.on_card else []
    return [id for id in ids if id]


def places_of(dataset: Dataset, record: str) -> list[tuple[str, str | None]]:
    """Give where a record can be read: sources, each with the statement whose words are meant."""
    match dataset.kind_of(record):
        case Kind.SOURCE:
            return [(record, None)]
        case Kind.POSITION:
            return places_of(dataset, dataset.position(record).statement)
        case Kind.STATEMENT:
            statement = dataset.statement(record)
            cited = (each.source for each in statement.corroboration)
            return [(source, record) for source in (statement.source, *cited)]
        case Kind.EVENT:
            said = dataset.linked(record, Link.STATEMENTS_AT)
            spoken = [(dataset.statement(each).source, each) for each in said]
            return [*spoken, *((each.source, None) for each in dataset.event(record).sources)]
        case _:
            return []


def read_at(session: Session, places: Sequence[tuple[str, str | None]]) -> Effects:
    """Go to the first of some sources that has a text; where none has, say why."""
    dataset = session.opened.dataset
    for source, statement in places:
        if why_unread(dataset, source) is None:
            location = session.location
            scope = location.scope.changed(subjects=(source,), sort="")
            gone = location.changed(
                view=READER, scope=scope, record=statement, card=None, on_card=False
            )
            return (Restore(session.history.to(gone)),)
    refused = why_unread(dataset, places[0][0])
    assert refused is not None  # noqa: S101 - for the type checker
    return (Notify(unread_in_words(dataset, places[0][0], refused)),)


# In the reader


def _in_reader(situation: Situation) -> bool:
    return situation.ready and situation.reading


_in_text = partial(command, group=Group.READ, when=_in_reader, within=READER, offered=False)


def _to_statement(step: int, session: Session) -> Effects:
    view, row, at = session.layout.whole, session.layout.whole_row, session.layout.whole_index
    if not isinstance(view, ReadingView) or view.reading is None or at is None:
        return ()
    order, parts = view.statements, view.reading.parts
    if row is not None and row.id in order:
        to = order.index(row.id) + step
    else:
        places = [parts[each] for each in order]
        to = bisect_left(places, at) if step > 0 else bisect_right(places, at) - 1
    if 0 <= to < len(order):
        return (MoveTo(order[to]),)
    return (Notify(f"No statement stands {_side(step)} in this text."),)


def _to_word(step: int, session: Session) -> Effects:
    view, at = session.layout.whole, session.layout.whole_index
    if not isinstance(view, ReadingView) or at is None:
        return ()
    found = view.found
    to = bisect_right(found, at) if step > 0 else bisect_left(found, at) - 1
    if 0 <= to < len(found):
        return (MoveTo(part_id(found[to])),)
    what = "No word of the query" if view.scope.query.strip() else "No word of an issue"
    return (Notify(f"{what} stands {_side(step)} in this text."),)


def _side(step: int) -> str:
    return "below" if step > 0 else "above"


READING = (
    _read,
    _in_text(
        "next-statement", "n", title="next", footer=1, help="In a text, go to the next statement."
    )(partial(_to_statement, 1)),
    _in_text(
        "previous-statement",
        "N",
        title="previous",
        footer=1,
        help="In a text, go to the previous statement.",
    )(partial(_to_statement, -1)),
    _in_text(
        "next-word",
        ".",
        title="next word",
        footer=2,
        help="In a text, go to the next passage with a word of the query, or of an issue.",
    )(partial(_to_word, 1)),
    _in_text(
        "previous-word",
        ",",
        title="previous word",
        footer=2,
        help="In a text, go to the previous passage with a word of the query, or of an issue.",
    )(partial(_to_word, -1)),
)
"""In the order of the help and the footer."""
