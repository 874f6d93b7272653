"""Pictures of the review at two or three sizes, held against those kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.capture.review.worlds import written_world

from dipview.tui.app import DipviewApp

pytestmark = pytest.mark.snapshot

STATES: dict[str, tuple[str, ...]] = {
    "draft": ("D",),
    "speaker": ("D", "enter", "enter", "w"),
    "ends": ("D", "enter", "enter", "right_square_bracket", "right"),
    "marked": ("D", "enter", "down", "down"),
    "keys": ("D", "question_mark"),
    "done": ("D", "enter", "enter", "x", "x", "enter"),
}
MIDDLE = (120, 36)
"""Text and form stand beside one another as at the large size: one state is seen there."""
SIZES = [(80, 24), MIDDLE, (160, 45)]
_FAST = ("speaker-80x24", "ends-160x45")


def _cases() -> list[Any]:
    """Give each state at its sizes; two of them are fast."""
    cases = {
        f"{state}-{size[0]}x{size[1]}": (state, size)
        for size in SIZES
        for state in STATES
        if size != MIDDLE or state == "draft"
    }
    return [
        pytest.param(*case, id=id, marks=() if id in _FAST else pytest.mark.slow)
        for id, case in cases.items()
    ]


@pytest.mark.parametrize(("state", "size"), _cases())
def test_the_review_looks_as_it_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Path,
    state: str,
    size: tuple[int, int],
) -> None:
    app = DipviewApp([written_world(tmp_path)])
    assert snap_compare(app, terminal_size=size, run_before=played(*STATES[state]))
