"""Statements that a brief lists: those that its scope lets through, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from attrs import field

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.statements import RecordStatus
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.evidence import known_by
from dipview.views.orders import in_time
from dipview.views.parts.counting import count_once, counted
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.statement_row import STATEMENT_COLUMNS
from dipview.views.selection import in_scope
from dipview.views.view import Cell, Column, Meaning, Row

NOTHING = "no statement found"
"""What stands where nothing is found, on record or by a query; that is no silence of anybody's."""

_LATER = "said later, or on a day that is not known"
_EARLIER = "said earlier"
_SWITCHED = "not in exact words, switched off"
_NOT_FOUND = "not among what the query finds"
_OF = {RecordStatus.DRAFT: "in drafts", RecordStatus.RETRACTED: "retracted"}


@frozen(eq=False)
class Listing:
    """Chooses statements through a scope, and counts those that it leaves out."""

    scoped: ScopedStandings
    shown: dict[str, None] = field(factory=dict)
    """The ids of all statements that were chosen so far."""
    _left: dict[str, str] = field(factory=dict)
    """Why each of the others was left out."""

    def chosen(self, ids: Iterable[str]) -> list[str]:
        """Give those of some statements that are to be listed, the oldest first.

        Those without a date come last. Drafts and what is retracted are left out.
        """
        kept = []
        for id in dict.fromkeys(ids):
            check()
            reason = self._reason(id)
            if reason:
                self._left[id] = reason
            else:
                kept.append(id)
        dataset = self.scoped.dataset
        kept.sort(key=partial(in_time, dataset))
        kept.sort(key=lambda id: dataset.said(id) is None)
        self.shown.update(dict.fromkeys(kept))
        return kept

    @property
    def left_out(self) -> tuple[str, ...]:
        """How many statements were left out, and why, a phrase each."""
        left: dict[str, list[str]] = {}
        for id, reason in self._left.items():
            if id not in self.shown:
                left.setdefault(reason, []).append(id)
        dataset = self.scoped.dataset
        return in_phrases({why: count_once(dataset, ids) for why, ids in left.items()})

    def _reason(self, id: str) -> str:
        """Say why a statement is not listed; empty where it is."""
        dataset, scope = self.scoped.dataset, self.scoped.scope
        statement = dataset.statement(id)
        if not known_by(dataset, id, scope.as_of):
            return _LATER
        if statement.status in _OF:
            return _OF[statement.status]
        if scope.exact_only and not statement.quotable:
            return _SWITCHED
        if not in_scope(dataset, self.scoped.recent, Kind.STATEMENT, id):
            return _EARLIER
        return "" if self._finds(id) else _NOT_FOUND

    def _finds(self, id: str) -> bool:
        found, number = self._narrowed, self.scoped.dataset.number_of(id)
        return found is None or (number is not None and number in found)

    _narrowed: Numbers | None = field(init=False)

    @_narrowed.default
    def _(self) -> Numbers | None:
        return self.scoped.selection.found(Kind.STATEMENT)


def in_phrases(reasons: Mapping[str, int]) -> tuple[str, ...]:
    """Say how many statements were left out for which reason."""
    return tuple(f"{counted(count, 'statement')} {why}" for why, count in reasons.items() if count)


def statement_columns(dataset: Dataset) -> tuple[Column, ...]:
    """Give the columns of a list of statements."""
    return (*STATEMENT_COLUMNS, *added_columns(dataset, Kind.STATEMENT))


def headed(title: str, count: int) -> str:
    """Write the title of a section with how many it lists; where that is none it says so below."""
    return f"{title} ({count:,})" if count else title


def nothing_row(
    id: str, kind: Kind | None, columns: tuple[Column, ...], key: str, text: str
) -> Row:
    """Make the row that says that nothing is on record, in one of its columns."""
    cells = tuple(Cell(text, Meaning.QUIET) if c.key == key else Cell() for c in columns)
    return Row(id=id, kind=kind, cells=cells, faint=True)


def cited(dataset: Dataset, ids: Iterable[str]) -> Iterator[str]:
    """Give the sources of statements."""
    return (dataset.statement(id).source for id in ids)
