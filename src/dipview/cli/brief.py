"""``dipview brief``: a document about one issue or one actor, to hand over."""

from __future__ import annotations

import click
from attrs import evolve

from dipview.cli.exits import NOTHING, FailureError
from dipview.cli.naming import record_called
from dipview.cli.opening import made, opened
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.cli.record_name import RecordName
from dipview.model.kinds import Kind
from dipview.views.brief.brief_view import brief_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)


_HELP = """\
Print a brief: who stands where in words, who moved, the exact words, who is not found.

ISSUE or ACTOR is an id, like tighter-sanctions, or words of a name that only one has. Of a
topic, the brief tells of each of its issues. With -o brief.html it is a document to print, or to
paste into Word.
"""


@click.command(short_help="Print a brief of one issue or one actor, to hand over.", help=_HELP)
@click.argument(
    "words", metavar="ISSUE|ACTOR", type=RecordName("actor", "issue"), nargs=-1, required=True
)
@takes("query", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, words: tuple[str, ...]) -> int:
    """Carry out the verb."""
    format_of(asked)
    found = opened(asked)
    dataset = found.workspace.dataset
    id = record_called(found.workspace, " ".join(words), _SUBJECTS)
    kind = dataset.kind_of(id)
    if kind is not None and kind not in _SUBJECTS:
        article = "an" if kind is Kind.EVENT else "a"
        message = f"a brief is about an issue or an actor, and {id!r} is {article} {kind}"
        raise FailureError(message, NOTHING)
    scope = evolve(found.scope, subjects=(id,))
    view = made(lambda: found.workspace.view(brief_view, scope), scope.query)
    return print_view(view, asked) or found.code
