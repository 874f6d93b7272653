"""Switches: what may count for a standing, and from which day it is looked."""

from __future__ import annotations

import datetime as dt

from dipview.model.values import frozen


@frozen(kw_only=True)
class Switches:
    """What may count for a standing."""

    day: dt.date | None = None
    """The day to look from; None for all that the dataset knows."""
    second_hand: bool = True
    """What somebody else says that the holder holds may count."""
    exact_only: bool = False
    """Only what is given in exact words counts."""
    roll_up: bool = False
    """The words of officials and bodies count for what they serve."""
