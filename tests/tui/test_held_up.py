"""Held up: a process that stands still between any two of its lines loses nothing that was due."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from textual._time import get_time
from textual.timer import Timer

from dipview.tui import quiet_moments

Open = Any
HoldUp = Callable[[], None]


@pytest.fixture
def hold_up(monkeypatch: pytest.MonkeyPatch) -> HoldUp:
    """Have the process stand still before each look at the clock of a timer that goes off once.

    So nobody seems to be at work at each of them, and all would be looked through for garbage.
    """
    monkeypatch.setattr(quiet_moments, "collect_what_was_spared", lambda: None)
    late = 0.0

    def told() -> float:
        nonlocal late
        scope_in_words = sys._getframe(1).f_locals.get("self")
        late += 10.0 * (isinstance(scope_in_words, Timer) and scope_in_words._repeat == 0)
        return get_time() + late

    return lambda: monkeypatch.setattr("textual.timer._time.get_time", told)


async def test_the_card_follows_the_cursor(opened: Open, hold_up: HoldUp) -> None:
    async with opened() as hands:
        hold_up()
        await hands.press("j")
        assert hands.card() == "Actor: France"
        await hands.press("j", "j")
        assert hands.card() == "Actor: Iran"


async def test_a_new_size_is_taken_over(opened: Open, hold_up: HoldUp) -> None:
    async with opened() as hands:
        await hands.pilot.resize_terminal(100, 30)
        await hands.press("j")
        hold_up()
        await hands.pilot.resize_terminal(80, 24)
        for _ in range(500):
            await hands.pilot.pause()
            if hands.explorer.size.width == 80:
                break
        await hands.press("j")
        assert hands.explorer.size.width == 80
        assert len(hands.screen_text().splitlines()) == 24


async def test_the_size_is_the_terminals_where_the_last_of_many_was_not_told(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(size=(120, 36)) as hands:
        app = hands.pilot.app
        monkeypatch.setattr(type(app), "is_headless", False)
        monkeypatch.setattr("shutil.get_terminal_size", lambda: (80, 24))
        await hands.pilot.resize_terminal(100, 30)
        for _ in range(500):
            await hands.pilot.pause()
            if hands.explorer.size.width == 80:
                break
        assert (hands.explorer.size.width, hands.explorer.size.height) == (80, 24)


@pytest.mark.parametrize("key", ["T", "m"])
async def test_what_is_drawn_by_itself_is_drawn(opened: Open, hold_up: HoldUp, key: str) -> None:
    async with opened() as hands:
        hold_up()
        await hands.press(key)
        hands.pilot.app.set_timer(0.001)  # one more look, where nothing else waits
        await hands.press("j")
        assert hands.card() == "Actor: France" if key == "T" else hands.card() != "Dataset"
        assert not hands.pilot.app._batch_count
