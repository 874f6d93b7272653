"""The queue: which draft comes next, and how far the text of a source has been gone over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dipview.capture.draft import Draft
from dipview.capture.review.decisions import Decisions, Verdict
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
    places = {draft.id: place for place, draft in enumerate(drafts)}
    last = (places[each.draft] for each in reversed(decisions.every) if each.draft in places)
    left_at = next(last, 0)
    of_drafts = decisions.of_each
    turned = (*drafts[left_at:], *drafts[:left_at])
    again = [each for each in of_drafts.values() if each.verdict in _COMES_AGAIN]
    again.sort(key=lambda each: (_COMES_AGAIN.index(each.verdict), each.number))
    return (
        *(draft for draft in turned if draft.id not in of_drafts),
        *(drafts[places[each.draft]] for each in again if each.draft in places),
    )


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
