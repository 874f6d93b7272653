"""``dipview open``: the explorer, on files and folders or the bundled dataset."""

from __future__ import annotations

from pathlib import Path

import click

from dipview.cli.exploring import explore
from dipview.cli.opening import opened
from dipview.cli.options import Asked, takes
from dipview.cli.words import TypedPath

_HELP = """\
Open the explorer on files and folders, or on the bundled dataset.
"""


@click.command("open", short_help="Open the explorer (as does dipview without a verb).", help=_HELP)
@click.argument("files", nargs=-1, metavar="[PATH]...", type=TypedPath())
@click.option("--force-tui", is_flag=True, help="Try even on a terminal that calls itself dumb.")
@takes("dataset", "max_bytes", "query", "as_of", "since", "no_mouse", "no_watch", "fresh")
def command(asked: Asked, files: tuple[Path, ...], *, force_tui: bool) -> int:
    """Carry out the verb."""
    paths = (*files, *(asked.paths if not files else ()))
    scope = asked.scope
    if asked.as_of or asked.since:
        scope = opened(asked._replace(paths=paths)).scope
    return explore(
        paths,
        scope,
        asked.limits,
        force=force_tui,
        mouse=asked.mouse,
        fresh=asked.fresh,
        watch=asked.watch,
    )
