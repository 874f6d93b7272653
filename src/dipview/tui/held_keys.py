"""Held keys: what is pressed before there is what it calls, done in its order once there is.

While files are read for the first time, a key whose command needs a dataset would do nothing; and
what is typed for a review would go to the explorer, which lies below it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from dipview.commands.command import Command
from dipview.tui.screens.explorer import Explorer

_SOON = 0.01
"""Seconds between two looks at whether there is what a key calls."""
_LINE_FEED = "ctrl+j"
"""What a terminal makes of Enter until a program has taken it over."""
_PATIENCE = 1.0
"""Seconds for which a widget is waited for."""


class HeldKeys:
    """The keys that are held back, in their order.

    Args:
        screen: What they wait for.
        release: Does what a key does.
        seen: Waits until what was done is seen.
    """

    def __init__(
        self,
        screen: Explorer,
        release: Callable[[events.Key], Awaitable[None]],
        seen: Callable[[], Awaitable[None]],
    ) -> None:
        self._screen = screen
        self._seen = seen
        self._release = release
        self._held: deque[events.Key] = deque()

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, key: events.Key, commands: Collection[Command]) -> bool:
        """Hold a key back where it has to wait; tells whether it does.

        Args:
            key: The key.
            commands: The commands, with the keys that the user has chosen for them.
        """
        if not (self._screen.opening or self._held):
            return False
        if key.key == "escape" and self._held and not self._screen.session.to_review:
            self._held.clear()  # The next one stops the reading itself.
            return True
        key = events.Key("enter", "\r") if key.key == _LINE_FEED else key
        if waits := self._waits(key, commands):
            self._held.append(key)
        return waits

    def _waits(self, key: events.Key, commands: Collection[Command]) -> bool:
        screen = self._screen
        named = (key.key, key.character)
        called = next((each for each in commands if any(k in named for k in each.keys)), None)
        for_review = bool(screen.session.to_review)
        if called is not None and called.id == "quit":  # A review may end with what was decided.
            return for_review and bool(self._held) and len(key.key) == 1
        if called is not None and called.everywhere:
            return False
        if self._held or for_review:
            return True
        if screen.typing or not screen.is_current:
            return False
        return called is not None and not called.when(screen.session.situation)

    async def released(self) -> None:
        """Do what the keys do, one after another, once there is what they call."""
        screen = self._screen
        while self._held:
            await self._rest()
            if screen.session.workspace is None:  # It was not read, as somebody wished.
                self._held.clear()
                return
            if self._held:
                key = self._held[0]
                await self._release(key)
                if key in self._held:  # Esc may have taken all away meanwhile.
                    self._held.remove(key)

    async def _rest(self) -> None:
        """Wait until what was done before is seen."""
        screen = self._screen
        await self._seen()
        while screen.opening or (screen.busy and screen.session.workspace is not None):
            await asyncio.sleep(_SOON)
            await self._seen()


async def seen(widget: Widget, screen: Screen[Any]) -> None:
    """Wait until all around a widget have heard what it tells, and that is drawn."""
    for each in widget.ancestors_with_self:
        await _done(each.call_later)
    await _done(screen.call_after_refresh)


async def _done(later: Callable[[Callable[[], None]], bool]) -> None:
    done = asyncio.Event()
    if later(done.set):
        # What is asked may go before it comes to that. `wait_for` would miss, before Python 3.12,
        # that the program ends in the moment in which it is done, and have closed screens asked.
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await done.wait()
