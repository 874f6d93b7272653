"""The jobs before a review: they make what is gone over, where there is none, and open its log."""

from __future__ import annotations

from attrs import define

from dipview.capture.adjudication.opening import open_adjudication, who_decides
from dipview.capture.review.decision_log import ReviewError
from dipview.capture.review.drafting_first import drafted_first
from dipview.capture.review.opening import material_of, open_review
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.effects import PrepareAdjudication, PrepareReview
from dipview.commands.review_session import ReviewSession
from dipview.commands.session import Session
from dipview.dataset.limits import Limits
from dipview.tui.messages import Notified, Post, ReviewPrepared
from dipview.tui.threads import away


async def prepare_review(
    session: Session, limits: Limits | None, post: Post, job: PrepareReview
) -> None:
    """Prepare a review; posts it, or why there is none.

    Args:
        session: What is open.
        limits: How many bytes may be read; None for what dipview reads by default.
        post: Posts what becomes of it.
        job: Of which source.
    """
    try:
        made = await away(
            _prepared, session, limits, job.source, tell=_Drafting(post, job.source).tell
        )
    except ReviewError as error:
        post(Notified(str(error), error=True))
    else:
        post(ReviewPrepared(made, alone=job.alone))


@define
class _Drafting:
    """Tells for how long a source is drafted, once a second."""

    post: Post
    source: str
    told: int = 0

    def tell(self, _progress: str, seconds: float) -> None:
        """Tell it, where another second has passed."""
        if seconds >= self.told + 1:
            self.told = int(seconds)
            self.post(Notified(f"Drafting {self.source} for {self.told} s"))


def _prepared(session: Session, limits: Limits | None, source: str) -> ReviewSession:
    workspace = session.workspace
    assert workspace is not None  # noqa: S101 - for the type checker
    material = material_of(session.paths, workspace.dataset, source, limits)
    material = drafted_first(material, workspace.dataset)
    review = open_review(session.paths, workspace.dataset, material, limits)
    workspace.build_index()  # which the first line that is opened would wait for
    return ReviewSession(review=review, workspace=workspace)


async def prepare_adjudication(
    session: Session, limits: Limits | None, post: Post, job: PrepareAdjudication
) -> None:
    """Find where coders differ; posts what to decide, or why there is nothing.

    Args:
        session: What is open.
        limits: How many bytes may be read; None for what dipview reads by default.
        post: Posts what becomes of it.
        job: Who decides.
    """
    try:
        made = await away(_adjudication, session, limits, job.by)
    except ReviewError as error:
        post(Notified(str(error), error=True))
    else:
        post(ReviewPrepared(made, alone=job.alone))


def _adjudication(session: Session, limits: Limits | None, by: str) -> AdjudicationSession:
    workspace = session.workspace
    assert workspace is not None  # noqa: S101 - for the type checker
    by = by or who_decides(session.paths)
    opened = open_adjudication(session.paths, workspace.dataset, by, limits)
    return AdjudicationSession(
        adjudication=opened, workspace=workspace, paths=session.paths, limits=limits
    )
