"""Styles of citation, by name; what each writes is in ``cited``. Imports next to nothing."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """How a source is written where it is cited."""

    PLAIN = "plain"
    """All that is known of it in one line; the place in it in the source's own words."""
    UNITED_NATIONS = "un"
    """As the editorial manual of the United Nations has it in footnotes."""
    CHICAGO = "chicago"
    """As the notes of the Chicago Manual of Style."""
