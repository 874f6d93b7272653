"""Runs a command line and turns every way in which it can end into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from dipview.cli.exits import FAILED, FailureError, report
from dipview.cli.exploring import explore, only_paths
from dipview.cli.paths import COMPLETE, paths_from_environment
from dipview.dataset.typed_paths import working_folder_is_gone
from dipview.settings.config_reading import read_config

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
        report("standard output is closed; send it to a file or a terminal")
        return FAILED
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    instruction = os.environ.get(COMPLETE)
    if not instruction and working_folder_is_gone() and _HELP.isdisjoint(args):
        report("the working folder was removed; go to one that is there, with cd")
        return FAILED
    try:
        if not instruction and (paths := only_paths(args)) is not None:
            config = read_config()
            return explore(paths or paths_from_environment() or config.dataset, config=config)
        # The explorer's first frame waits for neither click nor the options of verbs.
        from dipview.cli.asking import complete, done_by_click  # noqa: PLC0415 - as said

        return complete(instruction) if instruction else done_by_click(args)
    except FailureError as error:
        report(str(error), error.lines)
        return error.code
