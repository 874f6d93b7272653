"""Side counts: how many holders do what, and how many of these on what is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define, field


@define(eq=False)
class SideCounts:
    """Counts holders by what they do, never across evidence, in the order in which they come."""

    _counts: dict[str, Counter[str]] = field(factory=dict)

    def add(self, words: str, count: int = 1, *, disputed: int = 0, uncertain: int = 0) -> None:
        """Count some holders who do the same.

        Args:
            words: What they do, and on what evidence.
            count: How many they are.
            disputed: How many of them stand on a disputed statement.
            uncertain: Of how many it is not known that who spoke for them was in office.
        """
        counts = self._counts.setdefault(words, Counter())
        counts.update({"": count, "disputed": int(disputed), "office not certain": int(uncertain)})

    def in_words(self) -> str:
        """Write the counts: ``supports: 2 (1 disputed) · open: 1``."""
        return " · ".join(self._phrases())

    def _phrases(self) -> Iterator[str]:
        for words, counts in self._counts.items():
            asides = [f"{count} {what}" for what, count in counts.items() if what and count]
            aside = f" ({', '.join(asides)})" if asides else ""
            yield f"{words}: {counts['']}{aside}"
