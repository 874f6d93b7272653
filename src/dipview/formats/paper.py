"""Paper: the sizes that documents are laid out for."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Its width and height, upright."""
        return (210, 297) if self is Paper.A4 else (215.9, 279.4)
