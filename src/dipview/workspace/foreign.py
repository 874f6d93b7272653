"""Foreign files: what other programs keep, opened as it would be imported, to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import define, field

from dipview.dataset.limits import Limits
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat
from dipview.exchange.importing import planned
from dipview.exchange.registry import read_as
from dipview.formats.output_file import OutputError
from dipview.workspace.foreign_file import ForeignFile
from dipview.workspace.temporary_folder import TemporaryFolder, sweep


@define
class AsDatasets:
    """Files and folders, with datasets in the place of files of other programs."""

    paths: list[Path] = field(factory=list)
    """What is to be read."""
    foreign: list[ForeignFile] = field(factory=list)
    """The files for which something else is read."""
    folders: list[TemporaryFolder] = field(factory=list)
    """Where that lies: whoever reads it takes them away when it is not needed any more."""


def as_datasets(
    paths: Sequence[Path], limits: Limits, notice: Callable[[str], object] | None
) -> AsDatasets:
    """Read files of other programs, and give what an import would make of them.

    That lies in a folder of its own, which goes with the process at the latest. A file that cannot
    be read stays as it is: whoever opens it tells what it is.

    Args:
        paths: Files and folders.
        limits: How much may be read.
        notice: Told in words why a file cannot be read.
    """
    made = AsDatasets()
    for path in paths:
        format = read_as(path) if path.is_file() else None
        if format is None:
            made.paths.append(path)
            continue
        try:
            _read(path, format, limits, made)
        except (ExchangeError, OutputError, OSError) as error:
            made.paths.append(path)
            if notice is not None:
                notice(str(error))
    return made


def _read(path: Path, format: ExchangeFormat, limits: Limits, made: AsDatasets) -> None:
    sweep()
    folder = TemporaryFolder()
    target = folder.path / path.stem
    try:
        plan = planned(format, (path,), target, {}, limits)
        plan.carry_out(limits)
    except BaseException:
        folder.remove()
        raise
    made.folders.append(folder)
    made.paths.append(target)
    misread = len(plan.imported.misread)
    made.foreign.append(ForeignFile(path=path, format=format.name, misread=misread))
