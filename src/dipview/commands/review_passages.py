"""Passages of a review: what is to be lit in the text, and how."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from dipview.capture.draft import Draft
from dipview.capture.drafts_file import mentions_of
from dipview.capture.review.decisions import Verdict
from dipview.capture.review.passages import Edge, Passage
from dipview.commands.review_session import ReviewSession
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.model.values import frozen


class Look(StrEnum):
    """How a passage is shown."""

    WAITING = "waiting"
    """A draft that is still to be decided."""
    FLAGGED = "flagged"
    """One that a colleague should look at."""
    ACCEPTED = "accepted"
    """A statement rests on it."""
    AT_HAND = "at-hand"
    NAME = "name"
    """A name in the passage at hand."""
    WORDS = "words"
    """Exact words in it."""
    MARKED = "marked"
    """Words that are marked, and the word at the end that is moved."""


@frozen
class ShownPassage:
    """A passage, and how it is shown."""

    start: int
    end: int
    look: Look


def shown_passages(session: ReviewSession) -> tuple[ShownPassage, ...]:
    """Give what is lit in the text; what comes later lies over what comes before."""
    return (*_others(session), *_at_hand(session))


def _others(session: ReviewSession) -> Iterator[ShownPassage]:
    review = session.review
    accepted = [*_of_statements(session)]
    decided = review.decisions.of_each
    for draft in review.drafts:
        verdict = decided[draft.id].verdict if draft.id in decided else None
        if verdict is Verdict.ACCEPTED:
            accepted.append(Passage(*draft.passage))
        elif verdict is not Verdict.REJECTED:
            look = Look.FLAGGED if verdict is Verdict.FLAGGED else Look.WAITING
            yield ShownPassage(*draft.passage, look)
    for passage in accepted:
        yield ShownPassage(passage.start, passage.end, Look.ACCEPTED)


def _of_statements(session: ReviewSession) -> Iterator[Passage]:
    """Give the passages of the statements of the source, those of this session too."""
    review, dataset = session.review, session.workspace.dataset
    for decision in review.decisions.standing:
        written = decision.table.get("passage") or ()
        if decision.verdict is Verdict.ACCEPTED and len(written) == 2:
            yield Passage(*written)
    for id in dataset.linked(review.source.id, Link.RESTS_ON):
        record = dataset.statement(id) if dataset.kind_of(id) is Kind.STATEMENT else None
        if isinstance(record, Statement) and len(record.passage) == 2:
            yield Passage(*record.passage)


def _at_hand(session: ReviewSession) -> Iterator[ShownPassage]:
    desk = session.desk
    passage, mark = desk.passage, desk.mark
    if passage is not None:
        yield ShownPassage(passage.start, passage.end, Look.AT_HAND)
        yield from _inside(desk.draft, passage)
        if desk.form is not None and desk.form.words:
            yield from (
                ShownPassage(start, end, Look.WORDS)
                for start, end in desk.words(session.review.text)
            )
    if mark is not None:
        yield ShownPassage(mark.start, mark.end, Look.MARKED)
    if desk.edge is not None and desk.lit is not None:
        end = _end_word(session, desk.lit, desk.edge)
        look = Look.MARKED if mark is None else Look.AT_HAND
        yield ShownPassage(end.start, end.end, look)


def _inside(draft: Draft | None, passage: Passage) -> Iterator[ShownPassage]:
    """Give the names in a passage by which the draft was made."""
    if draft is not None:
        for mention in mentions_of(draft):
            if passage.start <= mention.start and mention.end <= passage.end:
                yield ShownPassage(mention.start, mention.end, Look.NAME)


def _end_word(session: ReviewSession, passage: Passage, edge: Edge) -> Passage:
    """Give the word at an end of a passage."""
    other = Edge.END if edge is Edge.START else Edge.START
    shrunk = passage
    while (less := session.words.moved(shrunk, other, -1 if edge is Edge.START else 1)) != shrunk:
        shrunk = less
    return shrunk
