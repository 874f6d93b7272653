"""``dipview open``: the explorer, on files and folders or the bundled dataset."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import evolve

from dipview.cli.exits import DONE, print_lines
from dipview.cli.exploring import explore
from dipview.cli.opening import opened_whole
from dipview.cli.options import Asked, takes
from dipview.cli.words import DatasetPath
from dipview.dataset.bundled import BUNDLED
from dipview.settings.config_reading import read_config

_HELP = """\
Open the explorer on files and folders, or on a dataset that comes with dipview.

--list names those that do; a name stands for a path, here and with -d, where nothing is called so.
"""


@click.command("open", short_help="Open the explorer (as does dipview without a verb).", help=_HELP)
@click.argument("files", nargs=-1, metavar="[PATH]...", type=DatasetPath())
@click.option("--force-tui", is_flag=True, help="Try even on a terminal that calls itself dumb.")
@click.option(
    "--list", "listed", is_flag=True, help="Tell which datasets come with dipview, and no more."
)
@takes(
    *("dataset", "max_bytes", "query", "as_of", "since"),
    *("no_mouse", "no_watch", "fresh", "clearance"),
)
def command(asked: Asked, files: tuple[Path, ...], *, force_tui: bool, listed: bool) -> int:
    """Carry out the verb."""
    if listed:
        return _list()
    paths = (*files, *(asked.paths if not files else ()))
    scope = asked.scope
    if asked.as_of or asked.since:
        scope = opened_whole(asked._replace(paths=paths)).scope
    config = read_config()
    return explore(
        paths,
        scope,
        asked.limits,
        evolve(config, clearance=asked.clearance or config.clearance),
        force=force_tui,
        mouse=asked.mouse,
        fresh=asked.fresh,
        watch=asked.watch,
    )


def _list() -> int:
    """Tell which datasets come with dipview; the first opens where none is named."""
    wide = max(len(each.name) for each in BUNDLED)
    print_lines(*(f"{each.name:<{wide}}  {each.title}" for each in BUNDLED))
    return DONE
