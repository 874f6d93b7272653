"""Budgets: what was measured beside what is allowed, and whether that decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen


@frozen(kw_only=True)
class Budget:
    """A figure with its limit."""

    what: str
    measured: float
    limit: float
    unit: str = "×"
    at_least: bool = False
    """Whether the limit is one from below: a quality."""
    asserted: bool = True
    """Whether a miss counts: ratios, growth, quality and memory do; milliseconds are told only."""

    @property
    def met(self) -> bool:
        """Whether the figure keeps to its limit."""
        if self.at_least:
            return self.measured >= self.limit
        return self.measured <= self.limit

    @property
    def verdict(self) -> str:
        """The verdict in a word."""
        if self.met:
            return "met"
        return "**missed**" if self.asserted else "over"


@frozen(kw_only=True)
class Table:
    """A table of a part, its cells written already."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@frozen(kw_only=True)
class Part:
    """What a part of the benchmark has found."""

    title: str
    budgets: Sequence[Budget] = field(factory=tuple)
    tables: Sequence[Table] = field(factory=tuple)
    notes: Sequence[str] = field(factory=tuple)
    """What could not be measured, and why."""


def missed(parts: Iterable[Part]) -> list[Budget]:
    """Give the budgets that count and are not met."""
    return [
        budget for part in parts for budget in part.budgets if budget.asserted and not budget.met
    ]


def exit_code(parts: Iterable[Part], *, check: bool) -> int:
    """Give the exit code of a run: 1 where a budget is to be kept and is not."""
    return 1 if check and missed(parts) else 0
