"""Database: a .dna file, of the schema of version 3 or of version 2, opened read-only."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from dipview.computing import check, is_left
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.formats.dna.coded import Coded, Coding, Document
from dipview.exchange.imported import Imported

_EPOCH = dt.date(1970, 1, 1)
_SECONDS = 86_400
_MORE = ("Author", "Source", "Section", "Type", "Notes")
_LEFT_OUT = {
    "REGEXES": "search terms",
    "CODERRELATIONS": "permissions among coders",
    "CODERPERMISSIONS": "permissions of coders",
    "STATEMENTLINKS": "links between statements",
    "VARIABLELINKS": "links between variables",
}
_NEEDED = frozenset(("DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES"))
_A_WHILE = 1_000_000
_MOST_WORK = 4_000_000_000
"""In steps of SQLite's machine: what a database may cost; one of 100,000 codings takes a part."""
_LONGEST = 1 << 26
"""In bytes: no value of a database is longer."""


def read_database(path: Path, imported: Imported) -> Coded:
    """Read a database.

    Args:
        path: The file.
        imported: Told what cannot be read, and what has no place.

    Raises:
        ExchangeError: It is no database of DNA.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as opened:
            opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            opened.execute("PRAGMA trusted_schema = OFF")
            opened.set_progress_handler(_Patience(), _A_WHILE)
            opened.row_factory = sqlite3.Row
            opened.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return _Database(opened, path.name, imported).read()
    except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
        said = f"{path}: this is no sound database of DNA: {error}"
        raise ExchangeError(f"{said}; open and save it in DNA, then import it again") from error


class _Patience:
    """Ends a query that goes on and on: a schema can have one that never ends."""

    def __init__(self) -> None:
        self._left = _MOST_WORK // _A_WHILE

    def __call__(self) -> bool:
        """Tell whether it has gone on for too long, or nobody waits any more."""
        self._left -= 1
        return self._left < 0 or is_left()


class _Database:
    """An open database."""

    def __init__(self, opened: sqlite3.Connection, name: str, imported: Imported) -> None:
        self._opened = opened
        self._name = name
        self._imported = imported
        self._tables = {
            str(row["name"])
            for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }

    def read(self) -> Coded:
        """Read all of it."""
        if missing := sorted(_NEEDED - self._tables):
            raise ValueError(f"it has no table {missing[0]}")
        coded = Coded()
        for row in self._rows("DOCUMENTS"):
            document = self._document(row)
            coded.documents[document.key] = document
        variables = {row["ID"]: str(row["Variable"]) for row in self._rows("VARIABLES")}
        coded.codings.extend(self._codings(self._values(variables)))
        coded.attributes = self._attributes(variables)
        for table, what in _LEFT_OUT.items():
            if table in self._tables and (count := len(list(self._rows(table)))):
                self._imported.left_out[what] += count
        return coded

    def _rows(self, table: str) -> Iterator[sqlite3.Row]:
        """Give the rows of a table; of names that stand in this module alone."""
        if table in self._tables:
            for row in self._opened.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
                check()
                yield row

    def _document(self, row: sqlite3.Row) -> Document:
        more = {name.lower(): str(row[name]) for name in _MORE if row[name]}
        place = f"{self._name}: DOCUMENTS {row['ID']}"
        return Document(
            key=str(row["ID"]),
            title=str(row["Title"] or ""),
            text=str(row["Text"] or ""),
            date=self._day(row["Date"], place),
            more=more,
        )

    def _day(self, value: Any, place: str) -> dt.date | None:
        """Read a date: seconds since 1970 in version 3, thousandths of them in version 2."""
        if value is None:
            return None
        try:
            days = int(value) // (_SECONDS if abs(int(value)) < _SECONDS << 20 else _SECONDS * 1000)
            return _EPOCH + dt.timedelta(days=days)
        except (ValueError, OverflowError):
            self._imported.not_read(f"{place}.Date", f"'{value}' is no date", "it is left out")
            return None

    def _values(self, variables: dict[Any, str]) -> dict[Any, dict[str, str | int]]:
        """Give what is coded in each statement, by its number."""
        entities = {row["ID"]: str(row["Value"]) for row in self._rows("ENTITIES")}
        values: dict[Any, dict[str, str | int]] = defaultdict(dict)
        for table in ("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT"):
            for row in self._rows(table):
                value = entities.get(row["Entity"]) if "Entity" in row.keys() else row["Value"]  # noqa: SIM118
                name = variables.get(row["VariableId"])
                if name and value is not None and value != "":
                    values[row["StatementId"]][name] = value
        return values

    def _codings(self, values: dict[Any, dict[str, str | int]]) -> Iterator[Coding]:
        types = {row["ID"]: str(row["Label"]) for row in self._rows("STATEMENTTYPES")}
        coders = {row["ID"]: str(row["Name"]) for row in self._rows("CODERS")}
        for row in self._rows("STATEMENTS"):
            yield Coding(
                key=str(row["ID"]),
                document=str(row["DocumentId"]),
                start=int(row["Start"]),
                stop=int(row["Stop"]),
                coder=coders.get(row["Coder"], ""),
                values=values.get(row["ID"], {}),
                type=types.get(row["StatementTypeId"], ""),
                place=f"{self._name}: STATEMENTS {row['ID']}",
            )

    def _attributes(self, variables: dict[Any, str]) -> dict[tuple[str, str], dict[str, str]]:
        """Give what is said of persons, organizations and concepts."""
        said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in self._rows("ATTRIBUTES"):
            for name in ("Type", "Alias", "Notes"):
                if row[name]:
                    said[variables.get(row["VariableId"], ""), str(row["Value"])][name] = row[name]
        names = {row["ID"]: row["AttributeVariable"] for row in self._rows("ATTRIBUTEVARIABLES")}
        of = {
            row["ID"]: (variables.get(row["VariableId"], ""), str(row["Value"]))
            for row in self._rows("ENTITIES")
        }
        for row in self._rows("ATTRIBUTEVALUES"):
            if row["AttributeValue"] and row["EntityId"] in of:
                name = names.get(row["AttributeVariableId"], "")
                said[of[row["EntityId"]]][name] = str(row["AttributeValue"])
        return said
