"""Which positions count for a standing on a date, and on what kind of evidence each rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.positions import Basis, Position
from dipview.model.statements import RecordStatus


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


def counts(dataset: Dataset, statement: str) -> bool:
    """Tell whether a statement counts at all: retracted ones never do, drafts are told apart."""
    status = dataset.statement(statement).status
    return status not in (RecordStatus.RETRACTED, RecordStatus.DRAFT)


def counting(
    dataset: Dataset,
    ids: Iterable[str],
    day: dt.date | None,
    *,
    second_hand: bool = True,
    exact_only: bool = False,
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Split positions into those that count on ``day`` and the drafts; leave out the retracted.

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
        if exact_only and not statement.quotable:
            continue
        (drafts if status is RecordStatus.DRAFT else counted).append(position)
    return tuple(counted), tuple(drafts)
