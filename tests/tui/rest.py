"""Waits until an application has come to rest, and draws no more frames than are looked at."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer

PATIENCE = 60.0
"""Seconds after which a test gives up waiting for rest; no test waits for them to pass."""
LOOK = 0.001
"""Seconds between two looks at what works in a thread."""
_SOON = 0.1
"""Seconds: what is to come once within them belongs to what the last key has set off."""
_FRAME = 1 / 60
"""Seconds between two frames."""
_QUIET_TURNS = 3
"""Turns of the event loop with nothing to do, after which it has nothing to do."""


class Rest:
    """What an application still has to do, and the frame that is drawn once it has done it.

    While somebody waits, no frame is drawn: what is to be drawn is drawn at the end, once, as it
    is on a machine that is quicker than its screen.
    """

    def __init__(self) -> None:
        self._soon: list[Timer] = []
        self._frames: list[Timer] = []
        self._undrawn: dict[Screen[Any], None] = {}
        self._awaited = 0

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Learn of what is to come, and have Textual's pilot wait for it rather than guess.

        It would guess from how little the process computes: that takes 20 ms and more each time,
        several times for each key, and guesses wrong where the machine is busy.
        """

        async def nothing_left(*_seconds: float) -> None:
            await self.come()

        for seen in (self._soon, self._frames, self._undrawn):
            seen.clear()
        monkeypatch.setattr(textual.app, "wait_for_idle", nothing_left)
        monkeypatch.setattr(textual.pilot, "wait_for_idle", nothing_left)
        self._see_timers(monkeypatch)
        self._hold_frames(monkeypatch)

    def _see_timers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        set_timer, set_interval = MessagePump.set_timer, MessagePump.set_interval

        def once(pump: MessagePump, delay: float, *args: Any, **named: Any) -> Timer:
            timer = set_timer(pump, delay, *args, **named)
            if delay <= _SOON:
                self._soon.append(timer)
            return timer

        def again(pump: MessagePump, interval: float, *args: Any, **named: Any) -> Timer:
            if named.get("name") != "screen_update":
                return set_interval(pump, interval, *args, **named)

            def lay_out() -> None:
                if not self._awaited:  # Else it is laid out once nothing else is left.
                    pump._on_timer_update()  # type: ignore[attr-defined]

            timer = set_interval(pump, interval, lay_out, **named)
            self._frames.append(timer)
            return timer

        monkeypatch.setattr(MessagePump, "set_timer", once)
        monkeypatch.setattr(MessagePump, "set_interval", again)

    def _hold_frames(self, monkeypatch: pytest.MonkeyPatch) -> None:
        draw = Screen._compositor_refresh

        def drawn(screen: Screen[Any]) -> None:
            if not self._awaited or screen is not screen.app.screen:
                draw(screen)
                return
            self._undrawn[screen] = None
            screen._dirty_widgets.clear()  # The compositor knows their regions by now.
            screen.app._update_mouse_over(screen)

        monkeypatch.setattr(Screen, "_compositor_refresh", drawn)

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """Draw no frame and wait for nothing else meanwhile: rest is waited for at the end."""
        self._awaited += 1
        try:
            yield
        finally:
            self._awaited -= 1

    async def come(self) -> None:
        """Wait until nothing is left to do, what is to be drawn included."""
        if self._awaited:
            return
        until = time.monotonic() + PATIENCE
        await asyncio.sleep(LOOK)  # Threads come to their turn.
        while time.monotonic() < until:
            with self.awaited():
                await self.quiet()
            if not self._draw():
                return

    async def quiet(self) -> None:
        """Wait until nothing is left to do but to draw."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            await _drained()
            if due := self._due():
                await _until_made(due)
                due = self._due()
            for timer in due:  # It would come by itself, at the next sixtieth of a second.
                timer.target._on_timer_update()  # type: ignore[attr-defined]
            self._soon[:] = [timer for timer in self._soon if _runs(timer)]
            if self._soon:
                tasks = [timer._task for timer in self._soon if timer._task]
                await asyncio.wait(tasks, timeout=_SOON)
            elif not due:
                return

    def _draw(self) -> bool:
        """Draw what is to be drawn; says whether there was anything."""
        screens = [screen for screen in self._undrawn if screen.is_current]
        self._undrawn.clear()
        for screen in screens:
            screen._compositor_refresh()
        return bool(screens)

    def _due(self) -> list[Timer]:
        self._frames[:] = [timer for timer in self._frames if _runs(timer)]
        return [timer for timer in self._frames if timer._active.is_set()]


REST = Rest()
"""Of the application that is open in a test; one is open at a time."""


def leave_uncut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw all that is to be drawn, but cut nothing to pieces: there is no terminal for them."""
    cut = Compositor.render_update

    def drawn(
        compositor: Compositor,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> object:
        if full:  # for a picture
            return cut(compositor, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        if regions := compositor._dirty_regions:
            crop = Region.from_union(regions).intersection(compositor.size.region)
            regions.clear()
            deque(compositor._get_renders(crop), maxlen=0)
        return None

    monkeypatch.setattr(Compositor, "render_update", drawn)


def _runs(timer: Timer) -> bool:
    return timer._task is not None and not timer._task.done()


async def _until_made(due: Sequence[Timer]) -> None:
    """Wait for what threads make, for as long as the program itself waits with a frame."""
    until = time.monotonic() + _FRAME
    apps = {timer.target.app for timer in due}  # type: ignore[attr-defined]
    while any(not each.is_finished for app in apps for each in app.workers):
        await asyncio.sleep(LOOK)
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
