"""The signs at the left of a row: the cursor's bar, a pin, a mark."""

from __future__ import annotations

BAR = ("▌", ">")
"""The cursor's bar, in Unicode and in ASCII."""
SIGNS = {(True, False): ("◆", "^"), (False, True): ("✓", "*"), (True, True): ("◈", "&")}
"""The signs of a row by whether it is pinned and marked, in Unicode and in ASCII."""
