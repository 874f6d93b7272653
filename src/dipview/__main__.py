"""Runs dipview: the `dipview` command and `python -m dipview`."""

from __future__ import annotations

import gc
import sys

from dipview import __version__
from dipview.cli.exits import guarded
from dipview.leaving import leave

_YOUNG = 200_000
"""After how many new objects Python looks for cycles; by default, 700: often while it imports."""


def main() -> int:
    """Run the command line that the process was started with; gives its exit code.

    ``--version`` alone is answered at once, before anything else is imported.
    """
    return guarded(_version if sys.argv[1:] in (["--version"], ["-V"]) else _command)


def main_and_leave() -> None:
    """Run the command line, and end the process at once.

    By then all is written and closed, and what was kept for a while is taken away. Python would
    only take every object apart before it ends, which takes longer than many a search.
    """
    leave(main())


def _version() -> int:
    sys.stdout.write(f"dipview {__version__}\n")
    return 0


def _command() -> int:
    gc.set_threshold(_YOUNG)
    from dipview.cli.running import run  # noqa: PLC0415 - not for --version

    return run(sys.argv[1:])


if __name__ == "__main__":
    main_and_leave()
