"""Groups of actors: under which heading a list shows states, bodies and persons."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.search.matches import Ids
from dipview.search.number_sets import union
from dipview.views.orders import Orders, Sifted

_GROUPS = {
    "States": (Feature.STATE,),
    "Bodies and groups": (Feature.ORGANIZATION, Feature.BODY, Feature.GROUP),
    "People": (Feature.PERSON,),
}


def actor_groups(
    dataset: Dataset, orders: Orders, numbers: Sequence[int]
) -> dict[str, Sequence[str]]:
    """Sort actors into groups, each in its own order, without a look at any of them."""
    found, features = numbers_in(numbers), dataset.sets.features
    groups = {
        title: found & union(features[each] for each in kinds) for title, kinds in _GROUPS.items()
    }
    return {
        title: Ids(Sifted(numbers, members), orders.ids)
        for title, members in groups.items()
        if members
    }
