"""Has click read a command line and do what it asks for."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dipview.cli.app import app
from dipview.cli.completing import complete
from dipview.cli.exits import DONE, FAILED, report
from dipview.cli.words import meant
from dipview.formats.output_file import OutputError

__all__ = ["complete", "done_by_click"]


def done_by_click(args: Sequence[str]) -> int:
    """Do what the words after ``dipview`` ask for; gives the exit code.

    Raises:
        FailureError: It cannot be done.
    """
    try:
        with app.make_context("dipview", list(args)) as context:
            return int(app.invoke(context) or DONE)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "dipview")
        report(f"{_sentence(error)} (see '{where} --help')")
        return FAILED
    except OutputError as error:
        report(str(error))
        return FAILED


def _sentence(error: click.ClickException) -> str:
    """Give an error's message on one line, without the full stop."""
    text = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.NoSuchOption):
        options = error.ctx.command.params if error.ctx is not None else []
        known = [name for each in options for name in each.opts if name.startswith("--")]
        text = f"no such option '{error.option_name}'{meant(error.option_name, known)}"
    return text[:1].lower() + text[1:] if text[:2].istitle() else text
