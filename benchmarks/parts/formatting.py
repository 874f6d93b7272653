"""Formatting: files put into the one form, against reading them as a dataset."""

from __future__ import annotations

from functools import partial

from benchmarks.budgets import Budget, Part
from benchmarks.generating.files import Data
from benchmarks.measuring import asked_once
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import median_ratio

_MOST = 100_000
"""Records up to which it is measured."""
_TIMES = 3.0
"""How many times reading it may take."""


def measure(settings: Settings) -> Part:
    """Measure the sizes that are not too large."""
    sizes = [data for data in settings.data if data.records <= _MOST]
    return Part(
        title="Formatting",
        budgets=[_budget(settings, data) for data in sizes],
        notes=["seconds of the processor in fresh processes; nothing is written"],
    )


def _budget(settings: Settings, data: Data) -> Budget:
    settings.tell(f"formatting, {data.records:,} records")
    ways = {way: partial(_seconds, way, data) for way in ("read", "form")}
    taken = interleaved(ways, settings.rounds)
    return Budget(
        what=f"fmt against reading, {data.records:,} records",
        measured=median_ratio(taken["form"], taken["read"]),
        limit=_TIMES,
    )


def _seconds(way: str, data: Data) -> float:
    answer, _ = asked_once("formatting", (way, *data.toml))
    return float(answer["seconds"])
