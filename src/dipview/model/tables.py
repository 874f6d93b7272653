"""Tables: the empty one that all records share which have no extra keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

EMPTY: Final[Mapping[str, Any]] = {}
"""A table without keys; nobody adds any."""
