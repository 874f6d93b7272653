"""Opening a review from the explorer: of which source, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dipview.capture.review.opening import sources_to_review
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.command import Group, command, once_ready
from dipview.commands.deciding import Deciding
from dipview.commands.dialogs import AdjudicationDialog, ReviewDialog
from dipview.commands.effects import Effects, Leave, Load, Notify, Open, Run
from dipview.commands.jobs import PrepareAdjudication, PrepareReview
from dipview.commands.recording import not_written_to
from dipview.commands.review_session import ReviewSession
from dipview.commands.session import Session
from dipview.dataset.dataset import Dataset
from dipview.model.ids import statement_of
from dipview.model.sources import Source
from dipview.model.statements import Statement

_OF_CODERS = ("agree", "disagreements")
"""Whole views from which it is gone to the decision of whose coding stands."""


@command(
    "review",
    "D",
    title="drafts",
    group=Group.WRITE,
    when=once_ready,
    help="Review the drafts of the source under the cursor, one by one; where coders differ, that.",
)
def _review(session: Session) -> Effects:
    if told := not_written_to(session):
        return told
    if session.location.view in _OF_CODERS:
        return (Run(PrepareAdjudication()),)
    dataset = session.opened.dataset
    with_text = list(sources_to_review(dataset))
    here = next((id for id in _sources_here(session, dataset) if id in with_text), "")
    if here or len(with_text) == 1:
        return (Run(PrepareReview(here or with_text[0])),)
    if not with_text:
        said = "No source has a stored text; 'dipview add source FILE' stores one."
        return (Notify(said),)
    return (Notify("Put the cursor on a source that has a stored text, or on a statement of one."),)


def _sources_here(session: Session, dataset: Dataset) -> Iterator[str]:
    """Give the sources that the user may mean, the nearest first."""
    row, location = session.layout.row, session.location
    ids = (row.id if row is not None else "", location.card, location.record, session.source_read)
    for id in ids:
        match dataset.record(statement_of(id)) if id else None:
            case Source(id=source):
                yield source
            case Statement(source=source):
                yield source


def begun(session: Session) -> Effects:
    """Give what follows once files are read for a review alone; nothing for the explorer."""
    wanted = session.to_review
    if isinstance(wanted, Deciding):
        return (Run(PrepareAdjudication(wanted.by, alone=True)),)
    return (Run(PrepareReview(wanted, alone=True)),) if wanted else ()


def prepared(
    _session: Session, review: ReviewSession | AdjudicationSession, *, alone: bool
) -> Effects:
    """Give what follows once a review can be opened, or the decision of whose coding stands."""
    dialog = (
        AdjudicationDialog(review)
        if isinstance(review, AdjudicationSession)
        else ReviewDialog(review)
    )
    return (Open(dialog, partial(_left, alone=alone)),)


def _left(_session: Session, _answer: object, *, alone: bool) -> Effects:
    return (Leave(),) if alone else (Load(),)


REVIEWING = (_review,)
