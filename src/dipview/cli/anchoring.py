"""Anchoring: writes passages anew where the words of statements stand elsewhere in their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dipview.cli.exits import FailureError, report
from dipview.cli.progress_line import ProgressLine
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.texts.anchoring_anew import AnchoredAnew, Lost
from dipview.dataset.texts.stored import Stored
from dipview.dataset.texts.verifying import Verification
from dipview.dataset.value_conversion import shortened
from dipview.formats.display import show
from dipview.model.kinds import Kind
from dipview.workspace.in_process_reading import read_here
from dipview.writing.change import Change
from dipview.writing.file_text import FileText
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer


def write_anew(paths: Sequence[Path], limits: Limits, given: Mapping[str, Stored]) -> None:
    """Write the passages of statements whose words stand elsewhere, and tell it.

    A source's new ``text_sha256`` is written once all its passages stand; what is not found is
    told with its words, and what is nearest to them in the text.

    Args:
        paths: The files and folders of the dataset.
        limits: How many bytes may be read.
        given: Copies of texts, by the id of their source.

    Raises:
        FailureError: It cannot be written; every file is as it was.
    """
    verification = Verification(paths, limits, given, anew=True)
    with ProgressLine() as line:
        dataset = read_here(paths, limits, line.draw, verification.check)
    try:
        changes = list(_changes(dataset, limits, verification.anchored))
        written = Writer(paths, limits).write(changes) if changes else None
    except WriteError as error:
        raise FailureError(f"{error.path}: {error.told}") from error
    moved = sum(len(each.moved) for each in verification.anchored)
    lost = [each for anew in verification.anchored for each in anew.lost]
    for each in lost:
        report(_lost_in_words(each))
    where = f" in {', '.join(map(str, written.paths))}" if written and written.paths else ""
    report(
        f"{moved:,} passage{'s' * (moved != 1)} anchored anew{where}"
        + (f", {len(lost):,} not found" if lost else "")
    )


def _changes(
    dataset: Dataset, limits: Limits, anchored: Iterable[AnchoredAnew]
) -> Iterator[Change]:
    tables = _Tables(dataset, limits)
    for anew in anchored:
        for moved in anew.moved:
            yield tables.changed(Kind.STATEMENT, moved.statement, passage=list(moved.after))
        if anew.sha256:
            yield tables.changed(Kind.SOURCE, anew.source, text_sha256=anew.sha256)


class _Tables:
    """The records of a dataset as they are written in its files."""

    def __init__(self, dataset: Dataset, limits: Limits) -> None:
        self._dataset = dataset
        self._limits = limits
        self._files: dict[Path, Mapping[str, object]] = {}

    def changed(self, kind: Kind, id: str, **keys: object) -> Change:
        """Change some keys of a record.

        Raises:
            WriteError: Its file cannot be read.
        """
        place = self._dataset.place(id)
        assert place is not None  # noqa: S101 - for the type checker
        if place.file not in self._files:
            self._files[place.file] = FileText.read(place.file, self._limits).tables
        records = self._files[place.file].get(kind.plural)
        for table in records if isinstance(records, list) else []:
            if isinstance(table, dict) and table.get("id") == id:
                return Change(kind, id, {**table, **keys}, was=table)
        raise WriteError(place.file, f"{kind.value} '{id}' stands there no more", "try again")


def _lost_in_words(lost: Lost) -> str:
    words = show(shortened(lost.words))
    if lost.nearest:
        return f"statement '{lost.statement}': '{words}' is now '{show(shortened(lost.nearest))}'"
    return f"statement '{lost.statement}': '{words}' is not found"
