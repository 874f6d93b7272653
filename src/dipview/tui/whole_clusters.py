"""Whole clusters: where a dialog's edge lies over a wide cluster, both of its cells are blanked.

Rich cuts a segment before a variation selector or a joiner, which leaves one half that is a cell
too wide or too narrow and a half that joins what it must not: all to the right of it would shift.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import split_text
from rich.segment import Segment


def keep_clusters_whole() -> None:
    """Have Rich cut segments between clusters alone, for as long as the program runs."""
    Segment._split_cells = staticmethod(_split)  # type: ignore[method-assign,assignment]


@lru_cache(4096)
def _split(segment: Segment, cut: int) -> tuple[Segment, Segment]:
    text, style, control = segment
    if cut >= segment.cell_length:
        return segment, Segment("", style, control)
    before, after = split_text(text, cut)
    return Segment(before, style, control), Segment(after, style, control)
