"""Runs dipview: the `dipview` command and `python -m dipview`."""

from __future__ import annotations

import sys

from dipview import __version__
from dipview.cli.exits import guarded


def main() -> int:
    """Run the command line that the process was started with; gives its exit code.

    ``--version`` alone is answered at once, before anything else is imported.
    """
    return guarded(_version if sys.argv[1:] in (["--version"], ["-V"]) else _command)


def _version() -> int:
    sys.stdout.write(f"dipview {__version__}\n")
    return 0


def _command() -> int:
    from dipview.cli.running import run  # noqa: PLC0415 - not for --version

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
