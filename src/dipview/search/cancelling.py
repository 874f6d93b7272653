"""Cancelling: what long work calls now and then, so that whoever waits for it can end it."""

from __future__ import annotations

from collections.abc import Callable

Check = Callable[[], None]
"""Called now and then during long work; raises to end it."""


def unchecked() -> None:
    """Let long work go on: the check of a caller who never cancels."""
