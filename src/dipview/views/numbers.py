"""Numbers in words: how many of something."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Write a number of things: ``1 actor``, ``2,594 positions``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
