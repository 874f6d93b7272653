"""``dipview new``: the skeleton of a record, printed or appended to a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dipview.cli.exits import DONE, FailureError, print_lines, report
from dipview.cli.options import Asked, takes
from dipview.cli.words import RECORD_KIND, TypedPath
from dipview.dataset.codes import UNREADABLE
from dipview.dataset.problems import Severity
from dipview.dataset.reading import read_paths
from dipview.dataset.records import HEADER
from dipview.dataset.skeletons import (
    NAMED,
    fresh_id,
    header_skeleton,
    ids_in,
    skeleton,
)
from dipview.formats.safe_text import show_lines
from dipview.model.kinds import Kind
from dipview.search.folding import fold
from dipview.writing.appending import append
from dipview.writing.file_text import FileText

_HELP = """\
Print a new record with all its keys: those it needs empty, the others commented out.

NAME is the name of an actor, the title of a source, an event or a dataset, the short title of an
issue, the summary of a statement; of several words, with quotes or without. The id is made from
it: one that no record has yet in the dataset that -d names, and in FILE. A statement that is
appended to a file with one source names that source.
"""


@click.command("new", short_help="Print or append a commented skeleton of a record.", help=_HELP)
@click.argument("kind", type=RECORD_KIND, metavar="actor|statement|event|issue|source|dataset")
@click.argument("words", nargs=-1, metavar="[NAME]")
@click.option("--name", "--title", metavar="TEXT", help="Its name, said as an option.")
@click.option(
    "--to",
    type=TypedPath(),
    metavar="FILE",
    help="Append it to this file, which is made where it is not there.",
)
@takes("dataset", "max_bytes")
def command(
    asked: Asked, kind: str, words: tuple[str, ...], name: str | None, to: Path | None
) -> int:
    """Carry out the verb."""
    name = _readable(_name(words, name))
    target = FileText.read(to, asked.limits) if to else None
    if kind == HEADER:
        table, id, text = HEADER, "", header_skeleton(name)
    else:
        table, id, text = _record(kind, name, asked, target)
    if target is None:
        sys.stdout.writelines((show_lines(text),))
        sys.stdout.flush()
        return DONE
    return _append(target, table, text, f"{kind} '{id}'" if id else f"[{HEADER}]")


def _name(words: tuple[str, ...], said: str | None) -> str:
    """Give the name that is typed, as words or as an option.

    Raises:
        UsageError: It is typed as both, or a file is named where a name stands.
    """
    if words and said is not None:
        raise click.UsageError(f"'{' '.join(words)}' and --name both say what it is called")
    for word in words:
        if word.lower().endswith(".toml"):
            raise click.UsageError(
                f"'{word}' is no name but a file; write --to {word}, or --name if it is one"
            )
    return " ".join(words) if words else said or ""


def _readable(name: str) -> str:
    """Give a name without spaces too many; fails where its bytes are no text."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise click.UsageError("the name is no text in UTF-8") from error
    return " ".join(name.split())


def _record(word: str, name: str, asked: Asked, target: FileText | None) -> tuple[str, str, str]:
    """Give the table, the id and the skeleton of a new record."""
    kind = Kind(word)
    here = target.tables if target else {}
    id = fresh_id(kind, fold(name), {*_taken(asked), *ids_in(here)})
    sources = ids_in(here, Kind.SOURCE)
    given = {"id": id, NAMED[kind]: name}
    if kind is Kind.STATEMENT and len(sources) == 1:
        given["source"] = sources[0]
    return kind.plural, id, skeleton(kind, {key: text for key, text in given.items() if text})


def _taken(asked: Asked) -> set[str]:
    """Give the ids of the dataset that is named; tells which files could not be looked through."""
    reading = read_paths(asked.paths, asked.limits)
    for problem in reading.problems:
        if problem.code in UNREADABLE:
            raise FailureError(problem.in_one_line)
        if problem.severity is Severity.ERROR:
            report(f"{problem.in_one_line}; the new id may stand in that file already")
    return {id for file in reading.files for id in ids_in(file.tables)}


def _append(target: FileText, table: str, text: str, what: str) -> int:
    line = append(target, table, text)
    print_lines(f"{target.path}:{line}")
    report(f"{what} is there; fill it in, then run 'dipview check' on the dataset")
    return DONE
