"""Adjudicating: the keys with which it is decided whose coding stands, each defined whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.command import key_name
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_effects import (
    AskColleague,
    Decide,
    LeaveReview,
    Scroll,
    ShowKeys,
    Undo,
)
from dipview.model.values import frozen

Handler: TypeAlias = Callable[[AdjudicationSession, str], Effects]
"""Says what a key does."""
_TWO = 2


@frozen
class AdjudicationKey:
    """What some keys do."""

    keys: tuple[str, ...]
    """Names of keys; a character stands for itself."""
    help: str
    """One line of the help."""
    run: Handler
    title: str = ""
    """Two words at most: what the footer shows; empty to leave it out."""
    needs_one: bool = False
    """It is possible where something is left to be decided."""


def pressed(session: AdjudicationSession, key: str) -> Effects:
    """Give the effects of a key; none where it does nothing now."""
    for each in ADJUDICATION_KEYS:
        if key in each.keys:
            possible = session.at is not None or not each.needs_one
            return each.run(session, key) if possible else ()
    return ()


def footer_words(session: AdjudicationSession) -> list[tuple[str, str]]:
    """Give the keys of the footer that are possible now, each with what it does."""
    taken = [(str(at), coder) for at, coder in enumerate(session.coders[:9], 1)]
    others = [
        (key_name(each.keys[0]), each.title)
        for each in ADJUDICATION_KEYS
        if each.title and (session.at is not None or not each.needs_one)
    ]
    return [*taken, *others]


def keys_in_words() -> list[tuple[str, str]]:
    """Give all keys as a reader knows them, each with its line of the help."""
    return [(" ".join(map(key_name, each.keys)), each.help) for each in ADJUDICATION_KEYS]


def flagged(session: AdjudicationSession, line: str) -> Effects:
    """Give the effects of flagging what lies there with a line; none for an empty one."""
    told = " ".join(line.split())
    if session.at is None or not told:
        return ()
    return (Decide(partial(session.adjudication.flag, session.at, told)),)


def _choose(session: AdjudicationSession, key: str) -> Effects:
    at = int(key) - 1
    if session.at is None or at >= len(session.coders):
        return (Notify(f"There is no coding {key} of it."),)
    return (Decide(partial(session.adjudication.choose, session.at, session.coders[at])),)


def _choose_side(session: AdjudicationSession, key: str) -> Effects:
    if len(session.coders) != _TWO:
        return (Notify("There are more than two: press the number of one."),)
    return _choose(session, "1" if key == "left" else "2")


def _later(session: AdjudicationSession, _key: str) -> Effects:
    if session.at is None:
        return ()
    return (Decide(partial(session.adjudication.put_off, session.at)),)


def _flag(_session: AdjudicationSession, _key: str) -> Effects:
    return (AskColleague(),)


def _undo(_session: AdjudicationSession, _key: str) -> Effects:
    return (Undo(),)


def _scroll(_session: AdjudicationSession, key: str) -> Effects:
    return (Scroll(-1 if key == "pageup" else 1),)


def _show_keys(_session: AdjudicationSession, _key: str) -> Effects:
    return (ShowKeys(),)


def _leave(_session: AdjudicationSession, _key: str) -> Effects:
    return (LeaveReview(),)


ADJUDICATION_KEYS: tuple[AdjudicationKey, ...] = (
    AdjudicationKey(
        tuple("123456789"),
        "This coding stands; the others are set aside for it, and kept.",
        _choose,
        needs_one=True,
    ),
    AdjudicationKey(
        ("left", "right"), "Of two: the left, the right one stands.", _choose_side, needs_one=True
    ),
    AdjudicationKey(
        ("space",),
        "Leave it for later: it comes again behind all others.",
        _later,
        "later",
        needs_one=True,
    ),
    AdjudicationKey(
        ("g",),
        "Flag it for a colleague, with a line of what about.",
        _flag,
        "flag",
        needs_one=True,
    ),
    AdjudicationKey(("u",), "Take back the last decision, then those before.", _undo, "undo"),
    AdjudicationKey(("pagedown", "pageup"), "Scroll the text.", _scroll),
    AdjudicationKey(("?",), "Show these keys.", _show_keys, "keys"),
    AdjudicationKey(("q",), "Leave; all is kept, and it begins here next time.", _leave, "leave"),
)
"""All keys, in the order of the footer and the help."""
