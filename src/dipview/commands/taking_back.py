"""The command that takes back what was written, and what it says of it."""

from __future__ import annotations

from dipview.commands.command import Group, command, once_ready
from dipview.commands.effects import Effects, Notify, Run
from dipview.commands.foreign import only_looked_at
from dipview.commands.jobs import TakeBack
from dipview.commands.session import Session
from dipview.model.sentences import sentence
from dipview.writing.journal import Journal
from dipview.writing.write_error import WriteError


@command(
    "take-back",
    "U",
    title="take back",
    group=Group.WRITE,
    when=once_ready,
    help="Take back what was written into the files last; again, what was before that.",
)
def _take_back(session: Session) -> Effects:
    if told := only_looked_at(session):
        return told
    if session.writer is None or not session.writer.journal.entries:
        return (Notify("Nothing was written here that could be taken back."),)
    return (Run(TakeBack(session.writer.journal)),)


def taken_back(journal: Journal) -> Notify:
    """Take back what was written last, and say what that was; away from the keys."""
    try:
        undone = journal.undo()
    except WriteError as error:
        return Notify(sentence(f"Nothing was taken back: {error.path}: {error.told}"), error=True)
    if undone is None:
        return Notify("Nothing was written here that could be taken back.")
    left = len(journal.entries)
    more = f" {left} more can be taken back." if left else ""
    files = ", ".join(path.name for path in undone.paths)
    return Notify(sentence(f"Taken back in {files}: {undone.what}") + more)


TAKING_BACK = (_take_back,)
