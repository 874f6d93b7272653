"""Mistakes: what is wrong in the config file, and on which line."""

from __future__ import annotations

import re
from pathlib import Path

from dipview.model.values import frozen

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"""\s*(["']?)([A-Za-z0-9_-]+)\1\s*(?:\.\s*(["']?)([A-Za-z0-9_-]+)\3\s*)?=""")


@frozen(kw_only=True)
class Mistake:
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


def line_of(text: str, key: str, table: str = "") -> int:
    """Find the line on which a key is set; that of its table where it is not found, else 0."""
    inside, of_table = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            inside = header[1]
            of_table = number if inside == table else of_table
        elif found := _KEY.match(line):
            names = [name for name in (inside, found[2], found[4]) if name]
            if names == [name for name in (table, key) if name]:
                return number
            of_table = number if table and names == [table] else of_table
    return of_table
