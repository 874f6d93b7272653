"""Mistakes: what is wrong in the config file, and on which line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Mistake(NamedTuple):
    """One thing that is wrong; the default, or what else is right, is used in its place."""

    line: int
    """Counted from 1; 0 where it is about the file as a whole."""
    message: str
    """What is wrong and what to do, in one line."""
    key: str = ""
    """The setting that it concerns; empty for the file as a whole."""

    def in_words(self, path: Path | None) -> str:
        """Say it with its place: ``config.toml:3: dates: …``."""
        place = f"{path or 'config'}:{self.line}" if self.line else str(path or "config")
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"
