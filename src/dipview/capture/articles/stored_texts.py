"""Which texts a dataset has already, and which ids are taken in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_paths
from dipview.dataset.skeletons import ids_in
from dipview.dataset.texts.stored import Stored, root_of, stored_text
from dipview.model.kinds import Kind
from dipview.model.sources import WITHHELD
from dipview.writing.written_table import records_in


@define
class StoredTexts:
    """The texts and ids of a dataset, faulty records included."""

    ids: set[str] = field(factory=set)
    sources: dict[str, str] = field(factory=dict)
    """Ids of sources by the SHA-256 of their text."""
    problems: tuple[Problem, ...] = ()
    """What could not be looked through."""

    @classmethod
    def of(cls, paths: Sequence[Path], limits: Limits) -> StoredTexts:
        """Look through the files of a dataset."""
        reading = read_paths(paths, limits)
        there = cls(problems=reading.problems)
        for file in reading.files:
            there.ids.update(ids_in(file.tables))
            for source in records_in(file.tables, Kind.SOURCE):
                digest = _digest(source, file.path, paths)
                if digest:
                    there.sources.setdefault(digest, str(source.get("id", "")))
        return there


def _digest(source: Mapping[str, Any], file: Path, paths: Sequence[Path]) -> str:
    """Give the SHA-256 of a source's text, as it says or as the text has it; empty without one."""
    said, name = source.get("text_sha256"), source.get("text")
    if isinstance(said, str) and said:
        return said.lower()
    if not isinstance(name, str) or name in ("", WITHHELD):
        return ""
    stored = stored_text(name, file, root_of(file, paths))
    return stored.sha256 if isinstance(stored, Stored) else ""
