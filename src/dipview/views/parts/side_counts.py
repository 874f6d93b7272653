"""Side counts: how many holders do what, and how many of these on what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator


class SideCounts:
    """Counts holders by what they do, never across evidence, in the order in which they come."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int, int]] = {}
        """By words: all of them, those on disputed statements, those of an office not certain."""

    def add(self, words: str, count: int = 1, *, disputed: int = 0, uncertain: int = 0) -> None:
        """Count some holders who do the same.

        Args:
            words: What they do, and on what evidence.
            count: How many they are.
            disputed: How many of them stand on a disputed statement.
            uncertain: Of how many it is not known that who spoke for them was in office.
        """
        before = self._counts.get(words, (0, 0, 0))
        self._counts[words] = (before[0] + count, before[1] + disputed, before[2] + uncertain)

    def in_words(self) -> str:
        """Write the counts: ``supports: 2 (1 disputed) · open: 1``."""
        return " · ".join(self._phrases())

    def _phrases(self) -> Iterator[str]:
        for words, (count, disputed, uncertain) in self._counts.items():
            doubts = ((disputed, "disputed"), (uncertain, "office not certain"))
            asides = ", ".join(f"{doubtful} {what}" for doubtful, what in doubts if doubtful)
            yield f"{words}: {count} ({asides})" if asides else f"{words}: {count}"
