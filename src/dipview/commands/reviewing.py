"""Reviewing: the keys of a review, each defined whole: its words, and what it does when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import evolve

from dipview.capture.draft import Draft
from dipview.capture.form_lines import EIGHT, Line
from dipview.capture.review.passages import Edge, Passage
from dipview.capture.shown_lines import missing_in
from dipview.commands.decision_keys import (
    LEAVE,
    SCROLL,
    SHOW_KEYS,
    UNDO,
    DecisionKey,
    Handler,
    flag_key,
)
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_desk import Desk, by_hand, with_passage
from dipview.commands.review_effects import Decide, OpenLine, Show
from dipview.commands.review_session import ReviewSession


def _on_statement(session: ReviewSession) -> bool:
    return session.desk.form is not None


def _on_draft(session: ReviewSession) -> bool:
    return session.desk.draft is not None


def _with_words(session: ReviewSession) -> bool:
    return session.desk.lit is not None


def _key(
    *keys: str, **about: Any
) -> Callable[[Handler[ReviewSession]], DecisionKey[ReviewSession]]:
    """Make what a key does of the function below it."""
    return lambda run: DecisionKey(keys, run=run, **about)


def footer_keys(session: ReviewSession) -> tuple[DecisionKey[ReviewSession], ...]:
    """Give the keys of the footer that are possible now, in their order."""
    return tuple(each for each in REVIEW_KEYS if each.footer and each.when(session))


# Deciding


@_key(
    *("enter", "a"),
    title="accept",
    when=_on_statement,
    footer=1,
    help="Accept it and go on; what is missing is asked for first.",
)
def _accept(session: ReviewSession, _key: str) -> Effects:
    form, draft = session.desk.form, session.desk.draft
    if form is None:
        return ()
    missing = missing_in(form, session.workspace.dataset)
    wanted = next((line for line in EIGHT if line in missing), next(iter(missing), None))
    if wanted is not None:
        told = Notify(f"{wanted.word}: {missing[wanted]}")
        return (OpenLine(wanted),) if wanted in EIGHT else (told, OpenLine(wanted))
    return (Decide(partial(session.review.accept, form, draft)),)


@_key(
    "space",
    title="later",
    when=_on_statement,
    footer=2,
    help="Leave it for later: it comes again behind all others.",
)
def _later(session: ReviewSession, _key: str) -> Effects:
    draft = session.desk.draft
    return _without_draft(session) if draft is None else _decided(session.review.put_off, draft)


@_key(
    "x",
    title="no statement",
    when=_on_statement,
    footer=2,
    help="It is no statement: never propose it again.",
)
def _reject(session: ReviewSession, _key: str) -> Effects:
    draft = session.desk.draft
    return _without_draft(session) if draft is None else _decided(session.review.reject, draft)


def _decided(decide: Callable[[Draft], object], draft: Draft) -> Effects:
    return (Decide(partial(decide, draft)),)


def _without_draft(session: ReviewSession) -> Effects:
    """Leave what is made by hand; its words stay marked."""
    return (Show(evolve(session.next_desk(), mark=session.desk.passage)),)


def flagged(session: ReviewSession, line: str) -> Effects:
    """Give the effects of flagging the draft with a line; none for an empty one."""
    draft, told = session.desk.draft, " ".join(line.split())
    if draft is None or not told:
        return ()
    return (Decide(partial(session.review.flag, draft, told)),)


# The statement


def _open_line(_session: ReviewSession, key: str) -> Effects:
    return (OpenLine(Line(key)),)


_OPENED = (*EIGHT, Line.VALUE)
_LINES = DecisionKey(
    tuple(line.value for line in _OPENED),
    f"Open a line: {', '.join(line.word for line in _OPENED)}.",
    _open_line,
    when=_on_statement,
)


@_key("plus", when=_on_statement, help="Go to the next position; a new one at last.")
def _next_position(session: ReviewSession, _key: str) -> Effects:
    form = session.desk.form
    return (Show(evolve(session.desk, form=form.next_position())),) if form is not None else ()


@_key("minus", when=_on_statement, help="Take this position out.")
def _without_position(session: ReviewSession, _key: str) -> Effects:
    form = session.desk.form
    return (Show(evolve(session.desk, form=form.without_position())),) if form is not None else ()


@_key(
    "n",
    title="new",
    when=_with_words,
    footer=4,
    help="Make a new statement of the words that are marked.",
)
def _new(session: ReviewSession, _key: str) -> Effects:
    lit = session.desk.lit
    if lit is None:
        return ()
    desk = by_hand(session.review, lit, session.last)
    return (Show(desk), OpenLine(Line.WHO))


# The passage and the text


@_key(
    *("[", "]"),
    title="ends",
    when=_with_words,
    footer=5,
    written=2,
    help="Let the arrows move the start or the end of the words.",
)
def _ends(session: ReviewSession, key: str) -> Effects:
    edge = Edge.START if key == "[" else Edge.END
    return (Show(evolve(session.desk, edge=None if session.desk.edge is edge else edge)),)


@_key(
    *("down", "up", "right", "left"),
    title="sentence",
    footer=6,
    written=2,
    help="Mark the next or the last sentence; or move that end.",
)
def _move(session: ReviewSession, key: str) -> Effects:
    desk, step = session.desk, -1 if key in ("left", "up") else 1
    lit, across = desk.lit, key in ("left", "right")
    if desk.edge is not None and lit is not None:
        move = session.words.moved if across else session.words.moved_to_sentence
        moved = move(lit, desk.edge, step)
        if desk.mark is not None:
            return (Show(evolve(desk, mark=moved)),)
        return (Show(with_passage(desk, moved, session.review)),)
    if across:
        return ()
    if lit is None:
        lit = session.words.sentence_at(0 if step > 0 else len(session.review.text))
        return (Show(evolve(desk, mark=lit)),)
    return (Show(_marked(desk, session.words.next_sentence(lit, step))),)


def _marked(desk: Desk, mark: Passage) -> Desk:
    """Mark words; those of the passage itself need no mark."""
    return evolve(desk, mark=None if mark == desk.passage else mark, edge=None)


@_key(
    *(".", ","),
    title="issue words",
    footer=6,
    written=2,
    help="Mark the next, the last sentence with a word of an issue.",
)
def _issue_words(session: ReviewSession, key: str) -> Effects:
    lit, passages = session.desk.lit, session.issue_passages()
    start, end = (lit.start, lit.end) if lit is not None else (0, 0)
    if key == ".":
        found = next((each for each in passages if each.start >= end), None)
    else:
        found = next((each for each in reversed(passages) if each.end <= start), None)
    if found is None:
        return (Notify(f"No {'further' if key == '.' else 'earlier'} word of an issue."),)
    return (Show(_marked(session.desk, found)),)


# Back


@_key("escape", help="Back: from the ends, the mark, a statement by hand.")
def _back(session: ReviewSession, _key: str) -> Effects:
    desk = session.desk
    if desk.edge is not None:
        return (Show(evolve(desk, edge=None)),)
    if desk.mark is not None:
        return (Show(evolve(desk, mark=None)),)
    return (Show(session.next_desk()),) if desk.by_hand else ()


REVIEW_KEYS: tuple[DecisionKey[ReviewSession], ...] = (
    *(_accept, _later, _reject, UNDO, flag_key(_on_draft)),
    *(_LINES, _next_position, _without_position, _new),
    *(_ends, _move, _issue_words, SCROLL),
    *(_back, SHOW_KEYS, LEAVE),
)
"""All keys of a review, in the order of the footer and the help."""
