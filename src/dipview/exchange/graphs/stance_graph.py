"""Makes graphs of a network: actors tied to issues by their stances, or to each other by ties."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.exchange.graphs.graph import Attributes, Edge, Graph, Mode, Node, Value, filled
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.agreement import Agreement, agreement_in
from dipview.standing.columns import columns_of, taken
from dipview.standing.evidence import Evidence
from dipview.standing.standing import Standing, standing_from
from dipview.standing.table import StandingTable
from dipview.views.covering import ends_of
from dipview.views.network.network_view import Network, why_no_tie
from dipview.views.parts.actor_names import offices_of
from dipview.views.parts.labels import label_of
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.parts.standing_cell import mark_of_standing
from dipview.views.scope import Scope

_NAMED = 16
"""Shared issues that a tie names, at most; of more it has the count alone."""
_TWO = (
    "Actors and issues. The weight of an edge is the stance of the actor on the issue: 2 supports "
    "or asserts, 1 leans towards or suspects, -1 leans against or doubts, -2 opposes or denies. A "
    "stance that takes no side, or is mixed, has no edge: none would be drawn of weight 0."
)
_ONE = (
    "Actors. The weight of an edge is the number of issues on which the two agree, less those on "
    "which they disagree; only what each stated itself, first-hand, counts, and claims that "
    "contradict each other count once. Thin evidence is marked. Two that agree on as many as they "
    "disagree on have no edge: none would be drawn of weight 0."
)


def graph_of(network: Network, mode: Mode, *, all_evidence: bool = False) -> Graph:
    """Make the graph of a network.

    Args:
        network: The ties of the actors in a scope.
        mode: What the nodes are to be.
        all_evidence: In two modes, put in too what is described, implied, second-hand or a second
            choice; marked. Ties of actors never rest on it.
    """
    two, scope = mode is Mode.TWO, network.scope
    edges, left_out = _stances(network, all_evidence) if two else (_ties(network), 0)
    weighing = [edge for edge in edges if edge.weight]
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    actors = [actor for actor in network.actors if actor in tied or not two]
    issues = [issue for issue in network.issues if issue in tied]
    dataset = network.table.dataset
    return Graph(
        title=dataset.name,
        description=" ".join((_TWO if two else _ONE, *_scope_phrases(dataset, scope))),
        nodes=(
            *_actors(network, scope, actors),
            *(_issue(dataset, issue) for issue in issues),
        ),
        edges=tuple(weighing),
        left_out=left_out,
        empty="" if edges else _why_no_stance(network) if two else why_no_tie(network),
        weightless=len(edges) - len(weighing),
    )


def _why_no_stance(network: Network) -> str:
    if not network.actors or not network.issues:
        return "nobody holds a position in this scope"
    return "no stance in this scope was stated first-hand"


def _scope_phrases(dataset: Dataset, scope: Scope) -> Iterator[str]:
    yield sentence(f"Dataset: {dataset.name}")
    if about := ", ".join(label_of(dataset, id) for id in scope.subjects):
        yield sentence(f"About: {about}")
    if phrases := "; ".join(scope_in_words(dataset, scope)):
        yield sentence(f"Scope: {phrases}")


def _actors(network: Network, scope: Scope, actors: Iterable[str]) -> Iterator[Node]:
    dataset = network.table.dataset
    groups = {id: n for n, group in enumerate(network.clusters, start=1) for id in group}
    for id in actors:
        actor = dataset.actor(id)
        identifiers = {
            name: str(value)
            for name, value in actor.identifiers.items()
            if name in ("iso3166", "wikidata")
        }
        attributes: dict[str, Value | None] = {
            "mode": "actor",
            "bipartite": 0,
            "kind": actor.kind.value,
            "part_of": actor.part_of,
            "office": offices_of(dataset, id, scope.as_of),
            **identifiers,
            "issue_count": len(network.table.profile(id).found),
            "group": groups.get(id),
        }
        yield Node(id=id, label=actor.name, attributes=filled(attributes))


def _issue(dataset: Dataset, id: str) -> Node:
    issue = dataset.issue(id)
    attributes: dict[str, Value | None] = {
        "mode": "issue",
        "bipartite": 1,
        "kind": issue.kind.value,
        "proposition": issue.sentence,
        "parent": issue.parent,
        "status": issue.status.value if issue.status else None,
        "contradicts": " ".join(issue.contradicts),
    }
    return Node(id=id, label=issue.label, attributes=filled(attributes))


def _stances(network: Network, all_evidence: bool) -> tuple[list[Edge], int]:
    edges: list[Edge] = []
    left_out = 0
    stances = _Stances(network.table)
    for actor in steps(network.actors, "actors"):
        found = stances.of(actor)
        for issue in network.issues:
            stance = found.get(issue)
            if stance is None:
                continue
            if stance.own or all_evidence:
                edges.append(stance.edge(actor, issue))
            else:
                left_out += 1
    return edges, left_out


@frozen
class _Stance:
    """What an edge says of a stance, whoever takes it."""

    own: bool
    """Whether whoever takes it stated it."""
    weight: int
    attributes: Attributes
    start: dt.date | None

    def edge(self, actor: str, issue: str) -> Edge:
        return Edge(
            source=actor,
            target=issue,
            weight=self.weight,
            attributes=self.attributes,
            start=self.start,
        )


class _Stances:
    """Stances by issue; where hundreds take the same in one statement, it is made once."""

    def __init__(self, table: StandingTable) -> None:
        self._table = table
        self._dataset = table.dataset
        self._taken: dict[int, Sequence[_Stance]] = {}

    def of(self, actor: str) -> Mapping[str, _Stance]:
        """Give where an actor stands, by issue."""
        table, dataset = self._table, self._dataset
        if table.rolled_up(actor):
            return {issue: _stance(dataset, found) for issue, found in table.of(actor).items()}
        profile, columns = table.profile(actor), columns_of(dataset)
        found = {
            dataset.id_of(Kind.ISSUE, columns.issues[number]): self._alone(number)
            for number in profile.single
        }
        for number in profile.read:
            issue = dataset.id_of(Kind.ISSUE, number)
            if (standing := table.at(actor, issue)) is not None:
                found[issue] = _stance(dataset, standing)
        return found

    def _alone(self, position: int) -> _Stance:
        """Give the stance of one who holds nothing else on an issue, by the position's number."""
        sets = self._dataset.sets
        at = position - sets.first_position
        of = sets.statements[at]
        if of not in self._taken:
            self._taken[of] = self._taken_in(self._dataset.id_of(Kind.STATEMENT, of))
        return self._taken[of][at - bisect_left(sets.statements, of)]

    def _taken_in(self, id: str) -> Sequence[_Stance]:
        """Give the stance of each position that a statement takes, in their order."""
        statement = self._dataset.statement(id)
        found: list[_Stance] = []
        alike = statement.taken()
        if self._dataset.sets.counted_as:  # on which codings may differ for one of its holders
            alike = tuple((position, (position.holder,)) for position in statement.held())
        for position, holders in alike:
            standing = standing_from(
                self._dataset, position.holder or "", position.issue, (position,), ()
            )
            assert standing is not None  # noqa: S101 - for the type checker
            found += [_stance(self._dataset, standing)] * len(holders)
        return found


