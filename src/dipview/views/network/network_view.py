"""The network: who agrees with whom and who is at odds, pair by pair, and the groups this makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.certainty import surely
from dipview.standing.clusters import clusters_of
from dipview.standing.columns import numbered
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally
from dipview.views.covering import span_behind
from dipview.views.network.ground import ground_section
from dipview.views.network.linkages import linkages_section
from dipview.views.orders import Orders
from dipview.views.parts.actor_names import name_of, names_of
from dipview.views.parts.counting import counted
from dipview.views.parts.holdings import Holdings, holdings_in
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.pair_rows import ABSTAINING, ONCE, pairs_section
from dipview.views.parts.scope_switches import switches_of
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
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
    "disagree. Only what each stated itself, first-hand, counts: a side taken or an abstention, "
    "and nothing mixed. They are sorted by the share of agreement of which one can be sure: the "
    "lower end of its 95 % interval after Wilson, so that neither few issues nor many alone bring "
    "two close."
)
_GROUPS = (
    "Made by joining, again and again, the two groups that agree most beyond chance, until no two "
    "do: beyond what any two who stand on the same issues agree on. It is arithmetic on the ties "
    "above: it finds no alliance, and judges nobody."
)
_ROLLED_UP = (
    "Rolled up: the words of officials and bodies count for the state, organization or group that "
    "they serve."
)
MOST_TIED = 500
"""Actors of whom each two are compared; their number grows with its square."""
_APART = 0.1
"""The share of all with a tie that must stand outside of a single group, for that to be one."""
_NAMED = 8
"""Actors without a tie who are told by name, at most."""


Ties: TypeAlias = Mapping[tuple[str, str], Tally]
"""What two actors share, by both."""


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
    of: str = ""
    """The one actor whose ties alone are worked out; empty for the ties of each two."""
    ties: Ties
    """Of each two that share an issue; the surest agreement first, the worst conflict last."""
    clusters: tuple[tuple[str, ...], ...] = ()
    left_out: frozenset[str] = frozenset()
    """The actors of whom no tie is worked out, where there are very many."""
    none_stands_out: bool = False
    """Whether all but a few would be in one group, which is none."""


def network_of(selection: Selection, *, others_too: bool = True) -> Network:
    """Work out the ties of all actors in a scope.

    The query, the pins, the dates and the subjects choose the actors and issues; the standings are
    those on the day that is looked from. One actor alone among the subjects leaves out no other,
    since it would have nobody to be tied to: its own ties are worked out, with everybody.

    Args:
        selection: What is looked through.
        others_too: Of one actor alone among the subjects, work out its ties with the others; else
            nothing but this actor is taken into account.
    """
    dataset = selection.dataset
    of = _single_actor(dataset, selection.scope) if others_too else ""
    selection = _effective(selection, of)
    scope = selection.scope
    table = StandingTable(dataset, switches_of(scope))
    holdings = _holdings(selection, of)
    issues = _issues(selection.orders, holdings, table, of)
    actors = table.rows_for(holdings.holders(issues))
    considered = (of, *actors) if of else _considered(table, actors, issues)
    tallies = Tallies(table, considered, issues)
    ties = _ties_of(of, actors, tallies) if of else {(a, b): tied for a, b, tied in tallies.pairs()}
    network = Network(
        scope=scope,
        holdings=holdings,
        table=table,
        tallies=tallies,
        issues=issues,
        actors=actors,
        of=of,
        left_out=frozenset(actors).difference(considered),
        ties=dict(sorted(ties.items(), key=_closest_first)),
    )
    return network if of else _grouped(network, ties)


def _ties_of(of: str, actors: Iterable[str], tallies: Tallies) -> Ties:
    """Work out the ties of one actor alone, with all others who stand on its issues."""
    others = (other for other in actors if other != of)
    return {(of, other): tally for other in others if (tally := tallies.of(of, other)).shared}


def _grouped(network: Network, ties: Ties) -> Network:
    """Find the groups that the ties of all make."""
    tallies = network.tallies
    found = clusters_of(
        (one, other, tallies.beyond_chance(one, other, tally))
        for (one, other), tally in ties.items()
    )
    tied = len({actor for pair in ties for actor in pair})
    if _stand_out(found, tied):
        return evolve(network, clusters=found)
    return evolve(network, none_stands_out=bool(found))


def _single_actor(dataset: Dataset, scope: Scope) -> str:
    """Give the one actor among the subjects; empty where there is none, or several are."""
    actors = [id for id in scope.subjects if dataset.kind_of(id) is Kind.ACTOR]
    return actors[0] if len(actors) == 1 else ""


def _holdings(selection: Selection, of: str) -> Holdings:
    """Find who holds anything; the one whose ties are asked for leaves out nobody."""
    about = tuple(id for id in selection.scope.subjects if id != of)
    return holdings_in(selection.through(evolve(selection.scope, subjects=about)))


def _issues(orders: Orders, holdings: Holdings, table: StandingTable, of: str) -> tuple[str, ...]:
    """Give the issues that are held on; those alone on which one stands whose ties are wanted."""
    if not of:
        return tuple(holdings.issues())
    stood_on = holdings.issue_numbers() & table.profile(of).every
    return tuple(orders.ids[number] for number in stood_on)


def _considered(
    table: StandingTable, actors: Sequence[str], issues: Sequence[str]
) -> Sequence[str]:
    """Choose whose ties are worked out: of very many, those who stand on most of the issues."""
    if len(actors) <= MOST_TIED:
        return actors
    among = numbered(table.dataset, issues)

    def standing_on(actor: str) -> tuple[int, str]:
        return (-table.profile(actor).every.intersection_cardinality(among), actor)

    return sorted(actors, key=standing_on)[:MOST_TIED]


def _closest_first(tie: tuple[tuple[str, str], Tally]) -> tuple[object, ...]:
    """Give what orders ties: the share of agreement that is sure, then the conflict that is."""
    pair, tally = tie
    agreed = surely(tally.agreements, tally.shared)
    return (-agreed, surely(tally.disagreements, tally.shared), -tally.shared, pair)


def _stand_out(clusters: Sequence[Sequence[str]], tied: int) -> bool:
    """Tell whether groups set anybody apart: not where nearly all are in one."""
    return len(clusters) > 1 or any(tied - len(each) > tied * _APART for each in clusters)


def _effective(selection: Selection, of: str) -> Selection:
    def contents(selection: Selection) -> object:
        holdings = _holdings(selection, of)
        table = StandingTable(selection.dataset, switches_of(selection.scope))
        issues = _issues(selection.orders, holdings, table, of)
        return issues, holdings.holder_numbers(issues)

    return selection.through(selection.scope.heeding(*SWITCHED)).effective(contents)


def network_view(selection: Selection) -> View:
    """Make the view of ties of agreement and conflict.

    The scope's subjects are the topics, issues and actors wanted. With one actor among them, the
    ties are those of this actor, ranked.
    """
    network = network_of(selection)
    dataset, scope = selection.dataset, network.scope
    statements = _statements(network, network.ties)
    size = f"{counted(len(network.actors), 'actor')}, {counted(len(network.issues), 'issue')}"
    linkages = linkages_section(dataset, network.holdings, network.issues)
    title = "Ties of agreement and conflict"
    view = narrowed_view(dataset, scope, name="network", title=title, about=True)
    return evolve(
        view,
        scope_in_words=(*view.scope_in_words, size),
        sections=(*(_sections(network, statements) if network.ties else ()), *linkages),
        notes=tuple(_notes(network)),
        measure=lambda: _extent(dataset, statements),
        empty=f"No tie: {why_no_tie(network)}.",
    )


def why_no_tie(network: Network) -> str:
    """Say why there is no tie, without a full stop; empty where there is one."""
    if network.ties:
        return ""
    if network.of:
        return _why_none_of(network)
    if not network.issues or not network.actors:
        return "nobody holds a position in this scope"
    considered = (actor for actor in network.actors if actor not in network.left_out)
    comparable = [actor for actor in considered if network.tallies.comparable(actor)]
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


def _why_none_of(network: Network) -> str:
    """Say why one actor has no tie."""
    name = name_of(network.table.dataset, network.of)
    if not network.issues:
        return f"in this scope no side of {name} is stated first-hand"
    if len([each for each in network.actors if network.tallies.comparable(each)]) < 2:
        return f"in this scope nobody else took a side where {name} did"
    return f"where others took a side as {name} did, both rest on the same words"


def _sections(network: Network, statements: Numbers) -> tuple[Section, ...]:
    counts = ground_section(network.table.dataset, network.issues, statements)
    ground = (counts,) if counts is not None else ()
    ties = pairs_section(
        network.table,
        network.tallies,
        list(network.ties),
        key="ties",
        title="Ties",
        note=_TIES,
        counts=True,
        differing=counts is None or any(tally.differences for tally in network.ties.values()),
        of=network.of,
    )
    if not network.clusters:
        return (*ground, ties)
    groups = Section(
        key="groups",
        title="Groups",
        note=_GROUPS,
        columns=GROUP_COLUMNS,
        rows=tuple(_group_rows(network)),
    )
    return (*ground, ties, groups)


def _group_rows(network: Network) -> Iterator[Row]:
    dataset = network.table.dataset
    group_of = {actor: at for at, members in enumerate(network.clusters) for actor in members}
    inside: list[list[tuple[str, str]]] = [[] for _ in network.clusters]
    across: list[list[Tally]] = [[] for _ in network.clusters]
    for pair, tally in network.ties.items():
        one, other = (group_of.get(actor) for actor in pair)
        if one is not None and one == other:
            inside[one].append(pair)
            continue
        for at in (one, other):
            if at is not None:
                across[at].append(tally)
    for at, members in enumerate(network.clusters):
        tied = inside[at]
        pairs = len(members) * (len(members) - 1) // 2
        few = len(tied) < pairs
        caution = f"only {len(tied)} of {pairs} pairs share an issue" if few else ""
        statements = _statements(network, tied)
        yield Row(
            id=f"group-{at + 1}",
            cells=(
                Cell(str(len(members)), Meaning.COUNT, value=len(members)),
                Cell(names_of(dataset, members), Meaning.NAME, value=list(members)),
                Cell(f"n={len(statements)}", Meaning.COUNT, value=len(statements)),
                _tally_cell("among them", _summed(network.ties[pair] for pair in tied)),
                _tally_cell("with all others", _summed(across[at])),
                Cell(span_behind(dataset, statements), Meaning.DATE),
                Cell(caution, Meaning.WARNING),
            ),
        )


def _summed(tallies: Iterable[Tally]) -> Tally:
    found = list(tallies)
    return Tally(
        agreements=sum(tally.agreements for tally in found),
        disagreements=sum(tally.disagreements for tally in found),
        differences=sum(tally.differences for tally in found),
        abstained=sum(tally.abstained for tally in found),
    )


def _tally_cell(where: str, tally: Tally) -> Cell:
    text = (
        f"{where}: {counted(tally.agreements, 'agreement')}, "
        f"{counted(tally.disagreements, 'disagreement')}, "
        f"{counted(tally.differences, 'other difference')}"
    )
    if tally.abstained:
        text += f", {counted(tally.abstained, 'abstention')} beside a side"
    value = {
        "agreements": tally.agreements,
        "disagreements": tally.disagreements,
        "differences": tally.differences,
        "abstained": tally.abstained,
    }
    return Cell(text if tally.shared else f"{where}: no tie", Meaning.QUIET, value=value)


def _notes(network: Network) -> Iterator[str]:
    dataset, ties = network.table.dataset, network.ties
    if network.tallies.any_abstention:
        yield ABSTAINING
    if any(network.tallies.counts_once(*pair) for pair in ties):
        yield ONCE
    if network.none_stands_out:
        yield "No groups stand out: beyond chance, nearly all with a tie would be in one."
    if network.table.switches.roll_up:
        yield _ROLLED_UP
    tied = {actor for pair in ties for actor in pair}
    alone = [a for a in network.actors if a not in tied and a not in network.left_out]
    if network.left_out:
        yield (
            f"Ties of the {MOST_TIED} actors who stand on most issues; left out: "
            f"{counted(len(network.left_out), 'actor')}. Named issues or actors narrow them."
        )
    for comparable, why in (
        (True, "who took a side where nobody else did"),
        (False, "of whom no side is stated first-hand"),
    ):
        some = [each for each in alone if network.tallies.comparable(each) is comparable]
        names = f": {names_of(dataset, some)}" if len(some) <= _NAMED else ""
        if some and ties:
            yield sentence(f"In no tie: {counted(len(some), 'actor')} {why}{names}")
    grouped = {actor for members in network.clusters for actor in members}
    if (loose := tied - grouped) and not (network.of or network.none_stands_out):
        yield f"In no group: {counted(len(loose), 'actor')} with a tie."


def _statements(network: Network, pairs: Iterable[tuple[str, str]]) -> Numbers:
    """Give the numbers of the statements behind the ties of some pairs."""
    partners: dict[str, list[str]] = {}
    for one, other in pairs:
        partners.setdefault(one, []).append(other)
        partners.setdefault(other, []).append(one)
    shared_with_any = network.tallies.shared_with_any
    return network.table.statements_of_all(
        (actor, shared_with_any(actor, others)) for actor, others in partners.items()
    )


def _extent(dataset: Dataset, statements: Numbers) -> Extent:
    span = span_behind(dataset, statements)
    return Extent(count=len(statements), noun="statements", span=span)
