"""CSL items: a source as CSL-JSON has it, and back; what dipview has no key for stays in ``extra``.

https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from dipview.computing import steps
from dipview.exchange.exchange_format import Writing
from dipview.exchange.imported import Imported, Table
from dipview.exchange.references.csl_dates import csl_date, edtf_of
from dipview.model.kinds import Kind
from dipview.model.sources import SOURCE_TYPES, Source

Item = dict[str, Any]

KEPT = "csl"
"""The key of ``extra`` under which is kept what a source has no key of its own for."""
_AUTHOR = "author"
"""The key of ``extra`` for who wrote a source, as its text says it; never parted into names."""

_GENRES: Mapping[str, tuple[str, str]] = {
    "agency": ("article-newspaper", "news agency report"),
    "press-release": ("document", "press release"),
    "communique": ("document", "communiqué"),
    "resolution": ("legislation", "resolution"),
    "meeting-record": ("document", "meeting record"),
    "contact-note": ("document", "contact note"),
}
"""The type and genre of CSL for each type that CSL does not have."""
_BY_GENRE = {pair: type for type, pair in _GENRES.items()}

_BROUGHT_OUT_IN = frozenset(
    ("article-newspaper", "article-magazine", "article-journal", "webpage", "post-weblog", "post")
)
"""The types whose publisher, in dipview, is what they came out in."""

_TEXTS = {"title": "title", "URL": "url", "number": "symbol", "language": "language"}
"""The keys of an item that are texts, and those of a source."""


def sources_of(items: Any, imported: Imported, path: str) -> None:
    """Make sources of items; what cannot be read of one costs that alone.

    Args:
        items: What the file has, a list of tables where it is sound.
        imported: Takes the sources.
        path: What to call the file.
    """
    if isinstance(items, dict) and isinstance(items.get("items"), list):
        items = items["items"]
    if not isinstance(items, list):
        imported.not_read(path, "this is no list of items", "export CSL-JSON")
        return
    for number, item in enumerate(items):
        place = f"{path}: $[{number}]"
        if not isinstance(item, dict):
            imported.not_read(place, "this is no item, but no table")
            continue
        table = _source(item, imported, place)
        foreign = str(item.get("id") or item.get("citation-key") or table.get("title") or number)
        name = str(item.get("id") or table.get("title", ""))
        id = imported.identities.id_of(Kind.SOURCE, foreign, name)
        if id in imported.of(Kind.SOURCE):
            said = f"there is an item '{foreign}' already"
            imported.not_read(place, said, "give one of them another id")
            continue
        imported.add(Kind.SOURCE, {"id": id, **table})


_PLACED = frozenset(
    (
        *("id", "type", "publisher", "issued", "accessed", "notes", "tags", "extra"),
        *_TEXTS.values(),
    )
)
"""The keys of a source that have a place in an item; those of ``extra`` are counted one by one."""


def item_of(source: Source) -> Item:
    """Give a source as an item."""
    type, genre = _GENRES.get(source.type, (source.type, ""))
    kept = source.extra.get(KEPT)
    item: Item = {"id": source.id, "type": type, **({"genre": genre} if genre else {})}
    item |= {theirs: text for theirs, ours in _TEXTS.items() if (text := getattr(source, ours))}
    if source.publisher:
        into = "container-title" if type in _BROUGHT_OUT_IN else "publisher"
        item[into] = source.publisher
    for theirs, span in (("issued", source.issued), ("accessed", source.accessed)):
        if span is not None:
            item[theirs] = csl_date(span)
    if isinstance(author := source.extra.get(_AUTHOR), str):
        item["author"] = [{"literal": author}]
    if source.notes:
        item["note"] = source.notes
    if source.tags:
        item["keyword"] = ", ".join(source.tags)
    if isinstance(kept, dict):
        item = {**kept, **item}
    return item


def items_of(writing: Writing) -> Iterator[Item]:
    """Give every source that is asked for as an item, and count what has no place in one."""
    for id in steps(writing.sources or writing.dataset.ids(Kind.SOURCE), "sources"):
        source = writing.dataset.source(id)
        writing.count_besides(source, "sources", _PLACED)
        for key, value in source.extra.items():
            if key != KEPT and not (key == _AUTHOR and isinstance(value, str)):
                writing.left_out[f"extra.{key} of # sources"] += 1
        yield item_of(source)
    if not writing.sources:
        writing.leave_out(Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.STATEMENT)


def leave_out_of_item(writing: Writing, name: str) -> None:
    """Count what a source keeps of CSL, for which another format of references has no place."""
    writing.left_out[f"extra.{KEPT}.{name} of # sources"] += 1


def with_type_told(item: Item, known: Container[str]) -> Item:
    """Tell a type that a format does not have as the genre, which it has."""
    return item if item["type"] in known or "genre" in item else {**item, "genre": item["type"]}


def with_type_found(item: Item) -> Item:
    """Take for the type of a document what its genre says, where that is one."""
    genre = item.get("genre")
    if item["type"] != "document" or genre not in SOURCE_TYPES:
        return item
    return {key: value for key, value in item.items() if key != "genre"} | {"type": genre}


def _source(item: Item, imported: Imported, place: str) -> Table:
    left = {key: value for key, value in item.items() if key not in ("id", "type")}
    type = str(item.get("type") or "document")
    if found := _BY_GENRE.get((type, str(left.get("genre", "")))):
        type = found
        del left["genre"]
    elif type not in SOURCE_TYPES:
        imported.not_read(f"{place}.type", f"'{type}' is no type of CSL", "it is kept as document")
        type = "document"
    table: Table = {"type": type}
    for theirs, ours in _TEXTS.items():
        if isinstance(left.get(theirs), str | int):
            table[ours] = str(left.pop(theirs)).strip()
    first, second = ("container-title", "publisher")
    if _GENRES.get(type, (type,))[0] not in _BROUGHT_OUT_IN:
        first, second = second, first
    named = first if isinstance(left.get(first), str) else second
    if isinstance(left.get(named), str) and named in (first, "container-title"):
        table["publisher"] = left.pop(named)
    for key in ("issued", "accessed"):
        _date(key, left, table, imported, place)
    if isinstance(left.get("note"), str):
        table["notes"] = left.pop("note")
    if isinstance(left.get("keyword"), str):
        table["tags"] = [each.strip() for each in left.pop("keyword").split(",") if each.strip()]
    if left:
        table["extra"] = {KEPT: _storable(left)}
    return table


def _date(key: str, left: Item, table: Table, imported: Imported, place: str) -> None:
    if key not in left:
        return
    try:
        table[key] = edtf_of(left[key])
    except (ValueError, TypeError) as error:
        imported.not_read(f"{place}.{key}", str(error), "it is kept as it is in extra")
    else:
        del left[key]


def _storable(value: Any) -> Any:
    """Give a value of JSON as TOML can have it: nothing, which TOML has not, is left out."""
    if isinstance(value, dict):
        return {str(key): _storable(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_storable(each) for each in value if each is not None]
    return value
