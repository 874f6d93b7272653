"""The comparison: two to six actors side by side, issue by issue, each in the words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import partial
from itertools import combinations

from attrs import evolve, frozen

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.matches import Matches
from dipview.standing.relation import Relation, relation_of
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies
from dipview.views.beginning import cannot_tell
from dipview.views.citing import References
from dipview.views.holdings import holdings_in
from dipview.views.looking import covered, in_words, narrowing_in_words
from dipview.views.naming import name_of, names_of
from dipview.views.narrowed import SWITCHED, effective, heeding, titled
from dipview.views.numbers import counted
from dipview.views.orders import Orders
from dipview.views.pairs import ONCE, pairs_section
from dipview.views.remedies import Remedy, remedies_in
from dipview.views.scope import Scope
from dipview.views.stands import switches_of
from dipview.views.view import Cell, Column, Extent, Lazy, Row, Section, View
from dipview.views.worded import absent_cell, worded_cell

FEWEST, MOST = 2, 6
"""How many actors can be compared."""

_READING = (
    "Counted as agreement or disagreement is only what each stated itself, first-hand, with a side "
    "taken and not mixed. Nothing found is no position. n is the number of statements."
)
_ROLLED_UP = (
    "Rolled up: the words of officials and bodies count for the state, organization or group that "
    "they serve; each cell says whose they are."
)


class _Group(Enum):
    """The sections of a comparison: key, title, and what is to be said of each."""

    AGREE = ("agree", "Where they agree", "")
    DISAGREE = (
        "disagree",
        "Where they disagree",
        "Of those who stated it themselves, one at least is for it and one against.",
    )
    OTHERWISE = (
        "otherwise",
        "Where they differ otherwise, or cannot be compared",
        "In degree or condition; or mixed, without a side, or on weaker evidence.",
    )
    CONTRADICTING = (
        "contradicting",
        "Where they hold to claims that contradict each other",
        "To assert one claim is not to deny another: each is shown as far as something was found.",
    )
    ONE_ONLY = ("one-only", "Where only one of them has a position", "")


@frozen(kw_only=True)
class _Comparison:
    """What is compared: whose standings, on which issues."""

    dataset: Dataset
    table: StandingTable
    actors: tuple[str, ...]
    issues: tuple[str, ...]

    def standings(self, issue: str) -> Iterator[Standing]:
        """Go through what is found of the actors on an issue."""
        for actor in self.actors:
            if (standing := self.table.at(actor, issue)) is not None:
                yield standing


def comparison_view(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None
) -> View:
    """Make the comparison of two to six actors.

    The query, the pins and the dates choose the issues; each cell then has the whole standing on
    the day that is looked from.

    Args:
        dataset: Where the positions are.
        orders: The dataset's orders.
        scope: What to look through; its subjects are the actors.
        matches: What the scope's query finds; None without a query.
    """
    actors = tuple(id for id in dict.fromkeys(scope.subjects) if _is_actor(dataset, id))

    def contents(scope: Scope, matches: Matches | None) -> object:
        return _compared(dataset, orders, scope, matches, actors)[0].issues

    scope, matches = effective(heeding(scope, *SWITCHED), matches, contents)
    view = View(
        name="compare",
        title=titled(dataset, _title(dataset, actors), scope),
        narrowed=narrowing_in_words(dataset, scope),
        dataset=dataset.name,
        scope=scope,
        looking=in_words(dataset, scope),
        parted=True,
        references=References(dataset),
        empty=_unfit(actors),
    )
    if view.empty:
        return evolve(view, remedies=(Remedy.NAME_ACTORS,))
    compared, left_out = _compared(dataset, orders, scope, matches, actors)
    if not compared.issues:
        names = names_of(dataset, actors)
        empty = f"Nothing in this scope is found of {names} on any issue."
        return evolve(view, empty=empty, remedies=remedies_in(scope))
    return evolve(
        view,
        sections=(
            pairs_section(
                compared.table,
                Tallies(compared.table, actors, compared.issues),
                list(combinations(actors, 2)),
                key="pairs",
                title="How far they agree",
            ),
            *_sections(compared),
        ),
        notes=(*_untold(dataset, scope), *_notes(compared, left_out)),
        measure=lambda: _extent(compared),
    )


def _untold(dataset: Dataset, scope: Scope) -> Iterator[str]:
    if untold := cannot_tell(dataset, scope.since):
        yield untold


def _is_actor(dataset: Dataset, id: str) -> bool:
    return dataset.kind_of(id) is Kind.ACTOR


def _title(dataset: Dataset, actors: Sequence[str]) -> str:
    names = [name_of(dataset, actor) for actor in actors]
    if len(names) < FEWEST:
        return "Comparison"
    return f"{', '.join(names[:-1])} and {names[-1]} compared"


def _unfit(actors: Sequence[str]) -> str:
    """Say what to do where the number of actors does not fit; empty where it does."""
    if FEWEST <= len(actors) <= MOST:
        return ""
    if len(actors) > MOST:
        return f"{len(actors)} actors are too many to compare: at most {MOST}."
    return f"A comparison needs {FEWEST} to {MOST} actors."


def _compared(
    dataset: Dataset,
    orders: Orders,
    scope: Scope,
    matches: Matches | None,
    actors: tuple[str, ...],
) -> tuple[_Comparison, int]:
    """Find the issues to compare on, and how many the scope leaves out."""
    table = StandingTable(dataset, switches_of(scope))
    holdings = holdings_in(dataset, orders, evolve(scope, subjects=()), matches)
    held = holdings.issues()
    holders = {issue: set(holdings.holders((issue,))) for issue in held}
    found = {issue for actor in actors for issue in table.of(actor)}
    reached = {
        issue
        for issue in found & holders.keys()
        for actor in actors
        if (standing := table.at(actor, issue)) is not None
        if holders[issue] & {actor, *(id for id, _ in standing.contributors)}
    }
    issues = tuple(issue for issue in held if issue in reached)
    compared = _Comparison(dataset=dataset, table=table, actors=actors, issues=issues)
    return compared, len(found) - len(issues)


def _sections(compared: _Comparison) -> Iterator[Section]:
    dataset = compared.dataset
    groups: dict[_Group, list[str]] = {group: [] for group in _Group}
    for issue in _contradicting_together(compared):
        groups[_group_of(compared, issue)].append(issue)
    columns = (
        Column(key="issue", title="Issue"),
        *(
            Column(key=f"actor:{actor}", title=name_of(dataset, actor), leads_to=actor)
            for actor in compared.actors
        ),
    )
    for group, issues in groups.items():
        key, title, note = group.value
        if issues:
            yield Section(
                key=key,
                title=title,
                note=note,
                columns=columns,
                rows=Lazy(issues, partial(_row, compared)),
                sheet=True,
            )


def _contradicting_together(compared: _Comparison) -> Sequence[str]:
    """Give the issues in the dataset's order, but claims that contradict each other together."""
    order: dict[str, None] = {}
    for issue in compared.issues:
        against = compared.dataset.linked(issue, Link.CONTRADICTED)
        order |= dict.fromkeys(
            (issue, *(other for other in compared.issues if other in set(against)))
        )
    return tuple(order)


