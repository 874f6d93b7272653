"""The comparison: two to six actors side by side, issue by issue, each in the words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from itertools import combinations

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies
from dipview.views.comparison.breakdown import Breakdown
from dipview.views.comparison.standing_words import absent_cell, standing_words_cell
from dipview.views.parts.actor_names import name_of, names_of
from dipview.views.parts.codings import differing_note
from dipview.views.parts.counting import counted
from dipview.views.parts.data_start import data_start_note
from dipview.views.parts.holdings import Holdings, holdings_in
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.pair_rows import ABSTAINING, ONCE, pairs_section
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.statement_row import statement_date_cell
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Extent, Lazy, Meaning, Place, Row, Section, View
from dipview.views.votes.pair_rows import pair_sections
from dipview.views.votes.vote_filter import votes_let_through

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
    ABSTAINED = (
        "abstained",
        "Where one took a side and another abstained",
        "To abstain is neither for nor against; two that abstain are found where they agree.",
    )
    OTHERWISE = (
        "otherwise",
        "Where they differ otherwise, or cannot be compared",
        "In degree or condition; or mixed, without a side, or on weaker evidence.",
    )
    CONTRADICTING = (
        "contradicting",
        "Where each is found on another of claims that contradict each other",
        "To assert one claim is not to deny another: each is shown as far as something was found.",
    )
    ONE_ONLY = ("one-only", "Where only one of them has a position", "")


@frozen(kw_only=True)
class _Comparison:
    """What is compared: whose standings, on which issues."""

    dataset: Dataset
    table: StandingTable
    actors: tuple[str, ...]
    numbers: Numbers
    """The issues' numbers."""
    issues: Mapping[str, int]
    """The issues in the dataset's order, with their numbers."""
    tallies: Tallies

    def found(self, actor: str) -> Numbers:
        """Give the numbers of the issues on which anything of an actor is found."""
        return self.table.profile(actor).found & self.numbers


def comparison_view(selection: Selection) -> View:
    """Make the comparison of two to six actors, the subjects of the scope.

    The query, the pins and the dates choose the issues; each cell then has the whole standing on
    the day that is looked from.
    """
    dataset, scope = selection.dataset, selection.scope
    actors = tuple(id for id in dict.fromkeys(scope.subjects) if _is_actor(dataset, id))
    heeded = _without_pins_of_several(scope, actors).heeding(*SWITCHED)
    selection = selection.through(heeded).effective(lambda each: _compared(each, actors)[0].numbers)
    scope = selection.scope
    view = narrowed_view(dataset, scope, name="compare", title=_title(dataset, actors))
    if unfit := _unfit(actors):
        return evolve(view, empty=unfit, remedies=(Remedy.NAME_ACTORS,))
    compared, left_out = _compared(selection, actors)
    if not compared.issues:
        names = names_of(dataset, actors)
        empty = f"Nothing in this scope is found of {names} on any issue."
        return evolve(view, empty=empty, remedies=remedies_in(scope))
    return evolve(
        view,
        sections=(
            pairs_section(
                compared.table,
                compared.tallies,
                list(combinations(actors, 2)),
                key="pairs",
                title="How far they agree",
            ),
            *pair_sections(dataset, actors, votes_let_through(selection), scope.as_of),
            *_listed(compared),
        ),
        notes=(*_untold(dataset, scope), *_notes(compared, left_out)),
        measure=lambda: _extent(compared),
    )


def _untold(dataset: Dataset, scope: Scope) -> Iterator[str]:
    if untold := data_start_note(dataset, scope.since):
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


def _without_pins_of_several(scope: Scope, actors: Sequence[str]) -> Scope:
    """Leave out the pins of those who are compared, where they are several.

    A position is of one holder: nothing would be of all of them.
    """
    others = tuple(pin for pin in scope.pins if pin not in actors)
    return evolve(scope, pins=others) if len(scope.pins) - len(others) > 1 else scope