def _stance(dataset: Dataset, standing: Standing) -> _Stance:
    stance = standing.stance
    score = stance.score if stance else None
    statements = dict.fromkeys(p.statement for p in (*standing.past, *standing.current))
    latest = dict.fromkeys(position.statement for position in standing.current)
    attributes: dict[str, Value | None] = {
        "stance": stance.value if stance else mark_of_standing(standing).verb,
        "sides": " ".join(each.value for each in standing.stances),
        "score": score,
        "condition": "; ".join(standing.conditions),
        "basis": standing.basis.value,
        "second_hand": standing.second_hand,
        "fallback": standing.second_choice or None,
        "disputed": standing.disputed,
        "rolled_up": standing.rolled_up,
        "n": standing.n,
        **_days(dataset, statements),
        "statements": " ".join(statements),
    }
    return _Stance(
        standing.evidence is Evidence.OWN, score or 0, filled(attributes), _from(dataset, latest)
    )


def _ties(network: Network) -> list[Edge]:
    table = network.table
    dataset = table.dataset
    edges, counting = [], _Counting(table)
    for (one, other), tally in steps(network.ties.items(), "ties"):
        agreement = agreement_in(table, network.tallies, one, other)
        ends = ends_of(dataset, agreement.rests.ends)
        attributes: dict[str, Value | None] = {
            "agreements": tally.agreements,
            "disagreements": tally.disagreements,
            "differences": tally.differences,
            "shared": tally.shared,
            "n": agreement.n,
            "thin": agreement.thin,
            "disputed": len(agreement.disputed) or None,
            **_days(dataset, dataset.ids_of(Kind.STATEMENT, ends)),
            "issues": " ".join(agreement.issues) if len(agreement.shared) <= _NAMED else "",
        }
        edges.append(
            Edge(
                source=one,
                target=other,
                weight=tally.weight,
                attributes=filled(attributes),
                start=counting.both(agreement),
            )
        )
    return edges


