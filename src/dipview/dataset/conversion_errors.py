"""Conversion errors: why a table does not fit the model, told from cattrs' detailed errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from cattrs import ClassValidationError, Converter, IterableValidationError

from dipview.dataset.conversion import converter
from dipview.dataset.findings import Explained
from dipview.dataset.problems import Way
from dipview.dataset.value_conversion import Unfit, UnfitParts
from dipview.model.spans import FORMS
from dipview.model.typed_dates import RECKONED

T = TypeVar("T")


def explained(
    table: Mapping[str, object], cls: type[T], detailed: Converter | None = None
) -> tuple[T | None, list[Explained]]:
    """Make a record or a header out of its table, whose unknown keys are read over.

    Args:
        table: What the TOML reader gave.
        cls: What to make of it.
        detailed: What tries it; None for a detailed converter that all share.

    Returns:
        What was made, or None with every reason why it cannot be made.
    """
    try:
        return (detailed or _converter()).structure(table, cls), []
    except Exception as error:  # every kind of error is told apart in _reasons
        return None, list(_reasons(error, ()))


_EMBARGO = (
    "write the moment at which it ends, like 2026-12-01T18:00:00+01:00, or the day on which it may "
    "leave, like 2026-12-01"
)


@cache
def _converter() -> Converter:
    return converter(detailed=True)


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
        ends = path[-1:] == ("embargo",) and error.hint in (FORMS, RECKONED)
        yield Explained(error.code, error.message, path, _EMBARGO if ends else error.hint)
    elif isinstance(error, UnfitParts):
        for way, part in error.parts.items():
            yield from _reasons(part, (*path, *way))
    elif isinstance(error, KeyError):
        yield Explained("missing-key", "is missing", path, f"add {path[-1]} = …" if path else "")
    else:
        yield Explained("wrong-type", f"cannot be read ({type(error).__name__})", path)
