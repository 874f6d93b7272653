"""Whole views: what the matrix, the timeline and a step from day to day take in the worker."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.files import Data
from benchmarks.measuring import asked_once
from benchmarks.settings import Settings
from benchmarks.statistics import median, median_ratio, quantile
from benchmarks.table import milliseconds, times

LARGEST = 100_000
"""Records up to which whole views are measured."""
STEP = 16
"""Milliseconds that a step from day to day may take."""
_STEPS = 4
"""Steps of a round."""
_DOES = {
    "matrix": "the matrix, 40 rows of it",
    "timeline": "the timeline, 40 rows of it",
    "step": "a step to another day, at the panes",
    "step matrix": "a step to another day, at the matrix",
    "step timeline": "a step to another day, at the timeline",
}


@frozen
class Whole:
    """What whole views of a dataset took."""

    records: int
    times: Mapping[str, Sequence[float]]
    """Seconds of each deed, and of the yardstick: ``"pass"``; the first of each by itself."""


def measure(settings: Settings) -> Part:
    """Measure sizes up to 100,000 records."""
    fitting = [data for data in settings.data if data.records <= LARGEST]
    found = [_measured(settings, data) for data in fitting]
    notes = [
        "all that the worker does for a screen of 160 × 45, but the drawing",
        "the yardstick is one plain pass over all positions, in the same turns",
    ]
    if len(fitting) < len(settings.data):
        notes.append(f"measured up to {LARGEST:,} records")
    return Part(
        title="Whole views",
        budgets=list(budgets(found)),
        tables=[table(found)] if found else [],
        notes=notes,
    )


def _measured(settings: Settings, data: Data) -> Whole:
    settings.tell(f"whole views, {data.records:,} records")
    environment = {"XDG_CACHE_HOME": tempfile.mkdtemp(dir=settings.scratch)}
    count = str(settings.rounds * _STEPS)
    answer, _ = asked_once("whole", (count, *data.toml), environment)
    return Whole(data.records, answer)


def table(found: Sequence[Whole]) -> Table:
    """Make the table of all sizes."""
    rows = [
        [
            f"{whole.records:,}",
            does,
            milliseconds(median(whole.times[f"{name} first"])),
            milliseconds(quantile(whole.times[name], 0.5)),
            milliseconds(quantile(whole.times[name], 0.95)),
            times(median_ratio(whole.times[name], whole.times["pass"])),
        ]
        for whole in found
        for name, does in _DOES.items()
        if whole.times[name]
    ]
    columns = ("records", "what", "first, ms", "p50 ms", "p95 ms", "of a plain pass")
    return Table(title="From a key to the picture", columns=columns, rows=rows)


def budgets(found: Sequence[Whole]) -> Iterator[Budget]:
    """Give the budgets of the steps; milliseconds are told, not asserted."""
    for whole in found:
        for name in ("step", "step matrix", "step timeline"):
            if whole.times[name]:
                yield Budget(
                    what=f"{_DOES[name]}, p95, {whole.records:,} records",
                    measured=quantile(whole.times[name], 0.95) * 1000,
                    limit=STEP,
                    unit="ms",
                    asserted=False,
                )
