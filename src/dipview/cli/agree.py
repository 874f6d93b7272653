"""``dipview agree``: how alike coders are, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from dipview.cli.exits import FailureError
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.whole import print_whole
from dipview.cli.words import meant
from dipview.dataset.dataset import Dataset
from dipview.dataset.same_utterance import coder_key, coder_of
from dipview.model.kinds import Kind
from dipview.views.coders.coder_agreement_view import coder_agreement_view
from dipview.views.coders.disagreements_view import disagreements_view

_HELP = """\
Tell how alike coders are: of what either found, how much both did; then, of what both found,
Krippendorff's alpha with its n, and a table of the one's codings against the other's.

coded_by says who wrote a statement. Two statements of one source, by the same speakers, whose
passages overlap by half, or whose place, form and words are alike, are codings of one utterance.
CODER names those to compare; without any, all are. With --disagreements, the utterances are
listed on which they differ: who says what, and where it is written. 'dipview review
--disagreements' goes through them.
"""


@click.command(short_help="Tell how alike coders are, and where they differ.", help=_HELP)
@click.argument("coders", metavar="[CODER]...", nargs=-1)
@click.option("--disagreements", is_flag=True, help="List where they differ.")
@takes("query", "view", "limit", *READING, *WRITING)
def command(asked: Asked, coders: tuple[str, ...], *, disagreements: bool) -> int:
    """Carry out the verb."""
    make = disagreements_view if disagreements else coder_agreement_view
    return print_whole(asked, partial(make, coders=coders), check=partial(_check, coders))


def _check(coders: Sequence[str], dataset: Dataset, _ids: Sequence[str]) -> None:
    """Raise where nobody is called so, or only one is named."""
    if not coders:
        return
    known: dict[str, str] = {}
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        known.setdefault(coder_of(statement), statement.coded_by)
    known.pop("", None)
    for name in coders:
        if coder_key(name) not in known:
            names = sorted(known.values())
            hint = meant(name, names) or f"; there are {', '.join(names) or 'none'}"
            raise FailureError(f"no statement here was coded by '{name}'{hint}")
    if len(set(map(coder_key, coders))) < 2:
        raise FailureError("agreement is of two coders or more: name another one, or none")
