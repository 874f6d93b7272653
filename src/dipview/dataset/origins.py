"""Origins: where each record was written, packed into a few bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field

from dipview.dataset.records import Origin
from dipview.model.values import frozen

UNKNOWN = 0xFFFFFFFF
"""Stands for the sheet of a record that was not read from a file."""


@frozen
class PackedOrigins:
    """The origins of the records of a kind, in their order."""

    sheets: Sequence[tuple[Path, str]]
    """Each table of each file."""
    which: array[int]
    """For each record the place of its sheet, or ``UNKNOWN``."""
    numbers: array[int] = field(repr=False)
    """For each record its number in its sheet."""

    @classmethod
    def of(cls, ids: Iterable[str], origins: Mapping[str, Origin]) -> PackedOrigins:
        """Pack the origins of records."""
        sheets: dict[tuple[Path, str], int] = {}
        which, numbers = array("I"), array("I")
        for id in ids:
            origin = origins.get(id)
            if origin is None:
                which.append(UNKNOWN)
                numbers.append(UNKNOWN)
            else:
                which.append(sheets.setdefault(origin[:2], len(sheets)))
                numbers.append(origin.number)
        return cls(tuple(sheets), which, numbers)

    def __getitem__(self, at: int) -> Origin | None:
        sheet = self.which[at]
        return None if sheet == UNKNOWN else Origin(*self.sheets[sheet], self.numbers[at])
