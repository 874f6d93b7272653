"""Unknown keys: those of a table, at whatever depth, that the data format does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dipview.dataset.findings import Finding, spelled
from dipview.dataset.keys import keys_of
from dipview.dataset.nearest import did_you_mean, nearest
from dipview.dataset.problems import Way
from dipview.dataset.records import Origin
from dipview.dataset.value_conversion import shortened
from dipview.model.fields import meanings_of, types_of


def unknown_keys(
    table: Mapping[str, object],
    cls: type,
    origin: Origin,
    subject: str,
    id: str = "",
    path: Way = (),
) -> Iterator[Finding]:
    """Find the keys of a table, and of the tables in it, that its class does not have.

    Args:
        table: What the TOML reader gave.
        cls: The class of the model that it is of.
        origin: Where the record is written.
        subject: What the record is called in messages.
        id: The id of the record.
        path: The way from the record to the table.
    """
    known, nested = _keys(cls)
    for key in () if table.keys() <= known.keys() else [key for key in table if key not in known]:
        where = f" in {spelled(path)}" if path else ""
        name = shortened(key)
        message = f"{subject}: there is no key '{name}'{where}; it is not read"
        hint = did_you_mean(key, [*known], "correct the name, or move it into extra = { … }")
        yield Finding(
            code="unknown-key",
            message=message,
            origin=origin,
            path=(*path, key),
            hint=hint,
            record=id,
        )
    for name, inner in nested:
        value = table.get(name)
        if isinstance(value, dict):
            yield from unknown_keys(value, inner, origin, subject, id, (*path, name))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    below = (*path, name, number)
                    yield from unknown_keys(item, inner, origin, subject, id, below)


def hides_a_guard(misnamed: str | int, cls: type) -> bool:
    """Tell whether a key that is not known may be meant to keep a record from leaving.

    Args:
        misnamed: A key that the class does not have.
        cls: The class of the record.
    """
    guards = {
        name: each.guards for name, each in meanings_of(cls).items() if each.guards is not None
    }
    mistaken = {each for names in guards.values() for each in names}
    plain = str(misnamed).casefold().replace("-", "_").replace(" ", "_")
    return plain in mistaken or nearest(plain, [*types_of(cls)]) in guards


def without_what_is_turned(table: Mapping[str, object], cls: type) -> Mapping[str, object]:
    """Leave out of a table what a mistyped key turns round or narrows: it would mean another thing.

    Args:
        table: What the TOML reader gave.
        cls: The class of the model that it is of.

    Returns:
        The rest of it, at whatever depth; unknown keys stay.
    """
    known, nested = _keys(cls)
    made = dict(table)
    missing = {name: each.turns for name, each in meanings_of(cls).items() if name not in table}
    if any(missing.values()):
        for key in table.keys() - known.keys():
            made.pop(missing.get(nearest(key, [*known]) or "", ""), None)
    for name, inner in nested:
        value = table.get(name)
        if isinstance(value, dict):
            made[name] = without_what_is_turned(value, inner)
        elif isinstance(value, list):
            made[name] = [
                without_what_is_turned(each, inner) if isinstance(each, dict) else each
                for each in value
            ]
    return made


@cache
def _keys(cls: type) -> tuple[Mapping[str, Any], tuple[tuple[str, type], ...]]:
    """Give the keys of a class, and those that hold further tables, one or a list of them."""
    known = types_of(cls)
    nested = tuple((key.name, key.table) for key in keys_of(cls) if key.table is not None)
    return known, nested
