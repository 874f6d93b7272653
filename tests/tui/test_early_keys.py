"""Early keys: what is pressed while files are read, or a review is prepared, is done after all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.capture.review.worlds import written_world
from textual.events import Key
from textual.pilot import Pilot

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.tui import jobs
from dipview.tui.app import DipviewApp
from dipview.tui.held_keys import seen
from dipview.tui.loader import Loader
from dipview.tui.screens.palette import Palette
from dipview.tui.screens.review import ReviewScreen

from .conftest import WIDE, Hands, settle


class Held:
    """What holds up the reading of files, or the preparing of a review, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self._gate = Event()
        before = getattr(owner, name)

        def waiting(*given: Any, **named: Any) -> Any:
            self._gate.wait(60)
            return before(*given, **named)

        monkeypatch.setattr(owner, name, waiting)

    def let_go(self) -> None:
        self._gate.set()


@asynccontextmanager
async def started(*paths: Path, **named: Any) -> AsyncIterator[Hands]:
    """Start the explorer, and wait for nothing."""
    app = DipviewApp(paths, **named)
    async with app.run_test(size=WIDE) as pilot:
        yield Hands(pilot)


async def typed(pilot: Pilot[int], *keys: str) -> None:
    """Press keys as a terminal does, without a wait."""
    driver = pilot.app._driver
    assert driver is not None
    for name in keys:
        key = Key(name, name if len(name) == 1 else None)
        key.set_sender(pilot.app)
        driver.send_message(key)
    await pilot.pause()


class Asked:
    """A widget, or a screen, that does what it is asked for when the test says so."""

    def __init__(self) -> None:
        self.ancestors_with_self = [self]
        self.later: list[Callable[[], None]] = []

    def call_later(self, done: Callable[[], None]) -> bool:
        self.later.append(done)
        return True

    call_after_refresh = call_later


async def test_the_end_is_heeded_in_the_very_moment_in_which_what_was_done_is_seen() -> None:
    asked: Any = Asked()
    waiting = asyncio.create_task(seen(asked, asked))
    while not asked.later:
        await asyncio.sleep(0)
    asked.later[0]()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert len(asked.later) == 1  # Nobody is asked for more: the screens are closed by now.


async def test_keys_that_are_pressed_while_files_are_read_are_done_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = ("m", "down", "enter")
    async with started(fresh=True) as hands:
        await settle(hands.pilot)
        await hands.press(*keys)
        late = hands.session.location
    held = Held(monkeypatch, Loader, "read")
    async with started(fresh=True) as hands:
        await typed(hands.pilot, *keys)
        assert hands.session.location.view == ""
        held.let_go()
        await settle(hands.pilot)
        assert hands.session.location == late
        assert (late.view, late.on_card) == ("matrix", True)


async def test_what_needs_no_data_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch, Loader, "read")
    async with started() as hands:
        await typed(hands.pilot, "colon")
        await hands.pilot.pause()
        assert isinstance(hands.pilot.app.screen, Palette)
        held.let_go()
        await settle(hands.pilot)


async def test_who_waits_no_longer_leaves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch, Loader, "read")
    async with started() as hands:
        await typed(hands.pilot, "m", "q")
        assert hands.pilot.app.return_code == 0
        held.let_go()


async def test_keys_that_are_pressed_before_a_review_stands_go_to_the_review(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = written_world(tmp_path)
    held = Held(monkeypatch, jobs, "material_of")
    async with started(data, review="bulletin") as hands:
        await typed(hands.pilot, "ctrl+j", "x")  # as Enter comes before the terminal is taken over
        held.let_go()
        await settle(hands.pilot)
        screen = hands.pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert (screen.session.progress.accepted, screen.session.progress.rejected) == (1, 1)
        assert len(open_dataset([data]).ids(Kind.STATEMENT)) == 1


async def test_leaving_waits_for_what_was_decided_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = written_world(tmp_path)
    held = Held(monkeypatch, jobs, "material_of")
    async with started(data, review="bulletin") as hands:
        await typed(hands.pilot, "enter", "q")
        assert hands.pilot.app.return_code is None
        held.let_go()
        for _ in range(100):
            await hands.pilot.pause()
            if hands.pilot.app.return_code is not None:
                break
        assert hands.pilot.app.return_code == 0
        assert len(open_dataset([data]).ids(Kind.STATEMENT)) == 1


async def test_where_there_is_no_review_the_keys_go_to_what_is_seen(tmp_path: Path) -> None:
    data = written_world(tmp_path)
    async with started(data, review="nothing-like-it") as hands:
        await typed(hands.pilot, "t")
        await settle(hands.pilot)
        assert hands.session.location.view == "timeline"
