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
from dipview.exchange.formats.refi_qda.project import NAMESPACE
from dipview.exchange.graphs.xml_text import document_of, xml_text
from dipview.exchange.passages import documents_of
from dipview.model.kinds import Kind
from dipview.model.statements import Statement

_DATE = (1980, 1, 1, 0, 0, 0)
"""The same project is the same file, whenever it is written."""


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
        if count := len(self.writing.dataset.ids(Kind.EVENT)):
            self.writing.left_out["events"] += count

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
                user = {"creatingUser": self._user(statement.coded_by)}
            coding = SubElement(drawn, "Coding", {"guid": _guid(guid, *path), **user})
            SubElement(coding, "CodeRef", {"targetGUID": self._code(path).get("guid", "")})
        for key in ("date", "locator", "unnamed_speakers", "targets", "corroboration"):
            if getattr(statement, key):
                self.writing.left_out[f"{key} of # statements"] += 1

    def _paths(self, statement: Statement) -> Iterator[tuple[str, ...]]:
        dataset = self.writing.dataset
        yield from (("Speakers", dataset.actor(id).name) for id in statement.speakers)
        yield from (("On behalf of", dataset.actor(id).name) for id in statement.on_behalf_of)
        for entry in statement.positions:
            yield dataset.issue(entry.issue).sentence, entry.stance.value
            for key in ("condition", "value", "holders", "attributed_by", "priority", "fallback"):
                if getattr(entry, key):
                    self.writing.left_out[f"{key} of # positions"] += 1

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

    def _user(self, name: str) -> str:
        return self._users.setdefault(name, _guid("user", name))
