"""Changed fields: in what a statement as it was accepted differs from its draft."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_UNTOLD = frozenset(("id", "status", "coded_by", "locator", "printed"))
"""Keys that no draft can have right or wrong: the last two follow from the passage."""
_POSITIONS = "positions"


def changed_fields(proposed: Mapping[str, Any], accepted: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the keys in which two tables of a statement differ, those of the first position too.

    Args:
        proposed: The statement as it was drafted.
        accepted: The statement as it was written.
    """
    keys = dict.fromkeys((*proposed, *accepted))
    changed = [
        key
        for key in keys
        if key not in _UNTOLD and key != _POSITIONS and _differs(proposed, accepted, key)
    ]
    before, after = proposed.get(_POSITIONS) or [], accepted.get(_POSITIONS) or []
    return (*changed, *_changed_positions(before, after))


def plain(value: object) -> str:
    """Write a value so that it is the same whether it was read from the log or not."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _changed_positions(before: Any, after: Any) -> Iterator[str]:
    first, second = (dict(each[0]) if each else {} for each in (before, after))
    yield from (key for key in dict.fromkeys((*first, *second)) if _differs(first, second, key))
    if plain(list(before[1:])) != plain(list(after[1:])):
        yield _POSITIONS


def _differs(one: Mapping[str, Any], other: Mapping[str, Any], key: str) -> bool:
    return plain(one.get(key)) != plain(other.get(key))
