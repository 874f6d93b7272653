"""The private parts of Textual that dipview stands on; each is guarded, and held by a test.

Where a release of Textual has moved one of them, Textual's own way is taken in its place, and
``tests/tui/test_textual_private.py`` names what is gone.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual.keys import Keys
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.strip import Strip
from textual.timer import Timer

from dipview.tui.terminal_input import (
    AltTyped,
    KnownSequence,
    Pasted,
    Piece,
    TerminalInput,
    Typed,
)

try:
    from textual._styles_cache import StylesCache
except ImportError:
    StylesCache = None  # type: ignore[assignment, misc]

if TYPE_CHECKING:
    from textual.color import Color
    from textual.driver import Driver

_LOOK = 0.1
"""Seconds after which the thread that reads the terminal looks whether it is to end."""
_READ = 4096
_LONGEST_ESCAPE_DELAY = 1.0


class TerminalGone(Message):
    """There is nothing more to be read: the terminal has gone away."""


def never_lost(timer: Timer) -> Timer:
    """Have a timer go off however late it is.

    Textual skips what is overdue. A timer that goes off once is then lost, where the process was
    held up between its start and the first look at the clock.
    """
    if hasattr(timer, "_skip"):
        timer._skip = False
    return timer


def let_lines_go() -> None:
    """Have no line hold on to itself, so that it goes as soon as nobody draws it any more.

    Textual keeps with a line what it was divided into. Where that is the line as a whole, as nearly
    always, only a search for garbage would find it: for these alone one was due at every few keys.
    """
    divide = Strip.divide
    if divide is _DIVIDE and "_divide_cache" in divide.__code__.co_names:
        Strip.divide = _divided  # type: ignore[method-assign, assignment]


_DIVIDE = Strip.divide


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    length = strip.cell_length
    within = [cut for cut in cuts if cut <= length]
    return [strip] if within == [length] else _DIVIDE(strip, within)


def let_drawn_widgets_go() -> None:
    """Have nothing of a widget stay that was drawn, once the widget is gone.

    Textual keeps the styles of two colours by what draws a widget too, which has all its lines:
    those of the last thousand stayed, and no search for garbage found them. No other than the
    colours make the styles, and by these alone they are kept now.
    """
    make = getattr(getattr(StylesCache, "get_inner_outer", None), "__wrapped__", None)
    if make is None or make.__code__.co_varnames != ("cls", "base_background", "background"):
        return
    kept = lru_cache(maxsize=1024)(partial(make, StylesCache))

    def styles_of(_drawn: object, base_background: Color, background: Color) -> Any:
        """Give the styles of two colours, whichever widget is drawn."""
        return kept(base_background, background)

    StylesCache.get_inner_outer = styles_of  # type: ignore[method-assign, assignment]


try:
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    from textual._keyboard_protocol import FUNCTIONAL_KEYS
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver
except ImportError:  # Windows, whose console sends keys, not bytes; or a Textual that moved them
    TERMINAL_DRIVER: type[Driver] | None = None
else:

    class Events:
        """Makes Textual's events of what was parted.

        It reads single sequences, never a stream: one that is not whole cannot take what follows
        with it.
        """

        def __init__(self) -> None:
            self._parser = XTermParser()

        def of(self, piece: Piece) -> list[Message]:
            """Give the events; none where Textual cannot read it after all."""
            with suppress(Exception):
                return list(self._of(piece))
            return []

        def _of(self, piece: Piece) -> Iterator[Message]:
            match piece:
                case Pasted(text):
                    yield events.Paste(text)
                case Typed("\x1b"):
                    yield events.Key("escape", "\x1b")
                case AltTyped(text):
                    for key in self._parser._sequence_to_key_events(text, alt=True):
                        yield events.Key(key.key, None)
                case KnownSequence(text):
                    yield from self._of_sequence(text)
                case Typed(text):
                    yield from self._keys(text)

        def _of_sequence(self, text: str) -> Iterator[Message]:
            if text == "\x1b[I":
                yield events.AppFocus()
            elif text == "\x1b[O":
                yield events.AppBlur()
            elif text.startswith("\x1b[?"):
                if text[8] != "0":
                    yield TerminalSupportsSynchronizedOutput()
            elif text.startswith("\x1b[<"):
                if (event := self._parser.parse_mouse_code(text)) is not None:
                    yield event
            else:
                yield from self._keys(text)

        def _keys(self, text: str) -> Iterator[events.Key]:
            for key in self._parser._sequence_to_key_events(text):
                if key.key != Keys.Ignore:
                    yield key

    class WakingEvent(Event):
        """An event that wakes whoever waits for a terminal by ``select``, and for this as well.

        Otherwise the thread that reads would hear of its end at its next look, and whoever leaves
        waits for that thread.
        """

        def __init__(self) -> None:
            super().__init__()
            self._ends = os.pipe()

        def fileno(self) -> int:
            """Give what can be read from as long as it is set."""
            return self._ends[0]

        def set(self) -> None:
            """Let it have happened."""
            if not self.is_set():
                super().set()
                os.write(self._ends[1], b"!")

        def clear(self) -> None:
            """Let it happen again."""
            if self.is_set():
                super().clear()
                os.read(self._ends[0], 1)

    class TerminalDriver(LinuxDriver):
        """Textual's driver, with ``TerminalInput`` before it.

        Args:
            app: The application; ``alt_keys`` are the characters that it knows with Alt.
            debug: Textual's own debugging.
            mouse: Heed the mouse.
            size: The size to begin with; None for the terminal's.
        """

        def __init__(
            self,
            app: Any,
            *,
            debug: bool = False,
            mouse: bool = True,
            size: tuple[int, int] | None = None,
        ) -> None:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._heeds_mouse = mouse
            self._alt_keys: Collection[str] = getattr(app, "alt_keys", ())
            self._gone = False
            self.exit_event = self._ended = WakingEvent()

        def run_input_thread(self) -> None:
            """Read the terminal until the driver is told to stop, or the terminal goes away."""
            parts = terminal_input(alt=self._alt_keys, mouse=self._heeds_mouse)
            made = Events()
            while not self.exit_event.is_set():
                wait = _LOOK
                if parts.until is not None:
                    wait = max(0.0, min(wait, parts.until - time.monotonic()))
                pieces = parts.tick(time.monotonic())
                if self.fileno in select.select([self.fileno, self._ended], [], [], wait)[0]:
                    if not (data := _read(self.fileno)):
                        self._gone = True
                        self.send_message(TerminalGone())
                        return
                    pieces += parts.feed(data, time.monotonic())
                for piece in pieces:
                    for event in made.of(piece):
                        self.process_message(event)

        def write(self, data: str) -> None:
            """Write to the terminal; nothing where the thread that does it came to its end.

            Textual would wait for ever for room in a queue that nobody empties.
            """
            if _is_alive(self._writer_thread):
                super().write(data)

        def close(self) -> None:
            """Wait until all is written, where anybody writes."""
            if _is_alive(self._writer_thread):
                super().close()

        def resume_application_mode(self) -> None:
            """Take the terminal back, if it was given away.

            A signal to go on comes to a program that never stopped too, and with each hang-up:
            Textual would read the terminal twice from then on.
            """
            if not self._gone and not _is_alive(self._key_thread):
                super().resume_application_mode()

    TERMINAL_DRIVER = TerminalDriver


def _is_alive(thread: Thread | None) -> bool:
    return thread is not None and thread.is_alive()


def terminal_input(*, alt: Collection[str] = (), mouse: bool = True) -> TerminalInput:
    """Part what a terminal sends by what Textual knows as keys.

    Args:
        alt: Characters that mean something with Alt.
        mouse: Heed the mouse.
    """
    return TerminalInput(
        ANSI_SEQUENCES_KEYS,
        FUNCTIONAL_KEYS,
        alt=alt,
        mouse=mouse,
        escape_delay=min(constants.ESCAPE_DELAY, _LONGEST_ESCAPE_DELAY),
    )


def _read(fileno: int) -> bytes:
    """Read what there is; nothing where the terminal has gone away."""
    while True:
        try:
            return os.read(fileno, _READ)
        except BlockingIOError:  # Another program that shares the terminal has made it so.
            select.select([fileno], [], [], _LOOK)
        except OSError:
            return b""
