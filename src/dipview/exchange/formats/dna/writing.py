"""DNA, writing: a database of version 3 with a statement for each position that has a side."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing

from attrs import define, field

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.exchange.exchange_format import Writing
from dipview.exchange.formats.dna.tables import SCHEMA, VARIABLES
from dipview.exchange.passages import Document, documents_of
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus, Statement

PASSWORD = "dipview"  # noqa: S105 - it is told to whoever writes the file, and protects nothing
"""Of the coder who opens the file, where none is given."""

_LONGEST = 190
"""The most characters of a name or a concept in DNA."""
_NO_DAY = dt.date(1970, 1, 1)
"""The day of a document that has none: DNA has no document without."""
_ITERATIONS = 100_000
_SIDES = {
    Stance.SUPPORT: 1,
    Stance.ASSERT: 1,
    Stance.OPPOSE: 0,
    Stance.DENY: 0,
}
_OF_STATEMENTS = frozenset(
    (
        *("id", "source", "speakers", "on_behalf_of", "capacity", "positions", "coded_by"),
        *("passage", "text", "printed", "form"),
    )
)
"""What comes back; the words as a passage of the text, whose form whoever imports it says."""
_OF_POSITIONS = frozenset(
    ("issue", "stance", "condition", "fallback", "basis", "attributed_by", "holders", "value")
)
"""What comes back, or is counted otherwise."""
_OF_SOURCES = frozenset(
    ("id", "type", "title", "publisher", "issued", "notes", "text", "text_sha256")
)
_TYPE = 1
"""The number of the type of all statements."""


def write(writing: Writing) -> Iterator[bytes]:
    """Write a database."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(SCHEMA)
        _Database(opened, writing).fill()
        opened.commit()
        yield opened.serialize()


@define
class _Database:
    """A database on its way."""

    opened: sqlite3.Connection
    writing: Writing
    _coders: dict[str, int] = field(factory=dict)
    _entities: dict[tuple[int, str], int] = field(factory=dict)
    _documents: int = 0
    _statements: int = 0

    def fill(self) -> None:
        """Put all in."""
        self._settings()
        for document in documents_of(self.writing):
            self._document(document)
        self.writing.leave_out(Kind.EVENT)

    def _settings(self) -> None:
        self._insert("SETTINGS", "version", "3.0.11")
        self._insert("SETTINGS", "date", dt.datetime.now(dt.UTC).date().isoformat())
        password = str(self.writing.values.get("password") or PASSWORD)
        self._coder("Admin", password)
        self._insert("STATEMENTTYPES", _TYPE, "DNA Statement", 239, 208, 51)
        for number, (name, type) in enumerate(VARIABLES, 1):
            self._insert("VARIABLES", number, name, type, _TYPE)
            if type == "short text":
                self._entity(number, "")

    def _insert(self, table: str, *values: object) -> None:
        """Put a row into the first columns of a table; the others have their defaults."""
        columns = self.opened.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608
        names = ", ".join(name for name, *_ in columns[: len(values)])
        marks = ", ".join("?" * len(values))
        self.opened.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608

    def _coder(self, name: str, password: str = "") -> int:
        if name not in self._coders:
            number = self._coders[name] = len(self._coders) + 1
            self.opened.execute(
                "INSERT INTO CODERS (ID, Name, Blue, Password) VALUES (?, ?, 255, ?)",
                (number, name[:_LONGEST], _hashed(password or PASSWORD)),
            )
        return self._coders[name]

    def _entity(self, variable: int, value: str) -> int:
        text = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
        if text != value:
            self.writing.left_out[f"ends of names longer than {_LONGEST} characters"] += 1
        key = variable, text
        if key not in self._entities:
            number = self._entities[key] = len(self._entities) + 1
            self._insert("ENTITIES", number, variable, text, 0, 0, 0)
        return self._entities[key]

    def _document(self, document: Document) -> None:
        source = document.source
        self._documents += 1
        self.writing.count_besides(source, "sources", _OF_SOURCES)
        issued = source.issued.counts_from if source.issued else _NO_DAY
        if source.issued is None or source.issued.earliest != source.issued.latest:
            self.writing.left_out["sources without a day, given one there"] += 1
        seconds = (issued - _NO_DAY).days * 86_400
        title = (source.title or source.id)[:_LONGEST]
        self._insert(
            "DOCUMENTS", self._documents, title, document.text, 1, "",
            source.publisher[:_LONGEST], "", source.notes, source.type, seconds,
        )  # fmt: skip
        for id, (start, stop) in document.places.items():
            statement = self.writing.dataset.statement(id)
            self.writing.count_besides(statement, "statements", _OF_STATEMENTS)
            for entry in statement.positions:
                self.writing.count_besides(entry, "positions", _OF_POSITIONS)
            place = _java(document.text, start), _java(document.text, stop)
            for position in statement.held():
                check()
                self._position(self._documents, statement, position, place)

    def _position(
        self, document: int, statement: Statement, position: Position, place: tuple[int, int]
    ) -> None:
        side = _SIDES.get(position.stance)
        if side is None or position.holder is None:
            what = f"positions of stance {position.stance.value}"
            self.writing.left_out[what if side is None else "positions of nobody named"] += 1
            return
        if statement.status is RecordStatus.DRAFT:
            self.writing.left_out["positions in drafts"] += 1
            return
        if position.fallback:
            self.writing.left_out["positions that are a second choice"] += 1
            return
        if not position.own:
            self.writing.left_out["positions held second-hand, described or implied"] += 1
            return
        self._statements += 1
        number, coder = self._statements, self._coder(statement.coded_by or "Admin")
        self._insert("STATEMENTS", number, _TYPE, document, *place, coder)
        dataset = self.writing.dataset
        person, organization = _person_and_organization(dataset, statement, position.holder)
        issue = dataset.issue(position.issue)
        for variable, value in ((1, person), (2, organization), (3, issue.sentence)):
            self.opened.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                (number, variable, self._entity(variable, value)),
            )
        self.opened.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)",
            (number, side),
        )
        if position.condition:
            self.writing.left_out["conditions"] += 1


def _person_and_organization(
    dataset: Dataset, statement: Statement, holder: str
) -> tuple[str, str]:
    """Name a holder, and who spoke for it where that is another."""
    held_by = dataset.actor(holder)
    if held_by.kind.value == "person":
        of = dataset.actor(statement.capacity).name if statement.capacity else ""
        return held_by.name, of
    speakers = [dataset.actor(id) for id in statement.speakers]
    person = next((each.name for each in speakers if each.kind.value == "person"), "")
    return person, held_by.name


def _java(text: str, at: int) -> int:
    """Give a place as Java counts: characters beyond U+FFFF are two there."""
    return at + sum(letter > "\uffff" for letter in text[:at])


def _hashed(password: str) -> str:
    """Hash a password as DNA does: salted SHA-256, 100,000 times (jasypt's strong encryptor)."""
    salt = secrets.token_bytes(16)
    digest = salt + password.encode()
    for _ in range(_ITERATIONS):
        digest = hashlib.sha256(digest).digest()
    return b64encode(salt + digest).decode("ascii")
