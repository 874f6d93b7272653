"""Foreign files: what other programs keep, opened as it would be imported, to be looked at."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from dipview.dataset.limits import Limits
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat
from dipview.exchange.importing import planned
from dipview.exchange.registry import read_as
from dipview.formats.output import OutputError
from dipview.workspace.temporary_folder import TemporaryFolder, sweep


def as_datasets(
    paths: Sequence[Path], limits: Limits, notice: Callable[[str], None] | None
) -> list[Path]:
    """Give paths to datasets: of files of other programs, to what an import would make of them.

    That lies in a folder which goes with the process. A file that cannot be read stays as it is:
    whoever opens it tells what it is.

    Args:
        paths: Files and folders.
        limits: How much may be read.
        notice: Told in words what is shown, and how to keep it.
    """
    return [_as_dataset(path, limits, notice or (lambda _: None)) for path in paths]


def _as_dataset(path: Path, limits: Limits, notice: Callable[[str], None]) -> Path:
    format = read_as(path) if path.is_file() else None
    if format is None:
        return path
    sweep()
    try:
        target = TemporaryFolder().path / path.stem
        plan = planned(format, (path,), target, {}, limits)
        plan.carry_out(limits)
    except (ExchangeError, OutputError, OSError) as error:
        notice(f"{error}")
        return path
    notice(_in_words(path, format, len(plan.imported.misread)))
    return target


def _in_words(path: Path, format: ExchangeFormat, misread: int) -> str:
    kept = f"dipview import {format.name} {shlex.quote(path.name)} -o {path.stem or 'study'}.toml"
    wrong = f"; {misread:,} of its places cannot be read" if misread else ""
    return f"only to look at: {path.name}{wrong}; to keep it: {kept}"
