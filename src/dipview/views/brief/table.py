"""The table of positions: parties by issues, and under it what each stance depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from attrs import evolve, field

from dipview.computing import checked, steps
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position, Priority
from dipview.model.values import frozen
from dipview.standing.columns import numbered
from dipview.standing.standing import Standing
from dipview.views.brief.about import About
from dipview.views.brief.frame import Contents, framed
from dipview.views.matrix.issue_columns import by_topic, issue_columns
from dipview.views.parts.actor_groups import actor_groups
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import counted
from dipview.views.parts.holdings import holdings_in
from dipview.views.parts.marks import mark_of
from dipview.views.parts.position_row import evidence_in_words
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.standing_cell import nothing_cell, stance_in_words, standing_cell
from dipview.views.parts.statement_row import statement_date_cell, words_for
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

NAME = "table"
_PRIORITIES = {
    Priority.RED_LINE: "red line",
    Priority.HIGH: "high priority",
    Priority.LOW: "low priority",
}
_NOTE_COLUMNS = (
    Column(key="mark", title="Note", place=Place.MARGIN),
    Column(key="holder", title="Who"),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="issue", title="Issue", place=Place.HIDDEN),
    Column(key="priority", title="Priority", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
)
_READING = (
    "A cell is the latest of what the party itself stated; where it stated nothing, what is "
    "described or implied of it, or else what others say that it holds. A priority stands there "
    "only where the source says so. An empty cell: no statement found."
)
_EMPTY = "Nobody holds a position in this scope."


def table_view(selection: Selection) -> View:
    """Make a table of positions.

    The scope's subjects are the issues, topics and parties wanted; without any, all are. Its query
    and pins choose the rows and columns too.
    """
    view = framed(selection, _filled, name=NAME)
    return evolve(view, empty=_EMPTY)


@frozen(eq=False)
class _Notes:
    """Gathers what stands under the table, each with its letter."""

    dataset: Dataset
    rows: list[Row] = field(factory=list)

    def mark(self, standing: Standing) -> str:
        """Give the letter of the note on a standing; empty where there is nothing to note."""
        told = [each for each in standing.in_force if _notable(each)]
        told += [*standing.second_choices, *_said_before(standing)]
        if not told:
            return ""
        letter = _letter(len({row.cells[0].value for row in self.rows}))
        for position in told:
            self.rows.append(self._row(letter, standing, position))
        return letter

    def _row(self, letter: str, standing: Standing, position: Position) -> Row:
        dataset = self.dataset
        statement = dataset.statement(position.statement)
        issue = dataset.issue(standing.issue)
        told = f"{name_of(dataset, standing.holder)} on {issue.label}: {mark_of(position).words}"
        details = (
            statement_date_cell(dataset, statement).text,
            "or else" if position.fallback else "",
            evidence_in_words(dataset, position, statement),
        )
        cells = (
            Cell(f"({letter})", value=letter),
            Cell(told, value=standing.holder),
            words_for(dataset, position),
            Cell(" · ".join(filter(None, details)), Meaning.QUIET),
            source_cell(dataset, (statement.citation,)),
            Cell(standing.issue),
            Cell(position.priority.value if position.priority else ""),
            Cell(position.condition, Meaning.CONDITION),
        )
        return Row(id=position.id, kind=Kind.POSITION, cells=cells)


def _notable(position: Position) -> bool:
    return bool(position.condition or position.priority or position.depends_on or position.reason)


def _said_before(standing: Standing) -> Sequence[Position]:
    """Give what was the last to say how much a stance matters, where the latest does not say it.

    A vote says nothing of red lines, and takes none back.
    """
    if any(each.priority for each in standing.in_force):
        return ()
    before = (each for each in reversed(standing.past) if each.priority)
    return [each for each in islice(before, 1) if each.stance is standing.stance]


def _letter(number: int) -> str:
    """Count in letters: a to z, then aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _filled(scoped: ScopedStandings) -> Contents:
    dataset = scoped.dataset
    about = About.of(dataset, scoped.scope.subjects)
    holdings = holdings_in(scoped.selection)
    # What is named has a row or a column, be it empty: nobody is passed over in silence.
    named = [id for id in about.issues if id in about.named]
    held = holdings.issues()
    issues = by_topic(dataset, scoped.selection.orders, dict.fromkeys((*held, *named)))
    rows = scoped.table.rows_for(holdings.holders(held))
    parties = tuple(dict.fromkeys((*rows, *about.actors)))
    shown: dict[tuple[str, str], Standing] = {}
    for party in steps(parties, "actors"):
        for issue in issues:
            standing = scoped.table.at(party, issue)
            if standing is not None:
                shown[party, issue] = standing
    notes = _Notes(dataset)
    sections = tuple(_sections(scoped, parties, issues, shown, notes))
    if notes.rows:
        sections = (*sections, _notes_section(notes))
    title = "Table of positions"
    return Contents(
        title=f"{title}: {about.in_words(dataset)}" if about.named else title,
        sections=sections,
        statements=tuple(
            dict.fromkeys(p.statement for each in shown.values() for p in each.current)
        ),
        notes=(_READING,) if shown else (),
        left_out=tuple(_left_out(shown.values())),
    )


