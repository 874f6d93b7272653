"""Writes what was found as Markdown."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from benchmarks.budgets import Budget, Part, Table

_PACKAGES = ("textual", "rapidfuzz", "tomli", "attrs", "cattrs", "click")


def milliseconds(seconds: float) -> str:
    """Write seconds as milliseconds, with a digit behind the point below ten."""
    value = seconds * 1000
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def megabytes(size: float) -> str:
    """Write bytes as megabytes."""
    return f"{size / 1e6:,.0f}"


def times(ratio: float | None) -> str:
    """Write a ratio; a dash where there is none."""
    return "–" if ratio is None else f"{ratio:.2f}"


def share(value: float | None) -> str:
    """Write a share; a dash where there is none."""
    return "–" if value is None else f"{value:.2f}"


def document(parts: Sequence[Part], about: Iterable[str]) -> str:
    """Write the whole document.

    Args:
        parts: What was found.
        about: How it was run, a line each.
    """
    lines = ["# dipview: benchmark", "", *(f"- {line}" for line in (*about, *surroundings())), ""]
    lines += ["## Budgets", "", *_table(_budgets(parts))]
    for part in parts:
        lines += ["", f"## {part.title}", ""]
        lines += [f"- {note}" for note in part.notes]
        for table in part.tables:
            lines += ["", f"### {table.title}", "", *_table(table)]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def surroundings() -> Iterator[str]:
    """Say what it ran on."""
    yield f"Python {sys.version.split()[0]} on {platform.system()} {platform.machine()}"
    yield ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    yield "milliseconds are for information; ratios, growth, quality and memory are asserted"


def _budgets(parts: Iterable[Part]) -> Table:
    rows = [_row(budget) for part in parts for budget in part.budgets]
    columns = ("what", "measured", "budget", "asserted", "verdict")
    return Table(title="Budgets", columns=columns, rows=rows)


def _row(budget: Budget) -> list[str]:
    sign = "≥" if budget.at_least else "≤"
    digits = 0 if budget.unit in ("ms", "MB") and budget.measured >= 10 else 2
    unit = f" {budget.unit}" if budget.unit else ""
    return [
        budget.what,
        f"{budget.measured:,.{digits}f}{unit}",
        f"{sign} {budget.limit:g}{unit}",
        "yes" if budget.asserted else "no",
        budget.verdict,
    ]


def _table(table: Table) -> Iterator[str]:
    if table.note:
        yield table.note
        yield ""
    yield f"| {' | '.join(table.columns)} |"
    yield f"|{'|'.join(' --- ' for _ in table.columns)}|"
    for row in table.rows:
        yield f"| {' | '.join(cell.replace('|', '∣') for cell in row)} |"
