"""Skeletons: a new record with all its keys, the needed ones empty, the rest commented out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping

from dipview.dataset.keys import Key, keys_of
from dipview.dataset.records import CLASSES, HEADER
from dipview.model.characters import ALWAYS
from dipview.model.fields import alone_in
from dipview.model.header import SCHEMA, Header
from dipview.model.ids import slug_like
from dipview.model.kinds import Kind
from dipview.model.spans import Span

_WIDTH = 100
_COMMENTS_AT = 32
"""The column in which comments begin, where what stands before them is not longer."""
_LONGEST_ID = 60

NAMED: Mapping[Kind, str] = {
    Kind.ACTOR: "name",
    Kind.SOURCE: "title",
    Kind.EVENT: "title",
    Kind.ISSUE: "short",
    Kind.STATEMENT: "summary",
}
"""The key that a name given for a new record goes to."""

_EXPECTED: Mapping[Kind, tuple[str, ...]] = {
    Kind.ACTOR: ("sources",),
    Kind.SOURCE: ("publisher", "issued"),
    Kind.EVENT: ("date", "sources"),
    Kind.ISSUE: ("proposition", "sources"),
    Kind.STATEMENT: ("locator", "speakers"),
}
"""The keys that hardly any record of a kind does without, though the model does not need them."""

_SAMPLES: Mapping[str, str] = {
    "identifiers": '{ iso3166 = "" }',
    "extra": "{}",
    "schema": str(SCHEMA),
}

_ANYWHERE = ("notes", "tags", "extra")
"""Keys that every table has: explained once."""


def ids_in(tables: Mapping[str, object], kind: Kind | None = None) -> list[str]:
    """Give the ids that a file's tables have, faulty records included.

    Args:
        tables: What the TOML reader gave.
        kind: Of which records; None for all.
    """
    lists = [value for name, value in tables.items() if kind is None or name == kind.plural]
    records = [record for each in lists if isinstance(each, list) for record in each]
    ids = [record.get("id") for record in records if isinstance(record, dict)]
    return [id for id in ids if isinstance(id, str)]


def fresh_id(kind: Kind, name: str, taken: Collection[str]) -> str:
    """Make an id that no record has yet.

    Args:
        kind: The kind of the new record.
        name: What the id is to look like, in plain letters; where none is left, it is told by
            its kind alone: ``new-actor``.
        taken: The ids that there are.
    """
    wanted = slug_like(name)
    if len(wanted) > _LONGEST_ID:
        wanted = wanted[:_LONGEST_ID].rpartition("-")[0] or wanted[:_LONGEST_ID]
    return free_id(wanted or f"new-{kind.value}", taken)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give an id as it is, or where a record has it already with the first number that is free."""
    id, number = wanted, 2
    while id in taken:
        id, number = f"{wanted}-{number}", number + 1
    return id


def skeleton(kind: Kind, given: Mapping[str, str]) -> str:
    """Write the skeleton of a new record, in TOML.

    Args:
        kind: Any but a position, which stands inside a statement.
        given: Its id, and other texts that are known already, by their keys.
    """
    lines = [
        f"# A new {kind.value}. Fill in what is empty, take the # from what you need, and remove",
        "# the rest; then 'dipview check' tells what is still missing.",
        f"[[{kind.plural}]]",
        *_lines(CLASSES[kind], kind.plural, given, (*given, *_EXPECTED[kind])),
    ]
    return "".join(f"{line}\n" for line in lines)


def header_skeleton(name: str = "") -> str:
    """Write the skeleton of a dataset's header, in TOML."""
    lines = _lines(Header, HEADER, {"title": name}, ("title", "description", "language", "schema"))
    return "".join(f"{line}\n" for line in (f"[{HEADER}]", *lines))


def quoted(text: str) -> str:
    """Write a text as a TOML string; whatever could act on a terminal or hide is escaped."""
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{re.sub(f"[{ALWAYS}]", _escaped, marked)}"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _lines(
    cls: type, path: str, given: Mapping[str, str], wanted: Collection[str]
) -> Iterator[str]:
    """Write the keys of a record: what is needed first, then the rest, then the tables in it."""
    keys = [key for key in keys_of(cls) if not _stands_below(key)]
    live = [key for key in keys if key.required or key.name in wanted]
    for key in live:
        yield from _line(key, given.get(key.name, ""), "")
    for key in keys:
        if key not in live:
            yield from _line(key, "", "# ")
    for key in keys_of(cls):
        if _stands_below(key) and key.table is not None:
            yield "#"
            header = f"[[{path}.{key.name}]]" if key.many else f"[{path}.{key.name}]"
            yield from _with_comment(f"# {header}", key.about)
            for inner in keys_of(key.table):
                if inner.name in _ANYWHERE:
                    yield f"# {inner.name} = {_sample(inner)}"
                else:
                    yield from _line(inner, "", "# ")


def _stands_below(key: Key) -> bool:
    """Tell whether the tables of a key are written below the record and not in a line of it."""
    return key.table is not None and not alone_in(key.table)


def _line(key: Key, value: str, before: str) -> Iterator[str]:
    needed = "needed: " if key.required and key.name != "id" else ""
    written = quoted(value) if value else _sample(key)
    about = "" if key.name == "id" and not before else f"{needed}{_about(key)}"
    yield from _with_comment(f"{before}{key.name} = {written}", about)


def _about(key: Key) -> str:
    if not key.closed:
        return key.about
    *most, last = key.known
    return f"{', '.join(most)} or {last}; {key.about}"


def _sample(key: Key) -> str:
    """Give a value of the right type that says nothing yet."""
    if key.name in _SAMPLES:
        return _SAMPLES[key.name]
    if key.table is not None:
        inner = ", ".join(f"{each.name} = {_sample(each)}" for each in keys_of(key.table))
        return f"[{{ {inner} }}]" if key.many else f"{{ {inner} }}"
    if key.many and not key.passages:
        return "[]"
    return {bool: "true", int: "1", Span: '""'}.get(key.type, '""')


def _with_comment(written: str, about: str) -> Iterator[str]:
    """Put a comment behind a line, and below it where it is long."""
    if not about:
        yield written
        return
    column = max(len(written) + 2, _COMMENTS_AT)
    first, *rest = textwrap.wrap(about, max(_WIDTH - column - 2, 30), break_on_hyphens=False)
    yield f"{written.ljust(column)}# {first}"
    yield from (f"#{' ' * (column + 1)}{line}" for line in rest)
