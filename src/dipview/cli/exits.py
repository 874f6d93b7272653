"""Exit codes, and how a run ends when standard output does. Imports nothing heavy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

DONE = 0
"""Done; problems in the data, if any, are told on standard error."""
NOTHING = 1
"""Nothing found; of ``check``: errors in a file."""
FAILED = 2
"""Wrong usage, a path that cannot be read, or output that cannot be written."""
INTERRUPTED = 130
"""128 and the number of SIGINT."""
CLOSED_PIPE = 141
"""128 and the number of SIGPIPE: whoever read the output has stopped."""


class FailureError(Exception):
    """What the user asked for cannot be done; the message says what, where, and what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


def guarded(work: Callable[[], int]) -> int:
    """Do something that writes to standard output, and flush it.

    Returns:
        The exit code: the work's own; 141 without a word where the reader has gone; 2 with a line
        on standard error where the output cannot be written; 130 where the user interrupts.
    """
    try:
        code = work()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return CLOSED_PIPE
    except OSError as error:
        _silence()
        tell(f"cannot write to standard output: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def tell(message: str) -> None:
    """Write a message for the user to standard error, safe to show; lost where that is closed."""
    from dipview.formats.display import show_lines  # noqa: PLC0415 - not for --version

    try:
        sys.stderr.write(f"dipview: {show_lines(message)}\n")
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
