"""The network: who agrees with whom and who is at odds, pair by pair, and the groups this makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.model.sentences import sentence
from dipview.search.matches import Matches
from dipview.standing.clusters import clusters_of
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally
from dipview.views.citing import References
from dipview.views.holdings import Holdings, holdings_in
from dipview.views.looking import covered, in_words, narrowing_in_words
from dipview.views.naming import name_of, names_of
from dipview.views.narrowed import SWITCHED, effective, heeding, titled
from dipview.views.numbers import counted
from dipview.views.orders import Orders
from dipview.views.pairs import ONCE, pairs_section
from dipview.views.scope import Scope
from dipview.views.stands import switches_of
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

GROUP_COLUMNS = (
    Column(key="size", title="Actors", place=Place.MARGIN),
    Column(key="members", title="Members"),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="within", title="Among them", place=Place.UNDER),
    Column(key="across", title="With all others", place=Place.UNDER),
    Column(key="span", title="Days", place=Place.UNDER),
    Column(key="caution", title="Caution", place=Place.UNDER),
)
_TIES = (
    "The tie of two is the number of issues on which they agree, less those on which they "
    "disagree. Only what each stated itself, first-hand, with a side taken and not mixed, counts."
)
_GROUPS = (
    "Made by joining, again and again, the two groups with the largest sum of ties between them, "
    "until no sum is above zero. It is arithmetic on the ties above: it finds no alliance, and "
    "judges nobody."
)
_ROLLED_UP = (
    "Rolled up: the words of officials and bodies count for the state, organization or group that "
    "they serve."
)
_NAMED = 8
"""Actors without a tie who are told by name, at most."""


@frozen(kw_only=True)
class Network:
    """The ties of all actors in a scope."""

    scope: Scope
    """What is looked through, without what the network does not heed or what leaves nothing out."""
    holdings: Holdings
    table: StandingTable
    tallies: Tallies
    issues: tuple[str, ...]
    actors: tuple[str, ...]
    ties: Mapping[tuple[str, str], Tally]
    """Of each two that share an issue; the strongest agreement first, the worst conflict last."""
    clusters: tuple[tuple[str, ...], ...]


def network_of(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> Network:
    """Work out the ties of all actors in a scope.

    The query, the pins, the dates and the subjects choose the actors and issues; the standings are
    those on the day that is looked from.
    """
    scope, matches = _effective(dataset, orders, scope, matches)
    table = StandingTable(dataset, switches_of(scope))
    holdings = holdings_in(dataset, orders, scope, matches)
    issues = holdings.issues()
    actors = table.rows_for(holdings.holders(issues))
    tallies = Tallies(table, actors, issues)
    ties = {(one, other): tally for one, other, tally in tallies.pairs()}
    found = clusters_of((one, other, tally.weight) for (one, other), tally in ties.items())
    return Network(
        scope=scope,
        holdings=holdings,
        table=table,
        tallies=tallies,
        issues=issues,
        actors=actors,
        ties=dict(sorted(ties.items(), key=lambda tie: (-tie[1].weight, -tie[1].shared, tie[0]))),
        clusters=found,
    )


def _effective(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None
) -> tuple[Scope, Matches | None]:
    def contents(scope: Scope, matches: Matches | None) -> object:
        holdings = holdings_in(dataset, orders, scope, matches)
        issues = holdings.issues()
        return issues, holdings.holder_numbers(issues)

    return effective(heeding(scope, *SWITCHED), matches, contents)


def network_view(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None) -> View:
    """Make the view of ties of agreement and conflict.

    Args:
        dataset: Where the positions are.
        orders: The dataset's orders.
        scope: What to look through; its subjects are the topics, issues and actors wanted.
        matches: What the scope's query finds; None without a query.
    """
    network = network_of(dataset, orders, scope, matches)
    scope = network.scope
    size = f"{counted(len(network.actors), 'actor')}, {counted(len(network.issues), 'issue')}"
    return View(
        name="network",
        title=titled(dataset, "Ties of agreement and conflict", scope, about=True),
        narrowed=narrowing_in_words(dataset, scope),
        dataset=dataset.name,
        scope=scope,
        looking=(*in_words(dataset, scope), size),
        parted=True,
        sections=_sections(network) if network.ties else (),
        notes=tuple(_notes(network)),
        references=References(dataset),
        measure=lambda: _extent(network),
        empty=f"No tie: {why_no_tie(network)}.",
    )


def why_no_tie(network: Network) -> str:
    """Say why there is no tie, without a full stop; empty where there is one."""
    if network.ties:
        return ""
    if not network.issues or not network.actors:
        return "nobody holds a position in this scope"
    comparable = [actor for actor in network.actors if network.tallies.comparable(actor)]
    if not comparable:
        return (
            "in this scope nobody stated a side first-hand; what is mixed or without a "
            "side, described, implied or second-hand makes no tie"
        )
    if len(comparable) == 1:
        name = name_of(network.table.dataset, comparable[0])
        return f"in this scope {name} alone stated a side first-hand"
    if network.tallies.any_same_words:
        return (
            "where two actors in this scope stated a side on the same issue, both rest on "
            "the same words"
        )
    return (
        f"{len(comparable)} actors in this scope stated a side first-hand, but no two of "
        "them on the same issue"
    )


def _sections(network: Network) -> tuple[Section, ...]:
    ties = pairs_section(
        network.table,
        network.tallies,
        list(network.ties),
        key="ties",
        title="Ties",
        note=_TIES,
        counts=True,
    )
    if not network.clusters:
        return (ties,)
    groups = Section(
        key="groups",
        title="Groups",
        note=_GROUPS,
        columns=GROUP_COLUMNS,
        rows=tuple(_group_rows(network)),
    )
    return (ties, groups)


def _group_rows(network: Network) -> Iterator[Row]:
    dataset = network.table.dataset
    for number, members in enumerate(network.clusters, start=1):
        inside = set(members)
        tied = [pair for pair in network.ties if inside.issuperset(pair)]
        within = _summed(network.ties[pair] for pair in tied)
        across = _summed(t for pair, t in network.ties.items() if len(inside & set(pair)) == 1)
        pairs = len(members) * (len(members) - 1) // 2
        few = len(tied) < pairs
        caution = f"only {len(tied)} of {pairs} pairs share an issue" if few else ""
        statements = _statements(network, tied)
        yield Row(
            id=f"group-{number}",
            kind=None,
            cells=(
                Cell(str(len(members)), Meaning.COUNT, value=len(members)),
                Cell(names_of(dataset, members), Meaning.NAME, value=list(members)),
                Cell(f"n={len(statements)}", Meaning.COUNT, value=len(statements)),
                _tally_cell("among them", within),
                _tally_cell("with all others", across),
                Cell(_span(dataset, statements), Meaning.DATE),
                Cell(caution, Meaning.WARNING),
            ),
        )


def _summed(tallies: Iterable[Tally]) -> Tally:
    found = list(tallies)
    return Tally(
        agreements=sum(tally.agreements for tally in found),
        disagreements=sum(tally.disagreements for tally in found),
        differences=sum(tally.differences for tally in found),
    )


def _tally_cell(where: str, tally: Tally) -> Cell:
    text = (
        f"{where}: {counted(tally.agreements, 'agreement')}, "
        f"{counted(tally.disagreements, 'disagreement')}, "
        f"{counted(tally.differences, 'other difference')}"
    )
    value = {
        "agreements": tally.agreements,
        "disagreements": tally.disagreements,
        "differences": tally.differences,
    }
    return Cell(text if tally.shared else f"{where}: no tie", Meaning.QUIET, value=value)


def _notes(network: Network) -> Iterator[str]:
    dataset, ties = network.table.dataset, network.ties
    if any(tally.shared < len(network.tallies.shared(*pair)) for pair, tally in ties.items()):
        yield ONCE
    if network.table.switches.roll_up:
        yield _ROLLED_UP
    tied = {actor for pair in ties for actor in pair}
    alone = [actor for actor in network.actors if actor not in tied]
    for comparable, why in (
        (True, "who took a side where nobody else did"),
        (False, "of whom no side is stated first-hand"),
    ):
        some = [each for each in alone if network.tallies.comparable(each) is comparable]
        told = f": {names_of(dataset, some)}" if len(some) <= _NAMED else ""
        if some and ties:
            yield sentence(f"In no tie: {counted(len(some), 'actor')} {why}{told}")
    grouped = {actor for members in network.clusters for actor in members}
    if loose := tied - grouped:
        yield f"In no group: {counted(len(loose), 'actor')} with a tie."


def _statements(network: Network, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Give the statements behind the ties of some pairs, each once."""
    shared: dict[str, set[str]] = {}
    for pair in pairs:
        issues = network.tallies.shared(*pair)
        for actor in pair:
            shared.setdefault(actor, set()).update(issues)
    standings = (network.table.of(actor)[issue] for actor, on in shared.items() for issue in on)
    found = {p.statement for each in standings for p in (*each.past, *each.current)}
    return sorted(found)


def _span(dataset: Dataset, statements: Iterable[str]) -> str:
    return covered(dataset.said(each) for each in statements)


def _extent(network: Network) -> Extent:
    statements = _statements(network, network.ties)
    span = _span(network.table.dataset, statements)
    return Extent(count=len(statements), noun="statements", span=span)
