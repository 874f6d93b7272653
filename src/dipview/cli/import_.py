"""``dipview import``: files of other programs become a dataset, or bring one up to date."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from dipview.cli.exchange_group import exchange_group
from dipview.cli.exchange_options import Decorator, option_of
from dipview.cli.exits import DONE, NOTHING, FailureError, print_lines, report
from dipview.cli.options import Asked, takes
from dipview.cli.progress_line import followed
from dipview.cli.words import TypedPath
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, UnmappedError
from dipview.exchange.import_report import Part, parts_of, summary_of
from dipview.exchange.importing import Import, begun_mapping, planned
from dipview.exchange.registry import meant_by, readable

_HELP = """\
Read files of another program into TOML: a new file or folder, or one that is there already.

A second import brings the dataset up to date. It says what changes, and keeps what was changed by
hand since. 'dipview import FORMAT --help' tells what is made of the files of a format.
"""
_TARGET = "What to write: a new FILE.toml or FOLDER, or a dataset to bring up to date."
_TOLD = 20
"""How many lines of a sort are told, unless all are asked for."""


def _command_of(format: ExchangeFormat) -> click.Command:
    def imported(asked: Asked, **values: Any) -> int:
        """Import."""
        return _import(asked, format=format, **values)

    made: Callable[..., Any] = takes("output", "max_bytes", writes=_TARGET)(imported)
    options: list[Decorator] = [
        click.argument("files", nargs=-1, required=True, metavar="FILE...", type=TypedPath()),
        click.option("--dry-run", is_flag=True, help="Tell what would be written; write nothing."),
        click.option(
            "--all", "everything", is_flag=True, help=f"Tell all, not the first {_TOLD} of a sort."
        ),
        *map(option_of, format.read_choices),
    ]
    for each in reversed(options):
        made = each(made)
    help = f"Read {format.title}.\n\nGives {format.gives}.\n\n\b\n{format.definition}"
    return click.command(format.name, short_help=format.title, help=help)(made)


def _import(
    asked: Asked,
    *,
    format: ExchangeFormat,
    files: tuple[Path, ...],
    dry_run: bool,
    everything: bool,
    **values: object,
) -> int:
    target = asked.output
    if target is None:
        raise click.UsageError("name what to write: -o FILE.toml, or -o FOLDER")
    told: list[str] = []
    try:
        read = partial(planned, format, files, target, values, asked.limits)
        plan = followed("reading", read)
        _tell(plan, None if everything else _TOLD)
        write = partial(plan.carry_out, asked.limits, told.append)
        written = () if dry_run else followed("writing", write)
    except UnmappedError as error:
        raise FailureError(f"{error}{_begun(error, dry_run=dry_run)}") from error
    except ExchangeError as error:
        raise FailureError(f"{error}{_other_format(str(error), format, files[0])}") from error
    print_lines(*map(str, written))
    for each in (*told, _what_next(target, written, dry_run=dry_run)):
        report(each)
    return NOTHING if plan.imported.misread else DONE


def _begun(error: UnmappedError, *, dry_run: bool) -> str:
    """Begin a mapping that somebody can correct, where there is none; says so."""
    path = None if dry_run else begun_mapping(error)
    if path is None:
        return ""
    return f"; one is begun in {path}: name the column of the speaker there, and import again"


def _other_format(told: str, format: ExchangeFormat, path: Path) -> str:
    """Say of a file that cannot be read which format it looks like, if that is another."""
    other = meant_by(path) if path.is_file() else None
    if other is None or other.name == format.name or f"import {other.name}'" in told:
        return ""
    return f"; it looks like {other.title}: 'dipview import {other.name}'"


def _what_next(target: Path, written: tuple[Path, ...], *, dry_run: bool) -> str:
    named = shlex.quote(str(target))
    if dry_run:
        return "a dry run: nothing was written"
    if not written:
        return f"{named} stays as it is"
    return f"'dipview check {named}' tells what is to be mended, 'dipview {named}' opens it"


def _tell(plan: Import, most: int | None) -> None:
    report(summary_of(plan))
    for part in parts_of(plan):
        _tell_part(part, most)


def _tell_part(part: Part, most: int | None) -> None:
    title = f"{part.title[:1].lower()}{part.title[1:]}"
    told = [f"  {line.whole}" for line in part.lines[:most]]
    if len(part.lines) > len(told):
        told.append(f"  and {len(part.lines) - len(told):,} more, which --all tells")
    report(f"{title}:", told)


command = exchange_group(
    "import",
    readable,
    _command_of,
    metavar="FORMAT FILE... -o FILE.toml|FOLDER",
    short_help="Read files of other programs.",
    help=_HELP,
)
