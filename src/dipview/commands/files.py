"""Commands about the files: what is wrong in them, an editor at a place of theirs, reading anew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dipview.commands.command import Group, command, on_record, once_ready
from dipview.commands.dialogs import ProblemsDialog
from dipview.commands.effects import Effects, Load, Notify, Open, Run
from dipview.commands.foreign import only_looked_at
from dipview.commands.jobs import EditPlace, EditRecord
from dipview.commands.session import Session
from dipview.dataset.bundled import bundled_path, name_of
from dipview.dataset.problems import Place, Problem
from dipview.views.view import View
from dipview.workspace import views
from dipview.workspace.typed_briefs import TYPED, place_of_words, typed_brief

_files = partial(command, group=Group.PROGRAM)


@_files(
    "problems",
    "p",
    title="problems",
    when=once_ready,
    help="List what is wrong in the files, and what to do; Enter opens the editor there.",
)
def _problems(session: Session) -> Effects:
    return (Open(ProblemsDialog(*problems_of(session))),)


def problems_of(session: Session) -> tuple[View, Sequence[Problem]]:
    """Give what is wrong in the files, first of all what keeps them from being shown."""
    known = [each for each in session.opened.dataset.problems if each not in session.lost]
    every = (*session.lost, *known)
    return views.problems_of(session.opened, every), every


@_files(
    "edit",
    "e",
    title="edit",
    when=on_record,
    help="Open the record in your editor ($VISUAL, $EDITOR), at its line.",
)
def _edit(session: Session) -> Effects:
    row, location = session.layout.row, session.location
    wanted = [row.id if row else "", location.card if location.on_card else "", location.record]
    wanted.append(session.source_read)
    ids = tuple(each for each in wanted if each)
    if row is not None and row.kind is None and (typed := typed_here(session, row.id)) is not None:
        return (Run(EditPlace(typed)),)
    return not_editable(session) or (Run(EditRecord(session.opened.dataset, ids)),)


def edited_at(session: Session, place: Place) -> Effects:
    """Give the effects of asking for the editor at a place."""
    return not_editable(session) or (Run(EditPlace(place)),)


def typed_here(session: Session, row: str) -> Place | None:
    """Give where the words of the brief that is seen are typed; None where none are.

    Args:
        session: What is open.
        row: The id of the row whose words are meant; of any other, it is the first that is typed.
    """
    location, workspace = session.location, session.workspace
    if workspace is None or location.view not in TYPED:
        return None
    subjects = location.scope.subjects
    found = typed_brief(session.paths, workspace.dataset, location.view, subjects)
    return place_of_words(found.path, row) if found is not None else None


def not_editable(session: Session) -> Effects:
    """Say what to do where the files are not the user's own; nothing where they are."""
    if told := only_looked_at(session):
        return told
    name = name_of(session.paths)
    if not name:
        return ()
    return (
        Notify(
            "This is a dataset that comes with dipview, and is not edited where it lies: "
            f"copy {bundled_path(name)} and open the copy."
        ),
    )


@_files(
    "reload",
    "r",
    title="reload",
    help="Read the files again; when they change that is done by itself.",
)
def _reload(_session: Session) -> Effects:
    return (Load(),)


FILES = (_problems, _edit, _reload)
"""In the order of the help and the footer."""
