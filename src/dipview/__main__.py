"""Runs dipview: the `dipview` command and `python -m dipview`."""

from __future__ import annotations

import gc
import sys

from dipview import __version__
from dipview.cli.exits import guarded

_YOUNG = 50_000
"""After how many new objects Python looks for cycles; by default, 700: often while it imports."""


def main() -> int:
    """Run the command line that the process was started with; gives its exit code.

    ``--version`` alone is answered at once, before anything else is imported.
    """
    code = guarded(_version if sys.argv[1:] in (["--version"], ["-V"]) else _command)
    gc.freeze()  # Python looks through all there is, three times, before it ends: all ends with it
    return code


def _version() -> int:
    sys.stdout.write(f"dipview {__version__}\n")
    return 0


def _command() -> int:
    gc.set_threshold(_YOUNG)
    from dipview.cli.running import run  # noqa: PLC0415 - not for --version

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
