"""The budgets of searching: which groups of queries count, and beside what."""

from __future__ import annotations

import pytest
from benchmarks.budgets import Budget, Part, missed
from benchmarks.parts.search import FZF, LARGE, MIDDLE, OURS, Sized, Timed, budgets, growth_budgets
from benchmarks.queries import Group


def sized(records: int, slow: float = 1.0, fzf: float | None = None) -> Sized:
    """Give figures of a size: a millisecond for every group but the first, which has ``slow``."""
    timed = {}
    for group in Group:
        seconds = (slow if group is next(iter(Group)) else 1.0) / 1000
        timed[group, OURS] = Timed([{"times": [seconds]}], [])
        if fzf is not None:
            timed[group, FZF] = Timed([{"times": [fzf / 1000]}], [])
    return Sized(records, timed, {}, {})


def misses(found: list[Budget]) -> list[str]:
    """Give what is missed and counts."""
    return [budget.what for budget in missed([Part(title="Part", budgets=found)])]


@pytest.mark.parametrize(("slow", "count"), [(1.0, 0), (2.9, 0), (3.1, 1)])
def test_no_group_may_be_much_slower_than_the_one_in_the_middle(slow: float, count: int) -> None:
    assert len(misses(list(budgets([sized(MIDDLE, slow)])))) == count


@pytest.mark.parametrize(("records", "fzf", "count"), [(MIDDLE, 2.4, len(Group)), (MIDDLE, 2.6, 0)])
def test_every_group_is_held_against_fzf(records: int, fzf: float, count: int) -> None:
    assert len(misses(list(budgets([sized(records, fzf=fzf)])))) == count


def test_at_few_records_fzf_is_told_of_only() -> None:
    found = list(budgets([sized(10_000, fzf=1.0)]))
    assert not misses(found)
    assert sum(not budget.met for budget in found) == len(Group)


@pytest.mark.parametrize(("slow", "count"), [(2.9, 0), (3.1, 1)])
def test_ten_times_the_records_may_take_three_times_as_long(slow: float, count: int) -> None:
    assert len(misses(list(growth_budgets([sized(MIDDLE), sized(LARGE, slow)])))) == count


def test_growth_needs_both_sizes() -> None:
    assert not list(growth_budgets([sized(MIDDLE)]))
