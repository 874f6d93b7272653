"""Values: frozen attrs classes that share how they compare, hash, show and close themselves.

attrs compiles these methods anew for each class, whenever it is imported: for the hundred classes
of a search that takes longer than the search. And it fills each field of a frozen value past what
keeps it frozen, which takes longer than all else that makes a record or a cell. Here a value is
filled while it is of a class that lets its fields be set, and then becomes what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs
from attrs.exceptions import FrozenInstanceError

__all__ = ("frozen",)

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls: type | None = None, *, kw_only: bool = False, eq: bool = True) -> Any:
        """Make a class of frozen values as ``attrs.frozen`` does.

        It has no ``__attrs_post_init__`` of its own: what follows from fields is a default.

        Args:
            cls: The class; None where this is called with arguments, as a decorator.
            kw_only: Give all fields by name.
            eq: Compare by fields, not by identity.
        """
        if cls is None:
            return partial(frozen, kw_only=kw_only, eq=eq)
        cls.__attrs_pre_init__, cls.__attrs_post_init__ = _open, _close  # type: ignore[attr-defined]
        # Without a place for weak references: there may be millions of values.
        made = attrs.define(
            cls,
            eq=False,
            repr=False,
            kw_only=kw_only,
            weakref_slot=False,
            on_setattr=attrs.setters.NO_OP,
        )
        made.__setattr__, made.__delattr__ = _refuse, _refuse
        if eq:
            _compare_by_fields(made)
        if "__repr__" not in vars(cls):
            made.__repr__ = _shown
        return made


def _open(self: Any) -> None:
    """Have the fields of a new value set as those of any object are."""
    object.__setattr__(self, "__class__", _open_class(type(self)))  # type: ignore[arg-type]


def _close(self: Any) -> None:
    """Freeze a value all of whose fields are set."""
    self.__class__ = type(self).__base__


@cache
def _open_class(cls: type) -> type:
    """Give the class of the values of a class that are not yet whole."""
    # Both methods as they are of any object: else each field is set by way of a look-up of them.
    usual = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(cls.__name__, (cls,), {"__slots__": (), **usual})


def _refuse(_self: object, _name: str, *_value: object) -> None:
    raise FrozenInstanceError


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
