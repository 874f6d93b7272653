"""Quantiles, medians of ratios, growth; and that contenders take turns."""

from __future__ import annotations

from functools import partial

import pytest
from benchmarks.rounds import interleaved
from benchmarks.statistics import growth, median, median_ratio, quantile


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1.0), (0.25, 2.0), (0.5, 3.0), (0.95, 4.8), (1, 5.0)]
)
def test_a_quantile_lies_between_its_neighbours(share: float, value: float) -> None:
    assert quantile([5, 3, 1, 4, 2], share) == pytest.approx(value)


def test_a_quantile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)


def test_the_median_of_an_even_number_lies_in_the_middle() -> None:
    assert median([1, 2, 10, 20]) == 6


def test_ratios_are_taken_round_by_round() -> None:
    assert median_ratio([1, 20, 300], [1, 10, 100]) == 2


def test_rounds_that_do_not_match_are_refused() -> None:
    with pytest.raises(ValueError, match="same rounds"):
        median_ratio([1, 2], [1])


@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0, 2.0])
def test_growth_is_the_exponent(exponent: float) -> None:
    times = {size: 3 * size**exponent for size in (10_000, 100_000, 1_000_000)}
    assert growth(times) == pytest.approx(exponent)


def test_one_size_has_no_growth() -> None:
    assert growth({1_000: 2.0}) is None


def test_contenders_take_turns_and_the_first_round_is_thrown_away() -> None:
    log: list[str] = []

    def turn(name: str) -> int:
        log.append(name)
        return len(log)

    given = interleaved({name: partial(turn, name) for name in "abc"}, rounds=3)
    assert "".join(log) == "abcabcabc"
    assert given == {"a": [4, 7], "b": [5, 8], "c": [6, 9]}


def test_an_only_round_is_kept() -> None:
    assert interleaved({"a": lambda: 1}, rounds=1) == {"a": [1]}
