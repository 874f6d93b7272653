"""Record making: what makes many frozen values of one class out of tables, field by field.

attrs sets each field of a frozen value by way of ``object.__setattr__``. For the forty fields of a
statement that takes longer than all else that is done with its table. Here a value begins as one of
a twin of its class, which lies in memory as it does and is not frozen, and is given its class last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

T = TypeVar("T")


def maker_of(
    cls: type[T], hooks: Mapping[str, tuple[Callable[[Any, Any], Any], Any]]
) -> Callable[[Mapping[str, object]], T]:
    """Make what makes values of a class out of tables; a wrong table raises whatever it raises.

    As attrs does, this writes a function and has it compiled, which is worth it for many values.

    Args:
        cls: A class of frozen values with slots, whose fields have defaults or none: no factories,
            no converters, no class above it.
        hooks: Of each field, by its name, what makes its value of what the table has, and what else
            that is given.

    Returns:
        The function. It refuses keys that are no fields.
    """
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)  # type: ignore[arg-type]
    twin = type(cls.__name__, (), {"__slots__": cls.__slots__})  # type: ignore[attr-defined]
    known: dict[str, Any] = {"cls": cls, "twin": twin, "names": frozenset(hooks)}
    lines = ["def make(table):"]
    lines += [" if not table.keys() <= names:", "  raise KeyError", " made = twin()"]
    for number, field in enumerate(fields):
        name = field.name
        known[f"hook{number}"], known[f"with{number}"] = hooks[name]
        known[f"default{number}"] = field.default
        given = f"hook{number}(table['{name}'], with{number})"
        if field.default is not attrs.NOTHING:
            given = f"{given} if '{name}' in table else default{number}"
        lines.append(f" made.{name} = {given}")
    lines += [" made.__class__ = cls", " return made"]
    exec("\n".join(lines), known)  # noqa: S102 - of names of fields alone
    make: Callable[[Mapping[str, object]], T] = known["make"]
    return make
