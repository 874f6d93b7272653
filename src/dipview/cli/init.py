"""``dipview init``: a starter dataset to write one's own in."""

from __future__ import annotations

import shlex

import click

from dipview.cli.exits import DONE, print_lines, report
from dipview.cli.options import Asked, takes
from dipview.dataset.starter import starter_files
from dipview.dataset.typed_paths import typed_path
from dipview.formats.folder import write_folder

_HELP = """\
Write a small, commented dataset into FOLDER, to replace with your own.

FOLDER is made where it is not there. Other files in it are left alone; where one of those that
would be written is there already, nothing is written.
"""


@click.command("init", short_help="Write a starter dataset into a folder.", help=_HELP)
@click.argument("folder", type=click.Path())
@takes()
def command(asked: Asked, folder: str) -> int:  # noqa: ARG001 - it takes no shared option
    """Carry out the verb."""
    if not folder:
        raise click.UsageError("init needs the name of a folder")
    written = write_folder(typed_path(folder), starter_files())
    print_lines(*map(str, written))
    named = shlex.quote(str(typed_path(folder)))
    steps = (f"  dipview check {named}", f"  dipview open {named}")
    report("a starter dataset is written; check it, then look at it:", steps)
    report(f"'dipview add source FILE -d {named}' adds an article to it")
    return DONE
