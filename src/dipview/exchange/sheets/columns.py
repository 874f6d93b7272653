"""Columns: which keys of records a workbook has, and how a cell has their values."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from dipview.dataset.keys import Key, keys_of
from dipview.dataset.records import CLASSES
from dipview.exchange.imported import ORDER
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.spans import Span, SpanError, read_span
from dipview.model.typed_dates import read_typed

LIST = "; "
"""What parts the elements of a list in a cell."""
PASSAGES = "\n---\n"
"""What parts passages of words in a cell."""

POSITIONS = "Positions"
SHEETS: Mapping[str, Kind] = {kind.plural.title(): kind for kind in ORDER}
"""The kind of the records on each sheet; positions have one of their own."""


def columns_of(kind: Kind | None) -> list[Key]:
    """Give the keys that have columns: those whose values a cell can hold.

    Args:
        kind: Of records; None for positions.
    """
    cls = CLASSES[kind] if kind is not None else PositionEntry
    kept = [key for key in keys_of(cls) if key.table is None and key.name not in _WITHOUT]
    return [key for key in kept if key.type in _HELD or key.closed]


_HELD: tuple[Any, ...] = (str, int, bool, Span)
_WITHOUT = frozenset(("id", "extra", "passage", "text_sha256"))


def cell_of(key: Key, value: Any) -> str:
    """Write a value for a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return (PASSAGES if key.passages else LIST).join(str(each) for each in value)
    return str(value)


def _date(text: str) -> str:
    """Read a date as the data format or as people write one.

    Raises:
        ValueError: It is none, could be two, or has no year; the message says so.
    """
    with suppress(SpanError):
        return read_span(text).text
    try:
        typed = read_typed(text)
    except SpanError as error:
        raise ValueError(str(error)) from error
    if typed.known is None:
        raise ValueError(f"'{text}' {typed.lack}")
    return typed.known.text


def value_of(key: Key, cell: str) -> object:
    """Read what a cell says, as TOML has it; None where it says nothing.

    Raises:
        ValueError: It is no value of the key; the message says why.
    """
    text = cell.strip()
    if not text:
        return None
    if key.passages:
        return [part for part in text.split(PASSAGES) if part.strip()]
    if key.many:
        return [part.strip() for part in text.split(LIST.strip()) if part.strip()]
    if key.type is bool:
        if text.casefold() in ("yes", "true", "1", "x"):
            return True
        if text.casefold() in ("no", "false", "0"):
            return None
        raise ValueError(f"'{text}' is neither yes nor no")
    if key.type is int:
        if text.lstrip("-").isdecimal():
            return int(text)
        raise ValueError(f"'{text}' is no whole number")
    if key.type is Span:
        return _date(text)
    if key.closed and text not in key.known:
        raise ValueError(f"'{text}' is not one of its values: {', '.join(key.known)}")
    return text
