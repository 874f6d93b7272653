"""Exit codes, lines for both streams, how a run ends when output does. Imports nothing heavy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from dipview.formats.safe_text import show
from dipview.leaving import SignalledError, signals_heeded

DONE = 0
"""Done; problems in the data, if any, are told on standard error."""
NOTHING = 1
"""Nothing found; of ``check``: errors in a file."""
FAILED = 2
"""Wrong usage, a path that cannot be read, or output that cannot be written."""
FAULT = 70
"""A fault in dipview itself: EX_SOFTWARE of BSD's sysexits."""
INTERRUPTED = 130
"""128 and the number of SIGINT."""
CLOSED_PIPE = 141
"""128 and the number of SIGPIPE: whoever read the output has stopped."""


class FailureError(Exception):
    """What the user asked for cannot be done; the message says what, where, and what to do.

    Attributes:
        code: The exit code.
        lines: What is to be told below the message.
    """

    def __init__(self, message: str, code: int = FAILED, lines: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.lines = tuple(lines)


def guarded(work: Callable[[], int]) -> int:
    """Do something that writes to standard output, and flush it.

    Returns:
        The exit code: the work's own; 141 without a word where the reader has gone; 2 with a line
        on standard error where the output cannot be written; 130 where the user interrupts, and
        128 and its number for another signal that ends a program; 70
        with a traceback, safe to show, where dipview itself is at fault.
    """
    try:
        with signals_heeded():
            code = work()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return CLOSED_PIPE
    except OSError as error:
        _silence()
        what = "write to standard output" if error.filename is None else f"use {error.filename}"
        report(f"cannot {what}: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except SignalledError as signalled:
        return signalled.code
    except Exception:  # a fault, and what it quotes of the data must not act on the terminal
        import traceback  # noqa: PLC0415 - for faults alone

        text = traceback.format_exc().rstrip("\n").split("\n")
        report("a fault in dipview itself, not in your data", text)
        return FAULT
    return code


def print_lines(*lines: str) -> None:
    """Write lines to standard output, safe to show, each on one line whatever it quotes."""
    sys.stdout.writelines(f"{show(line)}\n" for line in lines)
    sys.stdout.flush()


def report(message: str, lines: Iterable[str] = ()) -> None:
    """Write a message for the user to standard error, safe to show; lost where that is closed.

    Args:
        message: Stands on one line, whatever it quotes.
        lines: Stand below it.
    """
    try:
        text = "".join(f"{show(line)}\n" for line in (f"dipview: {message}", *lines))
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def _silence() -> None:
    """Send what is still to be flushed nowhere, so that the interpreter ends without complaint."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
