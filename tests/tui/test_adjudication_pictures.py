"""Pictures of the decision between codings at two sizes, held against those kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.capture.adjudications import copied

from dipview.tui.app import DipviewApp

pytestmark = pytest.mark.snapshot

QUEUE = ("colon", "type:disagreements", "enter", "D")
STATES: dict[str, tuple[str, ...]] = {
    "differing": (*QUEUE, "2", "space"),
    "keys": (*QUEUE, "question_mark"),
}
SIZES = [(80, 24), (160, 45)]
_FAST = ("differing-80x24",)


def _cases() -> list[Any]:
    """Give each state at each size; one of them is fast."""
    cases = {f"{state}-{size[0]}x{size[1]}": (state, size) for size in SIZES for state in STATES}
    return [
        pytest.param(*case, id=id, marks=() if id in _FAST else pytest.mark.slow)
        for id, case in cases.items()
    ]


@pytest.mark.parametrize(("state", "size"), _cases())
def test_the_decision_between_codings_looks_as_it_did(
    snap_compare: Callable[..., bool],
    played: Callable[..., Any],
    tmp_path: Path,
    state: str,
    size: tuple[int, int],
) -> None:
    app = DipviewApp([copied(tmp_path)])
    assert snap_compare(app, terminal_size=size, run_before=played(*STATES[state]))
