"""The queue: which draft comes next, and how far the text of a source has been gone over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dipview.capture.draft import Draft
from dipview.capture.review.decisions import Decision, Decisions, Verdict
from dipview.model.values import frozen

_COMES_AGAIN = (Verdict.LATER, Verdict.FLAGGED)


@frozen(kw_only=True)
class Progress:
    """How far a source has been gone over."""

    total: int
    """How many drafts there are."""
    accepted: int = 0
    rejected: int = 0
    later: int = 0
    flagged: int = 0
    by_hand: int = 0
    """How many statements were made by hand besides."""

    @property
    def done(self) -> int:
        """How many drafts have been accepted or rejected."""
        return self.accepted + self.rejected

    @property
    def left(self) -> int:
        """How many drafts are still to be decided."""
        return self.total - self.done


def in_text_order(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Put drafts in the order of the text, the order of the drafter where they rest on the same."""
    return tuple(sorted(drafts, key=lambda draft: draft.passage))


def waiting(drafts: Sequence[Draft], decisions: Decisions) -> tuple[Draft, ...]:
    """Give the drafts that are still to be decided, the next one first.

    It goes on behind what was decided last, round to the beginning; then comes what was put off, in
    the order in which that was done, and at last what a colleague should look at.

    Args:
        drafts: All drafts of a source, in the order of the text.
        decisions: What has been decided.
    """
    of_drafts = decisions.of_each
    open_ones = [draft for draft in drafts if draft.id not in of_drafts]
    start = _left_at(drafts, decisions)
    places = {draft.id: place for place, draft in enumerate(drafts)}
    behind = [draft for draft in open_ones if places[draft.id] >= start]
    before = [draft for draft in open_ones if places[draft.id] < start]
    by_id = {draft.id: draft for draft in drafts}
    again = [
        by_id[id]
        for verdict in _COMES_AGAIN
        for id in _decided(of_drafts.values(), verdict)
        if id in by_id
    ]
    return (*behind, *before, *again)


def _left_at(drafts: Sequence[Draft], decisions: Decisions) -> int:
    """Give the place of the draft on which something was decided last, or that was put back."""
    places = {draft.id: place for place, draft in enumerate(drafts)}
    return next(
        (places[each.draft] for each in reversed(decisions.every) if each.draft in places), 0
    )


def _decided(decisions: Iterable[Decision], verdict: Verdict) -> list[str]:
    """Give the drafts of one verdict, the one of the longest ago first."""
    found = [each for each in decisions if each.verdict is verdict]
    return [each.draft for each in sorted(found, key=lambda each: each.number)]


def progress(drafts: Sequence[Draft], decisions: Decisions) -> Progress:
    """Count what has been decided of the drafts of a source."""
    of_drafts = decisions.of_each
    counts = Counter(of_drafts[draft.id].verdict for draft in drafts if draft.id in of_drafts)
    return Progress(
        total=len(drafts),
        accepted=counts[Verdict.ACCEPTED],
        rejected=counts[Verdict.REJECTED],
        later=counts[Verdict.LATER],
        flagged=counts[Verdict.FLAGGED],
        by_hand=sum(
            each.by_hand and each.verdict is Verdict.ACCEPTED for each in of_drafts.values()
        ),
    )
