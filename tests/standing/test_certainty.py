"""How large a share is at least."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.standing.certainty import surely


@pytest.mark.parametrize(
    ("found", "of", "least"),
    [
        (0, 0, 0.0),
        (0, 10, 0.0),
        (1, 1, 0.2065),
        (1, 10, 0.0179),
        (5, 10, 0.2366),
        (10, 10, 0.7225),
        (500, 1000, 0.4691),
    ],
)
def test_the_interval_is_that_of_wilson(found: int, of: int, least: float) -> None:
    assert surely(found, of) == pytest.approx(least, abs=1e-4)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_it_is_a_share_below_the_one_that_is_found(found: int, besides: int) -> None:
    assert 0 <= surely(found, found + besides) <= 1
    if found:
        assert surely(found, found + besides) < found / (found + besides) or not besides
