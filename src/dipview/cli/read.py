"""``dipview read``: a source as its text, lit where statements rest."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dipview.cli.exits import NOTHING, FailureError
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.reading.reading_view import reading_view

_HELP = """\
Print the stored text of a source, with the words marked on which statements rest.

SOURCE is an id, or words of a title or publisher that only one source has. Statements whose words
are not in the text are listed at the end.
"""


@click.command("read", short_help="Print a source as its text, statements lit.", help=_HELP)
@click.argument("words", metavar="SOURCE", type=RecordName("source"), nargs=-1, required=True)
@takes("query", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, words: tuple[str, ...]) -> int:
    """Carry out the verb."""
    return print_whole(asked, reading_view, (" ".join(words),), kinds=(Kind.SOURCE,), check=_check)


def _check(dataset: Dataset, ids: Sequence[str]) -> None:
    """Refuse a record that is no source.

    Raises:
        FailureError: It is none.
    """
    kind = dataset.kind_of(ids[0])
    if kind is not Kind.SOURCE:
        named = kind.value if kind is not None else "no record"
        raise FailureError(
            f"only a source is read, and '{ids[0]}' is a record of kind {named}", NOTHING
        )
