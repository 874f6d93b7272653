"""``dipview brief``: a document about one issue or one actor, to hand over."""

from __future__ import annotations

import click

from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.whole import print_whole


@click.command("brief", short_help="Print a brief of one issue or one actor, to hand over.")
@click.argument("words", metavar="ISSUE|ACTOR", nargs=-1, required=True)
@takes("query", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, words: tuple[str, ...]) -> int:
    """Print a brief: who stands where in words, who moved, the exact words, who is not found.

    ISSUE or ACTOR is an id, like tighter-sanctions, or a name that only one record has. Of a topic,
    the brief tells of each of its issues. With -o brief.html it is a document to print, or to paste
    into Word.
    """
    return print_whole(asked, "brief", (" ".join(words),))
