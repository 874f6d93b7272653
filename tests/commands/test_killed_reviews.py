"""Kill -9 at any call behind any key of a review: at most the decision being made is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.kills import wrong_after_kills


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked on this system")
@pytest.mark.parametrize(
    ("first", "count"),
    [
        (0, 6),
        *(pytest.param(first, 50, marks=pytest.mark.slow) for first in range(1_000, 1_100, 50)),
    ],
)
def test_a_kill_loses_at_most_the_decision_being_made(
    tmp_path: Path, first: int, count: int
) -> None:
    wrong = wrong_after_kills("tests.commands.killed_reviews", tmp_path, first, count)
    assert not wrong, "\n".join(wrong)
