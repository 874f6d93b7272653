"""Own matches: how many of the statements in which an actor is heard meet a query.

What an actor says beside others is met by its own part alone: of two who speak in one statement,
``issue:sanctions`` counts it for the one that takes the position on sanctions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.constraints import Constraint
from dipview.search.filters import linked_to
from dipview.search.matches import Matches
from dipview.search.number_sets import Numbers, union
from dipview.search.query import Filter
from dipview.search.query_fields import FilterField
from dipview.views.clause import Clause
from dipview.views.parts.counting import numbers_once
from dipview.views.parts.found_among import Found, ask_for_uncounted, narrows
from dipview.views.parts.heard import heard
from dipview.views.scope import Scope
from dipview.views.scope_filter import counted_statements

_PINNED = {
    Kind.ISSUE: FilterField.ISSUE,
    Kind.EVENT: FilterField.EVENT,
    Kind.SOURCE: FilterField.SOURCE,
}
"""The fields that ask for what a pinned record narrows."""


class OwnMatches:
    """A query that narrows statements, to be asked of each actor.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose what is counted.
        alternatives: Of the query; of each, all constraints must hold. Where one asks for drafts
            or for what is retracted, these are counted too.
    """

    def __init__(
        self, dataset: Dataset, scope: Scope, alternatives: Sequence[Sequence[Constraint]]
    ) -> None:
        self._dataset = dataset
        self._scope = scope
        self._clauses = [Clause(dataset, scope, each) for each in alternatives]
        uncounted = ask_for_uncounted(alternatives)
        self._counted = counted_statements(dataset, scope, every=uncounted)
        self._for_whom = all(each.asks_for_whom for each in self._clauses)
        self._found: dict[str, Found] = {}

    def found(self, id: str) -> Found:
        """Count the statements of an actor that meet the query, and all of them.

        Where it asks for what is said on somebody's behalf, they are those that the actor utters.
        """
        if id not in self._found:
            self._found[id] = self._count(id)
        return self._found[id]

    def _count(self, id: str) -> Found:
        dataset, sets = self._dataset, self._dataset.sets
        uttered = numbers_in(dataset.linked_numbers(id, Link.STATEMENTS_BY))
        every = uttered if self._for_whom else heard(dataset, id, self._scope)
        meeting = union(self._meeting(each, id, every) for each in self._clauses)
        counted = self._counted
        return Found(
            numbers_once(sets, sets.once(meeting) & counted),
            numbers_once(sets, sets.once(every) & counted),
        )

    def _meeting(self, clause: Clause, id: str, every: Numbers) -> Numbers:
        """Give the statements of an actor that meet a clause, each coding by itself."""
        asks_for_positions = clause.asks_for_positions or clause.asks_on_what
        if clause.asks_for_whom or asks_for_positions:
            found = union(
                statements & numbers_in(self._dataset.linked_numbers(id, link))
                for link, statements in clause.uttered.items()
                if statements
            )
        else:
            found = every & clause.statements
        positions = clause.held if asks_for_positions else clause.held_beyond
        if not positions:
            return found
        held = numbers_in(self._dataset.linked_numbers(id, Link.POSITIONS_HELD))
        return found | self._dataset.sets.codings_of(held & positions)


def own_matches(dataset: Dataset, scope: Scope, matches: Matches | None) -> OwnMatches | None:
    """Prepare to count the statements of actors that meet a query; None where nothing narrows them.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose the statements, its pins those that count too.
        matches: What the query matches; None without a query.
    """
    pinned = tuple(_pinned(dataset, scope.pins))
    alternatives = matches.alternatives if matches is not None else ((),)
    if not pinned and not any(narrows(each, Kind.ACTOR) for each in alternatives):
        return None
    return OwnMatches(dataset, scope, [(*each, *pinned) for each in alternatives])


def _pinned(dataset: Dataset, pins: Sequence[str]) -> Iterator[Constraint]:
    """Ask for what pins narrow, as the query does: but for actors, which narrow no actor."""
    for id in pins:
        kind, number = dataset.kind_of(id), dataset.number_of(id)
        if kind is None or number is None or kind is Kind.ACTOR:
            continue
        field = _PINNED.get(kind, FilterField.WITH)
        yield Constraint(Filter(field, id), linked_to(dataset, field, id, number))
