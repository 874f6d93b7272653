"""Bounds: how far a process may go that reads what nobody has looked at."""

from __future__ import annotations

from typing import NamedTuple

_MIB = 1024 * 1024


class Bounds(NamedTuple):
    """What a limited process may use."""

    seconds: float = 10
    """From its start on, by the clock."""
    memory: int = 512 * _MIB
    """In bytes of its address space; on Windows and macOS nothing holds it to that."""
    said: int = 64 * _MIB
    """How many bytes it may say."""


NO_MEMORY = 3
"""The exit code of one that asked for more memory than it may have."""
