"""What the tests of the explorer share: an open application that has come to rest."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from attrs import frozen
from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker

from dipview.commands.session import Session
from dipview.dataset.collector_pause import spare_what_is_there
from dipview.tui import loader as loader_module
from dipview.tui.app import DipviewApp
from dipview.tui.engine import Engine
from dipview.tui.screens import explorer as explorer_module
from dipview.tui.screens.explorer import Explorer
from dipview.views.scope import Scope
from dipview.workspace import garbage_collection

WIDE = (160, 45)
_PATIENCE = 60.0
"""Seconds after which a test gives up waiting for rest; no test waits for them to pass."""
_LOOK = 0.001
"""Seconds between two looks at what works in a thread."""
_SOON = 0.1
"""Seconds: what is to come once within them belongs to what the last key has set off."""
_FRAME = 1 / 60
"""Seconds between two frames."""
_QUIET_TURNS = 3
"""Turns of the event loop with nothing to do, after which it has nothing to do."""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the panes follow the cursor at once, and keep the text cursor from blinking."""
    monkeypatch.setattr(explorer_module, "_PAUSE", 0.001)
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(autouse=True)
def collector_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the explorer decide nothing about searches for garbage: all tests are in this process."""
    monkeypatch.setattr(loader_module, "leave_out_of_collection", lambda _: None)
    monkeypatch.setattr(loader_module, "collect_all_again", lambda: None)


@pytest.fixture
def collector_as_it_is(
    collector_left_alone: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let the explorer decide about searches for garbage, as it does where it is alone."""
    for name in ("leave_out_of_collection", "collect_all_again"):
        monkeypatch.setattr(loader_module, name, getattr(garbage_collection, name))
    garbage_collection.leave_out_of_collection.cache_clear()
    gc.collect()
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    spare_what_is_there()


@pytest.fixture(autouse=True)
def notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no notice go by the clock: how long a test takes must not be seen in its picture."""
    monkeypatch.setattr(App, "NOTIFICATION_TIMEOUT", _PATIENCE)


@pytest.fixture(autouse=True)
def bare_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the tester's own terminal, desktop and editors would change."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def no_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot see when nothing is left to do.

    It would guess so from how little the process computes: that takes 20 ms and more each time,
    several times for each key, and guesses wrong where the machine is busy.
    """
    rest = _Rest()
    set_timer, set_interval = MessagePump.set_timer, MessagePump.set_interval

    def once(pump: MessagePump, delay: float, *args: Any, **named: Any) -> Timer:
        timer = set_timer(pump, delay, *args, **named)
        if delay <= _SOON:
            rest.soon.append(timer)
        return timer

    def again(pump: MessagePump, interval: float, *args: Any, **named: Any) -> Timer:
        if named.get("name") != "screen_update":
            return set_interval(pump, interval, *args, **named)

        def draw() -> None:
            if not rest.awaited:  # Else it is drawn once nothing else is left.
                pump._on_timer_update()  # type: ignore[attr-defined]

        timer = set_interval(pump, interval, draw, **named)
        rest.frames.append(timer)
        return timer

    async def nothing_left(*_seconds: float) -> None:
        await rest.come()

    monkeypatch.setattr(MessagePump, "set_timer", once)
    monkeypatch.setattr(MessagePump, "set_interval", again)
    monkeypatch.setattr(textual.app, "wait_for_idle", nothing_left)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", nothing_left)


class _Rest:
    """Waits until an application has come to rest, and draws no more frames than that takes."""

    def __init__(self) -> None:
        self.soon: list[Timer] = []
        self.frames: list[Timer] = []
        self.awaited = 0

    async def come(self) -> None:
        """Wait until nothing is left to do, what is to be drawn included."""
        self.awaited += 1
        try:
            await self._come()
        finally:
            self.awaited -= 1

    async def _come(self) -> None:
        until = time.monotonic() + _PATIENCE
        await asyncio.sleep(_LOOK)  # Threads come to their turn.
        while time.monotonic() < until:
            await _drained()
            if due := self._due():
                await _until_made(due)
                due = self._due()
            for timer in due:  # It would come by itself, at the next sixtieth of a second.
                timer.target._on_timer_update()  # type: ignore[attr-defined]
            self.soon[:] = [timer for timer in self.soon if _runs(timer)]
            if self.soon:
                tasks = [timer._task for timer in self.soon if timer._task]
                await asyncio.wait(tasks, timeout=_SOON)
            elif not due:
                return

    def _due(self) -> list[Timer]:
        self.frames[:] = [timer for timer in self.frames if _runs(timer)]
        return [timer for timer in self.frames if timer._active.is_set()]


