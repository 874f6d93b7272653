"""Refused: what is raised where a dialog's work cannot be done."""

from __future__ import annotations


class RefusedError(Exception):
    """Nothing is brought in or written; says what, where, and what to do."""

    def __init__(self, message: str, *, replaceable: bool = False) -> None:
        super().__init__(message)
        self.replaceable = replaceable
        """A file is there, which could be replaced."""
