"""What a run is told to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.generating.files import Data


@frozen(kw_only=True)
class Settings:
    """The settings of a run, and its data."""

    data: Sequence[Data]
    """The generated datasets, the smallest first."""
    rounds: int
    queries: int
    """Queries of each group."""
    seed: int
    scratch: Path
    """A folder for what is needed during the run alone."""
    tell: Callable[[str], None]
    """Takes a line on what is being done."""
