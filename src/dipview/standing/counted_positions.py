"""Counted positions: which may count for a standing, and which their holders stated, as sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.search.number_sets import Numbers
from dipview.standing.columns import columns_of

if TYPE_CHECKING:
    from dipview.standing.switches import Switches


def counted_positions(dataset: Dataset, switches: Switches) -> Numbers:
    """Give the positions that may count for a standing, whoever holds them."""
    sets = dataset.sets
    found = sets.features[Feature.COUNTED]
    if switches.day is not None:
        found &= sets.known_by(Kind.POSITION, switches.day)
    if switches.exact_only:
        found &= sets.features[Feature.QUOTABLE]
    if not switches.second_hand:
        found -= sets.features[Feature.SECOND_HAND]
    return found & columns_of(dataset).held


def stated(dataset: Dataset, positions: Numbers) -> Numbers:
    """Keep the positions that their holders stated themselves."""
    sets = dataset.sets
    not_own = sets.features[Feature.SECOND_HAND] | sets.features[Feature.FALLBACK]
    return (positions & sets.bases[Basis.STATED]) - not_own
