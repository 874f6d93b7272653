"""Issues that were voted on again and again: how the counts moved, and who chose otherwise when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.model.votes import Direction
from dipview.standing.roll_calls import RollCall
from dipview.standing.vote_lines import Line, RecurringVote, Stretch, changes, lines_of
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import number_cell
from dipview.views.parts.counts_bar import steps_cell
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section
from dipview.views.votes.vote_rows import Piece, in_word, meaning_of, pieced

FEW = 40
"""Rows up to which a list stands whole before the votes, whatever their limit."""
_RECURRING_COLUMNS = (
    Column(key="yes_line", title="In favour, over the years", place=Place.MARGIN),
    Column(key="issue", title="Issue"),
    Column(key="moved", title="Counts", place=Place.UNDER),
    Column(key="votes", title="Votes", place=Place.END),
    Column(key="first", title="First", place=Place.HIDDEN),
    Column(key="last", title="Last", place=Place.HIDDEN),
    Column(key="in_favour", title="In favour", place=Place.HIDDEN),
)


def recurring_section(dataset: Dataset, recurring: Sequence[RecurringVote]) -> Iterator[Section]:
    """List the issues that were put to the vote several times, and how their counts moved."""
    if recurring:
        yield Section(
            key="recurring",
            title=f"Voted on again ({len(recurring)})",
            columns=_RECURRING_COLUMNS,
            rows=tuple(map(partial(_recurring_row, dataset), recurring)),
            tally=len(recurring) <= FEW,
        )


def _recurring_row(dataset: Dataset, again: RecurringVote) -> Row:
    first, *_, last = again.dated if len(again.dated) > 1 else again.calls
    numbers = {call: count.number if (count := call.in_favour) else None for call in again.calls}
    steps = [number for call in again.dated if (number := numbers[call]) is not None]
    span = days_covered(call.date for call in again.calls)
    texts = len({call.vote.on for call in again.calls})
    phrases = [moved_in_words(again), span, f"{texts} texts" if texts > 1 else ""]
    cells = (
        steps_cell(steps),
        Cell(dataset.issue(again.issue).sentence, value=again.issue),
        Cell(" · ".join(filter(None, phrases)), Meaning.QUIET),
        number_cell(len(again.calls)),
        Cell(day_of(first), Meaning.DATE),
        Cell(day_of(last), Meaning.DATE),
        Cell(
            ", ".join("" if number is None else str(number) for number in numbers.values()),
            value=[{"vote": call.event, "in_favour": number} for call, number in numbers.items()],
        ),
    )
    return Row(id=again.issue, kind=Kind.ISSUE, cells=cells)


def moved_in_words(again: RecurringVote) -> str:
    """Write how many were in favour the first time and the last: ``59 → 187 in favour``."""
    ends = [call.in_favour for call in again.dated]
    ends = [ends[0], ends[-1]] if len(ends) > 1 else []
    if not ends or any(count is None for count in ends):
        return ""
    told = " → ".join(str(count.number) for count in ends if count is not None)
    named = " (counted by name)" if any(c is not None and not c.printed for c in ends) else ""
    return f"{told} in favour{named}"


_LINES = (
    "Each time that the issue was voted on again; of a year that is not named nothing is recorded."
)
_UNDATED = " Votes without a date are left out: nothing says before or after which they were."


def undated_in_words(recurring: Sequence[RecurringVote]) -> str:
    """Say that votes are left out which have no date; empty where each has one."""
    return _UNDATED if any(len(each.dated) < len(each.calls) for each in recurring) else ""


_LINE_COLUMNS = (
    Column(key="voter", title="Who", place=Place.MARGIN),
    Column(key="line", title="Options over the years"),
    Column(key="changes", title="Changes", place=Place.END),
    Column(key="issue", title="Issue", place=Place.HIDDEN),
    Column(key="steps", title="Steps", place=Place.HIDDEN),
)
_AT = {"voter": Place.HIDDEN, "line": Place.UNDER, "issue": Place.MAIN}
"""Where columns stand in a list of what one voter chose on several issues."""


@frozen
class _Changed:
    """What one chose over the years."""

    again: RecurringVote
    voter: str
    line: Line


def changed_sections(
    dataset: Dataset, recurring: Sequence[RecurringVote], voters: Collection[str] = ()
) -> Iterator[Section]:
    """List, by issue, who chose another option than the time before, and what was chosen when.

    Args:
        dataset: Where the votes are.
        recurring: The issues that are looked at.
        voters: Ids of those who are looked at; none for all.
    """
    for again in recurring:
        found = [
            _Changed(again, voter, line)
            for voter, line in lines_of(again, voters).items()
            if changes(line)
        ]
        found.sort(key=lambda each: (dataset.actor(each.voter).sorts_as, each.voter))
        if found:
            label = dataset.issue(again.issue).label
            yield Section(
                key=f"changed:{again.issue}",
                title=f"Who chose otherwise than before: {label} ({len(found)})",
                note=_LINES + undated_in_words([again]),
                columns=_LINE_COLUMNS,
                rows=tuple(_changed_row(dataset, each) for each in found),
            )


def changed_by(
    dataset: Dataset, recurring: Sequence[RecurringVote], voter: str
) -> Iterator[Section]:
    """List the issues on which one voter chose another option than the time before."""
    found = [
        _Changed(again, voter, line)
        for again in recurring
        for line in lines_of(again, (voter,)).values()
        if changes(line)
    ]
    if found:
        columns = [c._replace(place=_AT.get(c.key, c.place)) for c in _LINE_COLUMNS]
        yield Section(
            key=f"changed:{voter}",
            title=f"Where {name_of(dataset, voter)} chose otherwise than before ({len(found)})",
            note=_LINES + undated_in_words([each.again for each in found]),
            columns=tuple(columns),
            rows=tuple(_changed_row(dataset, each) for each in found),
        )


def _changed_row(dataset: Dataset, each: _Changed) -> Row:
    """Show what one chose over the years; it leads to all statements behind it."""
    issue = each.line[-1].calls[-1].vote.on or each.again.issue
    cells = (
        Cell(name_of(dataset, each.voter), Meaning.NAME, value=each.voter, leads_to=each.voter),
        line_cell(each.again, each.voter, each.line),
        number_cell(changes(each.line)),
        Cell(dataset.issue(each.again.issue).sentence, value=each.again.issue),
        Cell(", ".join(_behind(each.line)), value=list(map(_step_value, each.line))),
    )
    return Row(id=standing_id(issue, each.voter), cells=cells)


def line_cell(again: RecurringVote, voter: str, line: Line) -> Cell:
    """Write what one chose when: ``yes 1992–1995 → abstain 1996 → yes 1997–2019``."""
    years = Counter(year_of(call) for call in again.calls)
    turned = any(call.vote.direction is Direction.AGAINST for call in again.calls)
    pieces: list[Piece] = []
    for stretch in line:
        pieces.append((" → " if pieces else "", Meaning.QUIET))
        pieces.append((_chosen(stretch, turned=turned), meaning_of(stretch.option)))
        runs = (_run_in_words(run, years) for run in stretch.runs)
        pieces.append((f" {', '.join(runs)}", Meaning.TEXT))
        for call in stretch.calls:
            pieces += _meant(call, voter, years)
    return pieced(pieces, value=None)


def _meant(call: RollCall, voter: str, years: Counter[str]) -> Iterator[Piece]:
    """Say beside what was cast that another option was notified later."""
    for each in call.corrections:
        if voter in each.voters:
            said = f" ({time_of(call, years)} notified later: meant {in_word(each.meant)})"
            yield said, Meaning.WARNING


def _chosen(stretch: Stretch, *, turned: bool) -> str:
    """Name an option; where a yes is not always for the issue, also what it is on the issue."""
    if not turned or stretch.stance in (None, Stance.ABSTAIN):
        return in_word(stretch.option)
    side = "for" if stretch.stance is Stance.SUPPORT else "against"
    return f"{in_word(stretch.option)} ({side})"


def _run_in_words(run: Sequence[RollCall], years: Counter[str]) -> str:
    first, last = (time_of(call, years) for call in (run[0], run[-1]))
    return first if first == last else f"{first}–{last}"


def time_of(call: RollCall, years: Counter[str]) -> str:
    """Name the year of a vote; the day where there was another in that year."""
    year = year_of(call)
    return day_of(call) if years[year] > 1 or not year else year


def year_of(call: RollCall) -> str:
    """Give the year of a vote; empty where it has no date."""
    return f"{call.date.counts_from.year:04}" if call.date else ""


def day_of(call: RollCall) -> str:
    """Write the date of a vote."""
    return in_full(call.date) if call.date else "no date"


def _behind(line: Line) -> Iterator[str]:
    """Give the statements behind what one chose over the years."""
    return (id for stretch in line for id in stretch.statements)


def _step_value(stretch: Stretch) -> dict[str, object]:
    return {
        "option": stretch.option.value,
        "stance": stretch.stance.value if stretch.stance else "",
        "from": stretch.calls[0].date.text if stretch.calls[0].date else "",
        "to": stretch.calls[-1].date.text if stretch.calls[-1].date else "",
        "votes": [call.event for call in stretch.calls],
        "statements": list(stretch.statements),
    }
