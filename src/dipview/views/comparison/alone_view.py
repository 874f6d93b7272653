"""Alone: where one stands as nobody else does, and the longest run of that; of one, or of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.alone import Alone, standing_alone
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import counted, number_cell
from dipview.views.parts.holdings import holdings_in
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.standing_cell import mark_of_standing
from dipview.views.parts.statement_row import statement_date_cell
from dipview.views.parts.year import years_of_statements
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View

_READING = (
    "Alone is who stands on an issue as nobody else does, where others can be compared: by what "
    "each stated itself, first-hand, not mixed; to abstain where nobody else does is to be alone "
    "too. Of an issue spoken of again, the latest counts. A run is of issues one after another in "
    "time, of those on which the actor can be compared."
)
_RUN_COLUMNS = (
    Column(key="longest", title="Longest run", place=Place.END),
    Column(key="alone", title="Alone", place=Place.END),
    Column(key="compared", title="Of", place=Place.END),
    Column(key="run", title="Days of it", place=Place.UNDER),
    Column(key="from", title="From", place=Place.HIDDEN),
    Column(key="to", title="To", place=Place.HIDDEN),
    Column(key="first", title="First issue", place=Place.HIDDEN),
    Column(key="last", title="Last issue", place=Place.HIDDEN),
)
_ACTOR_COLUMNS = (Column(key="actor", title="Actor"), *_RUN_COLUMNS)
_YEAR_COLUMNS = (
    Column(key="year", title="Year"),
    Column(key="alone", title="Alone", place=Place.END),
    Column(key="compared", title="Of", place=Place.END),
)
_ISSUE_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="issue", title="Issue"),
    Column(key="stance", title="Stance", place=Place.UNDER),
    Column(key="source", title="Source", place=Place.UNDER),
    Column(key="in_longest", title="In the longest run", place=Place.HIDDEN),
)


@frozen
class _Seen:
    """A dataset's table, and the days on which its issues were spoken of."""

    table: StandingTable

    @property
    def dataset(self) -> Dataset:
        return self.table.dataset

    def day(self, alone: Alone, issue: int) -> Cell:
        """Say when that was stated where an actor stands on an issue."""
        statement = self.dataset.id_of(Kind.STATEMENT, alone.statements[issue])
        return statement_date_cell(self.dataset, self.dataset.statement(statement))


def alone_view(selection: Selection) -> View:
    """Make the view of who stands alone, and for how long.

    The query, the pins and the dates choose the issues; everybody who stands on them counts. The
    scope's subjects are the actors asked about, all where none are. Of a single one every issue is
    listed.
    """
    dataset, orders = selection.dataset, selection.orders
    asked = tuple(id for id in selection.scope.subjects if dataset.kind_of(id) is Kind.ACTOR)
    heeded = evolve(selection.scope, subjects=asked).heeding(*SWITCHED)
    selection = selection.through(heeded).effective(_issues)
    scope, issues = selection.scope, _issues(selection)
    table = StandingTable(dataset, switches_of(scope))
    everybody = holdings_in(Selection(dataset, orders, Scope()))
    actors = table.rows_for(everybody.holders([orders.ids[number] for number in issues]))
    found = standing_alone(table, asked or actors, actors, issues)
    told = [each for each in found if each.issues]
    told.sort(key=lambda each: (-len(each.longest), -len(each.issues), each.holder))
    one = asked[0] if len(asked) == 1 else ""
    title = f"Where {name_of(dataset, one)} stands alone" if one else "Who stands alone"
    view = narrowed_view(dataset, scope, name="alone", title=title)
    view = evolve(view, scope_in_words=(*view.scope_in_words, counted(len(issues), "issue")))
    if not told:
        who = name_of(dataset, one) if one else "nobody"
        stands = "nowhere stands" if one else "stands"
        empty = f"In this scope {who} {stands} alone where others can be compared."
        helps = (*((Remedy.EVERYBODY,) if asked else ()), *remedies_in(scope))
        return evolve(view, empty=empty, remedies=helps)
    seen = _Seen(table)
    runs = Section(
        key="runs",
        title="The longest run" if one else "Actors",
        columns=_ACTOR_COLUMNS,
        rows=Lazy([each.holder for each in told], _runs(seen, told)),
        tally=bool(one),
    )
    listed = _of_one(seen, told[0]) if one else ()
    return evolve(view, sections=(runs, *listed), notes=(_READING,))


