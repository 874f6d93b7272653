"""``dipview fmt``: files of records in one form, with what they say and every comment."""

from __future__ import annotations

from pathlib import Path

import click

from dipview.cli.exits import DONE, FAILED, NOTHING, report
from dipview.cli.options import Asked, takes
from dipview.cli.printing import print_pieces
from dipview.cli.words import TypedPath
from dipview.dataset.problems import Problem
from dipview.formats.format import Format
from dipview.formats.line_difference import line_difference
from dipview.formats.output_file import OutputError
from dipview.writing.format_files import Formatted, format_files
from dipview.writing.locking import alone
from dipview.writing.steps import write_text
from dipview.writing.write_error import WriteError

_HELP = """\
Put files of records into one form: the order of their keys, the breaking of their lines, one
blank line between records. What they say stays, with every comment; a statement without an id is
given one. A folder stands for the .toml files below it.

Exits with 0 where it is done, 1 where --check finds a file that is not in that form, 2 where one
is left as it is because it would say something else, or cannot be read.
"""


@click.command("fmt", short_help="Put files into one form.", help=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="PATH...", type=TypedPath())
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@takes("dataset", "max_bytes")
def command(asked: Asked, files: tuple[Path, ...], *, check: bool, diff: bool) -> int:
    """Carry out the verb."""
    changed = failed = 0
    for each in format_files(files, asked.limits, asked.paths):
        if isinstance(each, Formatted):
            told = _write(each) if each.changed and not (check or diff) else ""
            if each.changed and diff:
                pieces = line_difference(str(each.old.path), each.old.text, each.new.text)
                print_pieces(pieces, Format.TEXT, asked)
            elif each.changed and check:
                report(f"{each.old.path} is not in the one form; 'dipview fmt' puts it there")
            changed += each.changed and not told
        else:
            told = _told(each)
        if told:
            report(told)
            failed += 1
    written = "would change" if check or diff else "put into the one form"
    if changed or not failed:
        many = f"{changed:,} file{'s' * (changed != 1)} {written}"
        report(many if changed else "nothing to change")
    if failed:
        return FAILED
    return NOTHING if check and changed else DONE


def _write(each: Formatted) -> str:
    """Write a file; says why it cannot be written, or nothing."""
    try:
        with alone(each.old.path):
            write_text(each.old, each.new.raw)
    except OutputError as error:
        return _told(error)
    return ""


def _told(error: Problem | OutputError) -> str:
    if isinstance(error, Problem):
        return error.in_one_line
    said = error.told if isinstance(error, WriteError) else str(error)
    return f"{error.path}: {said}" if isinstance(error, WriteError) else said
