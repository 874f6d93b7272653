"""Rows: each row of a sheet becomes a position of a statement, by a mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.registers.countries import code_of
from dipview.exchange.imported import Imported, Table
from dipview.exchange.separated_text import UNCLOSED
from dipview.exchange.sheets.cells import Sheet
from dipview.exchange.sheets.guessing import STANCES, headings_of
from dipview.exchange.sheets.mapping import SheetMapping
from dipview.model.actors import ActorKind
from dipview.model.characters import is_harmless
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, Priority
from dipview.model.spans import SpanError
from dipview.model.stances import IssueKind, Stance, kind_taking
from dipview.model.statements import Form, RecordStatus
from dipview.model.typed_dates import read_typed

Row = Mapping[str, str]
"""What a row says, by field."""

_STATEMENT = ("locator", "summary", "coded_by", "notes", "unnamed_speakers")
_TELLING = ("text", "printed", "summary", "locator")
"""What tells one statement from another of the same speaker, source and day."""
_CELLS = frozenset((*_STATEMENT, "text", "printed", "tags"))
_STANCES = frozenset(Stance)
_POSITION = ("condition", "reason", "value")
_OF_POSITIONS = (
    *("issue", "stance", "priority", *_POSITION),
    *("fallback", "holders", "attributed_by", "basis"),
)
_YES = ("yes", "true", "1", "x")
_FORMS = {each.value: each for each in Form}
_CLOSED = {
    "form": tuple(each.value for each in Form),
    "status": tuple(each.value for each in RecordStatus),
    "priority": tuple(each.value for each in Priority),
    "basis": tuple(each.value for each in Basis),
    "speaker_kind": tuple(each.value for each in ActorKind),
}


@define
class RowReader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    mapping: SheetMapping
    imported: Imported
    fallback: str
    """The title of the source of rows that name none."""
    _actor_lists: dict[tuple[str, str, str], list[str]] = field(factory=dict)
    """The actors that a cell names, as records share them; by cell, field and kind."""
    _entered: dict[tuple[Kind, str], str] = field(factory=dict)
    """The ids of what is entered already, by the words of its cell."""
    _stances_on: dict[str, set[Stance]] = field(factory=dict)
    """The stances that are taken on each issue that these rows bring."""
    _positions_made: dict[tuple[str, ...], Table] = field(factory=dict)
    """What rows say of an issue, as records share it; by their cells."""
    _closed_keys: tuple[str, ...] = ()
    """Fields of a few values that rows have."""
    _places: dict[str, int] = field(factory=dict)
    """The columns of the fields that have one."""
    _number: int = 0
    """Of the row that is being read."""

    def read(self) -> None:
        """Read all rows.

        Raises:
            ValueError: The sheet has not a column that the mapping names; the message says which.
        """
        headings = headings_of(self.sheet, self.mapping.header)
        for name, heading in self.mapping.columns.items():
            if heading not in headings:
                raise ValueError(heading)
            self._places[name] = headings.index(heading)
        self._tell_unread(headings)
        said = {*self._places, *self.mapping.constants}
        self._closed_keys = tuple(key for key in _CLOSED if key in said)
        for number, cells in enumerate(steps(self.sheet.all_rows, "rows")):
            if number >= self.mapping.header and any(cells):
                self._number = number
                if beyond := sum(map(bool, cells[len(headings) :])):
                    self.imported.left_out["cells under no heading"] += beyond
                row = dict(self.mapping.constants)
                for name, at in self._places.items():
                    if at < len(cells) and (cell := self._seen(cells[at])):
                        row[name] = cell
                self._row(row)

    def _seen(self, cell: str) -> str:
        """Give what is seen of a cell: nothing may be left, and then it says nothing."""
        return cell if is_harmless(cell) else str(self.imported.harmless(cell)).strip()

    def _tell_unread(self, headings: Sequence[str]) -> None:
        """Tell which columns nothing is taken from, and where a cell is not closed."""
        taken = set(self._places.values())
        unread = [f"'{each}'" for at, each in enumerate(headings) if each and at not in taken]
        if unread:
            self.imported.remarks.append(f"nothing is taken from {', '.join(unread)}")
        for line in self.sheet.text.unclosed() if self.sheet.text is not None else ():
            self.imported.not_read(f"{self.sheet.file}, line {line}", *UNCLOSED)

    def _row(self, row: Row) -> None:
        closed = self._closed(row)
        date, issued = self._date(row, "date"), self._date(row, "issued")
        source = self._source(row, issued)
        speakers = self._actors(row, "speaker", source, closed.get("speaker_kind", ""))
        behalf = self._actors(row, "on_behalf_of", source, "")
        position = self._position(row, source, closed)
        words = self._words(row, closed)
        spoken = row.get("unnamed_speakers") or words["form"] == Form.DESCRIBED
        if not (speakers or spoken):
            # A row with an organization or a country and no person is what that said itself.
            speakers, behalf = behalf, []
        if not (speakers or spoken):
            self._misread("speaker", "it names no speaker", "the row is left out")
            return
        said: Table = {"source": source, **words}
        for key, value in (
            ("speakers", speakers),
            ("on_behalf_of", behalf),
            ("date", date),
            ("date_inferred", bool(date) and self._is_said(row, "date_inferred")),
            ("event", self._event(row, date, source)),
            ("status", closed.get("status")),
            ("tags", self._list(row, "tags")),
        ):
            if value:
                said[key] = value
        for key in _STATEMENT:
            if key in row:
                said[key] = row[key]
        self._statement(row, said, position)

    def _statement(self, row: Row, said: Table, position: Table) -> None:
        """Add a statement, or its position to that of a row that says the same otherwise."""
        own = row.get("id", "")
        words = "|".join([str(said.get(key, "")) for key in _TELLING])
        speakers, date = said.get("speakers", []), said.get("date", "")
        foreign = own or f"{said['source']}|{speakers}|{date}|{words}"
        same = bool(words.strip("|"))
        if not own and not same:
            foreign = f"{foreign}|{position.get('issue', '')}"
        name = own or f"{_first(speakers)} {position.get('issue', '') or said['source']}"
        known = self.imported.of(Kind.STATEMENT)
        id = self.imported.identities.id_of(Kind.STATEMENT, foreign, name)
        table = known.get(id)
        if table is not None and own:
            self._misread("id", f"there is an id '{own}' above already", _LEFT)
            return
        if table is None:
            self._put({"id": id, **said}, position)
        elif not position or position in _positions(table):
            self._misread(None, "it says what a row above says", _LEFT)
        else:
            table["positions"] = [*_positions(table), position]

    def _put(self, statement: Table, position: Table) -> None:
        """Add a statement, of which only what is in a cell of its own can hide something."""
        for key in _CELLS & statement.keys():
            text = statement[key] = self.imported.harmless(statement[key])
            if not text:
                del statement[key]
        if position:
            statement["positions"] = [position]
        self.imported.put(Kind.STATEMENT, statement)

    def _position(self, row: Row, source: str, closed: Row) -> Table:
        sentence = row.get("issue", "")
        if not sentence:
            return {}
        said = tuple([row.get(key, "") for key in _OF_POSITIONS])
        known = self._positions_made.get(said)
        if known is None:
            known = self._position_of(sentence, row, source, closed)
            if known:
                known = self._positions_made[said] = self.imported.harmless(known)
        return known

    def _position_of(self, sentence: str, row: Row, source: str, closed: Row) -> Table:
        position: Table = {}
        value = row.get("value", "")
        if (word := row.get("stance", "")) and not (value and word.casefold() == Stance.VALUE):
            known = word.casefold()
            stance = self.mapping.stances.get(known) or STANCES.get(known, known)
            if stance not in _STANCES:
                said = f"'{word}' is no stance"
                self._misread("stance", said, "name it under [stances]")
                return {}
            position["stance"] = stance
        elif not value:
            return {}
        position |= {key: row[key] for key in _POSITION if row.get(key)}
        position |= {key: closed[key] for key in ("priority", "basis") if closed.get(key)}
        position |= self._held(row, source)
        stance = Stance(str(position.get("stance", Stance.VALUE)))
        return {"issue": self._issue(sentence, stance, source), **position}

    def _held(self, row: Row, source: str) -> Table:
        """Give whose a position is, and who says so, where that is not the speaker's own."""
        held: Table = {}
        if holders := self._actors(row, "holders", source, ""):
            held["holders"] = holders
        for by in self._actors(row, "attributed_by", source, "")[:1]:
            held["attributed_by"] = by
        if self._is_said(row, "fallback"):
            held["fallback"] = True
        return held

    def _is_said(self, row: Row, key: str) -> bool:
        return row.get(key, "").casefold() in _YES

    def _issue(self, sentence: str, stance: Stance, source: str) -> str:
        id = self._entered.get((Kind.ISSUE, sentence))
        if id is None:
            table = {"kind": _kind_of({stance}), "proposition": sentence, "sources": [source]}
            before = len(self.imported.of(Kind.ISSUE))
            id = self.imported.entered(Kind.ISSUE, sentence.casefold(), sentence, table)
            self._entered[Kind.ISSUE, sentence] = id
            if len(self.imported.of(Kind.ISSUE)) > before:
                self._stances_on[id] = {stance}
        taken = self._stances_on.get(id, set())
        if taken and stance not in taken:
            # What is open of it, or abstained on, may be any kind of issue.
            taken.add(stance)
            self.imported.of(Kind.ISSUE)[id]["kind"] = _kind_of(taken)
        return id

    def _actors(self, row: Row, key: str, source: str, kind: str) -> list[str]:
        cell = row.get(key, "")
        if not cell:
            return []
        known = self._actor_lists.get((cell, key, kind))
        if known is None:
            names = self._list(row, key)
            known = list(dict.fromkeys(self._actor(name, key, source, kind) for name in names))
            self._actor_lists[cell, key, kind] = known
        return known

    def _actor(self, name: str, key: str, source: str, kind: str) -> str:
        country = code_of(name)
        other = "person" if key == "speaker" else "organization"
        table: Table = {"name": name, "kind": kind or ("state" if country else other)}
        table |= {"identifiers": {"iso3166": country} if country else {}, "sources": [source]}
        return self.imported.entered(Kind.ACTOR, name.casefold(), name, table)

    def _source(self, row: Row, issued: str) -> str:
        title = row.get("source") or self.fallback
        if entered := self._entered.get((Kind.SOURCE, title)):
            return entered
        url = title if title.startswith(("http://", "https://")) else row.get("url", "")
        table = {
            "type": "article" if "source" in row or "url" in row else "dataset",
            "title": "" if title == url else title,
            "publisher": row.get("publisher", ""),
            "issued": issued,
            "url": url if url.startswith(("http://", "https://")) else "",
        }
        id = self.imported.entered(Kind.SOURCE, title.casefold(), title, table)
        self._entered[Kind.SOURCE, title] = id
        return id

    def _event(self, row: Row, date: str, source: str) -> str:
        title = row.get("event", "")
        if not title:
            return ""
        table = {"title": title, "kind": "other", "date": date, "sources": [source]}
        return self.imported.entered(Kind.EVENT, title.casefold(), title, table)

    def _words(self, row: Row, closed: Row) -> Table:
        """Give the form, and the words in the key that the form allows."""
        text, printed = row.get("text", ""), row.get("printed", "")
        form = _FORMS[closed.get("form") or ("verbatim" if text else "reported")]
        exact = form.exact and bool(text)
        if form.exact and not text:
            form = Form.REPORTED
        if exact:
            return {"form": form.value, "text": text}
        printed = "" if form is Form.RECORDED else printed or text
        return {"form": form.value, "printed": printed} if printed else {"form": form.value}

    def _closed(self, row: Row) -> dict[str, str]:
        """Give what a row says for fields of a few values."""
        closed = {}
        for key in self._closed_keys:
            if not (said := row.get(key)):
                continue
            word = said.casefold().replace(" ", "-")
            values = _CLOSED[key]
            if word in values:
                closed[key] = word
            else:
                said = f"'{said}' is no {key.replace('_', ' ')}"
                self._misread(key, said, f"there are {', '.join(values)}")
        return closed

    def _date(self, row: Row, key: str) -> str:
        text = row.get(key, "")
        if not text:
            return ""
        if self.mapping.date_format:
            try:
                return dt.datetime.strptime(text, self.mapping.date_format).date().isoformat()
            except ValueError:
                pass
        try:
            typed = _typed(text)
        except SpanError as error:
            self._misread(key, str(error), error.hint or "it has no date then")
            return ""
        if typed.known is None:
            self._misread(key, f"'{text}' {typed.lack}", "it has no date then")
            return ""
        return typed.known.text

    def _list(self, row: Row, key: str) -> list[str]:
        if key not in row:
            return []
        parts = row[key].split(self.mapping.list_separator)
        return [part.strip() for part in parts if part.strip()]

    def _misread(self, key: str | None, message: str, hint: str) -> None:
        place = self.sheet.place(self._number, self._places.get(key) if key else None)
        self.imported.not_read(place, message, hint)


def _kind_of(stances: Set[Stance]) -> str:
    """Give the kind of an issue on which all of these can be taken, or else the first of them."""
    for kind in (IssueKind.POLICY, IssueKind.CLAIM, IssueKind.QUANTITY):
        if all(each.fits(kind) for each in stances):
            return kind.value
    return kind_taking(next(iter(sorted(stances)))).value


_typed = lru_cache(1 << 16)(read_typed)
_LEFT = "the row is left out"


def _positions(table: Table) -> Iterator[Table]:
    listed = table.get("positions", [])
    return iter(listed if isinstance(listed, list) else [])


def _first(value: object) -> str:
    return str(value[0]) if isinstance(value, Sequence) and value else ""
