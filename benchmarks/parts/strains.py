"""Strains: every command on small files that have much of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.budgets import Budget, Part, Table
from benchmarks.generating.strains import STRAINS, written
from benchmarks.parts.commands import About, commands
from benchmarks.parts.timed import Dataset, Timing, timing
from benchmarks.settings import Settings
from benchmarks.table import megabytes

ABOUT = About(
    ("state-0", "state-10", "state-20"),
    *("issue-0", "topic-1", "record-0", "said-0", "stance:support"),
)
"""What the commands are about: ids that are in every strain."""
_SECONDS, _PEAK = 5.0, 600
"""How long a command on half a megabyte may take, and the megabytes that it may hold."""


def measure(settings: Settings) -> Part:
    """Measure all strains."""
    tables: list[Table] = []
    budgets: list[Budget] = []
    for number, name in enumerate(STRAINS):
        path = Path(settings.scratch, f"strain-{number}.toml")
        written(path, name, settings.seed)
        dataset = Dataset(1, path, Path(settings.scratch, f"cache-strain-{number}"))
        found: dict[str, Timing] = {}
        for command, words in commands(ABOUT).items():
            settings.tell(f"strains, {name}: {command}")
            found[command] = timing(dataset, words, settings.limit, settings.rounds)
        tables.append(table(name, found))
        budgets += strain_budgets(name, found)
    notes = [
        "the installed command, from its start to its end, all that it writes read",
        f"a command is ended after {settings.limit:g} s",
    ]
    return Part(title="Half a megabyte", budgets=budgets, tables=tables, notes=notes)


def table(name: str, found: Mapping[str, Timing]) -> Table:
    """Make the table of a strain."""
    rows = [
        [
            command,
            "stopped" if each.seconds is None else f"{each.seconds:.2f}",
            f"{each.best.lines:,}",
            megabytes(each.peak),
        ]
        for command, each in found.items()
    ]
    return Table(title=name, columns=("command", "s", "lines", "peak MB"), rows=rows)


def strain_budgets(name: str, found: Mapping[str, Timing]) -> Iterator[Budget]:
    """Give a budget for every command that takes too long, one for the slowest other, and memory.

    Seconds are told; that a command was stopped counts.
    """
    took = {command: each.best.usage.wall for command, each in found.items()}
    slow = {command for command in took if took[command] > _SECONDS}
    kept = [command for command in took if command not in slow]
    for command in (*sorted(slow), *sorted(kept, key=lambda each: took[each])[-1:]):
        stopped = found[command].best.stopped
        what = f"{name}: {command}" if command in slow else f"{name}: the slowest other, {command}"
        yield Budget(
            what=f"{what} (stopped)" if stopped else what,
            measured=took[command],
            limit=_SECONDS,
            unit="s",
            asserted=stopped,
        )
    heavy = max(found, key=lambda each: found[each].peak)
    what = f"{name}: peak memory of any command ({heavy})"
    yield Budget(what=what, measured=found[heavy].peak / 1e6, limit=_PEAK, unit="MB")
