"""Table edits: what is to become of the records of one table of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import define, field

Table: TypeAlias = Mapping[str, Any]


@define
class TableEdit:
    """What is to become of the records of one table of a file, each by its number in it."""

    old: Sequence[Any] = ()
    """The records as they are, as the TOML reader gives them."""
    replaced: dict[int, Table] = field(factory=dict)
    removed: set[int] = field(factory=set)
    added: list[Table] = field(factory=list)

    def new(self, behind: Mapping[int, Sequence[Table]]) -> list[Any]:
        """Give the records as they are to be.

        Args:
            behind: The new records by the number of that which they follow, -1 for none.
        """
        records: list[Any] = list(behind.get(-1, ()))
        for at, was in enumerate(self.old):
            if at not in self.removed:
                records.append(self.replaced.get(at, was))
                records += behind.get(at, ())
        return records

    def added_behind(self, shared: Table) -> dict[int, list[Table]]:
        """Say which record each new one follows, by its number; -1 where there is none.

        A statement follows the last one of its source, if there is one.

        Args:
            shared: What the file gives to each of its records.
        """
        left = [at for at in range(len(self.old)) if at not in self.removed]
        last = left[-1] if left else -1
        of_source = {_source(self.old[at], shared): at for at in left} if self.added else {}
        behind: dict[int, list[Table]] = {}
        for table in self.added:
            source = _source(table, shared)
            behind.setdefault(of_source.get(source, last) if source else last, []).append(table)
        return behind


def _source(record: Any, shared: Table) -> str:
    source = record.get("source", shared.get("source")) if isinstance(record, Mapping) else None
    return source if isinstance(source, str) else ""
