"""What comes for a screen that has been left, late from a worker, does nothing and ends nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.capture.review.worlds import written_world
from tests.tiers import slow_but
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Input

from dipview.commands.table import COMMANDS
from dipview.dataset.bundled import bundled_path
from dipview.tui.left import LeftError
from dipview.tui.screens.explorer import Explorer
from dipview.tui.widgets.dialog import Dialog

from .conftest import Hands, settle

Open = Any
LATE: dict[str, tuple[str, ...]] = {
    "x": ("_tell", "complain", "_preview"),
    "X": ("complain", "tell_keys"),
    "I": ("_show_format", "_forget_plan", "complain"),
    "a": ("_draw", "renew", "complain"),
    "question_mark": ("tell_keys", "complain"),
    "colon": ("_list", "tell_keys"),
    "V": ("tell_keys", "complain"),
}
"""Keys that open dialogs, each with what draws there."""
TOLD = ("complain", "tell_keys")


@pytest.fixture
def lucca(tmp_path: Path) -> Path:
    """Give a copy of the bundled dataset, to write into."""
    path = tmp_path / "lucca.toml"
    path.write_bytes(bundled_path().read_bytes())
    return path


def called(screen: Any, name: str) -> Callable[[], object]:
    """Give what draws on a screen, with what it needs."""
    if name == "_preview":
        return lambda: screen._preview(screen.view, screen._format)
    return lambda: getattr(screen, name)(*(("late",) if name in TOLD else ()))


async def comes_late(hands: Hands, screen: Screen[Any], name: str) -> None:
    """Have a worker of the application, which outlives a screen, draw on it."""
    draw = called(screen, name)

    async def work() -> None:
        draw()

    hands.pilot.app.run_worker(work())
    await settle(hands.pilot)


@pytest.mark.parametrize("key", slow_but([*LATE], "a", "x"))
async def test_what_is_drawn_late_ends_nothing(opened: Open, lucca: Path, key: str) -> None:
    async with opened(paths=[lucca]) as hands:
        await hands.press(key)
        dialog = hands.pilot.app.screen
        assert isinstance(dialog, Dialog)
        await hands.press("escape")
        assert isinstance(hands.pilot.app.screen, Explorer)
        assert dialog.is_left
        for name in LATE[key]:
            await comes_late(hands, dialog, name)
        await hands.press("question_mark")
        assert hands.pilot.app.return_code is None
        assert isinstance(hands.pilot.app.screen, Dialog)


async def test_a_review_that_has_been_left_is_drawn_no_more(opened: Open, tmp_path: Path) -> None:
    async with opened(paths=[written_world(tmp_path)]) as hands:
        await hands.press("D")
        review = hands.pilot.app.screen
        assert isinstance(review, Dialog)
        await hands.press("q")
        assert review.is_left
        for name in ("_draw", "_draw_decided", "_draw_keys", "_draw_text", "on_fitted_resized"):
            await comes_late(hands, review, name)
        assert hands.pilot.app.return_code is None


async def test_what_is_not_there_is_a_fault_as_long_as_the_screen_is(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("x")
        dialog = hands.pilot.app.screen
        with pytest.raises(NoMatches):
            dialog.query_one("#nowhere")
        assert dialog.query_one("#path", Input).value
        await hands.press("escape")
        with pytest.raises(LeftError):
            dialog.query_one("#path", Input)


def test_every_key_that_opens_a_dialog_is_a_command() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {"x", "X", "I", "a", "V"} <= keys
