"""What the tests of the explorer share: an open application that has come to rest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from attrs import frozen
from textual.pilot import Pilot
from textual.widgets import Input

from dipview.commands.session import Session
from dipview.tui.app import DipviewApp
from dipview.tui.engine import Engine
from dipview.tui.screens import explorer as explorer_module
from dipview.tui.screens.explorer import Explorer
from dipview.views.scope import Scope

WIDE = (160, 45)
_ROUNDS = 20_000
"""How often a test looks whether the screen has come to rest before it gives up."""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the panes follow the cursor at once, and keep the text cursor from blinking."""
    monkeypatch.setattr(explorer_module, "_PAUSE", 0.001)
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(autouse=True)
def bare_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the tester's own terminal, desktop and editors would change."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def explorer_of(pilot: Pilot[int]) -> Explorer:
    """Give the explorer's screen, whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Explorer))


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the screen no longer changes by itself."""
    for _ in range(_ROUNDS):
        await pilot.pause()
        working = any(not worker.is_finished for worker in pilot.app.workers)
        if not working and not explorer_of(pilot).busy:
            await pilot.pause()
            return
    raise AssertionError("the screen does not come to rest")


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
        """Press keys, one after another, and wait until the screen has come to rest."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type text."""
        await self.press(*text)

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