def _runs(timer: Timer) -> bool:
    return timer._task is not None and not timer._task.done()


async def _until_made(due: Sequence[Timer]) -> None:
    """Wait for what threads make, for as long as the program itself waits with a frame."""
    until = time.monotonic() + _FRAME
    apps = {timer.target.app for timer in due}  # type: ignore[attr-defined]
    while any(not each.is_finished for app in apps for each in app.workers):
        await asyncio.sleep(_LOOK)
        await _drained()
        if time.monotonic() > until:
            return


async def _drained() -> None:
    """Wait until no message, callback or task of the event loop can go on by itself."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    quiet = 0
    while quiet < _QUIET_TURNS:
        await asyncio.sleep(0)
        quiet = 0 if ready else quiet + 1


def explorer_of(pilot: Pilot[int]) -> Explorer:
    """Give the explorer's screen, whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Explorer))


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the screen no longer changes by itself.

    Raises:
        AssertionError: It does not come to rest; tells what goes on.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        await pilot.pause()
        working = [worker for worker in pilot.app.workers if not worker.is_finished]
        if not working and not explorer_of(pilot).busy:
            await pilot.pause()
            return
        if time.monotonic() > until:
            raise AssertionError(_unsettled(pilot, working))


def _unsettled(pilot: Pilot[int], working: Sequence[Worker[Any]]) -> str:
    explorer = explorer_of(pilot)
    jobs = ", ".join(f"{each.group}/{each.name} ({each.state.name})" for each in working)
    return (
        f"the screen does not come to rest in {_PATIENCE:g} seconds: "
        f"workers at work: {jobs or 'none'}; explorer busy: {explorer.busy}; "
        f"at {explorer.session.location}; screen on top: {pilot.app.screen}"
    )


@frozen
class Hands:
    """A user at the keyboard of an open explorer."""

    pilot: Pilot[int]

    @property
    def explorer(self) -> Explorer:
        """The explorer's screen."""
        return explorer_of(self.pilot)

    @property
    def session(self) -> Session:
        """What is looked at."""
        return self.explorer.session

    @property
    def engine(self) -> Engine:
        """What is behind the first frame."""
        engine = self.explorer.engine
        assert isinstance(engine, Engine)
        return engine

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until the screen has come to rest.

        What stands behind ``type:`` is typed, and waited for but once.
        """
        for key in keys:
            _, typed, text = key.partition("type:")
            if typed:
                await self.type(text)
            else:
                await self.pilot.press(key)
                await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type text, faster than the screen follows, and wait until it has come to rest."""
        driver = self.pilot.app._driver
        assert driver is not None
        for letter in text:
            key = Key(letter if letter.isalnum() else _character_to_key(letter), letter)
            key.set_sender(self.pilot.app)
            driver.send_message(key)
        await settle(self.pilot)

    def ids(self, pane: str) -> list[str]:
        """Give the ids of the rows in a pane."""
        view = self.explorer.pane(pane).view
        return [row.id for _, row in view.rows()] if view else []

    def card(self) -> str:
        """Give the title of the card."""
        view = self.explorer.pane("card").view
        return view.title if view else ""

    def screen_text(self) -> str:
        """Give what the whole screen shows, as text."""
        size = self.pilot.app.size
        lines = self.pilot.app.screen._compositor.render_strips(size)
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)


Open = Callable[..., AbstractAsyncContextManager[Hands]]


@pytest.fixture
def opened() -> Open:
    """Give what opens the explorer for a size, paths and a scope, in ``async with``."""

    @asynccontextmanager
    async def opening(
        size: tuple[int, int] = WIDE,
        paths: Sequence[Path] = (),
        scope: Scope | None = None,
        *,
        notifications: bool = False,
    ) -> AsyncIterator[Hands]:
        app = DipviewApp(paths, scope)
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await settle(pilot)
            yield Hands(pilot)

    return opening


@pytest.fixture
def played() -> Callable[..., Callable[[Pilot[int]], Awaitable[None]]]:
    """Make what a snapshot does before it is taken: press keys and come to rest."""

    def playing(*keys: str, theme: str = "") -> Callable[[Pilot[int]], Awaitable[None]]:
        async def play(pilot: Pilot[int]) -> None:
            await settle(pilot)
            if theme:
                pilot.app.theme = theme
            await Hands(pilot).press(*keys)
            await settle(pilot)

        return play

    return playing
