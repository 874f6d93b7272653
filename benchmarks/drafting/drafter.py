"""The drafter that is scored, as a function of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dipview.capture.draft import Draft

Drafter = Callable[[str], Sequence[Draft]]
"""From the text of a source to what is drafted of it."""