def _issues(selection: Selection) -> Numbers:
    """Give the numbers of the issues that are held on, by whomever."""
    return holdings_in(selection.through(evolve(selection.scope, subjects=()))).issue_numbers()


def _runs(seen: _Seen, told: Sequence[Alone]) -> partial[Row]:
    return partial(_run_row, seen, {each.holder: each for each in told})


def _run_row(seen: _Seen, by_holder: dict[str, Alone], holder: str) -> Row:
    alone = by_holder[holder]
    run = alone.longest
    first, last = seen.dataset.ids_of(Kind.ISSUE, (run[0], run[-1]))
    start, end = (seen.day(alone, issue) for issue in (run[0], run[-1]))
    days = start.text if start.text == end.text else f"{start.text} – {end.text}"
    cells = (
        Cell(name_of(seen.dataset, holder), Meaning.NAME, value=holder),
        number_cell(len(run)),
        number_cell(len(alone.issues)),
        number_cell(len(alone.statements)),
        Cell(f"longest run: {days}", Meaning.DATE),
        start,
        end,
        Cell(first),
        Cell(last),
    )
    return Row(id=holder, kind=Kind.ACTOR, cells=cells)


def _of_one(seen: _Seen, alone: Alone) -> Iterator[Section]:
    """Count by year, then list the issues, newest first, on which one stands alone."""
    year_of, first = years_of_statements(seen.dataset), seen.dataset.sets.first_statement
    years = {issue: year_of[number - first] for issue, number in alone.statements.items()}
    every = Counter(years.values())
    by_year = Counter(years[issue] for issue in alone.issues)
    if len(by_year) > 1:
        yield Section(
            key="years",
            title="By year",
            columns=_YEAR_COLUMNS,
            rows=tuple(_year_row(year, by_year[year], every[year]) for year in sorted(every)),
            tally=True,
        )
    listed = [each for each in alone.statements if each in alone.issues]
    newest = [*seen.dataset.ids_of(Kind.ISSUE, reversed(listed))]
    run = numbers_of(alone.longest)
    yield Section(
        key="issues",
        title="Issues on which nobody else stands so, newest first",
        columns=_ISSUE_COLUMNS,
        rows=Lazy(newest, partial(_issue_row, seen, alone, run)),
    )


def _year_row(year: str, alone: int, every: int) -> Row:
    cells = (Cell(year, Meaning.DATE), number_cell(alone), number_cell(every))
    return Row(id=year, cells=cells, faint=not alone)


def _issue_row(seen: _Seen, alone: Alone, run: Numbers, issue: str) -> Row:
    dataset = seen.dataset
    number = dataset.number_of(issue) or 0
    standing = seen.table.at(alone.holder, issue)
    statement = dataset.id_of(Kind.STATEMENT, alone.statements[number])
    among = number in run
    cells = (
        seen.day(alone, number),
        Cell(dataset.issue(issue).sentence, value=issue),
        Cell("") if standing is None else _stance_cell(standing),
        source_cell(dataset, (dataset.statement(statement).citation,)),
        Cell("yes" if among else "no", value=among),
    )
    return Row(id=issue, kind=Kind.ISSUE, cells=cells)


def _stance_cell(standing: Standing) -> Cell:
    mark = mark_of_standing(standing)
    stance = standing.stance.value if standing.stance else ""
    return Cell(mark.words, Meaning.STANCE, value=stance, marks=(mark,))
