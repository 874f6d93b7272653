"""Adjudicating: the keys with which it is decided whose coding stands, each defined whole."""

from __future__ import annotations

from functools import partial

from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.command import key_name
from dipview.commands.decision_keys import (
    LEAVE,
    SCROLL,
    SHOW_KEYS,
    UNDO,
    DecisionKey,
    flag_key,
)
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_effects import Decide

_TWO = 2


def _needs_one(session: AdjudicationSession) -> bool:
    return session.at is not None


def footer_words(session: AdjudicationSession) -> list[tuple[str, str]]:
    """Give the keys of the footer that are possible now, each with what it does."""
    taken = [(str(at), coder) for at, coder in enumerate(session.coders[:9], 1)]
    others = [
        (key_name(each.keys[0]), each.title)
        for each in ADJUDICATION_KEYS
        if each.title and each.when(session)
    ]
    return [*taken, *others]


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


ADJUDICATION_KEYS: tuple[DecisionKey[AdjudicationSession], ...] = (
    DecisionKey(
        tuple("123456789"),
        "This coding stands; the others are set aside for it, and kept.",
        _choose,
        when=_needs_one,
    ),
    DecisionKey(
        ("left", "right"), "Of two: the left, the right one stands.", _choose_side, when=_needs_one
    ),
    DecisionKey(
        ("space",),
        "Leave it for later: it comes again behind all others.",
        _later,
        "later",
        _needs_one,
    ),
    *(flag_key(_needs_one), UNDO, SCROLL, SHOW_KEYS, LEAVE),
)
"""All keys, in the order of the footer and the help."""
