"""Loading: cold against bare tomli, and opening a second time against the first."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.files import Data
from benchmarks.measuring import Usage, asked_once
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import growth, median, median_ratio
from benchmarks.table import megabytes, milliseconds, times

BARE, OPENED, INDEXED = "bare tomli.loads", "dipview, no index or snapshot", "dipview, with index"
FIRST, AGAIN = "first opening, to first rows", "opening again, to first rows"
_WAYS = {BARE: "bare", OPENED: "opened", INDEXED: "indexed"}
_COLD = {OPENED: 2.2, INDEXED: 3.5}
"""How many times bare parsing a cold load may take."""
_REOPENED = {100_000: 0.1, 1_000_000: 0.04}
"""What share of the first opening the second may take."""
_LINEAR = 1.1
"""The exponent up to which growth counts as linear."""
_PEAK, _PEAK_AGAIN = 1_500, 600
"""Megabytes at 1,000,000 records: cold, and opened again."""


@frozen
class Load:
    """One load in a fresh process."""

    seconds: float
    usage: Usage


@frozen(eq=False)
class Sized:
    """All that was measured at one size."""

    data: Data
    loads: Mapping[str, Sequence[Load]]

    def seconds(self, name: str) -> list[float]:
        """Give the time of each round."""
        return [load.seconds for load in self.loads[name]]

    def ratio(self, name: str, yardstick: str = BARE) -> float:
        """Give the median ratio to a yardstick."""
        return median_ratio(self.seconds(name), self.seconds(yardstick))

    def peak(self, name: str) -> float:
        """Give the memory at most, in megabytes."""
        return max(load.usage.peak for load in self.loads[name]) / 1e6


def measure(settings: Settings) -> Part:
    """Measure all sizes."""
    sized = [_sized(settings, data) for data in settings.data]
    tables = [_table(each) for each in sized]
    if len(sized) > 1:
        tables.append(_growth(sized))
    return Part(
        title="Loading",
        budgets=[*_cold(sized), *reopening(sized)],
        tables=tables,
        notes=[
            "each run is a fresh process; imports are not counted",
            "the cache folder is empty before a first opening, and kept for the second",
        ],
    )


def _sized(settings: Settings, data: Data) -> Sized:
    turns = {name: partial(_cold_load, settings, data, way) for name, way in _WAYS.items()}
    settings.tell(f"loading, {data.records:,} records: cold")
    loads: dict[str, Sequence[Load]] = dict(interleaved(turns, settings.rounds))
    if data.records in _REOPENED:
        settings.tell(f"loading, {data.records:,} records: again")
        loads |= _twice(settings, data)
    return Sized(data, loads)


def _twice(settings: Settings, data: Data) -> dict[str, list[Load]]:
    """Open with an empty cache folder, and again with what that has left in it."""
    cache = Path(tempfile.mkdtemp(dir=settings.scratch))
    again = partial(_load, data, "first-results", cache)
    return interleaved({FIRST: partial(_first, data, cache), AGAIN: again}, settings.rounds)


def _first(data: Data, cache: Path) -> Load:
    shutil.rmtree(cache)
    cache.mkdir()
    return _load(data, "first-results", cache)


def _cold_load(settings: Settings, data: Data, way: str) -> Load:
    cache = Path(tempfile.mkdtemp(dir=settings.scratch))
    try:
        return _load(data, way, cache)
    finally:
        shutil.rmtree(cache)


def _load(data: Data, way: str, cache: Path) -> Load:
    answer, usage = asked_once("loading", (way, *data.toml), {"XDG_CACHE_HOME": str(cache)})
    return Load(float(answer["seconds"]), usage)


def _table(sized: Sized) -> Table:
    rows = []
    for name, loads in sized.loads.items():
        yardstick = FIRST if name == AGAIN else BARE
        rows.append(
            [
                name,
                milliseconds(median(sized.seconds(name))),
                milliseconds(median([load.usage.cpu for load in loads])),
                megabytes(sized.peak(name) * 1e6),
                f"{times(sized.ratio(name, yardstick))} × {yardstick}",
            ]
        )
    columns = ("what", "ms", "user + sys of the process, ms", "peak MB", "ratio")
    size = f"{sized.data.records:,} records, {megabytes(sized.data.size)} MB of TOML"
    return Table(title=size, columns=columns, rows=rows)


def _growth(sized: Sequence[Sized]) -> Table:
    rows = [
        [name, times(growth({each.data.records: median(each.seconds(name)) for each in sized}))]
        for name in _WAYS
    ]
    return Table(title="Growth", columns=("what", "exponent"), rows=rows)


def _cold(sized: Sequence[Sized]) -> Iterator[Budget]:
    for each in sized:
        for name, limit in _COLD.items():
            what = f"cold load, {each.data.records:,} records: {name}"
            yield Budget(what=what, measured=each.ratio(name), limit=limit)
    for name in _COLD:
        exponent = growth({each.data.records: median(each.seconds(name)) for each in sized})
        if exponent is not None:
            what = f"cold load, growth: {name}"
            yield Budget(what=what, measured=exponent, limit=_LINEAR, unit="")
    largest = sized[-1]
    if largest.data.records >= 1_000_000:
        what = f"cold load, {largest.data.records:,} records: peak memory"
        peak = max(largest.peak(name) for name in _COLD)
        yield Budget(what=what, measured=peak, limit=_PEAK, unit="MB")


def reopening(sized: Sequence[Sized]) -> Iterator[Budget]:
    """Compare the second opening with the first: the same call, twice (``contenders.opening``).

    Whatever dipview keeps of the first (a snapshot on disk, index files) works for the second.
    """
    for each in sized:
        limit = _REOPENED.get(each.data.records)
        if limit is not None:
            what = (
                f"opening {each.data.records:,} records again, first rows, against the first time"
            )
            yield Budget(what=what, measured=each.ratio(AGAIN, FIRST), limit=limit)
            what = f"opening {each.data.records:,} records again: peak memory"
            yield Budget(what=what, measured=each.peak(AGAIN), limit=_PEAK_AGAIN, unit="MB")
