"""Growth: however often views are looked at, what was drawn of them does not stay."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from tests.tui.conftest import Hands, Open
from textual.strip import Strip

from dipview.dataset.collector_pause import spare_nothing, spare_what_is_there
from dipview.tui import quiet_moments
from dipview.views.view import View
from dipview.workspace import garbage_collection

WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
ROUND = ("m", "m", "t", "t", "S", "S", "n", "n", "tab", "down", "enter", "escape")


def alive(kind: type) -> int:
    """Count the objects of a class, spared ones too, without a search for garbage."""
    spare_nothing()
    return sum(type(each) is kind for each in gc.get_objects())


async def looked_at(hands: Hands, times: int) -> tuple[int, int]:
    """Look at every view so often; give how many lines and views there are then."""
    for _ in range(times):
        await hands.press(*ROUND)
    return alive(Strip), alive(View)


@pytest.mark.slow
@pytest.mark.usefixtures("collector_as_it_is")
async def test_lines_and_views_that_were_left_go(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where Python would not look for them by itself."""
    monkeypatch.setattr(garbage_collection, "_WORTH_IT", 0)
    spare_what_is_there()
    async with opened(paths=[WORLD]) as hands:
        gc.set_threshold(1_000_000, 1_000, 1_000)
        strips, views = await looked_at(hands, 1)
        more_strips, more_views = await looked_at(hands, 2)
    assert more_strips <= 1.5 * strips  # by what is left of the last view; 2.2, if nothing went
    assert more_views <= views + 2


@pytest.mark.usefixtures("collector_as_it_is")
async def test_nothing_that_was_drawn_stays_of_a_dialog_that_was_left(opened: Open) -> None:
    strips = []
    async with opened(paths=[WORLD]) as hands:
        for _ in range(2):
            await hands.press("question_mark", "escape")
            spare_nothing()
            gc.collect()
            strips.append(alive(Strip))
    assert strips[1] <= 1.05 * strips[0]


async def test_all_is_looked_through_once_nobody_is_at_work(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(quiet_moments, "QUIET", 0.01)
    monkeypatch.setattr(quiet_moments, "collect_what_was_spared", lambda: looked.append("all"))
    async with opened(paths=[WORLD]) as hands:
        looked.clear()
        await hands.press("m")
        assert looked


async def test_what_a_dialog_leaves_behind_is_looked_through_once_it_is_left(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    async with opened(paths=[WORLD]) as hands:
        app = hands.pilot.app

        def look() -> None:
            looked.append(len(app.screen_stack))

        monkeypatch.setattr(quiet_moments, "_BEHIND", 0.001)
        monkeypatch.setattr(quiet_moments, "collect_what_was_left", look)
        await hands.press("question_mark")
        assert len(app.screen_stack) == 2
        looked.clear()
        await hands.press("escape")
        while not looked:
            await asyncio.sleep(0)
    assert set(looked) == {1}


class Timers:
    """Stands in for a screen: keeps what it is to do after a while."""

    def __init__(self) -> None:
        self.next: Callable[[], object] | None = None

    def call_after_refresh(self, callback: Callable[[], object]) -> None:
        callback()

    def set_timer(self, delay: float, callback: Callable[[], object]) -> None:
        if delay < 1:
            self.next = callback


def test_what_was_left_is_not_looked_through_where_another_picture_came_in_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[float] = []
    now = 0.0
    monkeypatch.setattr(quiet_moments, "collect_what_was_left", lambda: looked.append(now))
    monkeypatch.setattr(quiet_moments, "monotonic", lambda: now)
    timers = Timers()
    quiet_moments.QuietMoments(cast("Any", timers)).wait()
    for seconds in (0.08, 0.11):  # The first is 50 ms late.
        now = seconds
        assert timers.next is not None
        timers.next()
    assert looked == [0.11]
