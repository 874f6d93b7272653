"""How many columns there are for what is printed."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from dipview.cli.options import Asked
from dipview.formats.document import WIDTH

_VARIABLE = "COLUMNS"
USUAL = 80
"""Columns where nothing tells how many there are."""


def is_on_terminal(asked: Asked) -> bool:
    """Tell whether what is printed goes to a terminal."""
    return not asked.output and sys.stdout.isatty()


def columns_for(asked: Asked) -> int:
    """Give the columns of what is printed.

    A file is as wide on every machine. What goes to a terminal has that terminal's width; what goes
    into a pipe has the width that the environment names, or that of the terminal on which the user
    is told what is not data, for that is where it will mostly be read.
    """
    if asked.output:
        return WIDTH
    if sys.stdout.isatty():
        return columns_of(sys.stdout) or _named() or USUAL
    return _named() or columns_of(sys.stderr) or USUAL


def columns_for_progress() -> int:
    """Give the columns of the terminal on which the user is told how far something is."""
    return columns_of(sys.stderr) or _named() or USUAL


def columns_of(stream: TextIO | None) -> int:
    """Give the columns of the terminal that a stream goes to; 0 where it goes to none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream is not None else 0
    except (OSError, ValueError, AttributeError):
        return 0


def _named() -> int:
    """Give the columns that the environment names; 0 where it names none."""
    text = os.environ.get(_VARIABLE, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
