"""Opening: what becomes of a session when its files have been read, for the first time or again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from dipview.commands.bookmarks import take_up
from dipview.commands.command import key_for
from dipview.commands.effects import Effects, Go, Mark
from dipview.commands.review_opening import begun
from dipview.commands.session import Session
from dipview.dataset.problems import Problem
from dipview.workspace.reloading import renewed
from dipview.workspace.workspace import Workspace


def opened(session: Session, workspace: Workspace) -> Effects:
    """Take over what was read: at the place where the user is; at first, where they left off.

    What the dataset does not have any more goes from the history and from the marks.
    """
    first, dataset = session.workspace is None, workspace.dataset
    session.workspace, session.lost = workspace, ()
    session.history = renewed(session.history, dataset)
    marks = Mark(tuple(each for each in session.marked if dataset.kind_of(each)))
    return (
        marks,
        *((first and take_up(session)) or (Go(session.history),)),
        *(begun(session) if first else ()),
    )


def kept_before(
    session: Session, lost: Sequence[Problem], emptied: Sequence[Path]
) -> tuple[str, str]:
    """Keep what was read before, as the files say less now; gives why, for the banner.

    Args:
        session: Where.
        lost: The problems that take records away.
        emptied: Files that have no bytes now.

    Returns:
        The file and line that it is about, and what is the matter.
    """
    session.lost = tuple(lost)
    kept = "what was read before stays"
    if lost:
        place = evolve(lost[0].place, file=Path(lost[0].place.file.name))
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        leads = f"{key_for(session, 'problems')} leads there"
        # What matters stands first: the end of a long line is cut off.
        return f"{place}{more}", f"cannot be read: {kept}; {leads} — {lost[0].message}"
    if emptied:
        return emptied[0].name, f"is empty: {kept}; {key_for(session, 'reload')} takes it as it is"
    return "", f"No record is left in the files: {kept}"
