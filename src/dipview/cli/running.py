"""Runs a command line and turns every way in which it can end into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from dipview.cli.exits import FAILED, FailureError, tell
from dipview.cli.paths import COMPLETE, paths_from_environment
from dipview.dataset.typed_paths import working_folder_is_gone

_HELP = frozenset(("-h", "--help"))


def run(args: Sequence[str]) -> int:
    """Run a command line.

    Args:
        args: The words after ``dipview``.

    Returns:
        The exit code.

    Raises:
        OSError: Standard output could not be written to (``exits.guarded`` answers it).
    """
    if sys.stdout is None:
        tell("standard output is closed; send it to a file or a terminal")
        return FAILED
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if instruction := os.environ.get(COMPLETE):
        from dipview.cli.completing import complete  # noqa: PLC0415 - rare

        return complete(instruction)
    if working_folder_is_gone() and _HELP.isdisjoint(args):
        tell("the working folder was removed; go to one that is there, with cd")
        return FAILED
    from dipview.cli.exploring import explore, only_paths  # noqa: PLC0415 - not to complete a verb

    try:
        paths = only_paths(args)
        if paths is not None:
            from dipview.settings.config_reading import read_config  # noqa: PLC0415 - not for verbs

            config = read_config()
            return explore(paths or paths_from_environment() or config.dataset, config=config)
        from dipview.cli.asking import done_by_click  # noqa: PLC0415 - not for the explorer

        return done_by_click(args)
    except FailureError as error:
        tell(str(error), error.lines)
        return error.code
