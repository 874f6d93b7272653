"""Bulletins, reading: a section becomes a source with its text, and its sentences become drafts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from dipview.capture.drafting.states import key_of, states
from dipview.computing import steps
from dipview.exchange.drafted import draft
from dipview.exchange.exchange_format import ExchangeError, Reading
from dipview.exchange.formats.enb.bulletin_names import SHORT, spelt
from dipview.exchange.formats.enb.sections import Section, SectionError, day_of, section_of
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind

_PUBLISHER = "Earth Negotiations Bulletin"


def is_bulletin(beginning: str) -> bool:
    """Tell by how a file begins whether it has sections of bulletins."""
    return beginning.startswith("{") and '"sentences"' in beginning.partition("\n")[0]


def read(reading: Reading) -> Imported:
    """Read sections.

    Raises:
        ExchangeError: A file is no text, or nothing in it is a section.
    """
    imported = Imported(reading.identities)
    records = _Records(imported)
    for path, text in reading.texts():
        for number, line in enumerate(steps(text.split("\n"), "sections"), 1):
            if line.strip():
                records.take(line, f"{path.name}, line {number}")
    if not imported.of(Kind.SOURCE):
        names = ", ".join(path.name for path in reading.paths)
        said = f"{names}: there is no section in it"
        raise ExchangeError(f"{said}; name a file that has one object a line, with 'sentences'")
    if not reading.values.get("no_drafts"):
        draft(imported)
    return imported


@define
class _Records:
    """Sections, on their way to records."""

    imported: Imported
    _first: dict[str, str] = field(factory=dict)
    """The name by which each actor was met first, by its id."""

    def take(self, line: str, place: str) -> None:
        """Take a line."""
        try:
            section = section_of(line)
        except SectionError as error:
            self.imported.not_read(place, str(error), "it is left out")
            return
        id = self.imported.identities.id_of(Kind.SOURCE, f"section {section.id}", section.id)
        if id in self.imported.of(Kind.SOURCE):
            said = f"there is a section '{section.id}' above already"
            self.imported.not_read(place, said, "it is left out")
            return
        url = section.url if section.url.startswith(("http://", "https://")) else ""
        table: Table = {
            "id": id,
            "type": "report",
            "title": ": ".join(filter(None, (section.session, section.title))) or section.id,
            "issued": self._issued(section, place),
            "publisher": _PUBLISHER,
            "url": url,
        }
        stored = self.imported.stored(id, section.text) if section.text.strip() else {}
        self.imported.add(Kind.SOURCE, {**table, **stored})
        for name in section.countries:
            self._actor(name, "state", id)
        for name in section.blocs:
            self._actor(name, "group", id)

    def _issued(self, section: Section, place: str) -> str:
        """Give the day that a bulletin is of; of one on several, one of these."""
        days = list(self._days(section, place))
        if not days:
            return ""
        first, last = min(days), max(days)
        return first if first == last else f"[{first}..{last}]"

    def _days(self, section: Section, place: str) -> Iterator[str]:
        for written in filter(None, dict.fromkeys((section.first, section.last))):
            try:
                yield day_of(written).isoformat()
            except ValueError:
                self.imported.not_read(place, f"'{written}' is no day", "write it like 06-Feb-95")

    def _actor(self, written: str, kind: str, source: str) -> None:
        """Add a state or a bloc once; of a state with several names, the others are other names."""
        name = spelt(" ".join(written.split()))
        if not name:
            return
        codes = states().names.get(key_of(name), ()) if kind == "state" else ()
        code = codes[0] if len(codes) == 1 else ""
        foreign = code or name.casefold()
        id = self.imported.identities.id_of(Kind.ACTOR, f"{kind} {foreign}", name)
        known = self.imported.records.setdefault(Kind.ACTOR, {})
        if id not in known:
            self._first[id] = name
            table: Table = {
                "id": id,
                "name": name,
                "kind": kind if code or codes or kind == "group" else "group",
                "identifiers": {"iso3166": code} if code else {},
                "other_names": list(SHORT.get(name, ())),
                "sources": [source],
            }
            self.imported.add(Kind.ACTOR, table)
            return
        others = known[id].get("other_names", [])
        if name != self._first[id] and isinstance(others, list) and name not in others:
            known[id]["other_names"] = [*others, name]
