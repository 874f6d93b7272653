"""Reviewing: the keys of a review, each defined whole: its words, and what it does when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from attrs import evolve

from dipview.capture.draft import Draft
from dipview.capture.form_lines import EIGHT, Line
from dipview.capture.review.passages import Edge, Passage
from dipview.capture.shown_lines import missing_in
from dipview.commands.command import key_name
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_desk import Desk, by_hand, with_passage
from dipview.commands.review_effects import (
    AskColleague,
    Decide,
    LeaveReview,
    OpenLine,
    Scroll,
    Show,
    ShowKeys,
    Undo,
)
from dipview.commands.review_session import ReviewSession
from dipview.model.values import frozen

Handler: TypeAlias = Callable[[ReviewSession, str], Effects]
"""Says what a key does in a review."""


def _on_statement(session: ReviewSession) -> bool:
    return session.desk.form is not None


def _on_draft(session: ReviewSession) -> bool:
    return session.desk.draft is not None


def _with_words(session: ReviewSession) -> bool:
    return session.desk.lit is not None


def _always(_session: ReviewSession) -> bool:
    return True


@frozen
class ReviewKey:
    """What some keys do in a review."""

    id: str
    keys: tuple[str, ...]
    """Names of keys; a character stands for itself."""
    title: str
    """Two words at most: what the footer shows."""
    help: str
    """One line of the help."""
    run: Handler
    when: Callable[[ReviewSession], bool] = _always
    footer: int = 0
    """Its rank in the footer, 1 for what must stay where room is scarce; 0 to leave it out."""
    written: int = 1
    """How many of its keys the footer shows."""


def _key(
    id: str,
    *keys: str,
    help: str,
    title: str = "",
    when: Callable[[ReviewSession], bool] = _always,
    footer: int = 0,
    written: int = 1,
) -> Callable[[Handler], ReviewKey]:
    """Make what a key does of the function below it."""

    def made(run: Handler) -> ReviewKey:
        return ReviewKey(id, keys, title, help, run, when, footer, written)

    return made


def pressed(session: ReviewSession, key: str) -> Effects:
    """Give the effects of a key; none where it does nothing now."""
    for each in REVIEW_KEYS:
        if key in each.keys:
            return each.run(session, key) if each.when(session) else ()
    return ()


def footer_keys(session: ReviewSession) -> tuple[ReviewKey, ...]:
    """Give the keys of the footer that are possible now, in their order."""
    return tuple(each for each in REVIEW_KEYS if each.footer and each.when(session))


def key_written(key: str) -> str:
    """Write a key as a reader knows it."""
    return _SIGNS.get(key) or key_name(key)


_SIGNS = {"plus": "+", "minus": "-"}


def keys_in_words() -> tuple[tuple[str, str], ...]:
    """Give all keys as a reader knows them, each with its line of the help; the lines together."""
    lines = [each for each in REVIEW_KEYS if each.run is _open_line]
    opened = ", ".join(Line(each.keys[0]).word for each in lines)
    told: dict[str, str] = {}
    for each in REVIEW_KEYS:
        of = lines if each in lines else [each]
        keys = " ".join(key_written(key) for one in of for key in one.keys)
        told[keys] = f"Open a line: {opened}." if each in lines else each.help
    return tuple(told.items())


# Deciding


@_key(
    "accept",
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
    "later",
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
    "reject",
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


@_key("undo", "u", title="undo", footer=3, help="Take back the last decision, then those before.")
def _undo(_session: ReviewSession, _key: str) -> Effects:
    return (Undo(),)


@_key(
    "flag",
    "g",
    title="flag",
    when=_on_draft,
    footer=5,
    help="Flag it for a colleague, with a line of what about.",
)
def _flag(_session: ReviewSession, _key: str) -> Effects:
    return (AskColleague(),)


def flagged(session: ReviewSession, line: str) -> Effects:
    """Give the effects of flagging the draft with a line; none for an empty one."""
    draft, told = session.desk.draft, " ".join(line.split())
    if draft is None or not told:
        return ()
    return (Decide(partial(session.review.flag, draft, told)),)


# The statement


def _line(line: Line) -> ReviewKey:
    """Make the key that opens a line."""
    opens = _key(
        f"line-{line.word.replace(' ', '-')}",
        line.value,
        when=_on_statement,
        help=f"Open the line: {line.word}.",
    )
    return opens(_open_line)


def _open_line(_session: ReviewSession, key: str) -> Effects:
    return (OpenLine(Line(key)),)


@_key("position", "plus", when=_on_statement, help="Go to the next position; a new one at last.")
def _next_position(session: ReviewSession, _key: str) -> Effects:
    form = session.desk.form
    return (Show(evolve(session.desk, form=form.next_position())),) if form is not None else ()


@_key("no-position", "minus", when=_on_statement, help="Take this position out.")
def _without_position(session: ReviewSession, _key: str) -> Effects:
    form = session.desk.form
    return (Show(evolve(session.desk, form=form.without_position())),) if form is not None else ()


@_key(
    "new",
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
    "ends",
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
    "move",
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
    "issue-words",
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


@_key("scroll", *("pagedown", "pageup"), help="Scroll the text.")
def _scroll(_session: ReviewSession, key: str) -> Effects:
    return (Scroll(-1 if key == "pageup" else 1),)


# Back


@_key("back", "escape", help="Back: from the ends, the mark, a statement by hand.")
def _back(session: ReviewSession, _key: str) -> Effects:
    desk = session.desk
    if desk.edge is not None:
        return (Show(evolve(desk, edge=None)),)
    if desk.mark is not None:
        return (Show(evolve(desk, mark=None)),)
    return (Show(session.next_desk()),) if desk.by_hand else ()


@_key("keys", "?", title="keys", footer=4, help="Show these keys.")
def _show_keys(_session: ReviewSession, _key: str) -> Effects:
    return (ShowKeys(),)


@_key(
    "leave",
    "q",
    title="leave",
    footer=1,
    help="Leave; all is kept, and it begins here next time.",
)
def _leave(_session: ReviewSession, _key: str) -> Effects:
    return (LeaveReview(),)


REVIEW_KEYS: tuple[ReviewKey, ...] = (
    *(_accept, _later, _reject, _undo, _flag),
    *(_line(line) for line in (*EIGHT, Line.VALUE)),
    *(_next_position, _without_position, _new),
    *(_ends, _move, _issue_words, _scroll),
    *(_back, _show_keys, _leave),
)
"""All keys of a review, in the order of the footer and the help."""
