"""``dipview add source``: the texts of articles, stored beside a dataset and named as sources."""

from __future__ import annotations

import click

from dipview.cli.exits import DONE
from dipview.cli.options import Asked, takes

_HELP = """\
Store what is written in each FILE as the text of a source, and add the source to the dataset.
"""


@click.command("source", short_help="Store the text of an article, and its source.", help=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@takes("dataset", "max_bytes")
def command(asked: Asked, files: tuple[str, ...]) -> int:  # noqa: ARG001 - to come
    """Carry out the verb."""
    return DONE
