"""Commands that write statements: a new one, another like one, a change of one."""

from __future__ import annotations

from functools import partial

from dipview.commands.command import Group, command, key_for, on_record, once_ready
from dipview.commands.dialogs import StatementDialog
from dipview.commands.effects import Effects, Load, Notify, Open
from dipview.commands.foreign import only_looked_at
from dipview.commands.form_work import FormWritten, form_of_written, new_form
from dipview.commands.session import Session
from dipview.dataset.bundled import name_of
from dipview.model.ids import statement_of
from dipview.model.kinds import Kind

_writing = partial(command, group=Group.WRITE)


@_writing(
    "add",
    "a",
    title="add",
    when=once_ready,
    help="Add a statement by a form, filled from where you are.",
)
def _add(session: Session) -> Effects:
    if told := not_written_to(session):
        return told
    pinned = tuple(reversed(session.location.scope.pins))
    here = (*_under_cursor(session), session.source_read, *pinned)
    dialog = StatementDialog("New statement", new_form(session, here))
    return (Open(dialog, _written),)


@_writing(
    "add-like",
    "A",
    title="add like",
    when=on_record,
    help="Add a statement with the one under the cursor for a model.",
)
def _add_like(session: Session) -> Effects:
    return _of_statement(session, "Another statement like it", model=True)


@_writing(
    "revise",
    "E",
    title="edit form",
    when=on_record,
    help="Edit the statement under the cursor in the form.",
)
def _revise(session: Session) -> Effects:
    return _of_statement(session, "Statement", model=False)


def _of_statement(session: Session, title: str, *, model: bool) -> Effects:
    if told := not_written_to(session):
        return told
    kind_of = session.opened.dataset.kind_of
    statements = map(statement_of, _under_cursor(session)[:2])
    id = next((each for each in statements if kind_of(each) is Kind.STATEMENT), "")
    if not id:
        editor = key_for(session, "edit")
        said = f"The form is for statements; {editor} opens this record in your editor."
        return (Notify(said),)
    title = title if model else f"{title} {id}"
    dialog = StatementDialog(title, form_of_written(session, id, model=model))
    return (Open(dialog, _written),)


def _under_cursor(session: Session) -> tuple[str, ...]:
    """Give the record of the row, and then that of the card where the row is one of the card's."""
    row, location = session.layout.row, session.location
    found = (row.id if row is not None else "", location.card if location.on_card else "")
    return tuple(each for each in found if each)


def not_written_to(session: Session) -> Effects:
    """Say what to do where the files are not the user's own; nothing where they are."""
    if told := only_looked_at(session):
        return told
    if not name_of(session.paths):
        return ()
    said = (
        "This dataset comes with dipview, and nothing is written to it: "
        "'dipview init FOLDER' begins one of your own, 'dipview FOLDER' opens it."
    )
    return (Notify(said),)


def _written(session: Session, written: FormWritten | None) -> Effects:
    """Say where a statement was written, and read the files again."""
    if written is None:
        return ()
    if written.path is None:
        return (Notify(f"Nothing was changed in {written.id}."),)
    more = f", with {', '.join(written.records)}," if written.records else ""
    place = f"{written.path.name}:{written.line}" if written.line else written.path.name
    back = key_for(session, "take-back")
    told = f"{written.id}{more} is written in {place}; {back} takes it back."
    besides = f" {written.remark}." if written.remark else ""
    return (Notify(f"{told}{besides}"), Load())


RECORDING = (_add, _add_like, _revise)
"""In the order of the help."""
