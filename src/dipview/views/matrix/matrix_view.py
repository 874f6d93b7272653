"""The matrix of stances: actors by issues, in each cell where the actor stands and on how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.matches import Ids
from dipview.search.number_sets import numbers_of, union
from dipview.standing.columns import columns_of
from dipview.standing.evidence import contested
from dipview.standing.likeness import likeness_order
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.matrix.issue_columns import by_topic, issue_columns
from dipview.views.matrix.matrix_rows import MatrixRows
from dipview.views.matrix.series_columns import READING, IssueColumn, series_columns
from dipview.views.orders import Orders
from dipview.views.parts.actor_groups import actor_groups
from dipview.views.parts.codings import differing_cell, differing_note
from dipview.views.parts.counting import counted, numbers_with_ids
from dipview.views.parts.holdings import Holdings, holdings_in
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.position_row import POSITION_COLUMNS, position_row
from dipview.views.parts.remedies import remedies_in
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.second_edition import added_columns
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Extent, Lazy, Place, Row, Section, View

SORTS = ("group", "name", "likeness")
"""The orders of the rows; the first is the matrix's own."""
MOST_ALIKE = 400
"""Actors that are ordered by likeness; its cost grows with the square of their number."""
MANY_OF_ONE = 100
"""Issues on which one holder alone is found: so many are left out unless they are asked for."""
_FIRST_ROWS, _FIRST_COLUMNS = 8, 3
"""What is seen at least of a matrix, on a small screen."""
_CONDITIONS = 12
"""Conditions that are written out beneath a matrix; where there are more, it says where to look."""
_LOOKED_THROUGH = 4_000
"""Cells of a matrix whose conditions are looked for; a larger one is read in its long form."""

_READING = (
    "A cell is the latest of what the actor itself stated; where it stated nothing, what is "
    "described or implied of it, or else what others say that it holds. n is the number of "
    "statements. An empty cell: nothing found, which is no position."
)

_SPANNED = 5_000
"""Statements whose days a screen tells; for more, it tells how many there are."""

Groups: TypeAlias = dict[str, Sequence[str]]
"""Actors under the heading of each group, in order."""


@frozen(kw_only=True)
class Matrix:
    """What a matrix shows: which actors and issues, and where the ones stand on the others."""

    holdings: Holdings
    table: StandingTable
    groups: Groups
    issues: tuple[str, ...]
    columns: tuple[IssueColumn, ...]
    """The issues as columns: the texts of a series are one."""

    @property
    def actors(self) -> tuple[str, ...]:
        """All actors in the order of the rows."""
        return tuple(actor for members in self.groups.values() for actor in members)


def matrix_view(selection: Selection) -> View:
    """Make the matrix of stances.

    The query, the pins and the dates choose whose rows and which issues are shown; each cell then
    has the whole standing on the day that is looked from, so that nothing makes an old word look
    like the latest. The scope's subjects are the topics, issues and actors wanted.
    """
    selection = _effective(selection)
    dataset, scope = selection.dataset, selection.scope
    matrix = _matrix(selection)
    columns = (
        Column(key="actor", title="Actor"),
        *issue_columns(dataset, [column.issue for column in matrix.columns]),
    )
    begin = _begin(matrix)
    rows = MatrixRows(matrix.table, matrix.columns)
    sections = tuple(
        Section(
            key=title.lower(),
            title=title,
            columns=columns,
            rows=Lazy(members, rows.row),
            sheet=True,
            begin=begin,
        )
        for title, members in matrix.groups.items()
    )
    view = _framed(dataset, scope, matrix, len(matrix.columns))
    return evolve(
        view,
        sections=sections if matrix.issues else (),
        notes=_notes(dataset, scope, matrix),
    )


def long_matrix_view(selection: Selection) -> View:
    """Make the long form of the matrix: a row for each position behind its cells."""
    unsorted = selection.through(evolve(selection.scope, sort=""))
    selection = _effective(unsorted, long=True)
    dataset, scope = selection.dataset, selection.scope
    matrix = _matrix(selection)
    ids: Sequence[str] = matrix.holdings.positions(matrix.issues)
    current = Column(key="current", title="Latest", place=Place.HIDDEN)
    section = Section(
        columns=(*POSITION_COLUMNS, *added_columns(dataset, Kind.POSITION), current),
        rows=Lazy(ids, _long_row_of(dataset, matrix)),
    )
    view = _framed(dataset, scope, matrix, len(matrix.issues))
    return evolve(view, parted=False, sections=(section,))


