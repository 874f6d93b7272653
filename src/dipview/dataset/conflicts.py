"""Conflicts: the lines that a merge leaves in a file where two sides changed the same.

They break TOML nearly everywhere; between the quotation marks of a text of several lines they do
not, and would be read as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dipview.dataset.codes import problem
from dipview.dataset.problems import Place, Problem

BEGINS = b"<<<<<<<"

MERGE_CONFLICT = "merge-conflict"
CONFLICT = "a merge conflict begins here"
"""What is said of one, before its sides."""

_MARKER = r"(?m)^(<{7}|\|{7}|={7}|>{7})(?:[ \t]([^\n]*))?$"
_HINT = "keep what is right of both sides, and take the lines of <<<<<<<, ======= and >>>>>>> out"


def conflicts(path: Path, text: str) -> tuple[Problem, ...]:
    """Find every conflict of a text, whole or cut short.

    Args:
        path: The file.
        text: Its text, in lines that end with line feeds alone.
    """
    return tuple(_found(path, text))


def _found(path: Path, text: str) -> Iterator[Problem]:
    """Go through the markers; lines are counted on from one to the next."""
    begun: dict[str, tuple[int, str]] = {}
    line, counted = 1, 0
    for marker in re.finditer(_MARKER, text):
        line += text.count("\n", counted, marker.start())
        counted = marker.start()
        sort, label = marker[1][0], (marker[2] or "").strip()
        if sort == "<":
            if begun:
                yield _conflict(path, begun)
            begun = {}
        elif "<" not in begun or (sort == ">" and "=" not in begun):
            continue
        begun.setdefault(sort, (line, label))
        if sort == ">":
            yield _conflict(path, begun)
            begun = {}
    if begun:
        yield _conflict(path, begun)


def _conflict(path: Path, markers: dict[str, tuple[int, str]]) -> Problem:
    first, one = markers["<"]
    message = CONFLICT
    if "=" in markers:
        middle = markers["="][0]
        message += f": {_side(one, first + 1, markers.get('|', (middle, ''))[0] - 1)}"
        if ">" in markers:
            last, other = markers[">"]
            message += f", or {_side(other, middle + 1, last - 1)}"
    return problem(MERGE_CONFLICT, message, Place(file=path, line=first, column=1), hint=_HINT)


def _side(name: str, first: int, last: int) -> str:
    whose = f" of '{name}'" if name else ""
    if last < first:
        return f"nothing{whose}"
    return f"line {first}{whose}" if first == last else f"lines {first} to {last}{whose}"
