"""The work of an import from the explorer: what is asked for, its plan, and what was written."""

from __future__ import annotations

from attrs import evolve

from dipview.commands.import_wish import ImportWish, Written
from dipview.commands.refused import RefusedError
from dipview.dataset.limits import Limits
from dipview.dataset.typed_paths import typed_path
from dipview.exchange.exchange_format import Choice, ExchangeError
from dipview.exchange.import_report import counts_of, listed
from dipview.exchange.importing import Import, planned
from dipview.exchange.registry import meant_by, readable
from dipview.exchange.typed_choices import typed_choices
from dipview.formats.output_file import OutputError
from dipview.model.values import frozen
from dipview.views.parts.counting import counted


@frozen(kw_only=True)
class Planned:
    """An import that was looked at, and may be carried out."""

    wish: ImportWish
    plan: Import


def choices_of(format: str) -> tuple[Choice, ...]:
    """Give what can be asked of the reader of a format; nothing where there is none."""
    known = readable().get(format)
    return known.read_choices if known else ()


def with_guesses(wish: ImportWish, *, format: bool, target: bool) -> ImportWish:
    """Fill in what the name of the file, and how it begins, tell.

    Args:
        wish: What is typed.
        format: Guess the format; else it was chosen.
        target: Name a new file after it; else another was named.
    """
    path = wish.paths[0]
    meant = meant_by(path) if format and wish.file.strip() else None
    named = f"{path.stem}.toml" if wish.file.strip() and path.stem else ""
    return evolve(
        wish,
        format=meant.name if meant else wish.format,
        target=named if target else wish.target,
    )


def plan_of(wish: ImportWish, limits: Limits | None) -> Planned:
    """Read the files, and work out what would be written; takes its time.

    Raises:
        RefusedError: Something is missing, or nothing of the files can be read.
    """
    if not wish.file.strip():
        raise RefusedError("Name the file that is to be read.")
    format = readable().get(wish.format)
    if format is None:
        raise RefusedError("Choose the format of the file: its ending does not tell.")
    if not wish.target.strip():
        raise RefusedError("Name the file or folder that is to be written: study.toml.")
    target = typed_path(wish.target.strip())
    try:
        values = typed_choices(wish.options, format.read_choices)
        plan = planned(format, wish.paths, target, values, limits)
    except (ExchangeError, OutputError, OSError) as error:
        raise RefusedError(str(error)) from error
    return Planned(wish=wish, plan=plan)


def carried_out(made: Planned, limits: Limits | None) -> Written:
    """Write what was planned; takes its time.

    Raises:
        RefusedError: It cannot be written; then all is as it was.
    """
    plan = made.plan
    remarks: list[str] = []
    try:
        plan.carry_out(limits or Limits(), remarks.append)
    except (ExchangeError, OutputError, OSError) as error:
        raise RefusedError(str(error)) from error
    return Written(
        target=plan.target, told=" ".join((_told(plan), *(f"{each}." for each in remarks)))
    )


def _told(plan: Import) -> str:
    counts = counts_of(plan)
    new = listed({each.kind: each.new for each in counts})
    changed = sum(each.changed for each in counts)
    said = [new, f"{counted(changed, 'record')} changed" if changed else ""]
    told = "; ".join(filter(None, said))
    if not told:
        return f"Nothing changed in {plan.target.name}: it says already what the files say."
    return f"Imported into {plan.target.name}: {told}."
