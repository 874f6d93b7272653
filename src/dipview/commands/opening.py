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
from dipview.dataset.conflicts import CONFLICT, MERGE_CONFLICT
from dipview.dataset.problems import Problem, of_codes
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
        return _broken_in_words(session, lost, kept)
    if emptied:
        return emptied[0].name, f"is empty: {kept}; {key_for(session, 'reload')} takes it as it is"
    return "", f"No record is left in the files: {kept}"


def conflicts_in_words(session: Session) -> tuple[str, str]:
    """Say of files in which a merge was not finished, for the banner, that nothing of them is read.

    Returns:
        The file and line that it is about, and both sides; both empty where there is none.
    """
    problems = session.workspace.dataset.problems if session.workspace is not None else ()
    found = of_codes(problems, (MERGE_CONFLICT,))
    return _broken_in_words(session, found, "nothing of it is shown") if found else ("", "")


def _broken_in_words(session: Session, broken: Sequence[Problem], so: str) -> tuple[str, str]:
    """Say what is the matter with files; what matters stands first, for a long line is cut off."""
    first = broken[0]
    conflict = first.code == MERGE_CONFLICT
    place = evolve(first.place, file=Path(first.place.file.name))
    more = f" and {len(broken) - 1} more" if len(broken) > 1 else ""
    leads = f"{key_for(session, 'problems')} leads there"
    if conflict:
        sides = first.message.removeprefix(CONFLICT)
        return f"{evolve(place, column=None)}{more}", f"merge conflict{sides}; {so}; {leads}"
    return f"{place}{more}", f"cannot be read: {so}; {leads} — {first.message}"
