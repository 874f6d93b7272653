"""Returned: a workbook that dipview wrote and somebody edited; only what was changed is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from attrs import define, field

from dipview.dataset.keys import Key
from dipview.exchange.import_memory import digest
from dipview.exchange.imported import Imported, Table
from dipview.exchange.sheets.cells import Sheet
from dipview.exchange.sheets.columns import POSITIONS, SHEETS, columns_of, value_of
from dipview.exchange.sheets.workbook import MARK, OWN
from dipview.model.kinds import Kind
from dipview.model.values import frozen

Ids = Mapping[Kind | None, Collection[str]]
Digests = Mapping[tuple[str, str], Mapping[str, tuple[str, str]]]
"""By sheet and id: of each key, the digest of the cell and that of the value."""


def is_own(sheets: Sequence[Sheet]) -> bool:
    """Tell whether dipview wrote a workbook."""
    own = next((each for each in sheets if each.name == OWN), None)
    return own is not None and bool(own.rows) and own.rows[0][:1] == [MARK]


def read_own(sheets: Sequence[Sheet], imported: Imported) -> None:
    """Read what was changed in a workbook.

    Args:
        sheets: Its sheets.
        imported: Takes the records that are new or changed, the latter with the keys that are.
    """
    imported.changes_alone = True
    by_name = {each.name: each for each in sheets}
    returned = _Returned(by_name, _digests(by_name[OWN]), imported)
    for name, kind in SHEETS.items():
        if name in by_name:
            returned.records(by_name[name], kind)
    if POSITIONS in by_name:
        returned.positions(by_name[POSITIONS])


def _digests(own: Sheet) -> Digests:
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in own.rows[1:]:
        sheet, id, key, cell, value = (*row, "", "", "", "", "")[:5]
        found.setdefault((sheet, id), {})[key] = (cell, value)
    return found


@frozen
class _Rows:
    """The rows of a sheet below its headings, and the columns that are known in it."""

    sheet: Sheet
    keys: Mapping[int, Key]
    imported: Imported
    ids: Ids
    """Of each kind, the ids that a cell can name."""

    @classmethod
    def of(
        cls, sheet: Sheet, keys: Sequence[Key], imported: Imported, ids: Ids, first: int = 1
    ) -> _Rows:
        """Find the column of each key by its heading; what is before the first has none."""
        by_name = {key.name: key for key in keys}
        found = {}
        for column, heading in enumerate(sheet.rows[0][first:], first):
            if heading in by_name:
                found[column] = by_name[heading]
            elif heading:
                said = f"'{heading}' is no column of it"
                imported.not_read(sheet.place(0, column), said, "it is left out")
        return cls(sheet, found, imported, ids)

    def __iter__(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Give the rows that are not empty, with their numbers."""
        return ((number, row) for number, row in enumerate(self.sheet.rows[1:], 1) if any(row))

    def refuse(self, number: int, said: str, hint: str) -> None:
        """Tell why a row is left out."""
        self.imported.not_read(self.sheet.place(number, 0), said, f"the row is left out; {hint}")

    def cells(self, number: int) -> Iterator[tuple[int, Key, str]]:
        """Give the cells of a row, each with its column and key."""
        row = self.sheet.rows[number]
        for column, key in self.keys.items():
            yield column, key, row[column].replace("\r\n", "\n") if column < len(row) else ""

    def changed(
        self, number: int, digests: Mapping[str, tuple[str, str]]
    ) -> tuple[Table, dict[str, str]]:
        """Give the cells of a row that say something else now, and what they said before."""
        table: Table = {}
        before: dict[str, str] = {}
        for column, key, whole in self.cells(number):
            text = whole.strip()
            cell, value = digests.get(key.name, ("", ""))
            if (digest(text) if text else "") == cell:
                continue
            try:
                said = value_of(key, text)
                self._check(key, said)
            except ValueError as error:
                place = self.sheet.place(number, column)
                self.imported.not_read(place, str(error), "it stays as it is")
                continue
            if value:
                before[key.name] = value
            if said is not None:
                table[key.name] = said
        return table, before

    def _check(self, key: Key, said: object) -> None:
        """Raise ValueError where a record must not say that."""
        if said is None and key.required and not key.unless:
            raise ValueError(f"every record has its {key.name}")
        if said is None or key.refers_to not in self.ids:
            return
        for id in said if isinstance(said, list) else [said]:
            if id not in self.ids[key.refers_to]:
                raise ValueError(f"no {key.refers_to} has the id '{id}'")

    def whole(self, number: int) -> Table:
        """Give what a row says that can be read."""
        table: Table = {}
        for _, key, text in self.cells(number):
            with suppress(ValueError):
                if (value := value_of(key, text)) is not None:
                    table[key.name] = value
        return table


