"""The signs at the left of a row: the cursor's bar, a pin, a mark, that the row goes on."""

from __future__ import annotations

BAR = ("▌", ">")
"""The cursor's bar, in Unicode and in ASCII."""
SIGNS = {(True, False): ("◆", "^"), (False, True): ("✓", "*"), (True, True): ("◈", "&")}
"""The signs of a row by whether it is pinned and marked, in Unicode and in ASCII."""
_EDGES = {(True, False): ("↑", "^"), (False, True): ("↓", "v"), (True, True): ("↕", "|")}
"""The signs of a row of which more stands above, below, or both, in Unicode and in ASCII."""


def edge_sign(*, above: bool, below: bool, ascii_marks: bool) -> str:
    """Give the sign of a row that goes on beyond the lines in sight; empty where it does not."""
    signs = _EDGES.get((above, below))
    return signs[ascii_marks] if signs is not None else ""
