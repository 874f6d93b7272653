"""Version: what a snapshot holds, told by the model, so that no number has to be raised by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import chain
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from dipview.dataset.features import DATED, Feature
from dipview.dataset.problems import Problem
from dipview.dataset.records import CLASSES
from dipview.dataset.snapshot.layout import SAID, STARTS, WRITTEN
from dipview.model.fields import meaning_of
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
        [STARTS, WRITTEN, SAID, DATED, UNITS],
    )


def version_of(roots: Iterable[type], layout: object = ()) -> str:
    """Give the version of what is written of some classes.

    Args:
        roots: attrs classes and enumerations; those that their fields name are looked at too.
        layout: What else decides how they are written, with a ``repr`` that says it.

    Returns:
        A short text, the same in each process in which all of it is the same.
    """
    content = repr((_shapes(roots), layout)).encode("ascii", "backslashreplace")
    return hashlib.blake2b(content, digest_size=10).hexdigest()


def _shapes(roots: Iterable[type]) -> list[object]:
    """Say all of some classes, and of those that they name, that decides what is written."""
    shapes: dict[type, object] = {}
    waiting = list(roots)
    while waiting:
        cls = waiting.pop()
        if cls in shapes:
            continue
        if attrs.has(cls):
            hints = get_type_hints(cls)
            shapes[cls] = cls.__qualname__, [_said_of(each, hints) for each in attrs.fields(cls)]
            waiting.extend(chain.from_iterable(map(_classes_in, hints.values())))
        elif issubclass(cls, Enum):
            shapes[cls] = cls.__qualname__, [(each.name, each.value) for each in cls]
    return list(shapes.values())


def _classes_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and get_origin(hint) is None:
        yield hint
    for part in get_args(hint):
        yield from _classes_in(part)


def _said_of(field: attrs.Attribute[Any], hints: Mapping[str, Any]) -> tuple[object, ...]:
    meaning = attrs.evolve(meaning_of(field), about="")
    return field.name, hints[field.name], _default(field.default), meaning


def _default(default: object) -> object:
    """Say a default; what makes one by its name, since its ``repr`` may tell where it lies."""
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return "made by", getattr(default.factory, "__qualname__", "")  # type: ignore[attr-defined]
    return default
