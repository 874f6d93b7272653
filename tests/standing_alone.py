"""Where one holder stands on one issue, worked out for itself: what tables are held against."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset
from dipview.standing.columns import positions_held_on
from dipview.standing.evidence import counting
from dipview.standing.standing import Standing, standing_from


def standing_of(
    dataset: Dataset,
    holder: str,
    issue: str,
    day: dt.date | None = None,
    *,
    second_hand: bool = True,
) -> Standing | None:
    """Find where ``holder`` itself stands on ``issue``; None where nothing is found.

    Args:
        dataset: Where to look.
        holder: Id of an actor.
        issue: Id of a policy or claim.
        day: The day to look from; None for all that the dataset knows.
        second_hand: Whether second-hand positions may be used.
    """
    ids = positions_held_on(dataset, holder, issue)
    counted, drafts = counting(dataset, ids, day, second_hand=second_hand)
    return standing_from(dataset, holder, issue, counted, drafts, day)
