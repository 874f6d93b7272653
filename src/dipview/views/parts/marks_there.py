"""Marks there: which marks the positions of a dataset can be drawn with, told from sets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.stances import Stance
from dipview.views.parts.marks import Mark

_SOME = "1"
"""Stands for any value: what is drawn is the value itself."""
_FEATURES = (Feature.SECOND_HAND, Feature.CONDITIONAL, Feature.FALLBACK)


@kept_by_dataset(1)
def marks_there(dataset: Dataset) -> tuple[Mark, ...]:
    """Give the marks of all positions, and those that standings are drawn with besides."""
    return (*_of_positions(dataset), Mark(mixed=True), Mark())


def _of_positions(dataset: Dataset) -> Iterator[Mark]:
    sets = dataset.sets
    features = [sets.features[each] for each in _FEATURES]
    for stance, having in sets.stances.items():
        for basis, resting in sets.bases.items() if having else ():
            alike = having & resting
            for has in product((False, True), repeat=len(features)) if alike else ():
                found = alike
                for feature, wanted in zip(features, has, strict=True):
                    found = found & feature if wanted else found - feature
                if found:
                    second_hand, conditional, fallback = has
                    yield Mark(
                        stance=stance,
                        basis=basis,
                        second_hand=second_hand,
                        conditional=conditional,
                        fallback=fallback,
                        value=_SOME if stance is Stance.VALUE else "",
                    )