def _effective(selection: Selection, *, long: bool = False) -> Selection:
    """Leave out of a scope what a matrix does not heed, and what narrows it in nothing."""
    heeded = selection.scope.heeding(*SWITCHED, "folded", "sort")
    heeded = heeded if heeded.sort in SORTS[1:] else evolve(heeded, sort="")
    if heeded.folded is None:
        many = not long and _many_of_one_holder(holdings_in(selection.through(heeded)))
        heeded = evolve(heeded, folded=many)

    def contents(each: Selection) -> object:
        holdings = holdings_in(each)
        issues = holdings.issues(shared=bool(each.scope.folded))
        positions = len(holdings.positions(issues)) if long else 0
        return issues, holdings.holder_numbers(issues), positions

    return selection.through(heeded).effective(contents)


def _many_of_one_holder(holdings: Holdings) -> bool:
    """Tell whether there are very many issues on which one holder alone is found, and others."""
    return MANY_OF_ONE <= len(holdings.of_one_holder) < len(holdings.issue_numbers())


def _matrix(selection: Selection) -> Matrix:
    dataset, orders, scope = selection.dataset, selection.orders, selection.scope
    table = StandingTable(dataset, switches_of(scope))
    holdings = holdings_in(selection)
    issues = by_topic(dataset, orders, holdings.issues(shared=bool(scope.folded)))
    actors = _rows(dataset, table, holdings, issues)
    matrix = Matrix(
        holdings=holdings,
        table=table,
        groups=_grouped(dataset, orders, actors, scope.sort),
        issues=issues,
        columns=series_columns(dataset, issues),
    )
    if scope.sort == "likeness" and 0 < len(actors) <= MOST_ALIKE:
        alike = likeness_order(matrix.table, matrix.actors, matrix.issues)
        return evolve(matrix, groups={"": alike})
    return matrix


def _rows(
    dataset: Dataset, table: StandingTable, holdings: Holdings, issues: Sequence[str]
) -> Sequence[int]:
    """Give the numbers of the actors that have a row."""
    if not table.switches.roll_up:
        return holdings.holder_numbers(issues)
    return numbers_with_ids(dataset, table.rows_for(holdings.holders(issues)))


def _grouped(dataset: Dataset, orders: Orders, actors: Sequence[int], sort: str) -> Groups:
    """Put actors in the order of the rows, by group where none is asked for."""
    numbers = orders.arrange(Kind.ACTOR, "name", numbers_of(actors))
    if sort not in SORTS[1:]:
        return actor_groups(dataset, orders, numbers)
    return {"": Ids(numbers, orders.ids)} if numbers else {}


def _begin(matrix: Matrix) -> int:
    """Choose the column to begin with: the first that has anything, where the rows begin."""
    first = (matrix.table.profile(actor).found for actor in matrix.actors[:_FIRST_ROWS])
    found = union(first)
    number_of = matrix.table.dataset.number_of
    has = (any((number_of(text) or 0) in found for text in each.texts) for each in matrix.columns)
    begin = next((at for at, any_found in enumerate(has, 1) if any_found), 0)
    return begin if begin > _FIRST_COLUMNS else 0


_STANCE = next(at for at, column in enumerate(POSITION_COLUMNS) if column.key == "stance")


def _long_row_of(dataset: Dataset, matrix: Matrix) -> Callable[[str], Row]:
    def row(id: str) -> Row:
        latest = _is_latest(matrix.table, id)
        cells = list(position_row(dataset, id).cells)
        if contested(dataset, id) and (differing := differing_cell(dataset, dataset.position(id))):
            cells[_STANCE] = differing
        cells.append(Cell("yes" if latest else "no", value=latest))
        return Row(id=id, kind=Kind.POSITION, cells=tuple(cells))

    return row


