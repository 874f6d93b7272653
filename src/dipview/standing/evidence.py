"""Which positions count for a standing on a date, and on what kind of evidence each rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.ids import statement_of
from dipview.model.positions import Basis, Position
from dipview.model.statements import RecordStatus
from dipview.search.number_sets import Numbers


class Evidence(IntEnum):
    """How directly a holder can be heard in a position; higher is more direct."""

    SECOND_CHOICE = 0
    """What the holder would settle for: never its standing beside a first choice."""
    SECOND_HAND = 1
    """Somebody else says that the holder holds it."""
    NOT_IN_OWN_WORDS = 2
    """Described, implied or presupposed."""
    OWN = 3
    """Stated by the holder."""


def evidence_of(position: Position) -> Evidence:
    """Tell how directly the holder can be heard in ``position``."""
    if position.fallback:
        return Evidence.SECOND_CHOICE
    if position.second_hand:
        return Evidence.SECOND_HAND
    return Evidence.OWN if position.basis is Basis.STATED else Evidence.NOT_IN_OWN_WORDS


def known_by(dataset: Dataset, id: str, day: dt.date | None) -> bool:
    """Tell whether a statement, position or event counts on ``day``; on None everything does.

    A record of which no date is known counts on no particular day.
    """
    if day is None:
        return True
    since = dataset.known_from(id)
    return since is not None and since <= day


def counts(dataset: Dataset, id: str) -> bool:
    """Tell whether a statement or position counts at all.

    What is retracted never does, drafts are told apart, and of what several coders coded one does.
    """
    status = dataset.statement(statement_of(id)).status
    return status not in (RecordStatus.RETRACTED, RecordStatus.DRAFT) and not set_aside(dataset, id)


@kept_by_dataset(1)
def disputed_positions(dataset: Dataset) -> Numbers:
    """Give the positions of statements that are marked as disputed."""
    return dataset.sets.positions_of(dataset.sets.statuses[RecordStatus.DISPUTED])


def set_aside(dataset: Dataset, id: str) -> bool:
    """Tell whether another coding of the same utterance counts in the place of a record."""
    return _has(dataset, id, Feature.ASIDE)


def contested(dataset: Dataset, id: str) -> bool:
    """Tell whether the codings of an utterance differ on a position, which counts for them."""
    return _has(dataset, id, Feature.CONTESTED)


def _has(dataset: Dataset, id: str, feature: Feature) -> bool:
    """Tell whether a record has a feature; at no cost where no utterance has several codings."""
    sets = dataset.sets
    number = dataset.number_of(id) if sets.features[feature] else None
    return number is not None and number in sets.features[feature]


def counting(
    dataset: Dataset,
    ids: Iterable[str],
    day: dt.date | None,
    *,
    second_hand: bool = True,
    exact_only: bool = False,
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Split positions into those that count on ``day`` and the drafts.

    Left out is what is retracted, and what another coding of the same utterance counts for.

    Args:
        dataset: Where the positions are from.
        ids: Ids of positions.
        day: The day to look from; None for all that the dataset knows.
        second_hand: Whether second-hand positions are wanted.
        exact_only: Whether only those are wanted that are given in exact words.

    Returns:
        The positions that count and, apart, those of draft statements, each in the order given.
    """
    counted: list[Position] = []
    drafts: list[Position] = []
    for id in ids:
        check()
        position = dataset.position(id)
        statement = dataset.statement(position.statement)
        status = statement.status
        if status is RecordStatus.RETRACTED or not known_by(dataset, id, day):
            continue
        if position.second_hand and not second_hand:
            continue
        if (exact_only and not statement.quotable) or set_aside(dataset, id):
            continue
        (drafts if status is RecordStatus.DRAFT else counted).append(position)
    return tuple(counted), tuple(drafts)
