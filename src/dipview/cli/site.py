"""``dipview site``: the dataset as static pages that link to each other."""

from __future__ import annotations

from pathlib import Path

import click

from dipview.cli.exits import NOTHING, print_lines, report
from dipview.cli.opening import opened
from dipview.cli.options import LEAVING, READING, SWITCHES, Asked, takes
from dipview.cli.progress_line import followed
from dipview.formats.own_folder import write_own_folder
from dipview.views.parts.counting import counted
from dipview.workspace.site import LIST, site_files

_HELP = """\
Write the dataset as pages to read in a browser: actors, issues, events, sources, matrix, timeline.

-o FOLDER is made where it is not there. An earlier site in it is replaced as a whole; a folder that
has any other file is left alone. The pages need no network and no server: open index.html.
"""
_FOLDER = "The folder to write to: a new one, an empty one, or an earlier site, which is replaced."


@click.command("site", short_help="Write static pages of the dataset.", help=_HELP)
@takes(*READING, *SWITCHES, *LEAVING, "style", "output", writes=_FOLDER)
def command(asked: Asked) -> int:
    """Carry out the verb."""
    folder = _target(asked)
    found = opened(asked)
    if found.workspace.is_empty:
        report("there is no record to write a page of")
        return NOTHING

    def written() -> int:
        files = site_files(found.workspace, found.scope, asked.style)
        return write_own_folder(folder, files, LIST)

    count = followed("writing", written)
    print_lines(str(folder / "index.html"))
    report(f"{counted(count, 'file')} written; open the first in a browser")
    return found.code


def _target(asked: Asked) -> Path:
    """Give the folder.

    Raises:
        UsageError: None is named.
    """
    if asked.output is None:
        raise click.UsageError("name the folder to write: -o FOLDER")
    return asked.output
