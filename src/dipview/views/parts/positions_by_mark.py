"""Positions by mark: which of them each mark draws, told from sets and not from the positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.search.number_sets import Numbers
from dipview.views.parts.marks import Mark

_SOME = "1"
"""Stands for any value: what is drawn is the value itself."""
_FEATURES = (Feature.SECOND_HAND, Feature.CONDITIONAL, Feature.FALLBACK)


def by_mark(dataset: Dataset, positions: Numbers) -> Iterator[tuple[Mark, Numbers]]:
    """Give the marks that some positions are drawn with, each with those that it draws.

    Args:
        dataset: Where the positions are.
        positions: Their numbers. Values are not told apart: any stands for all.
    """
    for taking, marks in _those_there(dataset):
        of_stance = taking & positions
        if of_stance and len(marks) == 1:
            yield marks[0][0], of_stance
        elif of_stance:
            drawn = ((mark, every & of_stance) for mark, every in marks)
            yield from ((mark, found) for mark, found in drawn if found)


def mark_at(dataset: Dataset, position: int) -> Mark:
    """Give the mark that one position is drawn with, as ``by_mark`` does."""
    return next(
        mark
        for taking, marks in _those_there(dataset)
        if position in taking
        for mark, drawn in marks
        if position in drawn
    )


@kept_by_dataset(1)
def _those_there(
    dataset: Dataset,
) -> Sequence[tuple[Numbers, Sequence[tuple[Mark, Numbers]]]]:
    """Give for each stance the positions that take it, by the mark that each is drawn with."""
    sets = dataset.sets
    features = [sets.features[each] for each in _FEATURES]
    return [
        (taking, list(_drawn(stance, taking, sets.bases, features)))
        for stance, taking in sets.stances.items()
        if taking
    ]


def _drawn(
    stance: Stance,
    taking: Numbers,
    bases: Mapping[Basis, Numbers],
    features: Sequence[Numbers],
) -> Iterator[tuple[Mark, Numbers]]:
    for basis, resting in bases.items():
        for has, found in _told_apart(resting & taking, features):
            second_hand, conditional, fallback = has
            value = _SOME if stance is Stance.VALUE else ""
            yield Mark(stance, basis, second_hand, conditional, fallback, value), found


def _told_apart(
    positions: Numbers, features: Sequence[Numbers]
) -> Sequence[tuple[tuple[bool, ...], Numbers]]:
    """Tell positions apart by which of some features they have, those without before the others."""
    apart: list[tuple[tuple[bool, ...], Numbers]] = [((), positions)] if positions else []
    for feature in features:
        if not feature:
            apart = [((*has, False), found) for has, found in apart]
            continue
        apart = [
            ((*has, having), kept)
            for has, found in apart
            for having, kept in ((False, found - feature), (True, found & feature))
            if kept
        ]
    return apart
