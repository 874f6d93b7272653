"""Times commands on one dataset after another, none of them for longer than is allowed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from attrs import frozen

from benchmarks.budgets import Budget
from benchmarks.measuring import Told, installed, told
from benchmarks.statistics import growth

LINEAR = 1.15
"""The exponent up to which growth counts as linear."""
_LEAST = 0.05
"""Seconds that are the least that a command takes beyond its start: less is noise."""
_ENOUGH = 3.0
"""Seconds after which a command is not run again."""
_ROUNDS = 3
_OPENING = 10
"""How many times longer than other commands the first one may take: it makes the snapshot."""


@frozen
class Dataset:
    """A file that commands are run on."""

    size: int
    path: Path
    cache: Path
    """A cache folder of its own: what the first command keeps in it works for the others."""


@frozen
class Timing:
    """What a command did on one dataset."""

    size: int
    best: Told
    """Of its runs the shortest: others were interfered with."""
    peak: int
    """Bytes at most, of all runs."""

    @property
    def seconds(self) -> float | None:
        """Seconds from its start to its end; None where it was stopped."""
        return None if self.best.stopped else self.best.usage.wall

    @property
    def work(self) -> float | None:
        """Seconds of a processor that it took; None where it was stopped."""
        return None if self.best.stopped else self.best.usage.cpu


def opened(dataset: Dataset, seconds: float) -> Told:
    """Run a first command, which makes the snapshot of a dataset that has none."""
    shutil.rmtree(dataset.cache, ignore_errors=True)
    return _run(dataset, ["stats"], seconds * _OPENING)


def timing(dataset: Dataset, words: Sequence[str], seconds: float, rounds: int) -> Timing:
    """Run a command up to three times, or until that has taken enough."""
    runs: list[Told] = []
    begun = perf_counter()
    while not runs or (len(runs) < min(rounds, _ROUNDS) and perf_counter() - begun < _ENOUGH):
        runs.append(_run(dataset, words, seconds))
    best = min(runs, key=lambda each: each.usage.cpu)
    return Timing(dataset.size, best, max(each.usage.peak for each in runs))


def quicker(one: Timing, other: Timing) -> Timing:
    """Give of two timings of a command on one dataset what took less, and the peak of both."""
    best = min(one.best, other.best, key=lambda each: (each.stopped, each.usage.cpu))
    return Timing(one.size, best, max(one.peak, other.peak))


def by_size(
    datasets: Sequence[Dataset], words: Sequence[str], seconds: float, rounds: int
) -> Iterator[Timing]:
    """Run a command on datasets, the smallest first; a larger one is not tried once it is late."""
    for dataset in datasets:
        found = timing(dataset, words, seconds, rounds)
        yield found
        if found.best.stopped:
            return


def _run(dataset: Dataset, words: Sequence[str], seconds: float) -> Told:
    environment = {"XDG_CACHE_HOME": str(dataset.cache)}
    return told([*installed(), *words, "-d", str(dataset.path)], seconds, environment)


def exponent(timings: Sequence[Timing], start: Mapping[int, float]) -> float | None:
    """Give the exponent of growth beyond what any start takes; None where one was stopped.

    It is that of a processor's time, which other work on the machine changes least.

    Args:
        timings: One for each size.
        start: By size, seconds of a processor that a command takes that does next to nothing.
    """
    seconds = {each.size: each.work for each in timings}
    if None in seconds.values():
        return None
    return growth({size: max(_LEAST, (s or 0.0) - start[size]) for size, s in seconds.items()})


def growth_budgets(
    name: str, found: Mapping[str, Sequence[Timing]], start: Mapping[int, float]
) -> Iterator[Budget]:
    """Give a budget for every command that is stopped or too steep, and one for all the others.

    Args:
        name: Of the shape.
        found: Timings by size for each command.
        start: By size, seconds of a processor that a command takes that does next to nothing.
    """
    kept: dict[str, float] = {}
    for command, timings in found.items():
        steep = exponent(timings, start)
        if steep is not None and steep <= LINEAR:
            kept[command] = steep
            continue
        what = f"growth, {name}: {command}"
        if steep is None:
            last = timings[-1]
            what += f" (stopped after {last.best.usage.wall:.0f} s at {last.size:,})"
        measured = float("inf") if steep is None else steep
        yield Budget(what=what, measured=measured, limit=LINEAR, unit="")
    if kept:
        steepest = max(kept, key=lambda each: kept[each])
        what = f"growth, {name}: the steepest of {len(kept)} others ({steepest})"
        yield Budget(what=what, measured=kept[steepest], limit=LINEAR, unit="")
