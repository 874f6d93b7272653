"""Limits: how much Excel takes."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 32_767
"""The most characters of a cell."""
MOST_ROWS = 1_048_576
"""The most rows of a sheet, its head among them."""
MOST_COLUMNS = 16_384


class Limits(NamedTuple):
    """What a sheet has room for; what is more goes on elsewhere."""

    characters: int = LONGEST
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS


EXCEL = Limits()
