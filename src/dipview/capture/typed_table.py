"""Typed tables: statements that are listed a line each, under a header, with tabs in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.capture.typed_statements import TYPED, UNNAMED
from dipview.dataset.nearest import did_you_mean
from dipview.model.values import frozen

BETWEEN = ";"
"""Parts the names of one cell."""
_SEVERAL = ("by", "on-behalf-of")
_COLUMNS = (*TYPED, UNNAMED)


class HeaderError(ValueError):
    """The header names no column, or one that there is not."""


@frozen(kw_only=True)
class TypedLine:
    """A line of a table."""

    number: int
    """Counted from 1, the header included."""
    typed: Mapping[str, Sequence[str]]
    fault: str = ""
    """Why it cannot be read; empty where it can."""


def typed_lines(text: str) -> Iterator[TypedLine]:
    """Read a table; lines that are empty are left out.

    Args:
        text: Its lines; the first names the columns as the options are called.

    Raises:
        HeaderError: A column is none; the message says which there are.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    header = next((at for at, line in enumerate(lines) if line.strip()), None)
    if header is None:
        raise HeaderError(f"there is no header; its columns are some of {', '.join(_COLUMNS)}")
    columns = [_column(each) for each in lines[header].split("\t")]
    for number, line in enumerate(lines[header + 1 :], header + 2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(columns):
            said = f"it has {len(cells)} columns, and the header {len(columns)}"
            yield TypedLine(number=number, typed={}, fault=said)
            continue
        typed = {name: _values(name, cell) for name, cell in zip(columns, cells, strict=False)}
        yield TypedLine(number=number, typed={name: each for name, each in typed.items() if each})


def _column(written: str) -> str:
    name = written.strip().lower().replace(" ", "-").replace("_", "-").removeprefix("--")
    if name not in _COLUMNS:
        hint = did_you_mean(name, _COLUMNS, f"its columns are some of {', '.join(_COLUMNS)}")
        raise HeaderError(f"there is no column '{written.strip()}'; {hint}")
    return name


def _values(name: str, cell: str) -> tuple[str, ...]:
    parts = cell.split(BETWEEN) if name in _SEVERAL else (cell,)
    return tuple(part.strip() for part in parts if part.strip())
