"""Limits: how much of what the user gives may be read."""

from __future__ import annotations

from typing import NamedTuple

MIB = 1024 * 1024
"""In bytes."""


class Limits(NamedTuple):
    """How many bytes may be read."""

    file: int = 512 * MIB
    """Of one file."""
    total: int = 2048 * MIB
    """Of all files together."""

    @classmethod
    def of(cls, most: int) -> Limits:
        """Allow ``most`` bytes a file, and four times as many in all, as the defaults do."""
        return cls(most, 4 * most)
