"""REFI-QDA, writing: texts with a coded passage for each statement, codes for who and on what."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from attrs import define, field

from dipview.computing import check
from dipview.exchange.exchange_format import Writing
from dipview.exchange.formats.refi_qda.codes import FOR
from dipview.exchange.formats.refi_qda.project import NAMESPACE
from dipview.exchange.graphs.xml_text import document_of, xml_text
from dipview.exchange.passages import documents_of
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.statements import Statement

_DATE = (1980, 1, 1, 0, 0, 0)
"""The same project is the same file, whenever it is written."""

_WORDS = ("passage", "text", "printed", "form", "summary", "notes")
_OF_STATEMENTS = frozenset(
    ("id", "source", "speakers", "on_behalf_of", "positions", "coded_by", *_WORDS)
)
"""What comes back; the words as a passage of the text, whose form whoever imports it says."""
_OF_POSITIONS = frozenset(("issue", "stance"))
_OF_SOURCES = frozenset(("id", "type", "title", "notes", "text", "text_sha256"))
_OF_ACTORS = frozenset(("id", "name", "kind", "sources"))
_OF_ISSUES = frozenset(("id", "kind", "proposition", "title", "sources"))


def _otherwise_held(entry: PositionEntry) -> str:
    """Say of a position why a code would give it to who speaks as stated; empty where it is so."""
    if entry.second_hand or entry.basis not in (None, Basis.STATED):
        return "positions held second-hand, described or implied"
    if entry.holders:
        return "positions of other holders than who speaks"
    return "positions that are a second choice" if entry.fallback else ""


def write(writing: Writing) -> Iterator[bytes]:
    """Write a project."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        project = _Project(writing)
        for name, text in project.fill():
            _pack(packed, name, text)
        _pack(packed, "project.qde", project.xml())
    yield made.getvalue()


def _pack(packed: zipfile.ZipFile, name: str, text: str | bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(info, text)


def _guid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "|".join(("dipview", *parts))))


@define
class _Project:
    """A project on its way."""

    writing: Writing
    _root: Element = field(factory=lambda: Element("Project", {"xmlns": NAMESPACE}))
    _codes: dict[tuple[str, ...], Element] = field(factory=dict)
    _users: dict[str, str] = field(factory=dict)

    def fill(self) -> Iterator[tuple[str, str]]:
        """Put all in; yields the texts that go beside it, by their names in the zip."""
        title = self.writing.dataset.header.title or self.writing.dataset.name
        self._root.set("name", xml_text(title))
        self._root.set("origin", "dipview")
        users = SubElement(self._root, "Users")
        codes = SubElement(SubElement(self._root, "CodeBook"), "Codes")
        sources = SubElement(self._root, "Sources")
        self._codes[()] = codes
        for each in documents_of(self.writing):
            check()
            guid = _guid("source", each.source.id)
            drawn = SubElement(
                sources,
                "TextSource",
                {
                    "guid": guid,
                    "name": xml_text(each.source.title or each.source.id),
                    "plainTextPath": f"internal://{guid}.txt",
                },
            )
            if each.source.notes:
                SubElement(drawn, "Description").text = xml_text(each.source.notes)
            self.writing.count_besides(each.source, "sources", _OF_SOURCES)
            for statement, (start, stop) in each.places.items():
                self._selection(drawn, self.writing.dataset.statement(statement), start, stop)
            yield f"sources/{guid}.txt", each.text
        self._finish(users, codes)

    def xml(self) -> bytes:
        """Give its XML."""
        return document_of(self._root).encode("ascii")

    def _finish(self, users: Element, codes: Element) -> None:
        for name, guid in self._users.items():
            SubElement(users, "User", {"guid": guid, "name": xml_text(name)})
        if not self._users:
            self._root.remove(users)
        book = self._root.find("CodeBook")
        if not len(codes) and book is not None:
            self._root.remove(book)
        self.writing.leave_out(Kind.EVENT)
        self._count_unused()

    def _count_unused(self) -> None:
        """Count actors and issues of whom nothing is said but a name, or not even that."""
        dataset = self.writing.dataset
        statements = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
        named = {id for each in statements for id in (*each.speakers, *each.on_behalf_of)}
        for id in dataset.ids(Kind.ACTOR):
            if id in named:
                self.writing.count_besides(dataset.actor(id), "actors", _OF_ACTORS)
            else:
                self.writing.left_out["actors that say nothing"] += 1
        on = {entry.issue for each in statements for entry in each.positions}
        for id in dataset.ids(Kind.ISSUE):
            if id in on:
                self.writing.count_besides(dataset.issue(id), "issues", _OF_ISSUES)
            else:
                self.writing.left_out["issues without positions"] += 1

    def _selection(self, source: Element, statement: Statement, start: int, stop: int) -> None:
        guid = _guid("statement", statement.id)
        known = {"guid": guid, "name": xml_text(statement.id)}
        places = {"startPosition": str(start), "endPosition": str(stop)}
        drawn = SubElement(source, "PlainTextSelection", {**known, **places})
        said = statement.summary or statement.notes
        if said:
            SubElement(drawn, "Description").text = xml_text(said)
        for path in dict.fromkeys(self._paths(statement)):
            user = {}
            if statement.coded_by:
                name = statement.coded_by
                user = {"creatingUser": self._users.setdefault(name, _guid("user", name))}
            coding = SubElement(drawn, "Coding", {"guid": _guid(guid, *path), **user})
            SubElement(coding, "CodeRef", {"targetGUID": self._code(path).get("guid", "")})
        if not statement.speakers:
            self.writing.left_out["statements whose speakers have no name, when read again"] += 1
        if statement.summary and statement.notes:
            self.writing.left_out["notes of # statements"] += 1
        self.writing.count_besides(statement, "statements", _OF_STATEMENTS)

    def _paths(self, statement: Statement) -> Iterator[tuple[str, ...]]:
        """Give the codes of a statement; no two have one name: QualCoder takes these for one."""
        dataset = self.writing.dataset
        yield from (("Speakers", dataset.actor(id).name) for id in statement.speakers)
        yield from (
            ("On behalf of", f"{FOR}{dataset.actor(id).name}") for id in statement.on_behalf_of
        )
        for entry in statement.positions:
            if other := _otherwise_held(entry):
                self.writing.left_out[other] += 1
                continue
            sentence = dataset.issue(entry.issue).sentence
            yield sentence, f"{entry.stance.value}: {sentence}"
            self.writing.count_besides(entry, "positions", _OF_POSITIONS)

    def _code(self, path: tuple[str, ...]) -> Element:
        if path not in self._codes:
            above = self._code(path[:-1])
            self._codes[path] = SubElement(
                above,
                "Code",
                {
                    "guid": _guid("code", *path),
                    "name": xml_text(path[-1]),
                    "isCodable": "true" if len(path) > 1 else "false",
                },
            )
        return self._codes[path]
