"""Sheets, reading: by a mapping that is named, remembered or guessed, or as dipview wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dipview.exchange.exchange_format import ExchangeError, Reading, UnmappedError
from dipview.exchange.imported import Imported
from dipview.exchange.sheets.cells import Sheet, read_sheets
from dipview.exchange.sheets.guessing import guessed, samples_of
from dipview.exchange.sheets.mapping import (
    SheetMapping,
    mapping_path,
    mapping_text,
    read_mapping,
)
from dipview.exchange.sheets.returned import is_own, read_own
from dipview.exchange.sheets.rows import RowReader


def read(reading: Reading) -> Imported:
    """Read the rows of sheets.

    Raises:
        ExchangeError: A file cannot be read, or the mapping does not fit it.
    """
    imported = Imported(reading.identities)
    for path in reading.paths:
        encoding = str(reading.values.get("encoding") or "")
        sheets = [each for each in read_sheets(path, reading.limits, encoding) if each.rows]
        if not sheets:
            raise ExchangeError(f"{path}: there is nothing in it; name another file")
        if is_own(sheets):
            _refuse_lost(path, reading.beside)
            read_own(sheets, imported)
            continue
        mapping = _mapping(path, sheets, reading, imported)
        named = (each for each in sheets if not mapping.sheet or each.name == mapping.sheet)
        sheet = next(named, None)
        if sheet is None:
            names = ", ".join(f"'{each.name}'" for each in sheets)
            said = f"{path}: it has no sheet '{mapping.sheet}'"
            raise ExchangeError(f"{said}; there are {names}: name one in the mapping")
        rows = RowReader(sheet, mapping, imported, path.stem)
        try:
            rows.read()
        except ValueError as error:
            said = f"{path}: there is no column '{error}', which the mapping names"
            raise ExchangeError(f"{said}; correct the mapping") from error
    return imported


def _refuse_lost(path: Path, target: Path | None) -> None:
    """Refuse a workbook that dipview wrote where its changes have no dataset to go to."""
    if target is not None and not target.exists():
        raise ExchangeError(
            f"{path}: dipview wrote it, and of such a workbook only what was changed in it is "
            f"taken, into the dataset that it was made of; {target} is not there: name that dataset"
        )


def _mapping(
    path: Path, sheets: Sequence[Sheet], reading: Reading, imported: Imported
) -> SheetMapping:
    """Give the mapping of a file: one that is named, that of the dataset, or a guess."""
    named = reading.values.get("mapping")
    if isinstance(named, Path):
        return read_mapping(named)
    kept = mapping_path(reading.beside) if reading.beside else None
    if kept is not None and kept.exists() and not reading.values.get("guess"):
        imported.remarks.append(f"columns are read as {kept} says")
        return read_mapping(kept)
    mapping = guessed(sheets)
    if not {"speaker", "unnamed_speakers"} & mapping.columns.keys():
        sheet = next(each for each in sheets if each.name == mapping.sheet)
        samples = samples_of(sheet, mapping.header)
        named_so = ", ".join(samples) or "nothing"
        said = (
            f"{path}: no column says who spoke; the headings, in row {mapping.header}, are "
            f"{named_so}: name a column 'speaker', or write a mapping and --mapping it"
        )
        raise UnmappedError(said, kept, mapping_text(mapping, samples))
    taken = ", ".join(f"'{heading}' for {name}" for name, heading in mapping.columns.items())
    imported.remarks.append(f"columns are taken as guessed: {taken}")
    if kept is not None:
        sheet = next(each for each in sheets if each.name == mapping.sheet)
        text = mapping_text(mapping, samples_of(sheet, mapping.header))
        imported.beside[kept] = text
        imported.remarks.append(f"correct that in {kept} where it is wrong, then import again")
    return mapping
