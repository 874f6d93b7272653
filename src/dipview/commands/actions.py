"""Commands that take something away, and those about the program itself: files, help, themes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice

from attrs import evolve

from dipview.commands.command import Group, always, command, key_for, on_record, once_ready
from dipview.commands.effects import (
    CopyText,
    EditPlace,
    EditRecord,
    Effects,
    ExportDialog,
    HelpDialog,
    Leave,
    LeaveSearch,
    Load,
    Notify,
    Open,
    PaletteDialog,
    PrepareExport,
    ProblemsDialog,
    Run,
    SetTheme,
    Suspend,
    tell,
)
from dipview.commands.foreign import only_looked_at
from dipview.commands.leaving import Leaving, is_marked, leaving_of, row_leaving
from dipview.commands.palette import chosen
from dipview.commands.session import Session
from dipview.dataset.bundled import bundled_path, name_of
from dipview.dataset.problems import Place, Problem
from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.row_text import row_as_text
from dipview.formats.writers import write
from dipview.views.citing.style import Style
from dipview.views.combined_view import combined_view
from dipview.views.parts.counting import counted
from dipview.views.view import Section, View
from dipview.workspace import views
from dipview.workspace.history import Location
from dipview.workspace.typed_briefs import TYPED, place_of_words, typed_brief

_taking = partial(command, group=Group.KEEP)
_program = partial(command, group=Group.PROGRAM)

_NOT_YET = (Notify("This view is still being made."),)

# Taking away


@_taking(
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


@_taking(
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


@_taking(
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


# The files


@_program(
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


@_program(
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


@_program(
    "reload",
    "r",
    title="reload",
    help="Read the files again; when they change that is done by itself.",
)
def _reload(_session: Session) -> Effects:
    return (Load(),)


# The program


@_program(
    "theme",
    "T",
    title="theme",
    help="Take the next theme: dark, light, of high contrast, without colours.",
)
def _theme(session: Session) -> Effects:
    names, now = session.layout.own_themes, session.layout.theme
    here = names.index(now) if now in names else 0
    return (SetTheme(names[(here + 1) % len(names)]),)


@_program(
    "palette",
    ":",
    title="palette",
    footer=2,
    offered=False,
    help="Go to a view, a record or a command by a few letters; also: quotes russia.",
)
def _palette(session: Session) -> Effects:
    dialog = PaletteDialog(session.situation, session.layout.themes, session.workspace)
    return (Open(dialog, chosen),)


@_program(
    "help",
    "?",
    title="help",
    footer=1,
    when=always,
    help="Show the keys, the marks and the search language; narrows as you type.",
)
def _show_help(session: Session) -> Effects:
    return (Open(HelpDialog(session.situation)),)


@_program(
    "interrupt",
    "ctrl+c",
    title="break off",
    everywhere=True,
    offered=False,
    help="Leave the search box or close what lies over the panes; never quits.",
)
def _interrupt(session: Session) -> Effects:
    if session.layout.typing:
        return (LeaveSearch(),)
    return (Notify(f"{key_for(session, 'quit')} quits dipview."),)


@_program(
    "suspend",
    "ctrl+z",
    title="suspend",
    everywhere=True,
    help="Go back to the shell for a while; 'fg' there comes back.",
)
def _suspend(_session: Session) -> Effects:
    return (Suspend(),)


@_program("quit", "q", "ctrl+q", title="quit", footer=3, when=always, help="Leave dipview.")
def _leave(_session: Session) -> Effects:
    return (Leave(),)


KEEPING = (_export, _copy_row, _copy_view)
PROGRAM = (_problems, _edit, _reload, _theme, _palette, _show_help, _interrupt, _suspend, _leave)
"""In the order of the help and the footer."""
