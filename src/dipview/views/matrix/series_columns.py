"""Series as columns: the texts of one stand in one column, each actor by the latest it spoke on.

Where query or pins leave out a later text on which it spoke too, its cell says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.standing.series import series_of, texts_in_series
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.parts.standing_cell import nothing_cell, standing_cell, standing_value
from dipview.views.view import Cell

READING = (
    "The texts of a series that are shown are one column: each actor stands there as on the latest "
    "of those for which there is the best evidence of it: what it stated itself, else what is "
    "described or implied of it, else what others say. Where it is on a later text that is not "
    "shown too, the cell says which."
)


@frozen
class IssueColumn:
    """A column: of an issue, or of the texts of a series."""

    issue: str
    """The issue, or the series."""
    texts: tuple[str, ...]
    """The issues whose standings it shows."""
    others: tuple[str, ...] = ()
    """Of a series: those on which there are positions too, and which it does not show."""

    @property
    def of_series(self) -> bool:
        """Whether other texts than the issue itself are shown, or left out."""
        return self.texts != (self.issue,) or bool(self.others)


def series_columns(dataset: Dataset, issues: Sequence[str]) -> tuple[IssueColumn, ...]:
    """Put the texts of a series together, in the place of the first of them."""
    texts: dict[str, list[str]] = {}
    for issue in issues:
        texts.setdefault(series_of(dataset, issue), []).append(issue)
    series = frozenset(texts_in_series(dataset).values())
    return tuple(
        IssueColumn(
            issue,
            tuple(found),
            tuple(_others(dataset, issue, found)) if dataset.number_of(issue) in series else (),
        )
        for issue, found in texts.items()
    )


def _others(dataset: Dataset, series: str, shown: Collection[str]) -> Iterator[str]:
    """Go through the texts of a series that are not shown and on which there are positions."""
    for text in (series, *dataset.linked(series, Link.TEXTS)):
        if text not in shown and len(dataset.linked_numbers(text, Link.POSITIONS_ON)):
            yield text


def series_cell(table: StandingTable, column: IssueColumn, actor: str) -> Cell:
    """Draw where an actor stands on the latest text of a series, and say which text that is.

    It is the latest of those on which the actor can be heard most directly: what is told of it on a
    later text never takes the place of what it stated itself. Where it is heard as directly on a
    later text that the column does not show, the cell is marked, and names that.
    """
    found = [standing for text in column.texts if (standing := table.at(actor, text))]
    if not found:
        return nothing_cell(column.texts[-1], actor)
    latest = max(found, key=lambda each: (each.evidence, _last(table.dataset, each)))
    cell = standing_cell(latest)
    text = table.dataset.issue(latest.issue).label
    later = _later(table, column, actor, latest)
    if later is None:
        return cell._replace(text=f"{cell.text} ({text})")
    its_latest = table.dataset.issue(later.issue).label
    return cell._replace(
        text=f"{cell.text} ({text}; its latest: {its_latest})",
        value={**standing_value(latest), "later_on": later.issue},
        marks=tuple(evolve(mark, earlier=True) for mark in cell.marks),
    )


def _later(
    table: StandingTable, column: IssueColumn, actor: str, shown: Standing
) -> Standing | None:
    """Give where an actor, heard as directly, stands on the latest text that is not shown."""
    known = (_last(table.dataset, shown), shown.evidence)
    others = (each for text in column.others if (each := table.at(actor, text)))
    later = [
        (each.evidence, last, each)
        for each in others
        if (last := _last(table.dataset, each)) > known[0] and each.evidence >= known[1]
    ]
    return max(later, key=itemgetter(0, 1))[2] if later else None


def _last(dataset: Dataset, standing: Standing) -> int:
    return max(dataset.placed(position.id)[1] for position in standing.current)
