"""Marks there: those that the positions and standings of a dataset are drawn with."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import kept_by_dataset
from dipview.search.number_sets import union
from dipview.standing.columns import positions_at
from dipview.standing.series import texts_in_series
from dipview.standing.superseded import superseding
from dipview.views.parts.marks import Mark
from dipview.views.parts.positions_by_mark import by_mark


@kept_by_dataset(1)
def marks_there(dataset: Dataset) -> tuple[Mark, ...]:
    """Give the marks of all positions, and those that standings are drawn with besides."""
    every = union(dataset.sets.stances.values())
    differing = (Mark(differing=True),) if dataset.sets.features[Feature.CONTESTED] else ()
    found = (mark for mark, _ in by_mark(dataset, every))
    superseded = (Mark(superseded=True),) if _any_superseded(dataset) else ()
    earlier = (Mark(mixed=True, earlier=True),) if texts_in_series(dataset) else ()
    return (*found, Mark(mixed=True), *earlier, *differing, *superseded, Mark())


def _any_superseded(dataset: Dataset) -> bool:
    """Tell whether anything is superseded without a position in its place."""
    among = positions_at(dataset, dataset.sets.features[Feature.SUPERSEDED])
    return any(superseding(dataset, each, None) for each in among)
