"""Shapes: where in the classes of the model references and tables stand, read off their fields."""

from __future__ import annotations

from functools import cache

from dipview.dataset.keys import keys_of
from dipview.model.fields import alone_in
from dipview.model.kinds import Kind
from dipview.model.values import frozen


@frozen(kw_only=True)
class Shape:
    """Which fields of a class hold ids of records, and which hold further tables."""

    ones: tuple[tuple[str, Kind], ...]
    """The fields that hold one id or None, with the kind of record that it is of."""
    many: tuple[tuple[str, Kind], ...]
    """The fields that hold a list of ids."""
    tables: tuple[str, ...]
    """The fields that hold a list of tables in which references stand, at whatever depth."""
    single: tuple[str, ...]
    """The fields that hold one such table, or None."""
    alone: str
    """The field whose text alone may stand for the table; empty where none may."""

    @property
    def refers(self) -> bool:
        """Whether any reference stands in it."""
        return bool(self.ones or self.many or self.tables or self.single)


def shape_of(cls: type) -> Shape:
    """Give the shape of a class of the model."""
    return _shape_of(cls)


@cache
def _shape_of(cls: type) -> Shape:
    keys = keys_of(cls)
    referring = [(key, key.refers_to) for key in keys]
    tables = [key for key in keys if key.table and shape_of(key.table).refers]
    return Shape(
        ones=tuple((key.name, kind) for key, kind in referring if kind and not key.many),
        many=tuple((key.name, kind) for key, kind in referring if kind and key.many),
        tables=tuple(key.name for key in tables if key.many),
        single=tuple(key.name for key in tables if not key.many),
        alone=alone_in(cls),
    )
