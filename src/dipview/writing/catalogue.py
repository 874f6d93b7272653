"""The catalogue of a dataset's files: which records stand where, as the files are now."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dipview.dataset.defaults import defaults_of
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_file
from dipview.dataset.records import DEFAULTS, HEADER, TABLES
from dipview.model.header import FIRST
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.written_table import records_in

SOURCES = "sources"
"""The folder of a dataset that has one file a source."""


@frozen
class FileRecords:
    """What the records of a file are, without what they say."""

    path: Path
    ids: Mapping[str, str]
    """The table of each record, by its id."""
    counts: Mapping[str, int]
    """How many records each table has."""
    by_source: Mapping[str, int]
    """How many of its statements each source has."""
    schema: int | None = None
    """The version of the format that its header names; None without a header."""

    @classmethod
    def of(cls, path: Path, tables: Mapping[str, object]) -> FileRecords:
        """Look through the tables of a file."""
        shared = shared_by(path, tables).get("source")
        ids: dict[str, str] = {}
        counts: dict[str, int] = {}
        by_source: Counter[str] = Counter()
        for name, kind in TABLES.items():
            found = records_in(tables, kind)
            counts[name] = len(found)
            ids.update((each["id"], name) for each in found if isinstance(each.get("id"), str))
            if kind is Kind.STATEMENT:
                by_source.update(str(each.get("source", shared)) for each in found)
        return cls(path, ids, counts, by_source, _schema(tables.get(HEADER)))


def _schema(header: object) -> int | None:
    if not isinstance(header, dict):
        return None
    named = header.get("schema", FIRST)
    return named if isinstance(named, int) else FIRST


def shared_by(path: Path, tables: Mapping[str, object]) -> Mapping[str, object]:
    """Give what a file gives to each of its statements."""
    if DEFAULTS not in tables:
        return {}
    completed = defaults_of(tables[DEFAULTS], path)[0].completed(0, {})
    return completed if isinstance(completed, dict) else {}


class Catalogue:
    """What stands in which file of some paths; a file is read again once it is another."""

    def __init__(self, paths: Sequence[Path], limits: Limits) -> None:
        self._paths = tuple(paths)
        self._limits = limits
        self._known: dict[Path, tuple[tuple[int, ...], FileRecords]] = {}

    def files(self) -> Iterator[FileRecords]:
        """Give the records of each file that can be read, in the order in which they are opened."""
        for found in find_files(self._paths):
            if isinstance(found, FoundFile) and (records := self._records(found.path)):
                yield records

    def path_of(self, path: Path) -> Path:
        """Give the name by which the dataset knows a file that may be named otherwise."""
        for found in find_files(self._paths):
            if isinstance(found, FoundFile) and is_same_file(found.path, path):
                return found.path
        return path

    def note(self, path: Path, tables: Mapping[str, object]) -> None:
        """Take over what was written to a file, so that it need not be read again."""
        try:
            self._known[path] = _stamp(path.stat()), FileRecords.of(path, tables)
        except OSError:
            self._known.pop(path, None)

    def _records(self, path: Path) -> FileRecords | None:
        try:
            stamp = _stamp(path.stat())
        except OSError:
            return None
        if path not in self._known or self._known[path][0] != stamp:
            file = read_file(path, self._limits.file)
            if isinstance(file, Problem):
                return None
            self._known[path] = stamp, FileRecords.of(path, file.tables)
        return self._known[path][1]


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
