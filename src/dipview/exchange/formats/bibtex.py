"""BibTeX and BibLaTeX: sources as LaTeX has them.

https://www.ctan.org/pkg/biblatex; what its fields mean in CSL is in ``references.fields``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from bibtexparser import Library
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.middlewares import LatexDecodingMiddleware, LatexEncodingMiddleware
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, Field
from pylatexenc.latexencode import RULE_DICT, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

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
    BIBTEX_FIELDS,
    BIBTEX_TYPES,
    both_ways,
    person,
    person_in_words,
)

_CSL_FIELDS, _FIELDS = both_ways(BIBTEX_FIELDS)
_CSL_TYPES, _TYPES = both_ways(BIBTEX_TYPES)
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
"""What BibLaTeX tells of an article by its ``entrysubtype``."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[
        UnicodeToLatexConversionRule(
            RULE_DICT,
            {ord(sign): f"\\{sign}" for sign in "%&#$_"}
            | {ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}"},
        )
    ],
    unknown_char_policy="keep",
    unknown_char_warning=False,
)
"""Escapes what acts in LaTeX; letters of all scripts stay, as BibLaTeX reads them."""
_AS_ONE = re.compile(r"-(?=-)|'(?=')|[`?!](?=`)")
"""The first of two signs that TeX draws as one, such as ``--`` for a dash."""
_ADDRESSES = ("url", "doi")
"""Fields that TeX takes to the letter."""
_PEOPLE = {"author": "author", "editor": "editor"}


def read(reading: Reading) -> Imported:
    """Read sources.

    Raises:
        ExchangeError: A file is no text, or has no entry.
    """
    imported = Imported(reading.identities)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # What fails is told below.
    for path, text in reading.texts():
        library = _library(text)
        entries = list(library.entries)
        for block in library.failed_blocks:
            place = f"{path.name}, line {(block.start_line or 0) + 1}"
            if isinstance(block, DuplicateBlockKeyBlock):
                entries += _under_another_key(block, entries)
                said = f"its key '{block.key}' is that of an entry before it"
                imported.not_read(place, said, "it is kept, under an id of its own")
                continue
            said = str(block.error).splitlines()[0] if str(block.error) else "it is broken"
            imported.not_read(place, f"this is no entry: {said}", "look at its braces and commas")
        items = []
        for entry in entries:
            if entry.fields or entry.entry_type.lower() in _CSL_TYPES:
                items.append(_item(entry))
            else:
                place = f"{path.name}, line {(entry.start_line or 0) + 1}"
                imported.not_read(place, f"this is no entry: '@{entry.entry_type}' says nothing")
        if not library.entries and not library.failed_blocks:
            raise ExchangeError(f"{path}: there is no entry in it; BibTeX begins one with @")
        sources_of(items, imported, path.name)
    return imported


def _library(text: str) -> Library:
    return parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True)])


def _under_another_key(block: DuplicateBlockKeyBlock, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Read an entry whose key is another's under a key that is free."""
    taken = {entry.key for entry in entries}
    key = next(each for n in count(2) if (each := f"{block.key}-{n}") not in taken)
    raw = (block.raw or "").replace(block.key, key, 1)
    return _library(raw).entries


def write(writing: Writing) -> Iterator[str]:
    """Write every source."""
    items = (with_type_told(item, {*_TYPES, *_SUBTYPES}) for item in items_of(writing))
    library = Library([_entry(item, writing) for item in items])
    encoding = LatexEncodingMiddleware(encoder=_ENCODER)
    yield write_string(library, prepend_middleware=[encoding])


def _item(entry: Entry) -> Item:
    raw = {field.key.lower(): str(field.value) for field in entry.fields}
    values = {key: _plain(value) for key, value in raw.items() if key not in _PEOPLE}
    item: Item = {"id": entry.key, "type": _CSL_TYPES.get(entry.entry_type.lower(), "document")}
    if item["type"] == "article-journal" and f"article-{values.get('entrysubtype')}" in _SUBTYPES:
        item["type"] = f"article-{values.pop('entrysubtype')}"
    for theirs, ours in _PEOPLE.items():
        if names := raw.get(theirs, ""):
            item[ours] = [person(each) for each in re.split(r"\s+and\s+", names)]
    if date := _date(values):
        item["issued"] = {"edtf": date}
    if accessed := values.pop("urldate", ""):
        item["accessed"] = {"edtf": accessed}
    for key, value in values.items():
        name = _CSL_FIELDS.get(key)
        if name and name not in item:
            item[name] = value
        else:
            item[f"bibtex-{key}"] = value
    return with_type_found(item)


def _plain(text: str) -> str:
    """Take away the braces that keep capitals, and spaces too many."""
    return " ".join(re.sub(r"[{}]", "", text).split())


def _date(values: dict[str, str]) -> str:
    """Give the date of an entry in EDTF; empty where it has none."""
    date = values.pop("date", "")
    year, month = values.pop("year", ""), values.pop("month", "").lower()[:3]
    day = values.pop("day", "")
    if date:
        return date
    if month in _MONTHS:
        month = f"{_MONTHS.index(month) + 1:02d}"
    parts = [year, month.zfill(2) if month.isdecimal() else "", day.zfill(2) if day else ""]
    return "-".join(parts[: next((n for n, part in enumerate(parts) if not part), 3)])


def _entry(item: Item, writing: Writing) -> Entry:
    left: dict[str, Any] = {key: value for key, value in item.items() if key not in ("id", "type")}
    fields = {}
    for ours in _PEOPLE.values():
        if isinstance(people := left.pop(ours, None), list):
            fields[ours] = _parted(" and ".join(map(person_in_words, people)))
    fields |= _dates(left)
    for name, value in left.items():
        key = name.removeprefix("bibtex-") if name.startswith("bibtex-") else _FIELDS.get(name)
        if key and isinstance(value, str | int):
            fields[key] = str(value) if key in _ADDRESSES else _parted(str(value))
        else:
            leave_out_of_item(writing, name)
    type = _TYPES.get(str(item["type"]), "misc")
    if subtype := _SUBTYPES.get(str(item["type"])):
        type, fields["entrysubtype"] = "article", subtype
    if "container-title" in item and type != "article":
        fields["booktitle"] = fields.pop("journal", str(item["container-title"]))
    return Entry(type, str(item["id"]), [Field(key, value) for key, value in fields.items()])


def _parted(text: str) -> str:
    return _AS_ONE.sub(r"\g<0>{}", text)


def _dates(left: dict[str, Any]) -> Mapping[str, str]:
    fields = {}
    for name, key in (("issued", "date"), ("accessed", "urldate")):
        date = left.pop(name, None)
        if isinstance(date, dict):
            parts = date.get("date-parts", [])
            text = date.get("edtf") or "/".join("-".join(f"{n:02d}" for n in p) for p in parts)
            fields[key] = f"{text}~" if date.get("circa") else str(text)
    return fields


FORMATS = (
    ExchangeFormat(
        name="bibtex",
        title="BibTeX",
        endings=(".bib",),
        gives="sources; what has no key of its own is kept in extra",
        takes="sources",
        reads=read,
        writes=write,
        definition="https://www.ctan.org/pkg/biblatex",
        explored=False,
    ),
)
