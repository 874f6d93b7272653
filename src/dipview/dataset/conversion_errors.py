"""Conversion errors: why a table does not fit the model, told from cattrs' detailed errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, partial
from typing import Any, get_args, get_origin

import attrs
from cattrs import (
    ClassValidationError,
    Converter,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from dipview.dataset.conversion import (
    Hook,
    Unfit,
    UnfitParts,
    list_hook,
    missing_in,
    passages_hook,
    table_hook,
    value_hook,
)
from dipview.dataset.problems import Way
from dipview.dataset.records import Explained
from dipview.model.fields import meanings_of
from dipview.model.spans import Span


def misfits_of(table: object, cls: type[Any], detailed: Converter | None = None) -> list[Explained]:
    """Give every reason why ``table`` cannot become a ``cls``.

    Args:
        table: What the TOML reader gave.
        cls: The class that it does not fit.
        detailed: What tries it; None for :func:`converter`.
    """
    try:
        (detailed or _converter()).structure(table, cls)
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
    elif isinstance(error, UnfitParts):
        for way, part in error.parts.items():
            yield from _reasons(part, (*path, *way))
    elif isinstance(error, KeyError):
        yield Explained("missing-key", "is missing", path, f"add {path[-1]} = …" if path else "")
    else:
        yield Explained("wrong-type", f"cannot be read ({type(error).__name__})", path)


def converter() -> Converter:
    """Make a converter that gathers every error with the way to it, by the hooks of conversion."""
    made = Converter(detailed_validation=True, forbid_extra_keys=False)
    # An enumeration of texts is a text too: its own hook is the nearer one.
    for cls in (str, int, bool, Span, StrEnum):
        made.register_structure_hook(cls, _value)
    made.register_structure_hook_func(_is_mapping, _value)
    made.register_structure_hook_factory(_is_list, lambda cls: _of_cattrs(_list_hook(made, cls)))
    made.register_structure_hook_factory(attrs.has, lambda cls: _of_cattrs(_table_hook(made, cls)))
    return made


_converter = cache(converter)


def _value(value: object, cls: Any) -> Any:
    if value is _MISSING:
        raise KeyError
    hook = value_hook(cls)
    assert hook is not None  # noqa: S101 - for the type checker
    return hook(value)


def _of_cattrs(hook: Hook) -> Callable[[object, object], Any]:
    return lambda value, _: hook(value)


def _is_mapping(cls: Any) -> bool:
    return get_origin(cls) is Mapping


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _list_hook(made: Converter, cls: Any) -> Hook:
    inner = get_args(cls)[0]
    return list_hook(partial(_gathered, inner=inner, hook=made.get_structure_hook(inner)))


def _gathered(
    values: list[object], inner: Any, hook: Callable[[object, Any], object]
) -> tuple[object, ...]:
    structured: list[object] = []
    errors: list[Exception] = []
    for index, value in enumerate(values):
        try:
            structured.append(hook(value, inner))
        except Exception as error:
            error.add_note(IterableValidationNote("in a list", index, inner))
            errors.append(error)
    if errors:
        raise IterableValidationError("in a list", errors, tuple)
    return tuple(structured)


def _table_hook(made: Converter, cls: type[Any]) -> Hook:
    passages = _of_cattrs(passages_hook(_list_hook(made, tuple[str, ...])))
    overrides = {
        name: override(struct_hook=passages)
        for name, meaning in meanings_of(cls).items()
        if meaning.passages
    }
    from_table = make_dict_structure_fn(cls, made, **overrides)  # type: ignore[arg-type]

    def whole(table: dict[str, object]) -> Any:
        """Make one out of a table, in which what is missing is told together with the rest."""
        return from_table({**table, **dict.fromkeys(missing_in(table, cls), _MISSING)}, cls)

    return table_hook(cls, whole)


_MISSING = object()
"""Stands in a table for a value that it should have."""
