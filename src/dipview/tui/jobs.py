"""Jobs away from the keys: what is made before a dialog can open, and what is taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from dipview.capture.adjudication.opening import open_adjudication, who_decides
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.drafting_first import drafted_first
from dipview.capture.review.opening import material_of
from dipview.capture.review.review import open_review
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.effects import Effects
from dipview.commands.jobs import PrepareAdjudication, PrepareExport, PrepareReview, TakeBack
from dipview.commands.keeping import export_prepared
from dipview.commands.leaving import NothingLeavesError
from dipview.commands.review_opening import prepared
from dipview.commands.review_session import ReviewSession
from dipview.commands.session import Session
from dipview.commands.taking_back import taken_back
from dipview.tui.messages import FilesChanged, Follows, Notified, Post
from dipview.tui.threads import away, once_a_second

Made = TypeVar("Made")


async def prepare(
    session: Session,
    post: Post,
    job: PrepareExport | PrepareReview | PrepareAdjudication,
) -> None:
    """Make what a dialog is about; posts what follows, or why there is nothing.

    Args:
        session: What is open.
        post: Posts what becomes of it.
        job: What to make.
    """
    match job:
        case PrepareExport(make=make):
            await _prepare(post, make, export_prepared, NothingLeavesError)
        case PrepareReview(source=source, alone=alone):
            review = partial(_review, session, source)

            def tell(_progress: str, seconds: float) -> None:
                """Tell for how long a source is drafted."""
                post(Notified(f"Drafting {source} for {int(seconds)} s"))

            then = partial(prepared, alone=alone)
            await _prepare(post, review, then, ReviewError, once_a_second(tell))
        case PrepareAdjudication(by=by, alone=alone):
            adjudication = partial(_adjudication, session, by)
            await _prepare(post, adjudication, partial(prepared, alone=alone), ReviewError)


async def _prepare(
    post: Post,
    make: Callable[[], Made],
    then: Callable[[Session, Made], Effects],
    refused: type[Exception],
    tell: Callable[[str, float], object] | None = None,
) -> None:
    try:
        made = await away(make, tell=tell)
    except refused as error:
        post(Notified(str(error), error=True))
    else:
        post(Follows(lambda session: then(session, made)))


def _review(session: Session, source: str) -> ReviewSession:
    workspace = session.workspace
    assert workspace is not None  # noqa: S101 - for the type checker
    material = material_of(session.paths, workspace.dataset, source, session.limits)
    material = drafted_first(material, workspace.dataset)
    review = open_review(session.paths, workspace.dataset, material, session.limits)
    workspace.build_index()  # which the first line that is opened would wait for
    return ReviewSession(review=review, workspace=workspace)


def _adjudication(session: Session, by: str) -> AdjudicationSession:
    workspace = session.workspace
    assert workspace is not None  # noqa: S101 - for the type checker
    by = by or who_decides(session.paths)
    opened = open_adjudication(session.paths, workspace.dataset, by, session.limits)
    return AdjudicationSession(adjudication=opened, workspace=workspace)


async def take_back(post: Post, job: TakeBack) -> None:
    """Take back what was written last.

    Args:
        post: Posts what is told of it, and that the files have changed.
        job: What to take it back from.
    """
    told = await asyncio.to_thread(taken_back, job.journal)
    post(Notified(told.text, error=told.error))
    if not told.error:
        post(FilesChanged())
