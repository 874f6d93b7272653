"""Shapes of real corpora: every view, card, list, search and export at three sizes of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.shapes import SHAPES, Shape
from benchmarks.measuring import installed, run, told
from benchmarks.parts.cold import cold_budget
from benchmarks.parts.commands import About, commands
from benchmarks.parts.timed import (
    LINEAR,
    Dataset,
    Timing,
    by_size,
    exponent,
    growth_budgets,
    opened,
    quicker,
)
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.table import megabytes, times

_NO_SLOWER = 1.2
"""How many times as long ``check`` may take where a text has leftovers of another encoding."""
_CHECKS, _PATIENCE = 6, 5
"""Rounds of checks, and how many times longer than other commands they may take."""
_OPENING, _START = "opening, with its snapshot", "a list of one actor"
_FIRST = ("list", "actors", "-n", "1")
"""What does next to nothing once a dataset is open."""
_BEGINNINGS = (_OPENING, _START)
"""Of these the growth is told alone: small files are read each time, and have no snapshot. What the
first opening of the largest takes is held against bare parsing."""


def measure(settings: Settings) -> Part:
    """Measure all shapes, or those that were asked for."""
    tables: list[Table] = []
    budgets: list[Budget] = []
    notes = [
        "the installed command, from its start to its end, all that it writes read",
        "snapshots are there; seconds of a processor, the fewest where a command was run again",
        "exponents are of what is beyond a list of one actor of the same data",
        f"a command is ended after {settings.limit:g} s, and no larger size is tried then",
    ]
    for shape in SHAPES.values():
        found = dict(_of_shape(settings, shape))
        start = starts(found)
        tables.append(table(shape, found, start))
        asserted = {name: timings for name, timings in found.items() if name not in _BEGINNINGS}
        budgets += growth_budgets(shape.name, asserted, start)
        largest = _dataset(settings, shape, shape.sizes(settings.share)[-1])
        votes = shape.name == "roll calls"
        budgets.append(cold_budget(settings, shape.name, largest, votes=votes))
    budgets.append(_leftovers(settings))
    return Part(title="Shapes of real corpora", budgets=budgets, tables=tables, notes=notes)


def about(shape: Shape) -> About:
    """Say what the commands on a shape are about."""
    actors = ("state-0", "state-1", "state-2")
    return About(actors, shape.issue, "topic-1", "record-0", shape.statement, shape.query)


def starts(found: Mapping[str, Sequence[Timing]]) -> Mapping[int, float]:
    """Give the seconds of a processor that a command takes before it does anything, by size.

    It is not the same for all: a small file is read each time, a large one has a snapshot.
    """
    return {each.size: each.work or 0.0 for each in found[_START]}


def _of_shape(settings: Settings, shape: Shape) -> Iterator[tuple[str, Sequence[Timing]]]:
    datasets = [_dataset(settings, shape, size) for size in shape.sizes(settings.share)]
    settings.tell(f"shapes, {shape.name}: opening")
    first = [opened(dataset, settings.limit) for dataset in datasets]
    pairs = list(zip(datasets, first, strict=True))
    yield _OPENING, [Timing(at.size, each, each.usage.peak) for at, each in pairs]
    ready = [at for at, each in pairs if not each.stopped]
    begun = list(by_size(ready, _FIRST, settings.limit, settings.rounds))
    yield _START, begun
    start = starts({_START: begun})
    for name, words in commands(about(shape)).items():
        settings.tell(f"shapes, {shape.name}: {name}")
        timings = list(by_size(ready, words, settings.limit, 1))
        if (exponent(timings, start) or 0.0) > LINEAR:  # other work may have come in between
            settings.tell(f"shapes, {shape.name}: {name}, again")
            again = by_size(ready, words, settings.limit, settings.rounds)
            timings = [quicker(*pair) for pair in zip(timings, again, strict=False)]
        yield name, timings


def _dataset(settings: Settings, shape: Shape, size: int) -> Dataset:
    """Generate a dataset; a child does, for what it needs would count as the peak of others."""
    word = shape.name.replace(" ", "-")
    path = Path(settings.scratch, f"{word}-{size}.toml")
    if not path.exists():
        words = (str(path), shape.name, str(size), str(settings.seed))
        run([sys.executable, "-m", "benchmarks.generating.shapes", *words])
    return Dataset(size, path, Path(settings.scratch, f"cache-{word}-{size}"))


def _leftovers(settings: Settings) -> Budget:
    """Compare checking a text that has leftovers of Windows-1252 with checking it without them.

    Of both the fewest seconds of a processor count: the shares that other work adds differ by more.
    """
    settings.tell("shapes: check, with leftovers of Windows-1252")
    shape = SHAPES["bulletins"]
    plain = _dataset(settings, shape, shape.sizes(settings.share)[1])
    text = plain.path.read_text(encoding="utf-8")
    spoilt = settings.scratch / "leftovers.toml"
    spoilt.write_text(text.replace('summary = "', 'summary = "It\u0092s so: '), encoding="utf-8")

    def checked(path: Path) -> float:
        return told([*installed(), "check", str(path)], settings.limit * _PATIENCE).usage.cpu

    turns = {name: partial(checked, path) for name, path in (("no", plain.path), ("yes", spoilt))}
    taken = interleaved(turns, min(_CHECKS, settings.rounds))
    return Budget(
        what="check, with leftovers of Windows-1252 against the same text without",
        measured=min(taken["yes"]) / min(taken["no"]),
        limit=_NO_SLOWER,
    )


def table(shape: Shape, found: Mapping[str, Sequence[Timing]], start: Mapping[int, float]) -> Table:
    """Make the table of a shape: seconds at each size, growth, and what the largest took."""
    sizes = sorted({each.size for timings in found.values() for each in timings})
    rows = []
    for name, timings in found.items():
        seconds = {each.size: _seconds(each) for each in timings}
        failed = any(each.best.code > 1 for each in timings)
        rows.append(
            [
                f"{name} (failed)" if failed else name,
                *(seconds.get(size, "not tried") for size in sizes),
                times(exponent(timings, start)),
                *_written(timings[-1]),
            ]
        )
    columns = (
        *("command", *(f"CPU s at {size:,}" for size in sizes), "exponent"),
        *("a screen of it, s", "lines", "peak MB"),
    )
    return Table(title=f"{shape.name.capitalize()}, by {shape.unit}", columns=columns, rows=rows)


def _seconds(timing: Timing) -> str:
    return "stopped" if timing.work is None else f"{timing.work:.2f}"


def _written(timing: Timing) -> tuple[str, str, str]:
    return f"{timing.best.first:.2f}", f"{timing.best.lines:,}", megabytes(timing.peak)
