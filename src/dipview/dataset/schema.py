"""The JSON Schema of the data format, made from the model, for editors that check while one types.

It is a draft-07 schema, with ``definitions`` and nothing of later drafts: Taplo, which VS Code's
Even Better TOML and Helix use, knows drafts 4, 6 and 7. It tells the shape of a file alone: that
ids lead somewhere, and whatever else needs more than one value, is ``dipview check``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from dipview.dataset.keys import Key, keys_of
from dipview.dataset.records import CLASSES, DEFAULTS, HEADER, TABLES
from dipview.dataset.value_conversion import LARGEST
from dipview.model.fields import alone_in
from dipview.model.header import SCHEMA, Header
from dipview.model.ids import SLUG
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.year_parts import NUMBERS

Schema: TypeAlias = dict[str, Any]

_SHARING = Kind.STATEMENT
"""The records whose keys a file may give once for all."""

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> Schema:
    """Make the schema of a file of the data format."""
    tables = {name: CLASSES[kind] for name, kind in TABLES.items()}
    properties: Schema = {HEADER: _reference(Header), DEFAULTS: _defaults()}
    for name, cls in tables.items():
        about = f"Each {TABLES[name].value} begins with [[{name}]]."
        properties[name] = {"description": about, "type": "array", "items": _reference(cls)}
    return {
        "$schema": DRAFT,
        "title": "dipview dataset",
        "description": "A file of a dipview dataset: who stands where, and who said so.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "allOf": [_needed_unless_shared(key.name) for key in _shareable() if key.required],
        "definitions": {
            "date": _date(),
            "id": {"type": "string", "pattern": f"^(?:{SLUG})$"},
            "name": {"type": "string", "pattern": r"\S"},
            **{_called(cls): _table(cls) for cls in _tables((Header, *tables.values()))},
        },
    }


def _defaults() -> Schema:
    about = "Keys that all statements of this file have, where they do not have them themselves."
    shared = {
        "description": about,
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _value(key) for key in _shareable()},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {_SHARING.plural: shared},
    }


def _shareable() -> list[Key]:
    """Give the keys that the statements of a file may share."""
    return [key for key in keys_of(CLASSES[_SHARING]) if key.name != "id"]


def _needed_unless_shared(name: str) -> Schema:
    """Say that all statements need a key, in a file whose defaults do not have it."""
    shared = {"required": [_SHARING.plural], "properties": {_SHARING.plural: {"required": [name]}}}
    each = {"items": {"required": [name]}}
    return {
        "if": {"not": {"required": [DEFAULTS], "properties": {DEFAULTS: shared}}},
        "then": {"properties": {_SHARING.plural: each}},
    }


def _tables(roots: tuple[type, ...]) -> Iterator[type]:
    """Give the classes of all tables, each once."""
    waiting, met = list(roots), set(roots)
    for cls in waiting:
        yield cls
        inner = {key.table: None for key in keys_of(cls) if key.table and key.table not in met}
        waiting += inner
        met |= set(inner)


def _table(cls: type) -> Schema:
    keys = keys_of(cls)
    required = [key.name for key in keys if key.required]
    table: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _value(key) for key in keys},
    }
    if required:
        shared = {key.name for key in _shareable()} if cls is CLASSES[_SHARING] else ()
        needed = [name for name in required if name not in shared]
        table |= {"required": needed, "x-taplo": {"initKeys": required}}
    either = [[key.name, key.unless] for key in keys if key.unless]
    if either:
        table["allOf"] = [{"anyOf": [{"required": [one]} for one in pair]} for pair in either]
    if not (short := alone_in(cls)):
        return table
    plain = next(_one(key) for key in keys if key.name == short)
    return {"anyOf": [plain, table]}


def _value(key: Key) -> Schema:
    about = {"description": f"{key.about[:1].upper()}{key.about[1:]}."}
    one = _one(key)
    if not key.many:
        return {**about, "allOf": [one]} if "$ref" in one else {**about, **one}
    many = {"type": "array", "items": one}
    if key.passages:
        return {**about, "anyOf": [one, many]}
    return {**about, **many}


def _one(key: Key) -> Schema:
    """Give the schema of a key's value, or of one in its list."""
    if key.table is not None:
        return _reference(key.table)
    if key.name == "id" or key.refers_to:
        return {"$ref": "#/definitions/id"}
    if key.closed:
        return {"type": "string", "enum": list(key.known)}
    if key.known:
        return {"anyOf": [{"enum": list(key.known)}, {"type": "string"}]}
    if key.type is Span:
        return {"$ref": "#/definitions/date"}
    if key.type is int:
        most = SCHEMA if key.name == "schema" else LARGEST
        least = 1 if key.name == "schema" else 0 if key.counts else -LARGEST
        return {"type": "integer", "minimum": least, "maximum": most}
    if key.type == Mapping[str, str]:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if key.type == Mapping[str, object]:
        return {"type": "object"}
    if key.type is bool:
        return {"type": "boolean"}
    if key.required:
        return {"$ref": "#/definitions/name"}
    return {"type": "string"}


def _reference(cls: type) -> Schema:
    return {"$ref": f"#/definitions/{_called(cls)}"}


def _called(cls: type) -> str:
    return cls.__name__.lower()


def _date() -> Schema:
    """Give the schema of dates; to one, TOML's own dates are texts in ISO 8601."""
    until_30 = "(?:0[1-9]|[12][0-9]|30)"
    days = (
        f"(?:02-(?:0[1-9]|[12][0-9])|(?:0[469]|11)-{until_30}|(?:0[13578]|1[02])-(?:{until_30}|31))"
    )
    month = "(?:0[1-9]|1[0-2])"
    part = f"(?:{'|'.join(map(str, NUMBERS))})"
    end = rf"[0-9]{{4}}(?:-{part}|-{month}(?:-[0-3][0-9])?)?[~?%]?"
    forms = {
        "a day, a month, a year or a part of one": (
            f"(?!0000)[0-9]{{4}}(?:-{month}|-{part}|-{days})?[~?%]?"
        ),
        "a time of day": f"(?!0000)[0-9]{{4}}-{days}[Tt ][0-2][0-9][^~?%]*",
        "from one date to another": rf"(?:{end}/(?:{end}|\.\.)|\.\./{end})",
        "one unknown day": rf"\[(?:{end}\.\.(?:{end})?|\.\.{end})\]",
    }
    return {
        "description": (
            'A date like 2017-04-11, or in quotes: "2017-04", "2017~" about, "2017?" uncertain,'
            ' "2017-21" to "2017-24" spring to winter, "2017-33" to "2017-36" a quarter,'
            ' "2017-04-10/2017-04-11" lasting, "2011/.." still going, "[..2017-04-10]" one day'
            " until then."
        ),
        "anyOf": [
            {"title": title, "type": "string", "pattern": rf"^\s*{form}\s*$"}
            for title, form in forms.items()
        ],
    }
