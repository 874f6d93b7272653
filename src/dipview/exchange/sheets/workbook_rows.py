"""Workbook rows: the cells of a workbook, read in a process with limits.

What reads them is written in Rust and C; whatever a file does to it stays in that process.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from python_calamine import CalamineError, load_workbook

from dipview.processes.limited_work import serve

_PIECE = 1_000
"""How many rows are said at once."""


def read(file: BinaryIO, _: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Give the sheets of a workbook: the name of each, and then its rows, some at a time."""
    try:
        book = load_workbook(io.BytesIO(file.read()))
        for name in book.sheet_names:
            yield {"sheet": name}
            values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for first in range(0, len(values), _PIECE):
                yield {"rows": [_texts(row) for row in values[first : first + _PIECE]]}
    except (CalamineError, ValueError, OSError) as error:
        yield {"wrong": str(error)}


def _texts(row: Sequence[Any]) -> list[str]:
    """Write a row; one that is empty has no cells."""
    texts = [_text(value) for value in row]
    return texts if any(texts) else []


def _text(value: Any) -> str:
    """Write the value of a cell as people see it: whole numbers without a point, days as days."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return "" if value is None else str(value)


if __name__ == "__main__":
    serve(read)