def _sections(
    scoped: ScopedStandings,
    parties: Sequence[str],
    issues: Sequence[str],
    shown: dict[tuple[str, str], Standing],
    notes: _Notes,
) -> Iterator[Section]:
    """Make a sheet for each group of parties, with the same columns."""
    dataset, orders = scoped.dataset, scoped.selection.orders
    if not issues:
        return
    columns = (Column(key="actor", title="Party"), *issue_columns(dataset, issues))
    arranged = orders.arrange(Kind.ACTOR, "name", numbered(dataset, parties))
    groups = actor_groups(dataset, orders, arranged)
    for title, members in groups.items():
        row = partial(_row, dataset, issues, shown, notes)
        rows = tuple(row(party) for party in steps(members, "actors"))
        yield Section(key=title.lower(), title=title, columns=columns, rows=rows, sheet=True)


def _row(
    dataset: Dataset,
    issues: Sequence[str],
    shown: dict[tuple[str, str], Standing],
    notes: _Notes,
    party: str,
) -> Row:
    name = Cell(name_of(dataset, party), Meaning.NAME, value=party)
    at = checked(issues)
    cells = (_cell(dataset, issue, party, shown.get((party, issue)), notes) for issue in at)
    return Row(id=party, kind=Kind.ACTOR, cells=(name, *cells))


def _cell(
    dataset: Dataset, issue: str, party: str, standing: Standing | None, notes: _Notes
) -> Cell:
    """Say where a party stands, with its priority, the letter of its note, and its sources."""
    if standing is None:
        return nothing_cell(issue, party)
    cell = standing_cell(standing)
    priorities = dict.fromkeys(_PRIORITIES[p.priority] for p in standing.in_force if p.priority)
    priorities |= {
        f"{_PRIORITIES[p.priority]}, said before": None
        for p in _said_before(standing)
        if p.priority
    }
    letter = notes.mark(standing)
    told = ", ".join((stance_in_words(standing), *priorities))
    behind = (*(p.statement for p in standing.current), *standing.superseded_by)
    cited = dict.fromkeys(dataset.statement(each).citation for each in behind)
    plain = cell.value if isinstance(cell.value, dict) else {}
    return cell._replace(
        text=f"{told} ({letter})" if letter else told,
        value={
            **plain,
            "priorities": [p.priority.value for p in standing.in_force if p.priority],
            "note": letter,
            "sources": [{"source": c.source, "locator": c.locator} for c in cited],
        },
        citations=tuple(cited),
    )


def _notes_section(notes: _Notes) -> Section:
    return Section(
        key="notes",
        title="Red lines, priorities and conditions",
        columns=_NOTE_COLUMNS,
        rows=tuple(notes.rows),
    )


def _left_out(shown: Iterable[Standing]) -> Iterator[str]:
    """Say how much more is known of where the parties stand, and of what drafts say."""
    standings = list(shown)
    weaker = sum(len(each.weaker) for each in standings)
    drafts = sum(len(each.drafts) for each in standings)
    past = sum(len(each.past) for each in standings)
    for count, reason in (
        (past, "replaced by a later one"),
        (weaker, "on weaker evidence than its holder's own words"),
        (drafts, "in drafts"),
    ):
        if count:
            yield f"{counted(count, 'position')} {reason}"
