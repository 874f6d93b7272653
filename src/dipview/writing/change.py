"""Changes: a record that is added, made to say something else, or taken out."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.model.kinds import Kind
from dipview.model.values import frozen


@frozen
class Change:
    """What one record is to become."""

    kind: Kind
    """Any but a position, which stands inside a statement."""
    id: str
    """The record's id, as it is now: its table may give it another."""
    table: Mapping[str, object] | None
    """What it is to say, as the TOML reader gives it; None takes it out.

    Where there is no such record, it is added. Where there is, only keys that differ are touched: a
    key that is missing here, or None, goes.
    """
    was: Mapping[str, object] | None = None
    """What it said when the change was begun; None where whatever it says is to be replaced.

    A record that says something else by now stays as it is, and the change is refused.
    """
    new: bool = False
    """Whether it is to be added: a record of this id that says something else is never replaced."""

    @property
    def named(self) -> str:
        """What it is about: ``actor 'a'``."""
        return f"{self.kind.value} '{self.id}'"
