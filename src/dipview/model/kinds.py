"""The kinds of record that a dataset holds."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of record, in the order in which kinds are listed."""

    ACTOR = "actor"
    STATEMENT = "statement"
    POSITION = "position"
    EVENT = "event"
    ISSUE = "issue"
    SOURCE = "source"

    @property
    def plural(self) -> str:
        """The kind's name for more than one record: ``"actors"``."""
        return f"{self.value}s"
