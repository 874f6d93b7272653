"""The decision log: added to a line at a time, each on the disk before anything else is done."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve

from dipview.capture.added_lines import add_line
from dipview.capture.review.decisions import Decision, Decisions, read_decisions, written
from dipview.dataset.problems import Problem


class LogError(Exception):
    """The log cannot be read or written; the message says which, why, and what to do."""


class DecisionLog:
    """The log of one source.

    Args:
        path: Where it lies; its folder is made with its first line.

    Raises:
        LogError: It is there and cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        read = read_decisions(path)
        if isinstance(read, Problem):
            hint = f"; {read.hint}" if read.hint else ""
            raise LogError(f"{path}: this {read.message}{hint}")
        self.decisions: Decisions = read
        """What it holds."""

    def append(self, decision: Decision) -> Decision:
        """Add a decision, down to the disk.

        Returns:
            The decision with its number and its instant.

        Raises:
            LogError: It cannot be written; it then counts as not made.
        """
        number = self.decisions.next_number
        at = decision.at or datetime.now(UTC).isoformat(timespec="seconds")
        kept = evolve(decision, number=number, at=at)
        try:
            add_line(self.path, written(kept).encode("utf-8", "backslashreplace"))
        except OSError as error:
            said = error.strerror or "it cannot be written"
            raise LogError(f"cannot write {self.path}: {said}; nothing was decided") from error
        self.decisions = self.decisions.with_(kept)
        return kept
