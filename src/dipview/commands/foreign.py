"""Foreign files that are open: what is said of them, and of what cannot be done with them."""

from __future__ import annotations

from dipview.commands.command import key_for
from dipview.commands.effects import Effects, Notify
from dipview.commands.session import Session


def only_looked_at(session: Session) -> Effects:
    """Say what to do where a file of another program is open; nothing where none is.

    Every command that writes into files says it first.
    """
    if not session.foreign:
        return ()
    name = session.foreign[0].path.name
    return (
        Notify(
            f"{name} is only looked at, and nothing is written to it: "
            f"{key_for(session, 'palette')}import makes a dataset of it, which can be edited."
        ),
    )


def foreign_in_words(session: Session) -> tuple[str, str]:
    """Say of the files that are open, for the banner, which are only looked at.

    Returns:
        The file that it is about, and what is to be known; both empty where there is none.
    """
    if not session.foreign:
        return "", ""
    first, *others = session.foreign
    name, told = first.path.name, first.in_words.removeprefix(first.path.name).strip()
    if others:
        name, told = f"{name} and {len(others)} more", "are only looked at"
    kept = f"{key_for(session, 'palette')}import keeps {'them' if others else 'it'} as TOML"
    # What matters stands first: the end of a long line is cut off.
    return name, f"{told}: {kept}" + ("" if others else f" · {first.command}")
