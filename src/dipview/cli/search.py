"""``dipview search``: ranked matches over every kind of record."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from attrs import evolve

from dipview.cli.exits import FailureError
from dipview.cli.opening import Opened, made, opened
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_pieces, print_view
from dipview.formats.document import limited
from dipview.formats.format import Format
from dipview.formats.json_writer import dumps, row_values
from dipview.search.help import QUERY_HELP
from dipview.search.query_errors import QueryError
from dipview.views.view import View

_FORMS = "\n".join(f"  {written:<24}{meaning}" for written, meaning in QUERY_HELP)
_LANGUAGE = f"""\b
The query language
{_FORMS}

\b
In a shell, put quotes around a query that has ' " ! ( ) > or $ in it:
  dipview search '"key role" by:ohtaka'
"""


_HELP = """\
Find records of every kind, best match first; several words are one query.

Says so on standard error and exits with 1 where nothing matches. With --stdin, each line that is
read gives {"query", "rows"}, and "error" too where it is no query, and the exit code is 0.
"""


@click.command(
    "search",
    short_help="Find records of every kind, best match first.",
    epilog=_LANGUAGE,
    help=_HELP,
)
@click.argument("words", metavar="QUERY...", nargs=-1)
@click.option(
    "--stdin", "from_stdin", is_flag=True, help="Read a query a line, print a JSON object a line."
)
@takes("limit", *READING, *WRITING)
def command(asked: Asked, words: tuple[str, ...], *, from_stdin: bool) -> int:
    """Carry out the verb."""
    query = " ".join(words).strip()
    if from_stdin:
        return _each_line(asked, query)
    if not query:
        raise click.UsageError("search needs a query, or --stdin")
    format_of(asked)
    found = opened(asked)
    scope = evolve(found.scope, query=query)
    view = made(lambda: found.workspace.found(scope), query)
    return print_view(view, asked) or found.code


def _each_line(asked: Asked, query: str) -> int:
    """Answer each line of standard input on a line of its own, as soon as it is read."""
    if query:
        raise click.UsageError("--stdin takes its queries from standard input alone")
    if asked.format not in (None, Format.JSON):
        raise click.UsageError(f"--stdin prints JSON, not {asked.format}")
    if sys.stdin is None or sys.stdin.closed:
        raise FailureError("standard input is closed; send it a query a line")
    found = opened(asked)
    answers = _answers(found)
    if asked.output:
        print_pieces(answers, Format.JSON, asked)
        return found.code
    for answer in answers:
        print_pieces((answer,), Format.JSON, asked)
    return found.code


def _answers(found: Opened) -> Iterator[str]:
    for line in sys.stdin.buffer:
        query = line.decode("utf-8", errors="replace").strip("\r\n")
        yield f"{dumps(_answer(found, query))}\n"


def _answer(found: Opened, query: str) -> dict[str, object]:
    if not query.strip():
        return {"query": query, "rows": []}
    try:
        view = found.workspace.found(evolve(found.scope, query=query))
    except QueryError as error:
        return {"query": query, "error": error.told, "rows": []}
    return {"query": query, **_rows(view)}


def _rows(view: View) -> dict[str, object]:
    """Give the rows, and a note where the limit left some out."""
    shown = limited(view)
    rows = [row_values(shown, section, row) for section, row in shown.rows()]
    return {"rows": rows} if shown is view else {"rows": rows, "notes": shown.notes[-1:]}
