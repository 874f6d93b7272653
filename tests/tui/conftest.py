"""What the tests of the explorer share: an open application that has come to rest."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from tests.tui.rest import LOOK, PATIENCE, REST, leave_uncut
from tests.tui.style_sheets import parse_once
from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
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
from dipview.workspace import garbage_collection, watching

WIDE = (160, 45)


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


@pytest.fixture
def watched_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the files more often than users need, and at once where a look was held up."""
    monkeypatch.setattr(watching, "PAUSE", 0.005)
    monkeypatch.setattr(watching, "SETTLE", 0.005)
    monkeypatch.setattr(watching, "_LIGHT", 0)


@pytest.fixture(autouse=True)
def notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no notice go by the clock: how long a test takes must not be seen in its picture."""
    monkeypatch.setattr(App, "NOTIFICATION_TIMEOUT", PATIENCE)


@pytest.fixture(autouse=True)
def bare_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the tester's own terminal, desktop and editors would change."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def no_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot see when nothing is left to do, and nothing be done that nobody sees."""
    REST.watch(monkeypatch)
    leave_uncut(monkeypatch)
    parse_once(monkeypatch)


def explorer_of(pilot: Pilot[int]) -> Explorer:
    """Give the explorer's screen, whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Explorer))


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the screen no longer changes by itself.

    Raises:
        AssertionError: It does not come to rest; tells what goes on.
    """
    until = time.monotonic() + PATIENCE
    while True:
        with REST.awaited():
            await asyncio.sleep(LOOK)  # Threads come to their turn.
            await REST.quiet()
            await pilot._wait_for_screen()  # Some handlers wait for what is done in a thread.
            await REST.quiet()
        working = [worker for worker in pilot.app.workers if not worker.is_finished]
        if not working and not explorer_of(pilot).busy:
            await REST.come()
            if not explorer_of(pilot).busy:
                return
        if time.monotonic() > until:
            raise AssertionError(_unsettled(pilot, working))


def _unsettled(pilot: Pilot[int], working: Sequence[Worker[Any]]) -> str:
    explorer = explorer_of(pilot)
    jobs = ", ".join(f"{each.group}/{each.name} ({each.state.name})" for each in working)
    return (
        f"the screen does not come to rest in {PATIENCE:g} seconds: "
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
                with REST.awaited():
                    await self.pilot.app._press_keys((key,))
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
        async with AsyncExitStack() as opened:
            with REST.awaited():
                running = app.run_test(size=size, notifications=notifications)
                pilot = await opened.enter_async_context(running)
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
