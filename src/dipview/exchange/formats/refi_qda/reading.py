"""REFI-QDA, reading: coded passages become statements of those whom codes or cases name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from attrs import define, field

from dipview.computing import check
from dipview.exchange.exchange_format import Reading
from dipview.exchange.formats.refi_qda.codes import (
    PART,
    Meant,
    codes_path,
    codes_text,
    guessed,
    read_codes,
)
from dipview.exchange.formats.refi_qda.project import (
    Project,
    guid_of,
    open_project,
    paths_of_codes,
    tag,
)
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind
from dipview.model.stances import kind_taking


def read(reading: Reading) -> Imported:
    """Read the coded passages of projects.

    Raises:
        ExchangeError: A file is no project, or what is said of its codes is wrong.
    """
    imported = Imported(reading.identities)
    for path in reading.paths:
        project = open_project(path, reading.limits)
        codes = _codes(project, reading, imported)
        _Records(project, codes, imported, reading).make()
    return imported


def _codes(project: Project, reading: Reading, imported: Imported) -> Mapping[str, Meant]:
    """Give what the codes of a project mean, by GUID: as a file says, or as guessed."""
    codebook = project.root.find(tag("CodeBook"))
    paths = {path[-1]: path[:-1] for path in paths_of_codes(codebook)}
    named = reading.values.get("mapping")
    kept = codes_path(reading.beside) if reading.beside else None
    if not isinstance(named, Path) and kept and kept.exists() and not reading.values.get("guess"):
        named = kept
    if isinstance(named, Path):
        said = read_codes(named)
        imported.remarks.append(f"codes are taken as {named} says")
        return {
            guid: said[name] for guid, path in paths.items() if (name := PART.join(path)) in said
        }
    found = {guid: meant for guid, path in paths.items() if (meant := guessed(path))}
    known = {PART.join(paths[guid]): meant for guid, meant in found.items()}
    above = {path[:-1] for path in paths.values()}
    ends = [path for path in paths.values() if path not in above]
    unknown = [name for path in ends if (name := PART.join(path)) not in known]
    total = len(known) + len(unknown)
    imported.remarks.append(f"{len(known):,} of {total:,} codes are understood, as guessed")
    if kept is not None:
        imported.beside[kept] = codes_text(known, unknown)
        imported.remarks.append(f"correct that in {kept} where it is wrong, then import again")
    return found


@define
class _Records:
    """A project on its way to records."""

    project: Project
    codes: Mapping[str, Meant]
    imported: Imported
    reading: Reading
    _users: dict[str, str] = field(factory=dict)
    _cases: dict[str, list[str]] = field(factory=dict)
    """The names of cases by the GUIDs of the sources and selections in them."""

    def make(self) -> None:
        """Make all records."""
        root = self.project.root
        for user in root.iterfind(f"{tag('Users')}/{tag('User')}"):
            self._users[guid_of(user)] = user.get("name", "")
        for case in root.iterfind(f"{tag('Cases')}/{tag('Case')}"):
            for ref in (*case.iterfind(tag("SourceRef")), *case.iterfind(tag("SelectionRef"))):
                self._cases.setdefault(guid_of(ref, "targetGUID"), []).append(case.get("name", ""))
        for what in ("Sets", "Graphs", "Links", "Variables"):
            if (listed := root.find(tag(what))) is not None and len(listed):
                self.imported.left_out[what.lower()] += len(listed)
        sources = root.find(tag("Sources"))
        for number, source in enumerate(sources if sources is not None else ()):
            self._source(source, f"{self.project.path.name}: source {number + 1}")

    def _source(self, source: Element, place: str) -> None:
        name = source.get("name") or place.rpartition(": ")[2]
        place = f"{place} ({name})"
        if source.tag != tag("TextSource"):
            kind = source.tag.rpartition("}")[2].removesuffix("Source")
            self.imported.left_out[f"sources of another kind than text: {kind}"] += 1
            return
        try:
            raw = self.project.text_of(source)
        except ValueError as error:
            self.imported.not_read(place, str(error), "it is left out")
            return
        id = self.imported.identities.id_of(Kind.SOURCE, guid_of(source), name)
        if id in self.imported.of(Kind.SOURCE):
            self.imported.not_read(place, "its GUID is that of another", _LEFT)
            return
        stored = self.imported.stored(id, raw.replace("\r\n", "\n"))
        said: Table = {"id": id, "type": "document", "title": name}
        self.imported.add(Kind.SOURCE, {**said, "notes": _description(source), **stored})
        for selection in source.iterfind(tag("PlainTextSelection")):
            check()
            self._selection(selection, id, raw, place, self._cases.get(guid_of(source), []))

    def _selection(
        self, selection: Element, source: str, raw: str, place: str, cases: list[str]
    ) -> None:
        """Add what is said in a coded passage, where codes or cases tell by whom.

        Args:
            selection: The passage with its codings.
            source: The id of its source.
            raw: The text of that, as the project has it.
            place: Where it is, for whoever reads what is wrong.
            cases: The cases that the source belongs to.
        """
        codings = [*selection.iterfind(tag("Coding"))]
        meant = self._meant(codings)
        stances = [each for each in meant if each.issue]
        named = [each.speaker for each in meant if each.speaker]
        if not stances and not named:
            return
        speakers = named or self._cases.get(guid_of(selection), []) or cases
        if not speakers:
            what = "coded passages of which no code or case says who speaks"
            self.imported.left_out[what] += 1
            return
        if (passage := self._passage(selection, raw, place)) is None:
            return
        name = f"{source}-{passage[0]}"
        id = self.reading.identities.id_of(Kind.STATEMENT, guid_of(selection), name)
        if id in self.imported.of(Kind.STATEMENT):
            self.imported.not_read(place, "two selections have one GUID", _LEFT)
            return
        behalf = [each.on_behalf_of for each in meant if each.on_behalf_of]
        coder = next((guid_of(coding, "creatingUser") for coding in codings), "")
        positions = [
            {"issue": self._issue(each, source), "stance": each.stance or "support"}
            for each in dict.fromkeys(stances)
        ]
        said: Table = {
            "id": id,
            "source": source,
            **self._words(raw, passage),
            "speakers": [self._actor(each, "person", source) for each in _each(speakers)],
            "on_behalf_of": [self._actor(each, "organization", source) for each in _each(behalf)],
            "positions": positions,
            "coded_by": self._users.get(coder, ""),
            "notes": _description(selection),
        }
        self.imported.add(Kind.STATEMENT, said)

    def _meant(self, codings: list[Element]) -> list[Meant]:
        """Give what the codes of a passage mean; counts those of which that is not known."""
        meant = [self.codes.get(guid) for coding in codings for guid in _coded(coding)]
        known = [each for each in meant if each]
        if len(known) < len(meant):
            what = "codings by codes that are not understood"
            self.imported.left_out[what] += len(meant) - len(known)
        return known

    def _words(self, raw: str, passage: tuple[int, int]) -> Table:
        """Give the form of a statement, where it rests, and its words where they are exact."""
        if not self.reading.values.get("verbatim"):
            return {"form": "reported", "passage": list(passage)}
        words = raw.replace("\r\n", "\n")[slice(*passage)]
        return {"form": "verbatim", "passage": list(passage), "text": words}

    def _passage(self, selection: Element, raw: str, place: str) -> tuple[int, int] | None:
        """Give where a selection stands in the stored text."""
        try:
            start, stop = (
                int(selection.get(name, "")) for name in ("startPosition", "endPosition")
            )
        except ValueError:
            self.imported.not_read(place, "a selection has no positions", _LEFT)
            return None
        if not 0 <= start < stop <= len(raw):
            said = f"a selection from {start} to {stop} is not in the text"
            self.imported.not_read(place, said, _LEFT)
            return None
        return start - raw.count("\r\n", 0, start), stop - raw.count("\r\n", 0, stop)

    def _actor(self, name: str, kind: str, source: str) -> str:
        table: Table = {"name": name, "kind": kind, "sources": [source]}
        return self.imported.entered(Kind.ACTOR, name.casefold(), name, table)

    def _issue(self, meant: Meant, source: str) -> str:
        sentence, kind = meant.issue, kind_taking(meant.stance or "support").value
        table: Table = {"kind": kind, "proposition": sentence, "sources": [source]}
        return self.imported.entered(Kind.ISSUE, sentence.casefold(), sentence, table)


_LEFT = "it is left out"


def _coded(coding: Element) -> Iterator[str]:
    yield from (guid_of(ref, "targetGUID") for ref in coding.iterfind(tag("CodeRef")))


def _description(element: Element) -> str:
    found = element.find(tag("Description"))
    return (found.text or "").strip() if found is not None else ""


def _each(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name.strip()))
