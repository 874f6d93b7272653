"""DNA, reading: documents become sources, persons and organizations actors, concepts issues."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

from attrs import define, field

from dipview.computing import steps
from dipview.exchange.exchange_format import Reading, bytes_of, text_of
from dipview.exchange.formats.dna.coded import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    Coded,
    Coding,
    Document,
)
from dipview.exchange.formats.dna.database import read_database
from dipview.exchange.formats.dna.event_list import read_event_list
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind

_MAGIC = b"SQLite format 3\x00"
KEPT = "dna"
"""The key of ``extra`` under which is kept what a record has no key of its own for."""


def read(reading: Reading) -> Imported:
    """Read statements with their documents.

    Raises:
        ExchangeError: A file is neither a database nor a list of events of DNA.
    """
    imported = Imported(reading.identities)
    for path in reading.paths:
        coded = _coded(path, reading.limits.file, imported)
        _Records(coded, imported, reading).make()
    if imported.of(Kind.STATEMENT) and not reading.values.get("by_person"):
        said = "persons are taken to speak for the organizations that are coded with them"
        imported.remarks.append(f"{said}; --by-person keeps positions to persons")
    return imported


def _coded(path: Path, limit: int, imported: Imported) -> Coded:
    if bytes_of(path, limit).startswith(_MAGIC):
        return read_database(path, imported)
    return read_event_list(path, text_of(path, limit), imported)


@define
class _Records:
    """What was coded, on its way to records."""

    coded: Coded
    imported: Imported
    reading: Reading
    _sources: dict[str, str] = field(factory=dict)
    """Ids of sources by the keys of documents."""
    _places: dict[str, list[int]] = field(factory=dict)
    """Of each document, where the characters stand that Java counts twice, as Java counts."""

    _scale: bool = False
    """Whether agreement is counted from less than nothing up, and not yes or no."""

    def make(self) -> None:
        """Make all records."""
        agreements = [each.values.get(AGREEMENT) for each in self.coded.codings]
        self._scale = any(isinstance(each, int) and each not in (0, 1) for each in agreements)
        for document in self.coded.documents.values():
            self._source(document)
        for coding in steps(self.coded.codings, "statements"):
            self._statement(coding)

    def _source(self, document: Document) -> None:
        title = document.title or f"document {document.key}"
        id = self.imported.identities.id_of(Kind.SOURCE, f"document {document.key}", title)
        self._sources[document.key] = id
        if id in self.imported.of(Kind.SOURCE):
            return
        table: Table = {
            "id": id,
            "type": "document",
            "title": document.title,
            "issued": document.date.isoformat() if document.date else "",
            "extra": {KEPT: dict(document.more)} if document.more else {},
        }
        if document.text:
            table |= self.imported.stored(id, document.text.replace("\r\n", "\n"))
            self._places[document.key] = _counted_twice(document.text)
        self.imported.add(Kind.SOURCE, table)

    def _statement(self, coding: Coding) -> None:
        values = dict(coding.values)
        if CONCEPT not in values or not (PERSON in values or ORGANIZATION in values):
            what = f"of type {coding.type}" if coding.type else "without a concept"
            self.imported.left_out[f"codings {what}: no actor stands for or against a concept"] += 1
            return
        source = self._sources.get(coding.document)
        if source is None:
            said = f"there is no document {coding.document}"
            self.imported.not_read(coding.place, said, "it is left out")
            return
        number = f"statement {coding.key}"
        id = self.imported.identities.id_of(Kind.STATEMENT, number, f"{source}-{coding.key}")
        if id in self.imported.of(Kind.STATEMENT):
            said = f"there is a statement {coding.key} already"
            self.imported.not_read(coding.place, said, "it is left out")
            return
        issue = self._issue(str(values.pop(CONCEPT)), source)
        agreement = values.pop(AGREEMENT, None)
        table: Table = {
            "id": id,
            "source": source,
            **self._words(coding),
            **self._who(values, source),
            "positions": [{"issue": issue, "stance": stance}]
            if (stance := self._stance(agreement, coding))
            else [],
            "coded_by": coding.coder,
            "extra": {KEPT: values} if values else {},
        }
        if not table["positions"]:
            table["notes"] = f"On {issue}, without a side."
        self.imported.add(Kind.STATEMENT, table)

    def _words(self, coding: Coding) -> Table:
        """Give the form, and the words that are marked or where they stand."""
        verbatim = bool(self.reading.values.get("verbatim"))
        form = "verbatim" if verbatim else "reported"
        document = self.coded.documents[coding.document]
        if not document.text:
            return {"form": form, "text" if verbatim else "printed": coding.text}
        twice = self._places[coding.document]
        start, stop = (_place(at, twice) for at in (coding.start, coding.stop))
        text = document.text.replace("\r\n", "\n")
        if not start < stop <= len(text):
            said = f"the passage from {coding.start} to {coding.stop} is not in the document"
            self.imported.not_read(coding.place, said, "it has no passage then")
            return {"form": "reported"}
        return {
            "form": form,
            "passage": [start, stop],
            **({"text": text[start:stop]} if verbatim else {}),
        }

    def _who(self, values: dict[str, str | int], source: str) -> Table:
        person, organization = values.pop(PERSON, None), values.pop(ORGANIZATION, None)
        ids = [
            self._actor(sort, str(name), source) if name is not None else None
            for sort, name in ((PERSON, person), (ORGANIZATION, organization))
        ]
        speaker, whose = ids
        if speaker is None:
            return {"speakers": [whose]}
        if whose is None:
            return {"speakers": [speaker]}
        key = "capacity" if self.reading.values.get("by_person") else "on_behalf_of"
        return {"speakers": [speaker], key: whose if key == "capacity" else [whose]}

    def _actor(self, sort: str, name: str, source: str) -> str:
        kind = "person" if sort == PERSON else "organization"
        table = {"name": name, "kind": kind, "sources": [source], **self._more(sort, name)}
        return self.imported.entered(Kind.ACTOR, f"{sort} {name}", name, table)

    def _issue(self, concept: str, source: str) -> str:
        table: Table = {
            "kind": "policy" if self.reading.values.get("policies") else "claim",
            "proposition": concept,
            "sources": [source],
            **self._more(CONCEPT, concept),
        }
        return self.imported.entered(Kind.ISSUE, f"{CONCEPT} {concept}", concept, table)

    def _more(self, variable: str, value: str) -> Table:
        said = dict(self.coded.attributes.get((variable, value), {}))
        alias, notes = said.pop("Alias", ""), said.pop("Notes", "")
        more: Table = {"notes": notes}
        if alias and variable != CONCEPT:
            more["other_names"] = [alias]
        elif alias:
            said["Alias"] = alias
        if said:
            more["extra"] = {KEPT: {name.lower(): each for name, each in said.items()}}
        return more

    def _stance(self, agreement: object, coding: Coding) -> str:
        """Give the stance for an agreement; empty where it says nothing of one."""
        policies = bool(self.reading.values.get("policies"))
        if agreement is None or not isinstance(agreement, int):
            return "support" if policies else "assert"
        if agreement == 0 and self._scale:
            self.imported.not_read(
                coding.place, "an agreement of 0 is no side", "it has no position then"
            )
            return ""
        sides = ("support", "oppose") if policies else ("assert", "deny")
        return sides[0] if agreement > 0 else sides[1]


def _counted_twice(text: str) -> list[int]:
    """Give where, as Java counts, each character stands that is two there, or one less here."""
    places, at = [], 0
    for here, letter in enumerate(text):
        if letter > "\uffff" or (letter == "\r" and text[here + 1 : here + 2] == "\n"):
            places.append(at)
        at += 2 if letter > "\uffff" else 1
    return places


def _place(at: int, twice: list[int]) -> int:
    """Give a place as the stored text has it."""
    return at - bisect_left(twice, at)
