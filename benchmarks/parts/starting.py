"""Starting: the version, a search from the shell, the explorer's first frame, beside yardsticks."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.budgets import Budget, Part, Table
from benchmarks.measuring import Usage, installed, run
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import median, median_ratio
from benchmarks.table import megabytes, milliseconds, times
from benchmarks.terminal import GREETING, python, until_shown
from dipview.dataset.bundled import bundled_path
from dipview.dataset.snapshot.keys import RESTED

NOTHING, VERSION = "python -I -c pass", "dipview --version"
LIBRARIES = "click, attrs, cattrs, tomli, rapidfuzz"
"""What records are read, searched and printed with; a search of known files needs but two of them,
and others besides."""
IMPORTS, SEARCH = f"importing {LIBRARIES}", "dipview search tillerson"
HELLO, EXPLORER = "first frame of a hello-world Textual app", "first frame of the explorer"
_LIMITS = ((VERSION, NOTHING, 4.5), (SEARCH, IMPORTS, 1.5), (EXPLORER, HELLO, 1.4))
"""What, its yardstick, and how many times the yardstick it may take."""
_TITLE = "Actors"
"""Words of the explorer's first frame."""
_FURTHER = 2
"""How many times more rounds than other parts: each is short, and the system interferes."""


def measure(settings: Settings) -> Part:
    """Measure once: the size of the data has no part in it."""
    settings.tell("starting")
    _let_rest(bundled_path(), settings.tell)
    found = interleaved(_turns(), settings.rounds * _FURTHER)
    return Part(
        title="Starting",
        budgets=[
            Budget(
                what=f"{what} against {yardstick}",
                measured=median_ratio(_walls(found[what]), _walls(found[yardstick])),
                limit=limit,
            )
            for what, yardstick, limit in _LIMITS
        ],
        tables=[_table(found)],
        notes=["whole processes, on the bundled dataset; first frames in a pseudo-terminal"],
    )


def _let_rest(path: Path, tell: Callable[[str], None]) -> None:
    """Wait until a dataset is known to rest: of what changed a moment ago no snapshot is kept."""
    state = path.stat()
    left = (max(state.st_mtime_ns, state.st_ctime_ns) + RESTED - time.time_ns()) / 1e9
    if left > 0:
        tell(f"starting: {left:.0f} s until the dataset has rested")
        time.sleep(left)


def _turns() -> dict[str, Callable[[], Usage]]:
    program = installed()
    return {
        NOTHING: partial(run, python("-I", "-c", "pass")),
        VERSION: partial(run, [*program, "--version"]),
        IMPORTS: partial(run, python("-c", f"import {LIBRARIES}")),
        SEARCH: partial(run, [*program, "search", "tillerson"]),
        HELLO: partial(until_shown, python("-m", "benchmarks.contenders.hello"), GREETING),
        EXPLORER: partial(until_shown, [*program, "open"], _TITLE),
    }


def _walls(usages: Sequence[Usage]) -> list[float]:
    return [usage.wall for usage in usages]


def _cpus(usages: Sequence[Usage]) -> list[float]:
    return [usage.cpu for usage in usages]


def _table(found: Mapping[str, Sequence[Usage]]) -> Table:
    yardsticks = {what: than for what, than, _ in _LIMITS}
    rows = []
    for name, usages in found.items():
        than = yardsticks.get(name)
        ratios = ["–", "–", "–"]
        if than is not None:
            wall = median_ratio(_walls(usages), _walls(found[than]))
            cpu = median_ratio(_cpus(usages), _cpus(found[than]))
            ratios = [than, times(wall), times(cpu)]
        took = [milliseconds(median(_walls(usages))), milliseconds(median(_cpus(usages)))]
        rows.append([name, *took, megabytes(max(usage.peak for usage in usages)), *ratios])
    columns = ("what", "ms", "user + sys ms", "peak MB", "against", "ratio", "of user + sys")
    return Table(title="From the start", columns=columns, rows=rows)
