"""Krippendorff's alpha: the published worked examples, and what cannot be told.

The examples are those of Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability"
(University of Pennsylvania, 2011, https://repository.upenn.edu/asc_papers/43), parts A to D.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.standing.reliability import nominal, ordinal, reliability

TWO_VALUES = ("0100000010", "1110010000")
"""Part A: Meg and Owen."""
FIVE_VALUES = ("aabbdcccedda", "babbbccceddd")
"""Part B: Ben and Gerry."""
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Parts C and D: observers A to D; a dot where one gave no value."""


def units_of(observers: Sequence[str]) -> list[list[str]]:
    return [[each for each in unit if each != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("observers", "published"),
    [(TWO_VALUES, 0.095), (FIVE_VALUES, 0.692), (FOUR_OBSERVERS, 0.743)],
    ids=["A: two values", "B: five values", "C: four observers, values missing"],
)
def test_nominal_alpha_is_as_published(observers: Sequence[str], published: float) -> None:
    found = reliability(units_of(observers))
    assert found.alpha is not None
    assert round(found.alpha, 3) == published


def test_ordinal_alpha_with_values_missing_is_as_published() -> None:
    found = reliability(units_of(FOUR_OBSERVERS), ordinal, "12345")
    assert found.alpha is not None
    assert round(found.alpha, 3) == 0.815


def test_it_tells_on_how_many_units_and_values_it_rests() -> None:
    found = reliability(units_of(FOUR_OBSERVERS))
    assert (found.units, found.values, found.given) == (11, 40, 5)


@pytest.mark.parametrize("difference", [nominal, ordinal])
def test_without_variation_there_is_no_alpha(difference: object) -> None:
    found = reliability(["aa", "aa", "aa"], difference)  # type: ignore[arg-type]
    assert found.alpha is None
    assert found.undefined == "no variation: all are one value"


@pytest.mark.parametrize("units", [[], ["a", "b"], [""]])
def test_where_nothing_was_coded_twice_there_is_no_alpha(units: list[str]) -> None:
    found = reliability(units)
    assert (found.alpha, found.units) == (None, 0)
    assert found.undefined == "nothing was coded twice"


def test_alike_is_one_and_apart_is_below_chance() -> None:
    assert reliability(["aa", "bb"]).alpha == 1
    found = reliability(["ab", "ba"]).alpha
    assert found is not None
    assert found < 0


def test_a_neighbour_in_the_order_is_nearer_than_the_other_end() -> None:
    near, far = (reliability(["11", "33", other], ordinal, "123").alpha for other in ("12", "13"))
    assert near is not None
    assert far is not None
    assert near > far


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=4), max_size=12))
def test_neither_the_order_of_units_nor_that_of_coders_matters(units: list[list[str]]) -> None:
    turned = [values[::-1] for values in reversed(units)]
    for difference in (nominal, ordinal):
        assert reliability(units, difference, "abcd") == reliability(turned, difference, "abcd")


@given(st.lists(st.lists(st.sampled_from("ab"), min_size=2, max_size=3), min_size=1, max_size=9))
def test_of_two_values_order_makes_no_difference(units: list[list[str]]) -> None:
    assert reliability(units).alpha == reliability(units, ordinal, "ab").alpha
