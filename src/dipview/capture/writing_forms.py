"""Writing forms: what a form changes in the files, and what is read of them to fill one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dipview.capture.statement_form import StatementForm, form_of_record
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.reading import read_paths
from dipview.dataset.record_places import record_place
from dipview.dataset.records import DEFAULTS
from dipview.dataset.texts.comparing import SourceText
from dipview.dataset.texts.source_texts import text_of_source
from dipview.dataset.texts.stored import Refused
from dipview.model.kinds import Kind
from dipview.writing.catalogue import shared_by
from dipview.writing.change import Change
from dipview.writing.writer import Writer, Written
from dipview.writing.written_table import records_in


def changes_of(form: StatementForm) -> tuple[Change, ...]:
    """Give what is to be written of a form: records made on the way, then the statement.

    A statement that is there already is changed only if it still is what the form began with.

    Returns:
        That of the statement first, for it is the one that is told of.
    """
    id = str(form.own.get("id") or form.id)
    statement = Change(Kind.STATEMENT, id, form.table(), form.own or None, new=not form.own)
    records = (
        Change(each.kind, each.id, each.table(form.source, form.locator), new=True)
        for each in form.records()
    )
    return (statement, *records)


def put(changes: Sequence[Change], writer: Writer, to: Path | None = None) -> Written:
    """Write changes into the files of a dataset, all of them or none.

    Args:
        changes: The changes.
        writer: Writes into the dataset.
        to: The file that new records go to; None for where such records stand.

    Raises:
        WriteError: They were refused, or could not be made; every file is as it was.
    """
    return writer.write(changes, to)


def given_by_file(writer: Writer, source: str, to: Path | None = None) -> Mapping[str, object]:
    """Give what the file to which a new statement goes gives to all of its statements.

    Args:
        writer: Says which file that is.
        source: The source of the statement.
        to: The file, where it is chosen.

    Raises:
        WriteError: The dataset is one that comes with dipview.
    """
    path = to or writer.place_of_new(Kind.STATEMENT, source)
    files = read_paths([path], Limits()).files if path.is_file() else ()
    return next((shared_by(path, file.tables) for file in files), {})


def written_form(dataset: Dataset, id: str, limits: Limits | None = None) -> StatementForm | None:
    """Read the form of a statement out of its file, as it is now.

    Args:
        dataset: Where the statement is.
        id: Its id.
        limits: How many bytes may be read.

    Returns:
        The form; None where the file does not have it any more.
    """
    place = record_place(dataset, id)
    if place is None:
        return None
    for file in read_paths([place.file], limits or Limits()).files:
        for table in records_in(file.tables, Kind.STATEMENT):
            if table.get("id") == id:
                return form_of_record(table, _shared(file.tables))
    return None


def _shared(tables: Mapping[str, object]) -> Mapping[str, object]:
    defaults = tables.get(DEFAULTS)
    shared = defaults.get(Kind.STATEMENT.plural) if isinstance(defaults, dict) else None
    return shared if isinstance(shared, dict) else {}


def source_text(dataset: Dataset, source: str) -> SourceText | None:
    """Read the stored text of a source; None where it has none that can be read."""
    if dataset.kind_of(source) is not Kind.SOURCE:
        return None
    read = text_of_source(dataset, source)
    return None if isinstance(read, Refused) else SourceText(read.text)
