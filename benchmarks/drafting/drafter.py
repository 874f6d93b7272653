"""The drafter that is scored, as a function of a text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from dipview.capture.draft import Draft

Drafter = Callable[[str], Sequence[Draft]]
"""From the text of a source to what is drafted of it."""
