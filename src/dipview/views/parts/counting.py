"""Numbers in words: how many of something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dipview.dataset.dataset import Dataset
from dipview.dataset.sets import RecordSets
from dipview.model.kinds import Kind
from dipview.search.matches import Ids
from dipview.search.number_sets import Numbers, in_range, numbers_of
from dipview.views.view import Cell, Meaning

_KEPT = 512
"""How many cells of numbers are kept once they are made."""


def counted(count: int, noun: str) -> str:
    """Write a number of things: ``1 actor``, ``2,594 positions``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


@lru_cache(maxsize=_KEPT)
def count_cell(count: int) -> Cell:
    """Make the cell of a number of things; on a screen, a dot where there are none."""
    short, plain = ("", "") if count else ("·", ".")
    return Cell(str(count), Meaning.COUNT, value=count, short=short, ascii_short=plain)


def number_cell(number: int) -> Cell:
    """Make the cell of a number of things, as it is."""
    return Cell(str(number), Meaning.COUNT, value=number)


def count_once(dataset: Dataset, ids: Sequence[str]) -> int:
    """Count records; codings of one utterance, and of one position, are one."""
    if not dataset.sets.counts_once:
        return len(ids)
    found = ids.numbers if isinstance(ids, Ids) else numbers_with_ids(dataset, ids)
    return numbers_once(dataset.sets, numbers_of(found))


def numbers_once(sets: RecordSets, records: Numbers) -> int:
    """Count records by their numbers, as ``count_once`` does."""
    return len(records) - (len(sets.again(records)) if sets.counts_once else 0)


def count_all_once(dataset: Dataset, kind: Kind) -> int:
    """Count all records of a kind, as ``count_once`` does."""
    if not dataset.sets.counts_once:
        return dataset.counts().get(kind, 0)
    return numbers_once(dataset.sets, in_range(dataset.numbers(kind)))


def numbers_with_ids(dataset: Dataset, ids: Iterable[str]) -> Sequence[int]:
    """Give the numbers of records; ids of none are passed over."""
    return [number for number in map(dataset.number_of, ids) if number is not None]