def _is_latest(table: StandingTable, id: str) -> bool:
    """Tell whether a position is among the latest of its holder on its issue."""
    dataset = table.dataset
    _, issue, holder = position_parts(id)
    if holder is not None and not table.rolled_up(holder):
        profile = table.profile(holder)
        on, number = dataset.number_of(issue) or 0, dataset.number_of(id) or 0
        if on in profile.latest.counts:
            return number in profile.latest.positions
        if on not in profile.read:
            return number in profile.single
    standing = table.at(holder or "", issue)
    if standing is None or standing.superseded_by:
        return False
    return any(each.id == id for each in standing.current)


def _framed(dataset: Dataset, scope: Scope, matrix: Matrix, issues: int) -> View:
    """Make the view without its rows: title, scope in words, extent, what to say when empty."""
    rows = sum(map(len, matrix.groups.values()))
    size = f"{counted(rows, 'actor')} × {counted(issues, 'issue')}"
    statements = matrix.holdings.statements(matrix.issues)
    view = narrowed_view(dataset, scope, name="matrix", title="Where they stand", about=True)
    return evolve(
        view,
        scope_in_words=(*view.scope_in_words, size),
        order=scope.sort if scope.sort in SORTS[1:] else "",
        measure=lambda: _extent(matrix),
        folded=matrix.holdings.folded(matrix.issues) if scope.folded else 0,
        covers="" if statements <= _SPANNED else counted(statements, "statement"),
        empty="Nobody holds a position in this scope.",
        remedies=remedies_in(scope),
    )


def _extent(matrix: Matrix) -> Extent:
    holdings, issues = matrix.holdings, matrix.issues
    return Extent(count=holdings.statements(issues), noun="statements", span=holdings.span(issues))


def _notes(dataset: Dataset, scope: Scope, matrix: Matrix) -> tuple[str, ...]:
    notes = [_READING]
    if any(column.of_series for column in matrix.columns):
        notes.append(READING)
    if matrix.table.switches.roll_up:
        notes.append(
            "Rolled up: the words of officials and bodies count for the state, organization or "
            "group that they serve; no member's words count for a bloc, nor a bloc's for a member."
        )
    if scope.sort == "likeness" and sum(map(len, matrix.groups.values())) > MOST_ALIKE:
        notes.append(f"By name: likeness orders {MOST_ALIKE} actors at most.")
    if folded := matrix.holdings.folded(matrix.issues):
        notes.append(f"Left out: {counted(folded, 'issue')} on which one holder alone is found.")
    if unheld := matrix.holdings.unheld(matrix.issues):
        notes.append(f"In no row: {counted(unheld, 'position')} without a named holder.")
    return (*notes, *differing_note(dataset), *_conditions(dataset, matrix))


def _conditions(dataset: Dataset, matrix: Matrix) -> Iterable[str]:
    """Write out what stances depend on, as far as there is room for it."""
    if sum(map(len, matrix.groups.values())) * len(matrix.issues) > _LOOKED_THROUGH:
        return ()
    conditions = [
        f"{dataset.actor(standing.holder).name} on {dataset.issue(standing.issue).label}: "
        + "; ".join(standing.conditions)
        for standing in _conditional(dataset, matrix)
    ]
    if len(conditions) <= _CONDITIONS:
        return conditions
    return [
        f"{len(conditions)} standings depend on a condition: its words are on the card of each."
    ]


def _conditional(dataset: Dataset, matrix: Matrix) -> Iterator[Standing]:
    """Go through the standings on a condition, each holder's in the order in which it spoke."""
    table, columns = matrix.table, columns_of(dataset)
    named = {dataset.number_of(issue): issue for issue in matrix.issues}
    conditional = dataset.sets.features[Feature.CONDITIONAL]
    for actor in matrix.actors:
        profile, held = table.profile(actor), columns.by(dataset.number_of(actor) or 0)
        asked = [
            number
            for number in profile.read | columns.issues_of(profile.single & conditional)
            if number in named
        ]
        if not table.rolled_up(actor):
            asked.sort(key=lambda number: (columns.on(number) & held)[0])
        for number in asked:
            standing = table.at(actor, named[number])
            if standing is not None and standing.conditional:
                yield standing
