"""Chunked parsing: a large TOML text a stretch at a time, where that gives the same as at once.

A text is cut before the headers of records. A cut in the middle of a value leaves a piece that does
not parse; pieces that share a name which is no list of tables in both would not be one document.
In either case the text is to be parsed as a whole, which tells what is wrong with it, if anything.

Pieces are parsed by a parser that is several times faster than the one that tells what is wrong;
whatever it refuses, as what is nested some eighty levels deep, is given to the other one.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping

import tomli

SIZE = 8 * 1024
"""How many characters a piece has at least."""

_HEADER = r"(?m)^\["
_RECORD = r"(?m)^\[\[[A-Za-z0-9_-]+\]\]"
_EQUALS = (r"=[ \t]*[#\n]", r"\n[ \t]*=")
"""An equals sign that ends or begins a line: within braces only the fast parser takes it."""
_LIST_WITHIN = r"\n[ \t]*\[\[[^\n]*\."
_DOTTED = r"""\n[ \t]*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*\."""
"""A list of tables in a table, and a key with parts, which the fast parser may add to that list."""


class NotInChunks(Exception):  # noqa: N818 - nothing went wrong
    """The text is to be parsed as a whole."""


def parsed_in_chunks(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Parse a text piece by piece.

    Args:
        text: A TOML document.

    Yields:
        How far the text is parsed, and the tables of the piece up to there; of a list of tables
        each piece has those that stand in it.

    Raises:
        NotInChunks: The text is no document, or perhaps another one than its pieces are.
    """
    # A library that only large files need.
    from rtoml import loads  # noqa: PLC0415 - as said

    extended: dict[str, bool] = {}
    for start, end in _cuts(text):
        tables = _parsed(text[start:end], loads)
        for name, value in tables.items():
            # What stands before all headers is a plain value, whatever it looks like.
            extends = isinstance(value, list) and text[start] == "["
            if name in extended and not (extends and extended[name]):
                raise NotInChunks
            extended[name] = extends
        yield end, tables


def _parsed(piece: str, fast: Callable[..., dict[str, object]]) -> Mapping[str, object]:
    # Of the two characters that end a line on Windows the fast parser keeps both, in values too.
    plain = piece.replace("\r\n", "\n")
    if _is_read_alike(plain):
        with contextlib.suppress(ValueError):
            return fast(plain)
    try:
        return tomli.loads(piece)
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotInChunks from error


def _is_read_alike(piece: str) -> bool:
    """Tell whether the fast parser refuses a piece, or reads it as the other one does."""
    # Before a header there may be a byte order mark, which only one of the parsers minds.
    if piece[0] != "[" or "\r" in piece or any(re.search(each, piece) for each in _EQUALS):
        return False
    return not (re.search(_LIST_WITHIN, f"\n{piece}") and re.search(_DOTTED, piece))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Give where pieces start and end: first what stands before any header."""
    header = re.search(_HEADER, text)
    start = header.start() if header else len(text)
    if start:
        yield 0, start
    record = re.compile(_RECORD)
    while start < len(text):
        found = record.search(text, start + SIZE)
        end = found.start() if found else len(text)
        yield start, end
        start = end
