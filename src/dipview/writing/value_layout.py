"""Value layout: a value as it is written, laid out anew on one line or several.

Scalars stay as their author wrote them, with their quotation marks; so does all of a value that has
a comment in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dipview.dataset.scanning import key_at, string_end
from dipview.writing.record_text import rank_of, table_of
from dipview.writing.toml_text import WIDTH, broken_array, key_text

_BLANK = re.compile(r"[ \t\r\n]*+")
_SCALAR = re.compile(r"[^\[\]{},#\"'\n]++")
_LAID_OUT = re.compile(r'\[(?:"[^"\\\n]*+"(?:, "[^"\\\n]*+")*+)?\]')
"""An array of plain strings that is as it is to be, where it has room."""
_TEXT = re.compile(r'"[^"\\\n]*+"')
_OF_TEXTS = re.compile(rf"\[(?:\s*+{_TEXT.pattern}\s*+(?:,|(?=\])))*+\s*+\]")


class _Laid(NamedTuple):
    text: str
    end: int
    elements: tuple[str, ...] = ()
    """Of an array."""
    plain: bool = True
    """Of an array: whether none of its elements is an array or a table."""
    tables: bool = False
    """Of an array: whether all of them are tables."""

    @classmethod
    def of_texts(cls, texts: tuple[str, ...]) -> _Laid:
        """Make it of texts in quotation marks."""
        return cls(f"[{', '.join(texts)}]", 0, texts)


class _CommentError(Exception):
    """There is a comment in the value, or what the scan does not know."""


def laid_out(raw: str, column: int, cls: type | None) -> str:
    """Lay a value out.

    Args:
        raw: As it is written.
        column: How much stands before it on its line, in characters.
        cls: The class of the tables in it, whose keys are put into order; None where unknown.
    """
    if raw[:1] not in ("[", "{"):
        return raw
    if column + len(raw) <= WIDTH and _LAID_OUT.fullmatch(raw):
        return raw
    if _OF_TEXTS.fullmatch(raw):
        return _array_text(_Laid.of_texts(tuple(_TEXT.findall(raw))), column)
    try:
        laid = _value(raw, 0, cls)
    except _CommentError:
        return raw
    return _array_text(laid, column, tables_apart="\n" in raw)


def _array_text(laid: _Laid, column: int, *, tables_apart: bool = False) -> str:
    """Write an array on one line, or broken where that is too long or its tables stand apart."""
    if not laid.elements:
        return laid.text
    kept = laid.tables and tables_apart
    if not kept and column + len(laid.text) <= WIDTH and "\n" not in laid.text:
        return laid.text
    return broken_array(laid.elements, plain=laid.plain)


def _value(raw: str, at: int, cls: type | None) -> _Laid:
    if raw[at : at + 1] == "[":
        return _array(raw, at + 1, cls)
    if raw[at : at + 1] == "{":
        return _table(raw, at + 1, cls)
    end = string_end(raw, at)
    if end == at:
        scalar = _SCALAR.match(raw, at)
        if scalar is None:
            raise _CommentError
        end = scalar.end()
    return _Laid(raw[at:end].strip(), end)


def _array(raw: str, at: int, cls: type | None) -> _Laid:
    texts: list[str] = []
    openings: set[str] = set()
    while (at := _next(raw, at)) < len(raw) and raw[at] != "]":
        openings.add(raw[at] if raw[at] in "[{" else "")
        laid = _value(raw, at, cls)
        texts.append(laid.text)
        at = _comma(raw, laid.end)
    plain, tables = openings <= {""}, openings == {"{"}
    return _Laid(f"[{', '.join(texts)}]", at + 1, tuple(texts), plain, tables)


def _table(raw: str, at: int, cls: type | None) -> _Laid:
    pairs: list[tuple[int, str]] = []
    while (at := _next(raw, at)) < len(raw) and raw[at] != "}":
        found = key_at(raw, at)
        if found is None:
            raise _CommentError
        names, start = found
        laid = _value(raw, start, table_of(cls, names[0]) if len(names) == 1 else None)
        pairs.append((rank_of(cls, names[0]), f"{dotted(names)} = {laid.text}"))
        at = _comma(raw, laid.end)
    pairs.sort(key=lambda pair: pair[0])
    return _Laid(f"{{ {', '.join(text for _, text in pairs)} }}" if pairs else "{}", at + 1)


@lru_cache(maxsize=1024)
def dotted(names: tuple[str, ...]) -> str:
    """Write a key of several names."""
    return ".".join(map(key_text, names))


def _comma(raw: str, at: int) -> int:
    at = _next(raw, at)
    return at + 1 if raw[at : at + 1] == "," else at


def _next(raw: str, at: int) -> int:
    """Pass blanks; raises where a comment follows."""
    blank = _BLANK.match(raw, at)
    at = blank.end() if blank else at
    if raw[at : at + 1] == "#":
        raise _CommentError
    return at
