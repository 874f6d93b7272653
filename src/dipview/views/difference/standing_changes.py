"""Standing changes: where the cells of the matrix are different in two states of a dataset."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable, Switches
from dipview.views.parts.standing_cell import mark_of_standing, stance_in_words


@frozen
class StandingChange:
    """Where somebody stands on an issue, before and after."""

    holder: str
    issue: str
    before: Standing | None
    after: Standing | None


def standing_changes(old: Dataset, new: Dataset, switches: Switches) -> Iterator[StandingChange]:
    """Tell which standings are different, in the order of the new state, then of the old."""
    tables = StandingTable(old, switches), StandingTable(new, switches)
    actors = dict.fromkeys((*new.ids(Kind.ACTOR), *old.ids(Kind.ACTOR)))
    issues = {id: at for at, id in enumerate((*new.ids(Kind.ISSUE), *old.ids(Kind.ISSUE)))}
    for actor in actors:
        check()
        before, after = (
            table.of(actor) if table.dataset.kind_of(actor) is Kind.ACTOR else {}
            for table in tables
        )
        for issue in sorted({*before, *after}, key=issues.__getitem__):
            pair = before.get(issue), after.get(issue)
            if told(pair[0]) != told(pair[1]):
                yield StandingChange(actor, issue, *pair)


def told(standing: Standing | None) -> object:
    """Give what a cell of the matrix tells of a standing, and on what it depends."""
    if standing is None:
        return None
    drawn = mark_of_standing(standing), stance_in_words(standing)
    return *drawn, standing.n, standing.conditions
