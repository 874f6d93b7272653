"""Format files: what ``fmt`` does to the files of a dataset, each for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define

from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_file
from dipview.dataset.records import TABLES
from dipview.dataset.skeletons import fresh_id, ids_in
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.folding import fold
from dipview.writing.file_text import FileText
from dipview.writing.formatting import formatted
from dipview.writing.write_error import WriteError


@frozen
class Formatted:
    """A file, and what it is in the one form."""

    old: FileText
    new: FileText

    @property
    def changed(self) -> bool:
        """Whether there is anything to change."""
        return self.new is not self.old


def format_files(
    paths: Sequence[Path], limits: Limits, others: Sequence[Path] = ()
) -> Iterator[Formatted | Problem | WriteError]:
    """Format every file of some paths, without writing any.

    Args:
        paths: The files and folders.
        limits: How many bytes of a file may be read.
        others: Further files of the dataset, whose ids are taken.

    Yields:
        A file in the one form; why a path is none; why a file is to be left as it is.
    """
    ids = FreshIds((*paths, *others), limits)
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            with collector_paused():
                old = FileText.read(found.path, limits)
                done = Formatted(old, formatted(old, ids.of_statement))
            yield done
        except WriteError as error:
            yield error


@define
class FreshIds:
    """Gives ids to statements that have none; the ids of all files are read for the first."""

    _paths: Sequence[Path]
    _limits: Limits
    _taken: set[str] | None = None

    def of_statement(self, table: Mapping[str, object]) -> str:
        """Give a statement an id that no record has: of who, on what."""
        if self._taken is None:
            self._taken = set(self._ids())
        id = fresh_id(Kind.STATEMENT, fold(_told(table)), self._taken)
        self._taken.add(id)
        return id

    def _ids(self) -> Iterator[str]:
        for found in find_files(self._paths):
            if isinstance(found, FoundFile):
                tables = getattr(read_file(found.path, self._limits.file), "tables", {})
                for kind in TABLES.values():
                    yield from ids_in(tables, kind)


def _told(table: Mapping[str, object]) -> str:
    """Say of a statement who said it, on what; where that is not told, what it sums up."""
    who = _first(table.get("speakers")) or _first(table.get("on_behalf_of"))
    positions = table.get("positions")
    first = positions[0] if isinstance(positions, list) and positions else {}
    issue = first.get("issue") if isinstance(first, dict) else ""
    if who and isinstance(issue, str) and issue:
        return f"{who}-on-{issue}"
    summary = table.get("summary")
    return summary if isinstance(summary, str) else ""


def _first(value: object) -> str:
    found = value[0] if isinstance(value, list) and value else value
    return found if isinstance(found, str) else ""