def _compared(selection: Selection, actors: tuple[str, ...]) -> tuple[_Comparison, int]:
    """Find the issues to compare on, and how many the scope leaves out."""
    dataset, scope = selection.dataset, selection.scope
    table = StandingTable(dataset, switches_of(scope))
    holdings = holdings_in(selection.through(evolve(scope, subjects=())))
    found = union(table.profile(actor).found for actor in actors)
    reached = union(_reached(table, holdings, actor) for actor in actors)
    issues = {selection.orders.ids[number]: number for number in reached}
    compared = _Comparison(
        dataset=dataset,
        table=table,
        actors=actors,
        numbers=reached,
        issues=issues,
        tallies=Tallies(table, actors, issues),
    )
    return compared, len(found) - len(issues)


def _reached(table: StandingTable, holdings: Holdings, actor: str) -> Numbers:
    """Give the issues on which a scope has anything that an actor's standing counts."""
    found = table.profile(actor).found
    if not table.rolled_up(actor):
        return found & holdings.held_by((actor,))
    counted_for: dict[str, list[int]] = {}
    for issue, standing in table.of(actor).items():
        number = table.dataset.number_of(issue) or 0
        for contributor in {actor, *(id for id, _ in standing.contributors)}:
            counted_for.setdefault(contributor, []).append(number)
    return union(
        numbers_of(numbers) & holdings.held_by((contributor,))
        for contributor, numbers in counted_for.items()
    )


def _listed(compared: _Comparison) -> Iterator[Section]:
    """Give the lists; where they are long, counts before them, and dates to count by."""
    breakdown = Breakdown(compared.table, compared.tallies, compared.actors)
    by_topic, by_year = breakdown.by_topic(), breakdown.by_year()
    yield from (section for section in (by_topic, by_year) if section is not None)
    yield from _sections(compared, dated=by_year is not None)


def _sections(compared: _Comparison, *, dated: bool) -> Iterator[Section]:
    dataset = compared.dataset
    groups: dict[_Group, list[str]] = {group: [] for group in _Group}
    by_group = _by_group(compared)
    group_of = {number: group for group, numbers in by_group.items() for number in numbers}
    for issue in _contradicting_together(compared):
        groups[group_of[compared.issues[issue]]].append(issue)
    columns = (
        Column(key="issue", title="Issue"),
        *(
            Column(key=f"actor:{actor}", title=name_of(dataset, actor), leads_to=actor)
            for actor in compared.actors
        ),
        *(_dated_columns(compared) if dated else ()),
    )
    for group, issues in groups.items():
        key, title, note = group.value
        if issues:
            yield Section(
                key=key,
                title=title,
                note=note,
                columns=columns,
                rows=Lazy(issues, partial(_row, compared, dated=dated)),
                sheet=True,
            )


def _dated_columns(compared: _Comparison) -> Iterator[Column]:
    """Give columns for programs: what the others say in words, a stance and a day by themselves."""
    for key in ("stance", "date"):
        for actor in compared.actors:
            title = f"{name_of(compared.dataset, actor)}: {key}"
            yield Column(key=f"{key}:{actor}", title=title, place=Place.HIDDEN)


def _dated_cells(compared: _Comparison, issue: str) -> Iterator[Cell]:
    dataset = compared.dataset
    standings = [compared.table.at(actor, issue) for actor in compared.actors]
    for standing in standings:
        stances = standing.stances if standing is not None else ()
        yield Cell("; ".join(stance.value for stance in stances), Meaning.STANCE)
    for standing in standings:
        if standing is None:
            yield Cell("", Meaning.DATE)
        else:
            yield statement_date_cell(dataset, dataset.statement(standing.current[-1].statement))


def _contradicting_together(compared: _Comparison) -> Sequence[str]:
    """Give the issues in the dataset's order, but claims that contradict each other together."""
    order: dict[str, None] = {}
    for issue in compared.issues:
        against = compared.dataset.linked(issue, Link.CONTRADICTED)
        order |= dict.fromkeys((issue, *(other for other in against if other in compared.issues)))
    return tuple(order)