@define
class _Returned:
    """What comes back."""

    sheets: Mapping[str, Sheet]
    digests: Digests
    imported: Imported
    _ids: Ids = field(init=False)
    """Of each kind that has a sheet, the ids on it."""
    _places: dict[str, list[str]] = field(factory=dict)
    """The places of the positions that each statement had."""

    def __attrs_post_init__(self) -> None:
        self._ids = {
            kind: {row[0] for row in self.sheets[name].rows[1:] if row}
            for name, kind in SHEETS.items()
            if name in self.sheets
        }

    def records(self, sheet: Sheet, kind: Kind) -> None:
        """Read the records of a sheet."""
        rows = _Rows.of(sheet, columns_of(kind), self.imported, self._ids)
        known = {id for name, id in self.digests if name == sheet.name}
        ids = Counter(row[0] for row in sheet.rows[1:] if row and row[0])
        gone = sorted(known - ids.keys())
        for id in gone:
            said = f"the row of {kind.value} '{id}' is gone, or its id is"
            hint = "the record stays; to take it out, do so in the dataset"
            self.imported.not_read(f"{sheet.file}: sheet '{sheet.name}'", said, hint)
        for number, (id, *_) in rows:
            if ids[id] > 1:
                said = f"there are {ids[id]} rows of '{id}'"
                rows.refuse(number, said, "a new row has no id")
            elif id and id not in known:
                rows.refuse(number, f"'{id}' is no id of this sheet", "a new row has no id")
            elif not id and gone:
                said = "this row has no id, and that of another is gone"
                rows.refuse(number, said, "put the id back, or take the record out first")
            else:
                self._record(rows, kind, number, id)

    def _record(self, rows: _Rows, kind: Kind, number: int, id: str) -> None:
        """Take what is new or changed in a row; of a new one the id is empty."""
        sheet = rows.sheet
        table, before = rows.changed(number, self.digests.get((sheet.name, id), {}))
        if not id:
            wanted = [key.name for key in rows.keys.values() if key.required and not key.unless]
            if lacking := [name for name in wanted if name not in table]:
                rows.refuse(number, f"it says no {' and no '.join(lacking)}", "write that too")
                return
            foreign = f"new {sheet.file} {sheet.name} {'|'.join(sheet.rows[number])}"
            id = self.imported.identities.id_of(kind, foreign, _named(table))
        elif not table and not before:
            return
        else:
            self._before(id, before)
        self.imported.add(kind, {"id": id, **table})

    def _before(self, id: str, before: Mapping[str, str]) -> None:
        if self.imported.before is None:
            self.imported.before = {}
        self.imported.before.setdefault(id, {}).update(before)

    def positions(self, sheet: Sheet) -> None:
        """Read the positions of statements; where one is changed, all of it are given."""
        for name, each in self.digests:
            if name == POSITIONS:
                id, _, place = each.rpartition(" ")
                self._places.setdefault(id, []).append(place)
        rows = _Rows.of(sheet, columns_of(None), self.imported, self._ids, first=2)
        of_each: dict[str, list[int]] = {}
        for number, (id, *_) in rows:
            of_each.setdefault(id, []).append(number)
        self._refuse_astray(rows, of_each)
        whole = {
            id
            for (name, id), known in self.digests.items()
            if name == "Statements" and "positions" in known
        }
        for id in dict.fromkeys((*of_each, *whole)):
            self._of_statement(rows, id, of_each.get(id, []))

    def _of_statement(self, rows: _Rows, id: str, numbers: Sequence[int]) -> None:
        places = [rows.sheet.rows[number][1] for number in numbers]
        changed = sorted(places) != sorted(self._places.get(id, []))
        misread = len(self.imported.misread)
        for number, place in zip(numbers, places, strict=True):
            table, before = rows.changed(number, self.digests.get((POSITIONS, f"{id} {place}"), {}))
            changed = changed or bool(table or before)
        if not changed:
            return
        if len(self.imported.misread) > misread:
            said = f"the positions of '{id}' come back together"
            place = rows.sheet.place(numbers[0], 0)
            self.imported.not_read(place, said, "they all stay as they are, until that is mended")
            return
        _, value = self.digests.get(("Statements", id), {}).get("positions", ("", ""))
        if value:
            self._before(id, {"positions": value})
        known_tables = self.imported.records.setdefault(Kind.STATEMENT, {})
        table = known_tables.setdefault(id, {"id": id})
        if numbers:
            table["positions"] = [rows.whole(number) for number in numbers]

    def _refuse_astray(self, rows: _Rows, of_each: dict[str, list[int]]) -> None:
        """Leave out rows of statements that there are not."""
        statements = self.sheets.get("Statements")
        known = {row[0] for row in statements.rows[1:] if row} if statements else set()
        for id in list(of_each):
            if not id or id not in known:
                for number in of_each.pop(id):
                    said = f"there is no statement '{id}'" if id else "this row has no id"
                    rows.refuse(number, said, "write the id of its statement")


def _named(table: Mapping[str, Any]) -> str:
    for key in ("name", "title", "short", "proposition", "summary", "text"):
        if value := table.get(key):
            return str(value[0] if isinstance(value, list) else value)
    return ""
