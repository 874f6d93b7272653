"""Line difference: what is different in two texts of a file, line by line, safe to show."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from dipview.formats.safe_text import show


def line_difference(name: str, old: str, new: str) -> Iterator[str]:
    """Write the difference of two texts as patches are written.

    Args:
        name: What the file is called.
        old: Its text.
        new: Another text of it.
    """
    for line in unified_diff(old.split("\n"), new.split("\n"), name, name, lineterm=""):
        yield f"{show(line)}\n"
