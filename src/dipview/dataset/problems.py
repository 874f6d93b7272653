"""Problems: what is wrong in a file, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from dipview.model.values import frozen

Way: TypeAlias = tuple[str | int, ...]
"""The way from a record's table to a value in it: ``("positions", 0, "issue")``."""


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The data is wrong; `dipview check` ends with 1."""
    WARNING = "warning"
    """The data can be read, but probably is not what its author meant."""


@frozen(kw_only=True)
class Place:
    """A place in a file; lines and columns count from 1, None where they are not known."""

    file: Path
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(
            str(part) for part in (self.file, self.line, self.column) if part is not None
        )


@frozen(kw_only=True)
class Problem:
    """One thing wrong in one file."""

    severity: Severity
    code: str
    """A stable name for this kind of problem: ``unknown-id``."""
    message: str
    place: Place
    hint: str = ""
    """What to do; empty where the message says it."""
    record: str = ""
    """Id of the record concerned; empty where there is none."""

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity.value} {self.code}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text
