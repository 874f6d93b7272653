"""Pages of a Word document."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Page:
    """A page, one way round; lengths in twentieths of a point."""

    width: int
    """Between its margins."""
    height: int
    """Between its margins."""
    section: str
    """Properties of a section of such pages, as XML."""
