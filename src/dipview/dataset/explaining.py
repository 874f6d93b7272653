"""Explaining: why a table does not fit the model, told from cattrs' detailed errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen
from cattrs import ClassValidationError, Converter, IterableValidationError

from dipview.dataset.conversion import Unfit
from dipview.dataset.problems import Way


@frozen
class Explained:
    """One reason why a table does not fit."""

    code: str
    message: str
    path: Way
    hint: str = ""


def explained(detailed: Converter, table: object, cls: type[Any]) -> list[Explained]:
    """Give every reason why ``table`` cannot become a ``cls``.

    Args:
        detailed: A converter that gathers all errors.
        table: What the TOML reader gave.
        cls: The class that it does not fit.
    """
    try:
        detailed.structure(table, cls)
    except Exception as error:  # every kind of error is told apart in _reasons
        return list(_reasons(error, ()))
    return []


def _reasons(error: BaseException, path: Way) -> Iterator[Explained]:
    if isinstance(error, ClassValidationError):
        named, others = error.group_exceptions()
        for inner, note in named:
            yield from _reasons(inner, (*path, note.name))
        for inner in others:
            yield from _reasons(inner, path)
    elif isinstance(error, IterableValidationError):
        numbered, others = error.group_exceptions()
        for inner, place in numbered:
            yield from _reasons(inner, (*path, place.index))
        for inner in others:
            yield from _reasons(inner, path)
    elif isinstance(error, Unfit):
        yield Explained(error.code, error.message, path, error.hint)
    elif isinstance(error, KeyError):
        yield Explained("missing-key", "is missing", path, f"add {path[-1]} = …" if path else "")
    else:
        yield Explained("wrong-type", f"cannot be read ({type(error).__name__})", path)
