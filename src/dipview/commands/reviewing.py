"""Reviewing: the keys of a review, each defined whole: its words, when it is possible, its effects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from attrs import evolve

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
    TakeBack,
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


def pressed(session: ReviewSession, key: str) -> Effects:
    """Give the effects of a key; none where it does nothing now."""
    for each in REVIEW_KEYS:
        if key in each.keys:
            return each.run(session, key) if each.when(session) else ()
    return ()


def footer(session: ReviewSession) -> tuple[ReviewKey, ...]:
    """Give the keys of the footer that are possible now, in their order."""
    return tuple(each for each in REVIEW_KEYS if each.footer and each.when(session))


def keys_in_words() -> tuple[tuple[str, str], ...]:
    """Give all keys as a reader knows them, each with its line of the help."""
    return tuple((" ".join(map(key_name, each.keys)), each.help) for each in REVIEW_KEYS)


# Deciding


def _accept(session: ReviewSession, _key: str) -> Effects:
    form, draft = session.desk.form, session.desk.draft
    if form is None:
        return ()
    missing = missing_in(form, session.workspace.dataset)
    wanted = next((line for line in EIGHT if line in missing), next(iter(missing), None))
    if wanted is not None:
        return (Notify(f"{wanted.word}: {missing[wanted]}"), OpenLine(wanted))
    return (Decide(partial(session.review.accept, form, draft)),)


def _put_off(session: ReviewSession, _key: str) -> Effects:
    draft = session.desk.draft
    if draft is None:  # What is made by hand is left, and its words stay marked.
        return (Show(evolve(session.next_desk(), mark=session.desk.passage)),)
    return (Decide(partial(session.review.put_off, draft)),)


def _reject(session: ReviewSession, key: str) -> Effects:
    draft = session.desk.draft
    if draft is None:
        return _put_off(session, key)
    return (Decide(partial(session.review.reject, draft)),)


def _flag(_session: ReviewSession, _key: str) -> Effects:
    return (AskColleague(),)


def flagged(session: ReviewSession, line: str) -> Effects:
    """Give the effects of flagging the draft with a line; none for an empty one."""
    draft, told = session.desk.draft, " ".join(line.split())
    if draft is None or not told:
        return ()
    return (Decide(partial(session.review.flag, draft, told)),)


def _undo(_session: ReviewSession, _key: str) -> Effects:
    return (TakeBack(),)


# The statement and its words


def _open_line(_session: ReviewSession, key: str) -> Effects:
    return (OpenLine(Line(key)),)


def _new(session: ReviewSession, _key: str) -> Effects:
    lit = session.desk.lit
    if lit is None:
        return ()
    desk = by_hand(session.review.source.id, lit, session.review.text, session.last)
    return (Show(desk), OpenLine(Line.WHO))


def _edge(session: ReviewSession, key: str) -> Effects:
    edge = Edge.START if key == "[" else Edge.END
    return (Show(evolve(session.desk, edge=None if session.desk.edge is edge else edge)),)


def _move(session: ReviewSession, key: str) -> Effects:
    """Move an end of the passage by word; without one, mark the next sentence or the last."""
    desk, step = session.desk, -1 if key in ("left", "up") else 1
    lit, across = desk.lit, key in ("left", "right")
    if desk.edge is not None and lit is not None:
        moved = _moved(session, lit, desk.edge, step, across=across)
        if desk.mark is not None:
            return (Show(evolve(desk, mark=moved)),)
        return (Show(with_passage(desk, moved, session.review.text)),)
    if across:
        return ()
    if lit is None:
        lit = session.words.sentence_at(0 if step > 0 else len(session.review.text))
        return (Show(evolve(desk, mark=lit)),)
    return (Show(_marked(desk, session.words.next_sentence(lit, step))),)


def _moved(
    session: ReviewSession, passage: Passage, edge: Edge, step: int, *, across: bool
) -> Passage:
    if across:
        return session.words.moved(passage, edge, step)
    start, end = passage.start, passage.end
    other = session.words.next_sentence(
        Passage(start, start + 1) if edge is Edge.START else Passage(end - 1, end), step
    )
    if edge is Edge.START:
        return evolve(passage, start=other.start) if other.start < end else passage
    return evolve(passage, end=other.end) if other.end > start else passage


def _marked(desk: Desk, mark: Passage) -> Desk:
    """Mark words; those of the passage itself need no mark."""
    return evolve(desk, mark=None if mark == desk.passage else mark, edge=None)


def _issue_words(session: ReviewSession, key: str) -> Effects:
    lit, passages = session.desk.lit, session.issue_passages()
    at = lit if lit is not None else Passage(0, 0)
    if key == ".":
        found = next((each for each in passages if each.start >= max(at.end, 1)), None)
    else:
        found = next((each for each in reversed(passages) if each.end <= at.start), None)
    if found is None:
        return (Notify(f"No {'further' if key == '.' else 'earlier'} word of an issue."),)
    return (Show(_marked(session.desk, found)),)


def _back(session: ReviewSession, _key: str) -> Effects:
    desk = session.desk
    if desk.edge is not None:
        return (Show(evolve(desk, edge=None)),)
    if desk.mark is not None:
        return (Show(evolve(desk, mark=None)),)
    return (Show(session.next_desk()),) if desk.by_hand else ()


def _scroll(_session: ReviewSession, key: str) -> Effects:
    return (Scroll(-1 if key == "pageup" else 1),)


def _leave(_session: ReviewSession, _key: str) -> Effects:
    return (LeaveReview(),)


def _show_keys(_session: ReviewSession, _key: str) -> Effects:
    return (ShowKeys(),)


REVIEW_KEYS: tuple[ReviewKey, ...] = (
    ReviewKey(
        *("accept", ("enter", "a"), "accept"),
        "Accept the statement and go on; where something is missing, open its line.",
        *(_accept, _on_statement, 1),
    ),
    ReviewKey(
        *("later", ("space",), "later", "Leave it for later."),
        *(_put_off, _on_statement, 2),
    ),
    ReviewKey(
        *("reject", ("x",), "no statement", "It is no statement: never propose it again."),
        *(_reject, _on_statement, 2),
    ),
    ReviewKey(
        *("undo", ("u",), "undo", "Take back the last decision, and the ones before it."),
        *(_undo, _always, 3),
    ),
    ReviewKey(
        *("flag", ("g",), "flag", "Flag it for a colleague, with a line of what about."),
        *(_flag, _on_draft, 5),
    ),
    *(
        ReviewKey(f"line-{line.name.lower()}", (line.value,), "", f"Open the line {line.word}.",
                  _open_line, _on_statement)
        for line in (*EIGHT, Line.VALUE)
    ),
    ReviewKey(
        *("new", ("n",), "new", "Make a new statement of the words that are lit."),
        *(_new, _with_words, 4),
    ),
    ReviewKey(
        *("edge", ("[", "]"), "ends", "Move the start or the end of the passage with the arrows."),
        *(_edge, _with_words, 5),
    ),
    ReviewKey(
        *("move", ("down", "up", "right", "left"), "sentence"),
        "Mark the next sentence, the last one; behind [ or ] move that end by sentence, by word.",
        *(_move, _always, 6),
    ),
    ReviewKey(
        *("issue-words", (".", ","), "issue words"),
        "Mark the next passage, the last one, in which a word of an issue stands.",
        *(_issue_words, _always, 6),
    ),
    ReviewKey(
        *("back", ("escape",), "", "Back from the ends, the mark, a statement by hand."),
        _back,
    ),
    ReviewKey("scroll", ("pagedown", "pageup"), "", "Scroll the text.", _scroll),
    ReviewKey("keys", ("?",), "keys", "Show these keys.", _show_keys, _always, 4),
    ReviewKey(
        *("leave", ("q", "ctrl+q"), "leave"),
        "Leave; everything is kept, and it begins here next time.",
        *(_leave, _always, 1),
    ),
)
"""All keys of a review, in the order of the footer and the help."""
