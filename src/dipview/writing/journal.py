"""The journal: what was written in a session, to be taken back one step at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from attrs import define, evolve, field

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
    texts: Mapping[Path, str] = field(factory=dict)
    """Texts that were stored with it, by the SHA-256 of what they say."""

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

    def add_text(self, path: Path, digest: str) -> None:
        """Add to the last write a text that was stored with it.

        Args:
            path: Its file.
            digest: The SHA-256 of it.
        """
        last = self.entries[-1]
        self.entries[-1] = evolve(last, texts={**last.texts, path: digest})

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
            for path, digest in last.texts.items():
                _removed(path, digest)
        self.entries.pop()
        return last


def _removed(path: Path, digest: str) -> None:
    """Take a stored text away, and the folder that it lay in alone; what was changed stays."""
    with suppress(OSError):
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
        if same:
            path.unlink()
            path.parent.rmdir()
