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
    share: float = 1.0
    """The share of their full sizes at which shapes of corpora are measured."""
    limit: float = 60.0
    """Seconds after which a command is ended, in the parts on corpora and their shapes."""
    corpora: Path | None = None
    """The folder of the corpora; None where there are none."""
    scratch: Path
    """A folder for what is needed during the run alone."""
    tell: Callable[[str], None]
    """Takes a line on what is being done."""
