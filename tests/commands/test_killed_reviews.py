"""Kill -9 at any call behind any key of a review: at most the decision being made is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_LONG = 280.0
"""Seconds after which reviews that are killed one after another are given up."""


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
    program = [sys.executable, "-m", "tests.commands.killed_reviews"]
    words = [*program, str(tmp_path), str(first), str(count)]
    run = subprocess.run(
        words, cwd=_ROOT, capture_output=True, text=True, timeout=_LONG, check=False
    )
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [seed for seed, *_ in found] == list(range(first, first + count))
    wrong = [
        f"seed {seed}, key {number} ({key}): {said}" for seed, number, key, said in found if said
    ]
    assert not wrong, "\n".join(wrong)
