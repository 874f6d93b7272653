"""Heard: the statements in which an actor speaks, is spoken for or is told to stand somewhere."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.model.links import Link
from dipview.search.number_sets import Numbers, union
from dipview.views.scope import Scope
from dipview.views.scope_filter import counted_statements

_SPOKEN = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR)


def statements_found(dataset: Dataset, id: str, scope: Scope) -> int:
    """Count the statements in which an actor speaks, is spoken for or is told to stand somewhere.

    They are not all the actor's own: some describe it. Drafts and what is retracted are not
    counted, nor what the scope's date and switches leave out.
    """
    found = dataset.sets.once(heard(dataset, id, scope))
    return found.intersection_cardinality(counted_statements(dataset, scope))


def heard(dataset: Dataset, id: str, scope: Scope) -> Numbers:
    """Give these statements, whatever their date, each coding of an utterance by itself."""
    found = union(numbers_in(dataset.linked_numbers(id, link)) for link in _SPOKEN)
    if scope.second_hand:
        return found | numbers_in(dataset.linked_numbers(id, Link.STATEMENTS_HOLDING))
    held = numbers_in(dataset.linked_numbers(id, Link.POSITIONS_HELD))
    sets = dataset.sets
    return found | sets.codings_of(held - sets.features[Feature.SECOND_HAND])
