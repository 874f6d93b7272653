"""Lists: whether drawing one takes the same time whatever its length."""

from __future__ import annotations

from functools import partial
from typing import Any

from benchmarks.budgets import Budget, Part, Table
from benchmarks.measuring import asked_once
from benchmarks.rounds import interleaved
from benchmarks.settings import Settings
from benchmarks.statistics import growth, median
from benchmarks.table import milliseconds, times

LENGTHS = (10_000, 100_000, 1_000_000)
_CONSTANT = 0.1
"""The exponent up to which growth counts as none: 1.6 times as long for 100 times the rows."""
_DOES = {"fill": "show it in place of another", "end": "go to its end"}


def measure(settings: Settings) -> Part:
    """Measure three lengths, whatever the sizes of the data."""
    settings.tell("lists")
    turns = {str(length): partial(_drawn, length) for length in LENGTHS}
    found = interleaved(turns, settings.rounds)
    rows, budgets = [], []
    for key, does in _DOES.items():
        took = {length: median([each[key] for each in found[str(length)]]) for length in LENGTHS}
        exponent = growth(took) or 0.0
        rows.append([does, *map(milliseconds, took.values()), times(exponent)])
        what = f"a list of any length, {does}: growth"
        budgets.append(Budget(what=what, measured=exponent, limit=_CONSTANT, unit=""))
    columns = ("what", *(f"{length:,} rows, ms" for length in LENGTHS), "exponent")
    table = Table(title="The list alone, in an application of its own", columns=columns, rows=rows)
    return Part(title="Lists", budgets=budgets, tables=[table])


def _drawn(length: int) -> dict[str, Any]:
    answer, _ = asked_once("lists", (str(length),))
    return answer
