"""Ending: lets the explorer give the terminal back before a signal or a fault ends or stops it."""

from __future__ import annotations

import errno
import io
import signal
import sys
import threading
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from rich.console import Console, RenderableType

from dipview.formats.safe_text import show_lines
from dipview.leaving import leave

if sys.platform != "win32":
    import termios

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
_PATIENCE = 10.0
"""Seconds that the explorer has to end by itself after a signal, with a file still being read."""
_WIDTH = 100
_INTERRUPTED = 130
_HUNG_UP = 129
_AFTERWARDS = 0.5
"""Seconds in which the event loop comes to the signals that were sent while it stood still."""
_left_alone = threading.Event()
"""Set while another program has the terminal: what is typed there is not meant for dipview."""


def heed_signals(loop: AbstractEventLoop, end: Callable[[int], None]) -> None:
    """Have the signals that end a program end the explorer in its own way; POSIX only.

    A signal that was ignored when the program started, as under ``nohup``, stays ignored. The event
    loop forgets the handlers when it is closed.

    Args:
        loop: The running event loop.
        end: Leaves the application; takes an exit code, 128 and the number of the signal.
    """
    if sys.platform == "win32":
        return
    for name in _NAMES:
        number = getattr(signal, name)
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, _heed, 128 + number, end)


def heed_faults(loop: AbstractEventLoop, fail: Callable[[Exception], None]) -> None:
    """Have what fails outside the application's own messages end it too.

    The loop would write it over the screen and go on, and the exit code would say that all is well.

    Args:
        loop: The running event loop.
        fail: Ends the application because of a fault.
    """

    def failed(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), Exception):
            fail(error)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(failed)


@contextmanager
def faults_of_threads(
    fail: Callable[[Exception], None], end: Callable[[int], None]
) -> Iterator[None]:
    """Have a thread that fails end the application too, as `heed_faults` does.

    Args:
        fail: Ends the application because of a fault.
        end: Leaves it where the terminal has gone away; takes an exit code.
    """

    def failed(of_thread: threading.ExceptHookArgs) -> None:
        error = of_thread.exc_value
        if isinstance(error, OSError) and error.errno == errno.EIO:
            hang_up(end)
        elif isinstance(error, Exception):
            fail(error)

    before, threading.excepthook = threading.excepthook, failed
    try:
        yield
    finally:
        threading.excepthook = before


def hang_up(end: Callable[[int], None]) -> None:
    """End the explorer as a hang-up does, where the terminal has gone without a signal.

    Args:
        end: Leaves the application; takes an exit code.
    """
    _heed(_HUNG_UP, end)


def stop_between_steps(loop: AbstractEventLoop) -> None:
    """Have a signal that stops the explorer heeded between two steps of the loop; POSIX only.

    Textual gives the terminal back right where the signal comes. Within something that is just
    being written to the terminal, it would wait for itself for ever.

    Args:
        loop: The running event loop, of an application that has the terminal already.
    """
    if sys.platform == "win32":
        return
    stop = signal.getsignal(signal.SIGTSTP)
    if not callable(stop):
        return

    def heed(number: int, frame: FrameType | None) -> None:
        if _left_alone.is_set():  # The loop stands still, and nothing is being written.
            stop(number, frame)
        else:
            loop.call_soon_threadsafe(stop, number, None)

    signal.signal(signal.SIGTSTP, heed)


class PassedOn:
    """Passes what ends dipview on to a program that has the terminal.

    The event loop stands still until that program ends, and comes to the signal then.
    """

    def __init__(self) -> None:
        self._send: Callable[[int], None] | None = None
        self._came: int | None = None

    def to(self, send: Callable[[int], None]) -> None:
        """Pass on to a program that runs now, also what came before."""
        self._send = send
        if self._came is not None:
            send(self._came)

    def heed(self, number: int, _frame: FrameType | None) -> None:
        """Pass a signal on; where the program does not end, the process ends without it."""
        self._came = number
        _end_at_last(128 + number)
        if self._send is not None:
            self._send(number)


@contextmanager
def terminal_lent(loop: AbstractEventLoop) -> Iterator[PassedOn]:
    r"""Lend the terminal to a program, and have it as it was afterwards.

    Ctrl+C and Ctrl+\ are left to the program: the terminal sends them to dipview too, which would
    end once it has the terminal back. What else ends dipview ends the program first; POSIX only.

    Args:
        loop: The event loop, which stands still meanwhile.

    Yields:
        What passes signals on, to be told of the program.
    """
    passed_on = PassedOn()
    if sys.platform == "win32":
        yield passed_on
        return
    _left_alone.set()
    modes = _modes()
    quits = signal.signal(signal.SIGQUIT, lambda *_: None)
    ends = {
        number: signal.signal(number, passed_on.heed)
        for number in (signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield passed_on
    finally:
        signal.signal(signal.SIGQUIT, quits)
        for number, before in ends.items():
            signal.signal(number, before)
            signal.siginterrupt(number, False)  # as the event loop has it
        _give_back(modes)
        loop.call_later(_AFTERWARDS, _left_alone.clear)


def _modes() -> list[Any] | None:
    """Give the modes of the terminal, which a program that is killed leaves as it had them."""
    try:
        return termios.tcgetattr(sys.__stdin__)  # type: ignore[arg-type]
    except (AttributeError, OSError, ValueError, termios.error):
        return None


def _give_back(modes: list[Any] | None) -> None:
    if modes is not None:
        with suppress(AttributeError, OSError, ValueError, termios.error):
            termios.tcsetattr(sys.__stdin__, termios.TCSADRAIN, modes)  # type: ignore[arg-type]


def _heed(code: int, end: Callable[[int], None]) -> None:
    """End the explorer; and the process too, where a thread of it does not come to an end."""
    if code == _INTERRUPTED and _left_alone.is_set():
        return
    _end_at_last(code)
    end(code)


def _end_at_last(code: int) -> None:
    """End the process where it does not end by itself."""
    last = threading.Timer(_PATIENCE, leave, (code,))
    last.daemon = True
    last.start()


def told_plainly(renderables: Iterable[RenderableType]) -> str:
    """Write what Rich would print in plain text that is safe to show, whatever it quotes."""
    console = Console(file=io.StringIO(), width=_WIDTH, color_system=None, markup=False)
    with console.capture() as captured:
        for each in renderables:
            console.print(each, markup=False)
    return show_lines(captured.get())
