"""Row subjects: which actors and which issue the row under the cursor is about."""

from __future__ import annotations

from dipview.commands.session import Session
from dipview.model.ids import pair_parts, standing_parts
from dipview.model.kinds import Kind
from dipview.views.parts.actor_names import heard_in


def subject_of(session: Session) -> str | None:
    """Give what the row is about: an actor or an issue, else the issue of a position."""
    dataset, row = session.opened.dataset, session.layout.row
    if row is None:
        return None
    if parts := standing_parts(row.id):
        return parts[0]
    match dataset.kind_of(row.id):
        case Kind.ACTOR | Kind.ISSUE:
            return row.id
        case Kind.POSITION:
            return dataset.position(row.id).issue
        case Kind.STATEMENT:
            held = dataset.statement(row.id).held()
            return held[0].issue if held else None
        case _:
            return None


def actors_in(session: Session) -> tuple[str, ...]:
    """Give who is heard in the row: the actor, two that are tied, a holder, who speaks."""
    dataset, row = session.opened.dataset, session.layout.row
    if row is None:
        return ()
    if parts := standing_parts(row.id):
        return (parts[1],)
    if pair := pair_parts(row.id):
        return pair
    match dataset.kind_of(row.id):
        case Kind.ACTOR:
            return (row.id,)
        case Kind.POSITION:
            holder = dataset.position(row.id).holder
            return (holder,) if holder else ()
        case Kind.STATEMENT:
            return heard_in(dataset.statement(row.id))
        case _:
            return ()


def actor_meant(session: Session) -> str | None:
    """Give the one actor that is meant by the row, and by what it is looked at through.

    It is whoever the row is about; where these are several or none, the one of them that is pinned
    or that the view is about, else that one. Of two that are tied, it is the other one.
    """
    dataset, scope, row = session.opened.dataset, session.location.scope, session.layout.row
    actors = [each for each in scope.subjects if dataset.kind_of(each) is Kind.ACTOR]
    pinned = [pin for pin in reversed(scope.pins) if dataset.kind_of(pin) is Kind.ACTOR]
    known = [*(actors if len(actors) == 1 else ()), *pinned]
    pair = pair_parts(row.id) if row is not None else None
    if pair is not None:
        return next((each for each in pair if each not in known), pair[0])
    here = actors_in(session)
    if len(here) == 1:
        return here[0]
    return next((each for each in known if not here or each in here), None)
