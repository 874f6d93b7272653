"""``dipview open``: the explorer, on files and folders or the bundled dataset."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from dipview.cli.exits import FailureError
from dipview.cli.options import Asked, takes
from dipview.cli.paths import is_there


@click.command("open", short_help="Open the explorer (as does dipview without a verb).")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--force-tui", is_flag=True, help="Try even on a terminal that calls itself dumb.")
@takes("dataset", "max_bytes", "query", "as_of", "since")
def command(asked: Asked, files: tuple[Path, ...], *, force_tui: bool) -> int:
    """Open the explorer on files and folders, or on the bundled dataset."""
    paths = (*files, *(asked.paths if not files else ()))
    for path in paths:
        if not is_there(path):
            raise FailureError(
                f"there is no file or folder '{path}'; options of a verb go after it"
            )
    if reason := _no_terminal(force=force_tui):
        raise FailureError(
            f"the explorer needs a terminal, and {reason}; "
            "'dipview list actors' and 'dipview search QUERY' print without one"
        )
    from dipview.tui.app import run_explorer  # noqa: PLC0415 - Textual, only for the explorer

    if hasattr(sys.stderr, "reconfigure"):  # Textual draws there; terminals know no other encoding
        sys.stderr.reconfigure(encoding="utf-8")
    return run_explorer(paths, asked.scope, asked.limits)


def _no_terminal(*, force: bool) -> str:
    """Say why the explorer cannot be drawn here; empty where it can."""
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        if stream is None or stream.closed or not stream.isatty():
            return f"standard {name} is none"
    terminal = os.environ.get("TERM", "")
    if force or sys.platform == "win32" or terminal not in ("", "dumb"):
        return ""
    return "TERM is dumb" if terminal else "TERM is not set"
