"""Version: what a snapshot holds, told by the model, so that no number has to be raised by hand."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

import attrs

from dipview.dataset.features import DATED, Feature
from dipview.dataset.problems import Problem
from dipview.dataset.records import CLASSES
from dipview.dataset.snapshot.layout import FIRST, SAID, STARTS, WRITTEN
from dipview.model.fields import Meaning, meaning_of, types_of
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.placement import UNITS
from dipview.model.positions import Position


def version() -> str:
    """Give the version of what a snapshot holds: another one once any of it is another."""
    return _version(tuple(CLASSES.values()))


@cache
def _version(classes: tuple[type, ...]) -> str:
    return version_of(
        (*classes, Header, Position, Problem, Kind, Link, Feature),
        [STARTS, WRITTEN, SAID, DATED, UNITS, FIRST],
    )


def version_of(roots: Iterable[type], layout: object = ()) -> str:
    """Give the version of what is written of some classes.

    Args:
        roots: attrs classes and enumerations; those that their fields name are looked at too.
        layout: What else decides how they are written, in JSON or with a ``repr`` that says it.

    Returns:
        A short text, the same in each process in which all of it is the same.
    """
    content = json.dumps((_shapes(roots), layout), default=repr).encode("ascii")
    return f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}"


def _shapes(roots: Iterable[type]) -> list[object]:
    """Say all of some classes, and of those that they name, that decides what is written."""
    shapes: dict[Any, object] = {}
    waiting: list[Any] = list(roots)
    while waiting:
        each = waiting.pop()
        if each in shapes:
            continue
        if not isinstance(each, type) or get_origin(each) is not None:
            shapes[each] = str(each)
            waiting.extend(get_args(each))
        elif attrs.has(each):
            types = types_of(each)
            said = [_said_of(field, types) for field in attrs.fields(each)]
            shapes[each] = each.__qualname__, said
            waiting.extend((*types.values(), *each.__bases__))
        elif issubclass(each, Enum):
            shapes[each] = each.__qualname__, list(each.__members__.items())
        else:
            shapes[each] = each.__qualname__
    return list(shapes.values())


def _said_of(field: attrs.Attribute[Any], types: Mapping[str, Any]) -> tuple[object, ...]:
    """Say a field: its type by its name, since the classes that this names are said too."""
    written = _written(types[field.name])
    return field.name, written, _default(field.default), _DECIDING(meaning_of(field))


_written = cache(str)
"""Writes a type, as many fields have it."""
_DECIDING = attrgetter(*(each for each in Meaning._fields if each != "about"))
"""Gets all that is known of a field but words about it, which decide nothing."""


def _default(default: object) -> object:
    """Say a default; what makes one by its name, since its ``repr`` may tell where it lies."""
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return "made by", getattr(default.factory, "__qualname__", "")  # type: ignore[attr-defined]
    return default