@frozen(eq=False)
class _Standings:
    """The days from which the standings of one actor count, by the numbers of issues."""

    undated: Numbers
    newest: Sequence[tuple[dt.date, int]]
    """Of all others the days with their issues, the last day first."""

    @classmethod
    def of(cls, days: Mapping[int, dt.date | None]) -> _Standings:
        """Put standings in the order of their days."""
        dated = [(day, issue) for issue, day in days.items() if day is not None]
        undated = numbers_of([issue for issue, day in days.items() if day is None])
        return cls(undated, sorted(dated, reverse=True))

    def last(self, issues: Numbers) -> dt.date | None:
        """Give the day from which all standings on some issues count; None where one has none."""
        if not issues.isdisjoint(self.undated):
            return None
        return next((day for day, issue in self.newest if issue in issues), None)


@define
class _Counting:
    """From which day agreements count: that from which all the latest statements do."""

    _table: StandingTable
    _known: dict[str, _Standings] = field(factory=dict)

    def both(self, agreement: Agreement) -> dt.date | None:
        """Give the day from which an agreement counts; None where a statement has no date."""
        table, pair = agreement.table, (agreement.one, agreement.other)
        if not any(table.rolled_up(actor) or table.profile(actor).read for actor in pair):
            # Each said one thing on each issue: the last day of all is the last of these.
            return _from(table.dataset, table.dataset.ids_of(Kind.STATEMENT, agreement.rests.ends))
        days = [self._of(actor).last(agreement.shared) for actor in pair]
        known = [day for day in days if day is not None]
        return max(known, default=None) if len(known) == len(days) else None

    def _of(self, actor: str) -> _Standings:
        """Give the days from which an actor's standings count."""
        if actor not in self._known:
            self._known[actor] = _Standings.of(self._read(actor))
        return self._known[actor]

    def _read(self, actor: str) -> Mapping[int, dt.date | None]:
        """Give the day from which an actor's standing counts, by the number of the issue."""
        table, dataset = self._table, self._table.dataset
        if table.rolled_up(actor):
            found = table.of(actor).items()
            return {dataset.number_of(issue) or 0: self._day(each) for issue, each in found}
        profile, sets, issues = table.profile(actor), dataset.sets, columns_of(dataset).issues
        said = array("I", [sets.statements[at - sets.first_position] for at in profile.single])
        numbers = taken(issues, profile.single)
        days = map(dataset.known_from, dataset.ids_of(Kind.STATEMENT, said))
        several = {each: table.at(actor, dataset.id_of(Kind.ISSUE, each)) for each in profile.read}
        return dict(zip(numbers, days, strict=True)) | {
            issue: self._day(each) for issue, each in several.items() if each is not None
        }

    def _day(self, standing: Standing) -> dt.date | None:
        return _from(self._table.dataset, (each.statement for each in standing.current))


def _days(dataset: Dataset, statements: Iterable[str]) -> dict[str, str]:
    """Give the first and the last day that statements name, as ISO 8601 has it."""
    spans = [span for each in statements if (span := dataset.said(each)) is not None]
    first = min((day for span in spans if (day := span.earliest or span.latest)), default=None)
    last = max((day for span in spans if (day := span.latest or span.earliest)), default=None)
    return {
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
    }


def _from(dataset: Dataset, statements: Iterable[str]) -> dt.date | None:
    """Give the day from which all of these statements count; None where one has no date."""
    days = [dataset.known_from(each) for each in statements]
    known = [day for day in days if day is not None]
    return max(known, default=None) if len(known) == len(days) else None
