"""The journal: what was written in a session, to be taken back one step at a time."""

from __future__ import annotations

from pathlib import Path

from attrs import define, field

from dipview.dataset.limits import Limits
from dipview.model.values import frozen
from dipview.writing.locking import alone
from dipview.writing.steps import Step, take_back


@frozen
class Entry:
    """One write: all that it did, in words and in steps."""

    what: str
    """``statement 'a' and actor 'b' added``."""
    steps: tuple[Step, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were written."""
        return tuple(step.path for step in self.steps)


@define(eq=False)
class Journal:
    """What was written and not taken back, the last of it last."""

    limits: Limits = field(factory=Limits)
    entries: list[Entry] = field(factory=list)

    def add(self, entry: Entry) -> None:
        """Add what was written."""
        if entry.steps:
            self.entries.append(entry)

    def undo(self) -> Entry | None:
        """Take back the last write.

        Returns:
            What was taken back; None where nothing was written.

        Raises:
            WriteError: A file is not what was written any more, or cannot be written; then
                nothing is taken back, and the write stays in the journal.
        """
        if not self.entries:
            return None
        last = self.entries[-1]
        with alone(last.steps[0].path):
            take_back(last.steps, self.limits)
        self.entries.pop()
        return last
