"""Version: what a snapshot holds, told by the model, so that no number has to be raised by hand."""

from __future__ import annotations

import json
import re
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

import attrs

from dipview.dataset.features import DATED, Feature
from dipview.dataset.problems import Problem
from dipview.dataset.records import CLASSES
from dipview.dataset.snapshot.layout import FIRST, SAID, STARTS, WRITTEN
from dipview.model.fields import Meaning, meaning_of
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
    shapes: dict[type, object] = {}
    waiting = list(roots)
    while waiting:
        cls = waiting.pop()
        if cls in shapes:
            continue
        if attrs.has(cls):
            # As the class has them: attrs puts types in the place of what its fields say of them
            # as soon as anything asks it to.
            types = cls.__annotations__
            said = [_said_of(each, types) for each in attrs.fields(cls)]
            shapes[cls] = cls.__qualname__, said
            waiting.extend(_classes_named(types.values(), cls))
            waiting.extend(cls.__bases__)
        elif issubclass(cls, Enum):
            shapes[cls] = cls.__qualname__, list(cls.__members__.items())
    return list(shapes.values())


def _classes_named(types: Collection[Any], cls: type) -> Iterator[type]:
    """Give the classes that the types of a class's fields name, as they are written or made."""
    written = " ".join(each for each in types if isinstance(each, str))
    known = vars(sys.modules[cls.__module__])
    for name in dict.fromkeys(re.findall(r"\w+", written)):
        if isinstance(known.get(name), type):
            yield known[name]
    for each in types:
        if not isinstance(each, str):
            yield from _classes_in(each)


def _classes_in(made: Any) -> Iterator[type]:
    if isinstance(made, type) and get_origin(made) is None:
        yield made
    for part in get_args(made):
        yield from _classes_in(part)


def _said_of(field: attrs.Attribute[Any], types: Mapping[str, Any]) -> tuple[object, ...]:
    """Say a field: its type as it is written, since the classes that this names are said too."""
    written = str(types.get(field.name, ""))  # of an inherited one the class says that has it
    return field.name, written, _default(field.default), _DECIDING(meaning_of(field))


_DECIDING = attrgetter(*(each.name for each in attrs.fields(Meaning) if each.name != "about"))
"""Gets all that is known of a field but words about it, which decide nothing."""


def _default(default: object) -> object:
    """Say a default; what makes one by its name, since its ``repr`` may tell where it lies."""
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return "made by", getattr(default.factory, "__qualname__", "")  # type: ignore[attr-defined]
    return default
