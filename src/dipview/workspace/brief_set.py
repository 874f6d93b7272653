"""Brief set: one brief for each actor or issue, under safe names of files, and an index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import evolve, field

from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.model.values import frozen
from dipview.views.brief.kinds import BriefForm
from dipview.views.parts.counting import counted, number_cell
from dipview.views.parts.labels import label_cell
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.scope import Scope
from dipview.views.selection import Maker
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View
from dipview.workspace.workspace import Workspace

T = TypeVar("T")
INDEX = "index"
"""The name of the index, without an ending."""
_LONGEST = 100
"""Characters of a file's name, before its ending."""
_RESERVED = frozenset(
    (
        *("con", "prn", "aux", "nul", INDEX),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)
"""Names that a file may not have on every system, or that are given already."""
_COLUMNS = (
    Column(key="name", title="Brief"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="days", title="Days", place=Place.UNDER),
    Column(key="file", title="File", place=Place.UNDER),
)


def file_names(ids: Iterable[str], ending: str) -> Mapping[str, str]:
    """Name a file for each id: never one outside of its folder, never two alike on any system.

    Args:
        ids: Ids of records, each once.
        ending: The ending of all of them, with its full stop.

    Returns:
        The names, by id, in the same order.
    """
    taken: set[str] = set()
    names: dict[str, str] = {}
    for id in ids:
        stem = _stem(id)
        if stem.casefold() in taken:
            stem = f"{stem[: _LONGEST - 9]}-{_digest(id)}"
        taken.add(stem.casefold())
        names[id] = f"{stem}{ending}"
    return names


def _stem(id: str) -> str:
    """Write an id as the name of a file, without what has a meaning there."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in id.lower())
    kept = kept.strip(".-") or "record"
    if kept.partition(".")[0] in _RESERVED:
        kept = f"{kept.partition('.')[0]}-{_digest(id)}"
    return kept if len(kept) <= _LONGEST else f"{kept[: _LONGEST - 9]}-{_digest(id)}"


def _digest(id: str) -> str:
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def records_for(workspace: Workspace, kind: Kind, scope: Scope) -> Sequence[str]:
    """Give the records of a kind that a brief is to be made for: those that a scope finds.

    Topics, which take no positions, are left out.

    Raises:
        QueryError: The scope's query does not parse.
    """
    dataset = workspace.dataset
    found = workspace.selection(evolve(scope, subjects=())).ids(kind)
    if kind is not Kind.ISSUE:
        return tuple(found)
    return tuple(id for id in found if dataset.issue(id).kind is not IssueKind.TOPIC)


@frozen(kw_only=True, eq=False)
class BriefSet(Generic[T]):
    """The briefs of a kind for each of some records, made one after the other.

    Args:
        workspace: Where the records are.
        form: What kind of brief it is.
        make: Makes one.
        scope: What each looks through; its subjects are those that all of them share.
        ids: The records.
        ending: The ending of the files.
        write: Writes a view.
    """

    workspace: Workspace
    form: BriefForm
    make: Maker
    scope: Scope
    ids: Sequence[str]
    ending: str
    write: Callable[[View], Iterable[T]]
    _told: list[Row] = field(factory=list, init=False)

    def files(self) -> Mapping[str, Iterable[T]]:
        """Give the pieces of each file by its name, made as they are read; the index comes last."""
        names = file_names(self.ids, self.ending)
        files: dict[str, Iterable[T]] = {name: self._pieces(id, name) for id, name in names.items()}
        files[f"{INDEX}{self.ending}"] = self._index(len(names))
        return files

    def _pieces(self, id: str, name: str) -> Iterator[T]:
        scope = evolve(self.scope, subjects=(*self.scope.subjects, id))
        view = self.workspace.view(self.make, scope)
        self._told.append(self._row(id, name, view))
        yield from self.write(view)

    def _row(self, id: str, name: str, view: View) -> Row:
        dataset = self.workspace.dataset
        extent = view.measure() if view.measure else None
        count = extent.count if extent else 0
        cells = (
            label_cell(dataset, id)._replace(beside=name),
            number_cell(count),
            Cell(extent.span if extent else "", Meaning.DATE),
            Cell(name, Meaning.QUIET),
        )
        return Row(id=id, kind=dataset.kind_of(id), faint=not count, cells=cells)

    def _index(self, count: int) -> Iterator[T]:
        yield from self.write(self._index_view(count))

    def _index_view(self, count: int) -> View:
        dataset, scope = self.workspace.dataset, self.scope
        section = Section(columns=_COLUMNS, rows=tuple(self._told))
        view = View(
            name="brief-index",
            title=f"{self.form.title}: {counted(count, 'document')}",
            dataset=dataset.name,
            scope=scope,
            sections=(section,),
            scope_in_words=scope_in_words(dataset, scope),
            document=True,
        )
        return self.workspace.documented(view)
