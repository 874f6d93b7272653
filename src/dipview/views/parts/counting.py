"""Numbers in words: how many of something."""

from __future__ import annotations

from dipview.views.view import Cell, Meaning


def counted(count: int, noun: str) -> str:
    """Write a number of things: ``1 actor``, ``2,594 positions``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def count_cell(count: int) -> Cell:
    """Make the cell of a number of things; on a screen, a dot where there are none."""
    short, plain = ("", "") if count else ("·", ".")
    return Cell(str(count), Meaning.COUNT, value=count, short=short, ascii_short=plain)
