"""Passages: writes into the files of a dataset where its statements rest in changed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.record_places import record_place
from dipview.dataset.texts.anchoring_anew import AnchoredAnew
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.file_text import FileText
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer, Written
from dipview.writing.written_table import records_in


def write_passages(
    paths: Sequence[Path], limits: Limits, dataset: Dataset, anchored: Iterable[AnchoredAnew]
) -> Written | None:
    """Write the passages that have moved, and what texts they are in now.

    Args:
        paths: The files and folders of the dataset.
        limits: How many bytes may be read.
        dataset: What is in them.
        anchored: What became of the passages in each text.

    Returns:
        None where nothing is to be written.

    Raises:
        WriteError: It cannot be written; every file is as it was.
    """
    changes = list(_changes(_Tables(dataset, limits), anchored))
    return Writer(paths, limits).write(changes) if changes else None


def _changes(tables: _Tables, anchored: Iterable[AnchoredAnew]) -> Iterator[Change]:
    for anew in anchored:
        for id, passage in anew.moved.items():
            yield tables.changed(Kind.STATEMENT, id, passage=list(passage))
        if anew.sha256:
            yield tables.changed(Kind.SOURCE, anew.source, text_sha256=anew.sha256)


@define
class _Tables:
    """The records of a dataset as they are written in its files."""

    _dataset: Dataset
    _limits: Limits
    _files: dict[Path, Mapping[str, object]] = field(factory=dict)

    def changed(self, kind: Kind, id: str, **keys: object) -> Change:
        """Change some keys of a record; raises WriteError where its file cannot be read."""
        place = record_place(self._dataset, id)
        assert place is not None  # noqa: S101 - for the type checker
        if place.file not in self._files:
            self._files[place.file] = FileText.read(place.file, self._limits).tables
        for table in records_in(self._files[place.file], kind):
            if table.get("id") == id:
                return Change(kind, id, {**table, **keys}, was=table)
        raise WriteError(place.file, f"{kind.value} '{id}' stands there no more", "try again")
