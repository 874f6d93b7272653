"""Two tiers of tests: what one of many cases holds too runs fast, the rest of them is slow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest
from hypothesis import settings


def slow_but(cases: Collection[Any], *fast: Any) -> list[Any]:
    """Give the cases as parameters of a test, all of them slow but some.

    Args:
        cases: Values of one parameter.
        fast: Those of them that run in the fast tier too; what most of the others go through.
    """
    unknown = [case for case in fast if case not in cases]
    assert not unknown, f"these are no cases: {unknown}"
    return [case if case in fast else pytest.param(case, marks=pytest.mark.slow) for case in cases]


def slow_but_of(cases: Iterable[tuple[Any, ...]], *fast: Any) -> list[Any]:
    """Give cases of several parameters as ``slow_but`` does, the fast ones named by their first.

    Args:
        cases: Values of the parameters, case by case.
        fast: The first values of those that run in the fast tier too.
    """
    whole = list(cases)
    firsts = [case[0] for case in whole]
    unknown = [each for each in fast if each not in firsts]
    assert not unknown, f"these begin no cases: {unknown}"
    return [
        pytest.param(*case, marks=() if case[0] in fast else pytest.mark.slow) for case in whole
    ]


def examples(whole: int) -> int:
    """Give how many examples a property is tried with.

    Args:
        whole: How many there are in longer trials; the tiers try a part of them (``PROFILES``).
    """
    return max(1, whole * settings().max_examples // PROFILES["all"])


PROFILES = {"all": 100, "whole": 30, "fast": 20}
"""How many examples a property is tried with that says nothing of them: in longer trials, together
with what is slow, and in the fast tier. They are others each time."""
