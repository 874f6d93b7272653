"""Runs a command line and turns every way in which it can end into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from dipview.cli.exits import DONE, FAILED, FailureError, tell
from dipview.cli.verbs import COMPLETING


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
    if instruction := os.environ.get(COMPLETING):
        from dipview.cli.completing import complete  # noqa: PLC0415 - rare

        return complete(instruction)
    from dipview.cli.app import app  # noqa: PLC0415 - completing a verb does without it

    try:
        with app.make_context("dipview", list(args)) as context:
            return int(app.invoke(context) or DONE)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "dipview")
        tell(f"{_sentence(error)} (see '{where} --help')")
        return FAILED
    except FailureError as error:
        tell(str(error), error.lines)
        return error.code


def _sentence(error: click.ClickException) -> str:
    """Give an error's message on one line, without the full stop."""
    text = " ".join(error.format_message().split()).rstrip(".")
    return text[:1].lower() + text[1:] if text[:2].istitle() else text
