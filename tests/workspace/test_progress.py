"""Progress: how far a load has got, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.workspace.progress import Clock, Phase, Progress


def clock(*moments: float) -> Clock:
    ticks: Iterator[float] = iter(moments)
    return Clock(now=lambda: next(ticks))


def test_the_time_left_follows_from_the_time_taken() -> None:
    progress = clock(100.0, 106.0).at(Phase.READING, 0.5, 10)
    assert progress.share == pytest.approx(0.17)
    assert progress.seconds_left == pytest.approx(6 * 0.83 / 0.17)


def test_the_phases_are_the_whole() -> None:
    assert sum(Clock(now=lambda: 0.0).weights[phase] for phase in Phase) == pytest.approx(1.0)


def test_at_first_no_time_left_is_told() -> None:
    assert clock(0.0, 1.0).at(Phase.READING, 0.01, 10).seconds_left is None


def test_the_last_phase_ends_the_whole() -> None:
    progress = clock(0.0, 1.0).at(list(Phase)[-1], 1.0, 10)
    assert progress.share == pytest.approx(1.0)
    assert progress.seconds_left == pytest.approx(0.0)


@given(st.lists(st.tuples(st.sampled_from(Phase), st.floats(-1, 2))))
def test_it_never_goes_back_nor_too_far(told: list[tuple[Phase, float]]) -> None:
    counting = Clock(now=lambda: 0.0)
    shares = [counting.at(phase, share, 0).share for phase, share in told]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1.000001 for share in shares)


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(Phase.READING, 0.0, 0), "────   0%"),
        (Progress(Phase.READING, 0.5, 1200, 12.4), "━━──  50% · 1,200 records · 12 s left"),
        (Progress(Phase.WRITING, 0.99, 1, 1.0), "━━━━  99% · 1 record · a moment left"),
        (Progress(Phase.WRITING, 1.0, 2, 150.0), "━━━━ 100% · 2 records · 2 min left"),
    ],
)
def test_it_is_told_on_one_line(progress: Progress, expected: str) -> None:
    assert progress.in_words(width=4) == expected
