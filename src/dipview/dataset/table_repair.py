"""Table repair: a faulty table made whole enough to be checked, so that all is told in one run.

What is missing or wrong gets a stand-in, or is left out; what is then found at a stand-in, or
follows from one, is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

import attrs

from dipview.dataset.conversion_errors import explained
from dipview.dataset.problems import Way
from dipview.dataset.records import Origin, Written
from dipview.model.fields import types_of
from dipview.model.stances import Stance
from dipview.model.statements import Form

Numbers = Mapping[str, tuple[int, ...]]


class RepairedRecord(NamedTuple):
    """A record that is looked through for what else is wrong with it, and then let go of."""

    record: Written
    origin: Origin
    faulty: frozenset[Way]
    """The ways to what was found wrong already, and is not as it was written."""
    numbers: Numbers
    """Of lists that lost elements: the numbers, as written, of those that are left."""


def repaired_record(
    table: Mapping[str, object], cls: type, faults: Iterable[Way], origin: Origin
) -> RepairedRecord | None:
    """Make a record out of a table with faults; None where too little is left of it.

    Args:
        table: What the TOML reader gave.
        cls: The class of the record.
        faults: The ways to all that does not fit, or is missing.
        origin: Where it is written.
    """
    ways = frozenset(faults)
    mended, numbers = _mended(table, cls, ways)
    record, _ = explained(mended, cls)  # what is still wrong is told already
    return None if record is None else RepairedRecord(record, origin, ways, numbers)


def _mended(
    table: Mapping[str, object], cls: type, faults: Iterable[Way]
) -> tuple[dict[str, object], Numbers]:
    below: dict[str, list[Way]] = {}
    for name, *rest in filter(None, faults):
        below.setdefault(str(name), []).append(tuple(rest))
    made, types = dict(table), types_of(cls)
    numbers: dict[str, tuple[int, ...]] = {}
    for name, ways in below.items():
        value = made.pop(name, None)
        if name not in types:
            continue
        if not isinstance(value, list) or not all(ways):
            if name in _needed(cls):
                made[name] = _STAND_INS.get(types[name], _first(types[name]))
            elif isinstance(value, dict) and all(ways):
                made[name] = {key: one for key, one in value.items() if (key,) not in ways}
            continue
        inner = get_args(types[name])[0] if get_origin(types[name]) is tuple else str
        made[name], left = _without(value, inner, ways)
        if len(left) < len(value):
            numbers[name] = left
    return made, numbers


def _without(
    values: list[object], cls: type, faults: list[Way]
) -> tuple[list[object], tuple[int, ...]]:
    """Mend the tables of a list; what else is faulty in it goes, and the numbers left are given."""
    below: dict[int, list[Way]] = {}
    for number, *rest in faults:
        below.setdefault(int(number), []).append(tuple(rest))
    kept: list[object] = []
    left: list[int] = []
    for number, value in enumerate(values):
        ways = below.get(number)
        if ways is None:
            kept.append(value)
        elif isinstance(value, dict) and attrs.has(cls) and all(ways):
            kept.append(_mended(value, cls, ways)[0])
        else:
            continue
        left.append(number)
    return kept, tuple(left)


def _needed(cls: type) -> frozenset[str]:
    return frozenset(each.name for each in attrs.fields(cls) if each.default is attrs.NOTHING)


def _first(type: Any) -> str:
    return next(iter(type)).value if issubclass(type, StrEnum) else ""


_STAND_INS: Mapping[Any, str] = {Form: Form.REPORTED.value, Stance: Stance.OPEN.value}
"""Values of which least follows; of other choices, the first."""
