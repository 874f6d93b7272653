"""Event list: the CSV of statements that DNA exports, with the marked words of each."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

from dipview.computing import check
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.formats.dna.coded import Coded, Coding, Document
from dipview.exchange.imported import Imported

_WHOLE = re.compile("-?[0-9]{1,18}")
_NEEDED = ("statement_id", "time", "text")
_OF_DOCUMENTS = ("author", "source", "section", "type")
_OF_THE_LIST = frozenset(
    (*_NEEDED, "start_position", "stop_position", "coder", "document_id", "document_title")
)


def is_event_list(beginning: str) -> bool:
    """Tell whether a file of CSV begins as a list of events of DNA."""
    headings = beginning.partition("\n")[0].replace('"', "").strip()
    return {*_NEEDED, "document_title"} <= {*headings.replace(";", ",").split(",")}


def read_event_list(path: Path, text: str, imported: Imported) -> Coded:
    """Read a list of events.

    Raises:
        ExchangeError: It has not the columns of one.
    """
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        headings = rows.fieldnames or ()
    except csv.Error as error:
        said = f"{path}, line 1: this is no list of events of DNA: {error}"
        raise ExchangeError(f"{said}; for other tables there is 'dipview import csv'") from error
    missing = [name for name in _NEEDED if name not in headings]
    if missing:
        said = f"{path}: this is no list of events of DNA: it has no column '{missing[0]}'"
        raise ExchangeError(f"{said}; for other tables there is 'dipview import csv'")
    coded = Coded()
    try:
        for row in rows:
            check()
            _read_row(row, f"{path.name}, line {rows.line_num}", coded, imported)
    except csv.Error as error:
        said = f"{path}, line {rows.line_num}: {error}"
        raise ExchangeError(f"{said}; export the list of events again") from error
    return coded


def _read_row(row: dict[str, str], place: str, coded: Coded, imported: Imported) -> None:
    if None in row or None in row.values():
        imported.not_read(place, "it has not as many cells as the first line")
        return
    date = None
    try:
        date = dt.datetime.fromisoformat(row["time"]).date()
    except ValueError:
        imported.not_read(place, f"'{row['time']}' is no time", "it is left out")
    title = row.get("document_title", "")
    key = row.get("document_id") or title
    more = {name: value for name in _OF_DOCUMENTS if (value := row.get(f"document_{name}"))}
    coded.documents.setdefault(key, Document(key=key, title=title, date=date, more=more))
    known = {*_OF_THE_LIST, *(f"document_{name}" for name in _OF_DOCUMENTS)}
    values: dict[str, str | int] = {
        name: int(value) if _WHOLE.fullmatch(value) else value
        for name, value in row.items()
        if name not in known and value
    }
    coded.codings.append(
        Coding(
            key=row["statement_id"],
            document=key,
            start=0,
            stop=0,
            coder=row.get("coder", ""),
            text=row["text"],
            values=values,
            place=place,
        )
    )
