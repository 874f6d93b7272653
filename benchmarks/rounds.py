"""Rounds: contenders take turns, A B C A B C, and what the first round gives is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")

FEWEST = 5
"""Rounds that are the least; fewer are for trying out, and are said to be few."""


def interleaved(
    contenders: Mapping[str, Callable[[], T]], rounds: int, discard: int = 1
) -> dict[str, list[T]]:
    """Let contenders take turns.

    Args:
        contenders: What each of them does once a round, by name.
        rounds: How often each is run.
        discard: How many of the first rounds are not kept, where there are more.

    Returns:
        For each contender what its rounds gave, in order.
    """
    given: dict[str, list[T]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, once in contenders.items():
            given[name].append(once())
    kept = min(discard, max(0, rounds - 1))
    return {name: results[kept:] for name, results in given.items()}
