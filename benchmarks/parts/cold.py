"""A first opening of one file, with snapshot and index, against bare parsing of the same."""

from __future__ import annotations

import tempfile
from functools import partial

from benchmarks.budgets import Budget
from benchmarks.measuring import asked_once
from benchmarks.parts.timed import Dataset
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import median_ratio

_VOTES, _OTHERS = 5.0, 3.5
"""How many times bare parsing it may take, of votes and of other shapes."""
_ROUNDS = 2


def cold_budget(settings: Settings, name: str, dataset: Dataset, *, votes: bool) -> Budget:
    """Compare a first opening, to the first rows, with ``tomli.loads``.

    Args:
        settings: Of the run.
        name: What the file is of.
        dataset: The file; its cache is left alone.
        votes: Whether it is of votes, which are many positions in few bytes.
    """
    settings.tell(f"cold load, {name}")

    def seconds(way: str) -> float:
        with tempfile.TemporaryDirectory(dir=settings.scratch) as cache:
            words = (way, str(dataset.path))
            answer, _ = asked_once("loading", words, {"XDG_CACHE_HOME": cache})
            return float(answer["seconds"])

    ways = {way: partial(seconds, way) for way in ("bare", "first-results")}
    taken = interleaved(ways, min(_ROUNDS, settings.rounds))
    return Budget(
        what=f"cold load with snapshot and index against tomli.loads: {name}",
        measured=median_ratio(taken["first-results"], taken["bare"]),
        limit=_VOTES if votes else _OTHERS,
    )
