"""``dipview check``: every problem in the files, as a compiler tells them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from dipview.cli.clearance import nameable, tellable
from dipview.cli.columns import columns_for
from dipview.cli.exits import DONE, FAILED, NOTHING, report
from dipview.cli.options import Asked, takes
from dipview.cli.printing import format_of, print_pieces
from dipview.cli.problems import codes_in_words, count_in_words
from dipview.cli.progress_line import ProgressLine
from dipview.cli.words import CodeName, DatasetPath
from dipview.dataset.bundled import bundled_path
from dipview.dataset.codes import CODES, UNREADABLE
from dipview.dataset.dataset import Dataset
from dipview.dataset.file_lines import Lines
from dipview.dataset.files import skipped_files
from dipview.dataset.problems import Problem, Severity, codes_of, of_codes
from dipview.dataset.reading import text_of
from dipview.dataset.record_places import record_place
from dipview.dataset.texts.verifying import Verification
from dipview.formats.format import Format
from dipview.formats.problems_writer import (
    codes_as_json,
    codes_as_text,
    problems_as_json,
    problems_as_text,
)
from dipview.model.kinds import Kind
from dipview.model.statements import RecordStatus, Statement
from dipview.views.parts.counting import counted
from dipview.workspace.in_process_reading import read_here

_HELP = """\
Check files and folders: tell every problem with its place, and what to do about it.

Exits with 0 where there is no error, 1 where there is one in a file, 2 where a path cannot be
read.
"""
_STALE = frozenset(("passage-stale",))


@click.command("check", short_help="Tell everything that is wrong in the files.", help=_HELP)
@click.argument("files", nargs=-1, metavar="[PATH]...", type=DatasetPath())
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--explain",
    type=CodeName(),
    is_flag=False,
    flag_value=CodeName.ALL,
    metavar="[CODE]",
    help="Check nothing; say what a code means and what to do about it. Without CODE: every code.",
)
@click.option(
    "--require",
    type=click.Choice(["reviewed"]),
    help="Exit with 1 while a statement is a draft, or its passage is stale.",
)
@takes("dataset", "max_bytes", "format", "output", "force", "clearance")
def command(
    asked: Asked,
    files: tuple[Path, ...],
    *,
    strict: bool,
    explain: str | None,
    require: str | None,
) -> int:
    """Carry out the verb."""
    format = format_of(asked)
    if format not in (Format.TEXT, Format.JSON):
        raise click.UsageError("check prints text or json")
    if explain is not None:
        return _explain(explain, format, asked)
    paths = files or asked.paths or (bundled_path(),)
    with ProgressLine() as line:
        texts = Verification(paths, asked.limits)
        dataset = read_here(paths, asked.limits, line.draw, texts.check)
    told = tellable(dataset, dataset.problems, asked)
    if format is Format.JSON:
        pieces = problems_as_json(dataset.name, told)
    else:
        lines = Lines(partial(text_of, limit=asked.limits.file))
        pieces = problems_as_text(told, lines, columns_for(asked))
    print_pieces(pieces, format, asked)
    records = sum(count for kind, count in dataset.counts().items() if kind is not Kind.POSITION)
    codes = codes_of(dataset.problems)
    found = count_in_words(codes) or "no problems"
    report(f"{found} in {counted(records, 'record')}{codes_in_words(codes)}")
    for path in skipped_files(paths):
        report(f"{path} is not read: it holds the settings of another tool")
    code = _code(dataset.problems, strict=strict)
    left = require is not None and _tell_unreviewed(dataset, asked)
    return max(code, NOTHING) if left else code


def _tell_unreviewed(dataset: Dataset, asked: Asked) -> bool:
    """Tell which statements nobody has gone over as they are; gives whether there are any."""
    drafts = [id for id in dataset.ids(Kind.STATEMENT) if _waits(dataset.statement(id))]
    named = nameable(dataset, asked)
    for id in drafts:
        place = record_place(dataset, id)
        called = f"statement '{id}'" if id in named else "a statement"
        report(f"{f'{place}: ' if place else ''}{called} is a draft")
    stale = len(of_codes(dataset.problems, _STALE))
    if drafts or stale:
        what = f"{counted(len(drafts), 'draft')} and {counted(stale, 'stale passage')}"
        report(
            f"not all is reviewed: {what}; 'dipview review' goes through drafts, 'dipview"
            " verify --anchor' finds passages again"
        )
    return bool(drafts or stale)


def _waits(statement: Statement) -> bool:
    """Tell whether somebody has still to go over a draft: over another coding of it nobody did."""
    return statement.status is RecordStatus.DRAFT and statement.set_aside_for is None


def _explain(name: str, format: Format, asked: Asked) -> int:
    codes = CODES.values() if name == CodeName.ALL else (CODES[name],)
    if format is Format.JSON:
        print_pieces(codes_as_json(codes), format, asked)
    else:
        print_pieces(codes_as_text(codes, columns_for(asked)), format, asked)
    return DONE


def _code(problems: Sequence[Problem], *, strict: bool) -> int:
    if any(problem.code in UNREADABLE for problem in problems):
        return FAILED
    if any(strict or problem.severity is Severity.ERROR for problem in problems):
        return NOTHING
    return DONE
