"""Series as columns: the texts of one stand in one column, each actor by the latest it spoke on."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.values import frozen
from dipview.standing.series import series_of
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.parts.standing_cell import nothing_cell, standing_cell
from dipview.views.view import Cell

READING = (
    "The texts of a series that are shown are one column: each actor stands there as on the latest "
    "of those for which there is the best evidence of it: what it stated itself, else what is "
    "described or implied of it, else what others say."
)


@frozen
class IssueColumn:
    """A column: of an issue, or of the texts of a series."""

    issue: str
    """The issue, or the series."""
    texts: tuple[str, ...]
    """The issues whose standings it shows."""

    @property
    def of_series(self) -> bool:
        """Whether it shows other texts than the issue itself."""
        return self.texts != (self.issue,)


def series_columns(dataset: Dataset, issues: Sequence[str]) -> tuple[IssueColumn, ...]:
    """Put the texts of a series together, in the place of the first of them."""
    texts: dict[str, list[str]] = {}
    for issue in issues:
        texts.setdefault(series_of(dataset, issue), []).append(issue)
    return tuple(IssueColumn(issue, tuple(found)) for issue, found in texts.items())


def series_cell(table: StandingTable, column: IssueColumn, actor: str) -> Cell:
    """Draw where an actor stands on the latest text of a series, and say which text that is.

    It is the latest of those on which the actor can be heard most directly: what is told of it on a
    later text never takes the place of what it stated itself.
    """
    found = [standing for text in column.texts if (standing := table.at(actor, text))]
    if not found:
        return nothing_cell(column.texts[-1], actor)
    latest = max(found, key=lambda each: (each.evidence, _last(table.dataset, each)))
    cell = standing_cell(latest)
    text = table.dataset.issue(latest.issue).label
    return evolve(cell, text=f"{cell.text} ({text})")


def _last(dataset: Dataset, standing: Standing) -> int:
    return max(dataset.placed(position.id)[1] for position in standing.current)
