"""Rows: each row of a sheet becomes a position of a statement, by a mapping."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.registers.countries import code_of
from dipview.exchange.identities import Identities
from dipview.exchange.imported import Imported, Misread, Table
from dipview.exchange.issue_kinds import kind_taking
from dipview.exchange.sheets.cells import Sheet
from dipview.exchange.sheets.guessing import STANCES, headings_of
from dipview.exchange.sheets.mapping import SheetMapping
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.positions import Priority
from dipview.model.spans import SpanError
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Form, RecordStatus
from dipview.model.typed_dates import read_typed

Row = Mapping[str, str]
"""What a row says, by field."""

_STATEMENT = ("locator", "summary", "coded_by", "notes", "unnamed_speakers")
_TELLING = ("text", "printed", "summary", "locator")
"""What tells one statement from another of the same speaker, source and day."""
_STANCES = frozenset(Stance)
_POSITION = ("condition", "reason", "value")
_CLOSED = {"form": Form, "status": RecordStatus, "priority": Priority, "speaker_kind": ActorKind}


@define
class RowReader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    mapping: SheetMapping
    imported: Imported
    identities: Identities
    fallback: str
    """The title of the source of rows that name none."""
    _seen: Counter[str] = field(factory=Counter)
    """How often rows of the same words came before."""

    def read(self) -> None:
        """Read all rows.

        Raises:
            ValueError: The sheet has not a column that the mapping names; the message says which.
        """
        headings = headings_of(self.sheet, self.mapping.header)
        places = {}
        for name, heading in self.mapping.columns.items():
            if heading not in headings:
                raise ValueError(heading)
            places[name] = headings.index(heading)
        for number, cells in enumerate(steps(self.sheet.rows, "rows")):
            if number >= self.mapping.header and any(cells):
                row = {name: cells[at] for name, at in places.items() if at < len(cells)}
                self._row({**self.mapping.constants, **_without_empty(row)}, number, places)

    def _row(self, row: Row, number: int, places: Mapping[str, int]) -> None:
        closed = self._closed(row, number, places)
        dates = {key: self._date(row, key, number, places) for key in ("date", "issued")}
        source = self._source(row, dates["issued"])
        speakers = self._actors(row, "speaker", source, closed.get("speaker_kind", ""))
        behalf = self._actors(row, "on_behalf_of", source, "")
        position = self._position(row, number, places, source, closed)
        words = self._words(row, closed)
        if not (speakers or row.get("unnamed_speakers") or words["form"] == Form.DESCRIBED):
            self._misread(number, places, "speaker", "it names no speaker", "the row is left out")
            return
        said = {
            "source": source,
            "speakers": speakers,
            "on_behalf_of": behalf,
            "date": dates["date"],
            **words,
            **{key: row.get(key, "") for key in _STATEMENT},
        }
        event = self._event(row, dates["date"], source)
        more = {"event": event, "status": closed.get("status", ""), "tags": self._list(row, "tags")}
        self._statement(row, {**said, **more}, position, number, places)

    def _statement(
        self, row: Row, said: Table, position: Table, number: int, places: Mapping[str, int]
    ) -> None:
        """Add a statement, or its position to that of a row that says the same otherwise."""
        own = row.get("id", "")
        words = "|".join(str(said.get(key, "")) for key in _TELLING)
        foreign = own or "|".join(
            (str(said["source"]), str(said["speakers"]), str(said["date"]), words)
        )
        same = bool(words.strip("|"))
        if not own and not same:
            foreign = f"{foreign}|{position.get('issue', '')}"
        name = own or f"{_first(said['speakers'])} {position.get('issue', '') or said['source']}"
        known = self.imported.of(Kind.STATEMENT)
        id = self.identities.id_of(Kind.STATEMENT, foreign, name)
        table = known.get(id)
        if table is not None and own:
            self._misread(number, places, "id", f"there is an id '{own}' above already", _LEFT)
            return
        if table is None:
            self.imported.add(Kind.STATEMENT, {"id": id, **said})
            table = self.imported.records[Kind.STATEMENT][id]
        elif not position or position in _positions(table):
            self._misread(number, places, None, "it says what a row above says", _LEFT)
            return
        if position:
            table["positions"] = [*_positions(table), position]

    def _position(
        self, row: Row, number: int, places: Mapping[str, int], source: str, closed: Row
    ) -> Table:
        sentence = row.get("issue", "")
        if not sentence:
            return {}
        position: Table = {}
        value = row.get("value", "")
        if word := row.get("stance", ""):
            known = word.casefold()
            stance = self.mapping.stances.get(known) or STANCES.get(known, known)
            if stance not in _STANCES:
                said = f"'{word}' is no stance"
                self._misread(number, places, "stance", said, "name it under [stances]")
                return {}
            position["stance"] = stance
        elif not value:
            return {}
        position |= {key: row[key] for key in _POSITION if row.get(key)}
        if priority := closed.get("priority"):
            position["priority"] = priority
        kind = kind_taking(str(position["stance"])) if "stance" in position else IssueKind.QUANTITY
        return {"issue": self._issue(sentence, kind, source), **position}

    def _issue(self, sentence: str, kind: str, source: str) -> str:
        id = self.identities.id_of(Kind.ISSUE, sentence.casefold(), sentence)
        if id not in self.imported.of(Kind.ISSUE):
            table = {"id": id, "kind": kind, "proposition": sentence, "sources": [source]}
            self.imported.add(Kind.ISSUE, table)
        return id

    def _actors(self, row: Row, key: str, source: str, kind: str) -> list[str]:
        names = self._list(row, key)
        return list(dict.fromkeys(self._actor(name, key, source, kind) for name in names))

    def _actor(self, name: str, key: str, source: str, kind: str) -> str:
        id = self.identities.id_of(Kind.ACTOR, name.casefold(), name)
        if id not in self.imported.of(Kind.ACTOR):
            country = code_of(name)
            other = "person" if key == "speaker" else "organization"
            table: Table = {"id": id, "name": name, "kind": kind or ("state" if country else other)}
            table |= {"identifiers": {"iso3166": country} if country else {}, "sources": [source]}
            self.imported.add(Kind.ACTOR, table)
        return id

    def _source(self, row: Row, issued: str) -> str:
        title = row.get("source") or self.fallback
        id = self.identities.id_of(Kind.SOURCE, title.casefold(), title)
        if id not in self.imported.of(Kind.SOURCE):
            url = title if title.startswith(("http://", "https://")) else row.get("url", "")
            known = "source" in row or "url" in row
            table = {
                "id": id,
                "type": "article" if known else "dataset",
                "title": "" if title == url else title,
                "publisher": row.get("publisher", ""),
                "issued": issued,
                "url": url if url.startswith(("http://", "https://")) else "",
            }
            self.imported.add(Kind.SOURCE, table)
        return id

    def _event(self, row: Row, date: str, source: str) -> str:
        title = row.get("event", "")
        if not title:
            return ""
        id = self.identities.id_of(Kind.EVENT, title.casefold(), title)
        if id not in self.imported.of(Kind.EVENT):
            table = {"id": id, "title": title, "kind": "other", "date": date, "sources": [source]}
            self.imported.add(Kind.EVENT, table)
        return id

    def _words(self, row: Row, closed: Row) -> Table:
        """Give the form, and the words in the key that the form allows."""
        text, printed = row.get("text", ""), row.get("printed", "")
        form = Form(closed.get("form") or (Form.VERBATIM if text else Form.REPORTED))
        if form.exact and not text:
            form = Form.REPORTED
        if text and not form.exact:
            text, printed = "", printed or text
        if form is Form.RECORDED:
            printed = ""
        return {"form": form.value, "text": text, "printed": printed if not form.exact else ""}

    def _closed(self, row: Row, number: int, places: Mapping[str, int]) -> dict[str, str]:
        """Give what a row says for fields of a few values."""
        closed = {}
        for key, known in _CLOSED.items():
            if not (said := row.get(key)):
                continue
            word = said.casefold().replace(" ", "-")
            values = [each.value for each in known]
            if word in values:
                closed[key] = word
            else:
                said = f"'{said}' is no {key.replace('_', ' ')}"
                self._misread(number, places, key, said, f"there are {', '.join(values)}")
        return closed

    def _date(self, row: Row, key: str, number: int, places: Mapping[str, int]) -> str:
        text = row.get(key, "")
        if not text:
            return ""
        if self.mapping.date_format:
            try:
                return _day(text, self.mapping.date_format)
            except ValueError:
                pass
        try:
            typed = _typed(text)
        except SpanError as error:
            self._misread(number, places, key, str(error), error.hint or "it has no date then")
            return ""
        if typed.known is None:
            self._misread(number, places, key, f"'{text}' has no year", "it has no date then")
            return ""
        return typed.known.text

    def _list(self, row: Row, key: str) -> list[str]:
        parts = row.get(key, "").split(self.mapping.list_separator)
        return [part.strip() for part in parts if part.strip()]

    def _misread(
        self, number: int, places: Mapping[str, int], key: str | None, message: str, hint: str
    ) -> None:
        place = self.sheet.place(number, places.get(key) if key else None)
        self.imported.misread.append(Misread(place, message, hint))


_typed = lru_cache(1 << 16)(read_typed)
_LEFT = "the row is left out"


def _without_empty(row: Row) -> dict[str, str]:
    return {name: value for name, value in row.items() if value}


def _positions(table: Table) -> Iterator[Table]:
    listed = table.get("positions", [])
    return iter(listed if isinstance(listed, list) else [])


def _first(value: object) -> str:
    return str(value[0]) if isinstance(value, Sequence) and value else ""


def _day(text: str, format: str) -> str:
    return dt.datetime.strptime(text, format).date().isoformat()
