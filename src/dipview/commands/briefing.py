"""Commands that open a brief of a kind: each by its name in the palette, none with a key."""

from __future__ import annotations

from functools import partial

from dipview.commands.command import Command, Group, command, once_ready
from dipview.commands.effects import Effects, Notify, Run
from dipview.commands.files import typed_here
from dipview.commands.jobs import EditPlace
from dipview.commands.navigation import go_to_view, go_to_whole, leave_whole
from dipview.commands.row_subjects import actor_meant, subject_of
from dipview.commands.session import Session
from dipview.model.kinds import Kind
from dipview.workspace.typed_briefs import TYPED
from dipview.workspace.whole_views import ANNEX, DELEGATION, LINES, READOUT, STEERING, TABLE

_briefing = partial(command, group=Group.VIEW, when=once_ready)


def brief_on_subject(name: str, *keys: str, help: str, footer: int = 0) -> Command:
    """Make a command that opens a brief on the actor or issue under the cursor.

    Args:
        name: Name of the brief's view.
        keys: Its keys by default.
        help: One line of the help.
        footer: Its rank in the footer; 0 to leave it out.
    """

    @_briefing(name, *keys, title=name, help=help, footer=footer)
    def brief(session: Session) -> Effects:
        if session.location.view == name:
            return leave_whole(session)
        subject = subject_of(session)
        if subject is None:
            return (Notify("No actor or issue stands here to be briefed on."),)
        return (go_to_whole(session, name, (subject,)),)

    return brief


@_briefing(
    TABLE,
    title=TABLE,
    help="A table to hand over: parties by issues, with red lines and conditions.",
)
def _table(session: Session) -> Effects:
    if session.location.view == TABLE:
        return leave_whole(session)
    return (go_to_view(session, TABLE, subjects=(), sort=""),)


@_briefing(
    ANNEX,
    title=ANNEX,
    help="An annex to hand over: an entry for each marked actor; for all, if none is marked.",
)
def _annex(session: Session) -> Effects:
    if session.location.view == ANNEX:
        return leave_whole(session)
    return (go_to_view(session, ANNEX, subjects=session.marked, sort=""),)


@_briefing(
    READOUT,
    title=READOUT,
    help="The readout of the event under the cursor: who was there, what was said and agreed.",
)
def _readout(session: Session) -> Effects:
    if session.location.view == READOUT:
        return leave_whole(session)
    event = _event_at(session)
    if event is None:
        return (Notify("No event stands here to be read out."),)
    return (go_to_whole(session, READOUT, (event,)),)


def _event_at(session: Session) -> str | None:
    """Give the event under the cursor, or that at which what is there was said."""
    workspace, row = session.workspace, session.layout.row
    if workspace is None or row is None:
        return None
    kind = workspace.dataset.kind_of(row.id)
    if kind is Kind.STATEMENT:
        return workspace.dataset.statement(row.id).event
    return row.id if kind is Kind.EVENT else None


@_briefing(
    DELEGATION,
    title=DELEGATION,
    help="The sheet of the actor under the cursor: its positions, who is near, whom it lacks.",
)
def _delegation(session: Session) -> Effects:
    if session.location.view == DELEGATION:
        return leave_whole(session)
    actor = actor_meant(session)
    if actor is None:
        return (Notify("No actor stands here to make a sheet for."),)
    return (go_to_whole(session, DELEGATION, (actor,)),)


@_briefing(
    "brief-words",
    title="brief words",
    help="Open what is typed for this steering brief, or for these lines, in your editor.",
)
def _words(session: Session) -> Effects:
    if session.location.view not in TYPED:
        return (Notify("Steering briefs and lines have words that are typed; this has none."),)
    row = session.layout.row
    if (place := typed_here(session, row.id if row is not None else "")) is not None:
        return (Run(EditPlace(place)),)
    said = (
        "Nothing is typed for it: 'dipview brief new NAME --as "
        f"{session.location.view}', in the folder of the dataset, begins a file; "
        "name in about what this is about."
    )
    return (Notify(said),)


BRIEFING = (
    brief_on_subject(STEERING, help="A steering brief on the actor or issue under the cursor."),
    brief_on_subject(
        LINES, help="Lines to take on what is under the cursor, with the other side's words."
    ),
    _table,
    _annex,
    _readout,
    _delegation,
    _words,
)
"""In the order of the help."""