def _group_of(compared: _Comparison, issue: str) -> _Group:
    standings = list(compared.standings(issue))
    if len(standings) == 1:
        asserted = _asserted_against(compared, issue)
        others = any(id != standings[0].holder for id, _ in asserted)
        return _Group.CONTRADICTING if others else _Group.ONE_ONLY
    relations = {relation_of(one, other) for one, other in combinations(standings, 2)}
    if Relation.DISAGREE in relations:
        return _Group.DISAGREE
    return _Group.AGREE if relations == {Relation.AGREE} else _Group.OTHERWISE


def _asserted_against(compared: _Comparison, issue: str) -> list[tuple[str, Standing]]:
    """Give who is found on claims that contradict an issue, with the standing on each."""
    table = compared.table
    return [
        (actor, standing)
        for actor in compared.actors
        for other in compared.dataset.linked(issue, Link.CONTRADICTED)
        if other in compared.issues and (standing := table.at(actor, other)) is not None
    ]


def _row(compared: _Comparison, issue: str) -> Row:
    dataset = compared.dataset
    cells = [Cell(dataset.issue(issue).sentence, value=issue)]
    elsewhere: dict[str, list[Standing]] = {}
    for actor, standing in _asserted_against(compared, issue):
        elsewhere.setdefault(actor, []).append(standing)
    for actor in compared.actors:
        own = compared.table.at(actor, issue)
        cells.append(
            worded_cell(dataset, own)
            if own is not None
            else absent_cell(dataset, issue, actor, elsewhere.get(actor, ()))
        )
    return Row(id=issue, kind=Kind.ISSUE, cells=tuple(cells))


def _notes(compared: _Comparison, left_out: int) -> Iterator[str]:
    yield _READING
    tallies = Tallies(compared.table, compared.actors, compared.issues)
    if any(
        tallies.of(one, other).shared < len(tallies.shared(one, other))
        for one, other in combinations(compared.actors, 2)
    ):
        yield ONCE
    if compared.table.switches.roll_up:
        yield _ROLLED_UP
        yield from _told_twice(compared)
    if left_out:
        issues = counted(left_out, "issue")
        yield f"Left out: {issues} on which they are found, but not in this scope."


def _told_twice(compared: _Comparison) -> Iterator[str]:
    """Say where the words of one of the actors count for another of them too."""
    dataset = compared.dataset
    for one, other in combinations(compared.actors, 2):
        same = [
            issue
            for issue in compared.issues
            if relation_of(compared.table.at(one, issue), compared.table.at(other, issue))
            is Relation.SAME_WORDS
        ]
        if same:
            yield (
                f"{name_of(dataset, one)} and {name_of(dataset, other)} rest on the same words on "
                f"{counted(len(same), 'issue')}: that counts as neither agreement nor disagreement."
            )


def _extent(compared: _Comparison) -> Extent:
    statements = dict.fromkeys(
        position.statement
        for issue in compared.issues
        for standing in compared.standings(issue)
        for position in (*standing.past, *standing.current)
    )
    spans = (compared.dataset.said(each) for each in statements)
    return Extent(count=len(statements), noun="statements", span=covered(spans))
