"""Commands that take away what is seen: an export, or a copy of a row or a pane."""

from __future__ import annotations

from functools import partial
from itertools import islice

from attrs import evolve

from dipview.commands.command import Group, command, on_record, once_ready
from dipview.commands.dialogs import ExportDialog
from dipview.commands.effects import Effects, Notify, Open, Run, tell
from dipview.commands.jobs import CopyText, PrepareExport
from dipview.commands.leaving import Leaving, is_marked, leaving_of, row_leaving
from dipview.commands.session import Session
from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.row_text import row_as_text
from dipview.formats.writers import write
from dipview.views.citing.style import Style
from dipview.views.combined_view import combined_view
from dipview.views.parts.counting import counted
from dipview.views.view import Section, View
from dipview.workspace.history import Location

_NOT_YET = (Notify("This view is still being made."),)
_keeping = partial(command, group=Group.KEEP)


@_keeping(
    "export",
    "x",
    title="export",
    footer=2,
    when=once_ready,
    help="Write the pane, or all panes, to a file: text, Markdown, HTML, Word, Excel, CSV, JSON.",
)
def _export(session: Session) -> Effects:
    view = session.layout.view
    if view is None:
        return _NOT_YET if session.awaited else ()
    if is_marked(session):
        make = partial(leaving_of, session, session.location, session.layout.beside)
        return (Run(PrepareExport(make)),)
    filled = [shown for shown in session.layout.beside if shown.count]
    every = combined_view(filled, view.scope, view.scope_in_words) if filled else None
    return (Open(ExportDialog(view, every, session.style), tell),)


def export_prepared(session: Session, made: Leaving) -> Effects:
    """Give what follows once it is made what may leave of what is seen."""
    return (Open(ExportDialog(made.view, made.every, session.style), tell),)


@_keeping(
    "copy-row",
    "y",
    title="copy row",
    when=on_record,
    help="Copy the row, with its source, to the clipboard.",
)
def _copy_row(session: Session) -> Effects:
    listed, index = session.layout.listed, session.layout.index
    if listed is None or index is None:
        return ()
    if is_marked(session):
        row = session.layout.row
        make = partial(_row_text_leaving, session, session.location, row.id if row else "")
        return (Run(CopyText("the row", make)),)
    return (Run(CopyText("the row", partial(_row_text, listed, index, session.style))),)


@_keeping(
    "copy-view",
    "Y",
    title="copy pane",
    when=once_ready,
    help="Copy the whole pane as text to the clipboard.",
)
def _copy_view(session: Session) -> Effects:
    view = session.layout.view
    if view is None:
        return _NOT_YET if session.awaited else ()
    if is_marked(session):
        make = partial(_view_text_leaving, session, session.location)
        return (Run(CopyText("what may leave of the pane", make)),)
    return (Run(CopyText(counted(view.count, "row"), partial(_view_text, view, session.style))),)


def _row_text_leaving(session: Session, location: Location, id: str) -> str:
    view, place = row_leaving(session, location, id)
    marking = f"{view.marking}\n" if view.marking else ""
    return f"{marking}{_row_text(view, place, session.style)}"


def _view_text_leaving(session: Session, location: Location) -> str:
    return _view_text(leaving_of(session, location, ()).view, session.style)


def _row_text(view: View, index: int, style: Style) -> str:
    section, row = next(islice(view.rows(), index, None))
    if section.sheet:
        one = Section(columns=section.columns, rows=(row,), sheet=True)
        return _view_text(evolve(view, sections=(one,), measure=None, rests_on=None), style)
    return row_as_text(view, section, row, style)


def _view_text(view: View, style: Style) -> str:
    return "".join(write(view, Format.TEXT, Layout(style=style)))


KEEPING = (_export, _copy_row, _copy_view)
"""In the order of the help and the footer."""
