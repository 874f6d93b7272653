"""RIS: sources as most catalogues of libraries give them.

https://en.wikipedia.org/wiki/RIS_(file_format); what its tags mean in CSL is in
``references.fields``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import rispy

from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, Reading, Writing
from dipview.exchange.imported import Imported
from dipview.exchange.references.csl_items import (
    Item,
    items_of,
    leave_out_of_item,
    sources_of,
    with_type_found,
    with_type_told,
)
from dipview.exchange.references.fields import (
    RIS_FIELDS,
    RIS_TYPES,
    both_ways,
    person,
    person_in_words,
)

_CSL_FIELDS, _FIELDS = both_ways(RIS_FIELDS)
_CSL_TYPES, _TYPES = both_ways(RIS_TYPES)
_BEGINS, _ENDS = re.compile(r"\ufeff?TY  - "), re.compile(r"ER  -\s*$")
_END = "ER  - "
_OWN = ("id", "type_of_reference", "unknown_tag")


def read(reading: Reading) -> Imported:
    """Read sources.

    Raises:
        ExchangeError: A file is no text, or no RIS.
    """
    imported = Imported(reading.identities)
    for path, text in reading.texts():
        try:
            entries = rispy.loads(_closed(text, path.name, imported), skip_unknown_tags=False)
        except (rispy.parser.ParseError, OSError, ValueError) as error:
            said = f"{path}: this is no RIS: {error}"
            raise ExchangeError(f"{said}; a reference begins with 'TY  - '") from error
        if not entries:
            raise ExchangeError(f"{path}: there is no reference in it; one begins with 'TY  - '")
        items = [_item(entry) for entry in entries]
        sources_of(items, imported, path.name)
    return imported


def _closed(text: str, name: str, imported: Imported) -> str:
    """Close references that are not: the next one would take their place, or nobody reads the last.

    Args:
        text: A file.
        name: What it is called.
        imported: Told of each.
    """
    lines: list[str] = []
    begun = 0

    def close() -> None:
        """Tell of a reference that nothing closes."""
        if begun:
            place = f"{name}, line {begun}"
            imported.not_read(place, "no 'ER  - ' closes this reference", "it ends with the next")
            lines.append(_END)

    for number, line in enumerate(text.splitlines(), 1):
        if _BEGINS.match(line):
            close()
            begun = number
        elif _ENDS.match(line):
            begun = 0
        lines.append(line)
    close()
    return "\n".join(lines)


def write(writing: Writing) -> Iterator[str]:
    """Write every source."""
    items = (with_type_told(item, _TYPES) for item in items_of(writing))
    yield rispy.dumps([_entry(item, writing) for item in items], implementation=_Entries)


class _Entries(rispy.RisWriter):  # type: ignore[misc]
    """Writes nothing but the lines of references."""

    def set_header(self, _count: int) -> str:
        """Give nothing to stand before a reference: a number there is no line of RIS."""
        return ""


def _name(said: object) -> str:
    """Write a name; that of a body as it is, in braces only where a comma would part it."""
    literal = said.get("literal") if isinstance(said, dict) else None
    return str(literal) if literal and "," not in literal else person_in_words(said)


def _named(name: str) -> dict[str, str]:
    """Read a name: without a comma it is one that has no parts."""
    parted = "," in name or name.lstrip().startswith("{")
    return person(name) if parted else {"literal": name.strip()}


def _item(entry: dict[str, Any]) -> Item:
    item: Item = {"type": _CSL_TYPES.get(entry["type_of_reference"], "document")}
    if id := entry.get("id"):
        item["id"] = id
    left = {key: value for key, value in entry.items() if key not in _OWN}
    for theirs, ours in (("authors", "author"), ("first_authors", "author")):
        if names := left.pop(theirs, None):
            item[ours] = [_named(each) for each in names]
    year, day = str(left.pop("year", "")), str(left.pop("date", ""))
    if date := (day or year):
        item["issued"] = {"edtf": _edtf(date)}
    if accessed := left.pop("access_date", ""):
        item["accessed"] = {"edtf": _edtf(str(accessed))}
    if urls := left.pop("urls", None):
        item["URL"] = urls[0]
    if words := left.pop("keywords", None):
        item["keyword"] = ", ".join(words)
    if notes := left.pop("notes", None):
        item["note"] = "\n".join(notes)
    for key, value in left.items():
        name = _CSL_FIELDS.get(key)
        item[name if name and name not in item else f"ris-{key}"] = value
    return with_type_found(item)


def _edtf(date: str) -> str:
    """Give a date of RIS, ``2017/04/11/`` or EDTF, as EDTF."""
    parts = date.split("/")
    if len(parts) >= 3 and all(part.isdecimal() or not part for part in parts[:3]):
        return "-".join(part.zfill(2) for part in parts[:3] if part)
    return date.strip()


def _entry(item: Item, writing: Writing) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "type_of_reference": _TYPES.get(str(item["type"]), "GEN"),
        "id": item["id"],
    }
    left = {key: value for key, value in item.items() if key not in ("id", "type")}
    if isinstance(people := left.pop("author", None), list):
        entry["authors"] = [_name(each) for each in people]
    for name, key in (("issued", "date"), ("accessed", "access_date")):
        if isinstance(date := left.pop(name, None), dict):
            entry[key] = _written(date)
    if url := left.pop("URL", ""):
        entry["urls"] = [str(url)]
    if words := left.pop("keyword", ""):
        entry["keywords"] = str(words).split(", ")
    if note := left.pop("note", ""):
        entry["notes"] = str(note).split("\n")
    for name, value in left.items():
        key = name.removeprefix("ris-") if name.startswith("ris-") else _FIELDS.get(name, "")
        if key and isinstance(value, str | int | list):
            entry[key] = value if isinstance(value, list) else str(value)
        else:
            leave_out_of_item(writing, name)
    return entry


def _written(date: dict[str, Any]) -> str:
    if edtf := date.get("edtf"):
        return str(edtf)
    (first, *others) = date["date-parts"]
    if others or date.get("circa") or len(first) < 1:
        ends = ("-".join(f"{part:02d}" for part in end) for end in date["date-parts"])
        return "/".join(ends) + ("~" if date.get("circa") else "")
    year, month, day = (*(f"{part:02d}" for part in first), "", "")[:3]
    return f"{year}/{month}/{day}/"


FORMATS = (
    ExchangeFormat(
        name="ris",
        title="RIS",
        endings=(".ris",),
        gives="sources; what has no key of its own is kept in extra",
        takes="sources",
        reads=read,
        writes=write,
        definition="https://en.wikipedia.org/wiki/RIS_(file_format)",
        explored=False,
    ),
)