def _by_group(compared: _Comparison) -> Mapping[_Group, Numbers]:
    """Put the issues into groups, by sets: no standing is read for that."""
    found = {actor: compared.found(actor) for actor in compared.actors}
    once = twice = disagreed = abstained = unlike = NONE
    for issues in found.values():
        twice |= once & issues
        once |= issues
    tallies = compared.tallies
    for one, other in combinations(compared.actors, 2):
        disagreed |= tallies.disagreed(one, other)
        abstained |= tallies.abstained(one, other)
        unlike |= (found[one] & found[other]) - tallies.agreed(one, other)
    alone = once - twice
    contradicting = numbers_of(n for n in alone if _contradicted(compared, n))
    return {
        _Group.AGREE: twice - unlike,
        _Group.DISAGREE: disagreed,
        _Group.ABSTAINED: abstained - disagreed,
        _Group.OTHERWISE: unlike - disagreed - abstained,
        _Group.CONTRADICTING: contradicting,
        _Group.ONE_ONLY: alone - contradicting,
    }


def _contradicted(compared: _Comparison, number: int) -> bool:
    """Tell whether another than the one who is found on an issue is found on one against it."""
    dataset = compared.dataset
    issue = dataset.id_of(Kind.ISSUE, number)
    against = numbers_of(dataset.linked_numbers(issue, Link.CONTRADICTED))
    if not against:
        return False
    return any(
        number not in found and not found.isdisjoint(against)
        for found in map(compared.found, compared.actors)
    )


def _asserted_against(compared: _Comparison, issue: str) -> list[tuple[str, Standing]]:
    """Give who is found on claims that contradict an issue, with the standing on each."""
    table = compared.table
    return [
        (actor, standing)
        for actor in compared.actors
        for other in compared.dataset.linked(issue, Link.CONTRADICTED)
        if other in compared.issues and (standing := table.at(actor, other)) is not None
    ]


def _row(compared: _Comparison, issue: str, *, dated: bool) -> Row:
    dataset = compared.dataset
    cells = [Cell(dataset.issue(issue).sentence, value=issue)]
    elsewhere: dict[str, list[Standing]] = {}
    for actor, standing in _asserted_against(compared, issue):
        elsewhere.setdefault(actor, []).append(standing)
    for actor in compared.actors:
        own = compared.table.at(actor, issue)
        cells.append(
            standing_words_cell(dataset, own)
            if own is not None
            else absent_cell(dataset, issue, actor, elsewhere.get(actor, ()))
        )
    if dated:
        cells.extend(_dated_cells(compared, issue))
    return Row(id=issue, kind=Kind.ISSUE, cells=tuple(cells))


def _notes(compared: _Comparison, left_out: int) -> Iterator[str]:
    yield _READING
    if compared.tallies.any_abstention:
        yield ABSTAINING
    if any(compared.tallies.counts_once(*pair) for pair in combinations(compared.actors, 2)):
        yield ONCE
    if compared.table.switches.roll_up:
        yield _ROLLED_UP
        yield from _counted_twice(compared)
    if left_out:
        issues = counted(left_out, "issue")
        yield f"Left out: {issues} on which they are found, but not in this scope."
    yield from differing_note(compared.dataset)


def _counted_twice(compared: _Comparison) -> Iterator[str]:
    """Say where the words of one of the actors count for another of them too."""
    dataset = compared.dataset
    for one, other in combinations(compared.actors, 2):
        same = compared.tallies.same_words(one, other)
        if same:
            yield (
                f"{name_of(dataset, one)} and {name_of(dataset, other)} rest on the same words on "
                f"{counted(len(same), 'issue')}: that counts as neither agreement nor disagreement."
            )


def _extent(compared: _Comparison) -> Extent:
    dataset = compared.dataset
    statements = union(compared.table.behind(each, compared.numbers) for each in compared.actors)
    spans = map(dataset.said, dataset.ids_of(Kind.STATEMENT, statements))
    return Extent(count=len(statements), noun="statements", span=days_covered(spans))
