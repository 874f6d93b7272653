"""Position ids: those of all statements' positions, in order, made when they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from dipview.model.statements import Statement


class PositionIds(Sequence[str]):
    """The id of every position that statements take.

    Args:
        statements: The statements, in order.
    """

    __slots__ = ("_statements", "of", "starts")

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self.of = array("I")
        """For each position the place of its statement."""
        self.starts = array("I", [0])
        """For each statement the place of its first position; at last how many there are."""
        for place, statement in enumerate(statements):
            count = sum([len(statement.holders_of(entry)) for entry in statement.positions])
            self.of.extend(array("I", [place]) * count)
            self.starts.append(len(self.of))

    def __len__(self) -> int:
        return len(self.of)

    def __iter__(self) -> Iterator[str]:
        for statement in self._statements:
            if statement.positions:
                yield from statement.held_ids()

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self.of)))]
        at = index + len(self.of) if index < 0 else index
        place = self.of[at]
        return self._statements[place].held_id_at(at - self.starts[place])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PositionIds | list | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]
