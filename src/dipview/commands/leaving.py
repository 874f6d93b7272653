"""Leaving: what of a session may be copied and written, and what its head says of that."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from dipview.commands.session import Session
from dipview.dataset.release.clearance import Clearance
from dipview.dataset.release.guards import guards_of
from dipview.dataset.release.release import still_embargoed
from dipview.model.values import frozen
from dipview.views.combined_view import combined_view
from dipview.views.parts.counting import counted
from dipview.views.parts.omissions import moment_in_words
from dipview.views.view import View
from dipview.workspace.history import Location
from dipview.workspace.leaving import LeavingWorkspace, leaving
from dipview.workspace.panes import CARD, WHOLE, current_pane
from dipview.workspace.reloading import renewed
from dipview.workspace.screen_model import ScreenModel, screen_model_of
from dipview.workspace.workspace import Workspace


class NothingLeavesError(Exception):
    """What is asked for may not leave; says so, and why."""


def clearance_of(session: Session) -> Clearance:
    """Give what documents are made for at this moment."""
    levels = guards_of(session.opened.dataset).levels
    level = session.clearance if levels.knows(session.clearance) else ""
    return Clearance(level=level, at=session.clock(), zone=session.zone)


def is_marked(session: Session) -> bool:
    """Tell whether a document is another than what is seen; quick."""
    if session.workspace is None:
        return False
    guards = guards_of(session.workspace.dataset)
    return guards.any or bool(guards.levels.names)


def leaving_now(session: Session) -> Workspace:
    """Give what may leave at this moment; takes its time where something may not."""
    return leaving(session.opened, clearance_of(session))


@frozen
class Leaving:
    """What may leave of what is seen."""

    view: View
    """Of the focused pane."""
    every: View | None
    """Of all panes; None where nothing is in them."""


def leaving_of(session: Session, location: Location, beside: Sequence[View]) -> Leaving:
    """Make of what may leave what is seen at a location; takes its time.

    Args:
        session: What is open.
        location: Where the user is.
        beside: What is seen beside each other there.

    Raises:
        NothingLeavesError: What it is about may not leave.
    """
    workspace = leaving_now(session)
    there = renewed(session.history.at(location), workspace.dataset).now
    if there.view != location.view or not _has_subject(workspace, location):
        raise NothingLeavesError(stays_in_words(workspace))
    model = screen_model_of(workspace, there)
    names = {WHOLE, CARD, *(each.name for each in beside)}
    shown = _views_of(model)
    filled = [view for name, view in shown.items() if view.count and name in names]
    every = combined_view(filled, filled[0].scope, filled[0].scope_in_words) if filled else None
    if every is not None and isinstance(workspace, LeavingWorkspace):
        every = workspace.marked(every)
    return Leaving(shown[current_pane(there)], every)


def row_leaving(session: Session, location: Location, id: str) -> tuple[View, int]:
    """Give the place of a record's row among what may leave, and in which view.

    Raises:
        NothingLeavesError: It may not leave.
    """
    view = leaving_of(session, location, ()).view
    for place, (_, row) in enumerate(view.rows()):
        if row.id == id:
            return view, place
    raise NothingLeavesError(stays_in_words(leaving_now(session)))


def _has_subject(workspace: Workspace, location: Location) -> bool:
    """Tell whether the card that has the keys is of something that leaves."""
    if not location.on_card:
        return True
    subject = location.card or location.record
    return subject is None or workspace.has_card(subject)


def _views_of(model: ScreenModel) -> dict[str, View]:
    whole = {WHOLE: model.whole.view} if model.whole is not None else dict(model.panes)
    return {**whole, CARD: model.card} if model.card is not None else whole


def stays_in_words(workspace: Workspace) -> str:
    """Say that something may not leave, and at which level."""
    level = workspace.level if isinstance(workspace, LeavingWorkspace) else ""
    return f"This may not leave{f' at {level}' if level else ''}."


def head_words(session: Session, export_key: str) -> list[str]:
    """Say at which level documents leave, and until when what is under embargo.

    Args:
        session: What is open.
        export_key: The key that writes a document.
    """
    if not is_marked(session) or session.workspace is None:
        return []
    guards = guards_of(session.workspace.dataset)
    clearance = clearance_of(session)
    level = guards.levels.named(guards.levels.rank(clearance.level))
    told = [f"{export_key} leaves {f'at {level}' if level else 'what is unmarked'}"]
    ends = Counter(still_embargoed(session.workspace.dataset, clearance).values())
    if ends:
        first = min((end for end in ends if end is not None), default=None)
        told.append(_embargo_words(first, ends[first], clearance))
        if later := sum(ends.values()) - ends[first]:
            told.append(f"{counted(later, 'source')} for longer")
    return told


def _embargo_words(end: dt.datetime | None, count: int, clearance: Clearance) -> str:
    if end is None:
        return f"embargo without an end, {counted(count, 'source')}"
    there, today = end.astimezone(clearance.zone), clearance.at.astimezone(clearance.zone)
    until = moment_in_words(end, clearance.zone, offset=False, home=today.year)
    if there.date() == today.date():
        until = f"{there:%H:%M}"
    return f"embargo until {until}, {counted(count, 'source')}"


def next_end(session: Session) -> dt.datetime | None:
    """Give the next moment at which an embargo ends; None where none does."""
    if not is_marked(session) or session.workspace is None:
        return None
    ends = still_embargoed(session.workspace.dataset, clearance_of(session)).values()
    return min((end for end in ends if end is not None), default=None)
