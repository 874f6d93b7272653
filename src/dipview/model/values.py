"""Values: frozen attrs classes that share how they compare, hash and show themselves.

attrs compiles these methods anew for each class, whenever it is imported: for the hundred classes
of a search that takes longer than the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ("frozen",)

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls: type | None = None, *, kw_only: bool = False, eq: bool = True) -> Any:
        """Make a class of frozen values as ``attrs.frozen`` does.

        Args:
            cls: The class; None where this is called with arguments, as a decorator.
            kw_only: Give all fields by name.
            eq: Compare by fields, not by identity.
        """
        if cls is None:
            return partial(frozen, kw_only=kw_only, eq=eq)
        # Without a place for weak references: there may be millions of values.
        made = attrs.define(
            cls, frozen=True, eq=False, repr=False, kw_only=kw_only, weakref_slot=False
        )
        if eq:
            _compare_by_fields(made)
        if "__repr__" not in vars(cls):
            made.__repr__ = _shown
        return made


def _compare_by_fields(cls: type) -> None:
    fields = attrs.fields(cls)
    compared = _getter(field.name for field in fields if field.eq)
    hashed = _getter(
        field.name for field in fields if (field.eq if field.hash is None else field.hash)
    )

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_of(self: object) -> int:
        return hash(hashed(self))

    cls.__eq__, cls.__hash__ = equal, hash_of  # type: ignore[assignment,method-assign]


def _getter(names: Iterable[str]) -> Callable[[object], object]:
    """Make what gets fields; of none, what any two values of a class have in common."""
    known = tuple(names)
    return attrgetter(*known) if known else lambda _: ()


def _shown(self: attrs.AttrsInstance) -> str:
    told = (
        (field.name, getattr(self, field.name)) for field in attrs.fields(type(self)) if field.repr
    )
    return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in told)})"
