"""Packing: many texts one after the other in a single stretch of memory."""

from __future__ import annotations

from array import array


class PackedLines:
    """The folded texts of records, by number, in the order in which they are added."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.starts = array("Q", [0])
        """Where each begins, and where the last one ends."""

    def append(self, text: str) -> None:
        """Add the texts of the record that comes next."""
        self.content += text.encode()
        self.starts.append(len(self.content))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int, /) -> str:
        return self.content[self.starts[number] : self.starts[number + 1]].decode()
