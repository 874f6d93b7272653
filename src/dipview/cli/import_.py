"""``dipview import``: files of other programs become a dataset, or bring one up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from dipview.cli.exchange_group import exchange_group
from dipview.cli.exchange_options import Decorator, option_of
from dipview.cli.exits import DONE, NOTHING, FailureError, report
from dipview.cli.long_work import carried_out
from dipview.cli.options import Asked, takes
from dipview.cli.words import TypedPath
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat
from dipview.exchange.importing import Import, planned
from dipview.exchange.registry import exchange_formats
from dipview.formats.display import show
from dipview.formats.output import OutputError
from dipview.views.parts.counting import counted
from dipview.writing.write_error import WriteError

_HELP = """\
Read files of another program into TOML: a new file or folder, or one that is there already.

A second import brings the dataset up to date: it says what changes, and keeps what was changed by
hand since. 'dipview import FORMAT --help' tells what is made of a format.
"""
_TOLD = 20
"""How many lines of a sort are told, unless all are asked for."""


def _command_of(format: ExchangeFormat) -> click.Command:
    def imported(asked: Asked, **values: Any) -> int:
        """Import."""
        return _import(asked, format=format, **values)

    made: Callable[..., Any] = takes("output", "max_bytes")(imported)
    options: list[Decorator] = [
        click.argument("files", nargs=-1, required=True, metavar="FILE...", type=TypedPath()),
        click.option("--dry-run", is_flag=True, help="Tell what would be written, and no more."),
        click.option("--all", "everything", is_flag=True, help="Tell all of it, not the first 20."),
        *map(option_of, format.read_choices),
    ]
    for each in reversed(options):
        made = each(made)
    help = f"Read {format.title}: {format.gives}.\n\n{format.definition}"
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
        context = click.get_current_context()
        raise click.UsageError("name what to write: -o FILE.toml, or -o FOLDER", context)
    try:
        plan = carried_out("reading", lambda: planned(format, files, target, values, asked.limits))
        _tell(plan, None if everything else _TOLD)
        if dry_run:
            report("nothing was written")
            return DONE
        written = carried_out("writing", lambda: plan.carry_out(asked.limits))
    except (ExchangeError, WriteError, OutputError) as error:
        raise FailureError(str(error)) from error
    sys.stdout.writelines(f"{show(str(path))}\n" for path in written)
    sys.stdout.flush()
    report(f"look at it: dipview check {target}; dipview open {target}")
    return NOTHING if plan.imported.misread else DONE


def _tell(plan: Import, most: int | None) -> None:
    made = plan.imported
    counts = ", ".join(f"{count:,} {kind}" for kind, count in plan.counts.items())
    report(f"read {counts or 'no record'}")
    for remark in made.remarks:
        report(remark)
    _tell_lines("cannot be read", [_placed(each) for each in made.misread], most)
    left_out = [f"{number:,} {what}" for what, number in made.left_out.items()]
    _tell_lines("has no place here and is left out", left_out, most)
    if not plan.there:
        return
    report(f"{counted(len(plan.outcome.new), 'new record')}")
    _tell_lines("changes", plan.outcome.changed, most)
    _tell_lines("was changed by hand and is kept", plan.outcome.kept, most)
    _tell_lines("is not in the files any more, and is kept", plan.outcome.gone, most)


def _placed(misread: Any) -> str:
    hint = f"; {misread.hint}" if misread.hint else ""
    return f"{misread.place}: {misread.message}{hint}"


def _tell_lines(what: str, lines: Sequence[str], most: int | None) -> None:
    if not lines:
        return
    told = [f"  {line}" for line in lines[:most]]
    if len(lines) > len(told):
        told.append(f"  and {len(lines) - len(told):,} more; --all tells them")
    report(f"{len(lines):,} {what}:", told)


def _readable() -> Mapping[str, ExchangeFormat]:
    return {name: each for name, each in exchange_formats().items() if each.reads}


command = exchange_group(
    "import",
    _readable,
    _command_of,
    unknown="no format {} is read",
    short_help="Read files of other programs.",
    help=_HELP,
)
