"""``dipview git``: has git merge the files of a dataset record by record."""

from __future__ import annotations

from pathlib import Path

import click

from dipview.cli.exits import DONE, FAILED, NOTHING, FailureError, report
from dipview.cli.words import TypedPath
from dipview.dataset.limits import Limits
from dipview.formats.output_file import OutputError, write_file
from dipview.processes.git import GitError, merged_lines
from dipview.workspace.git_drivers import disable, enable
from dipview.writing.file_text import FileText
from dipview.writing.merging.merged_text import merged_text
from dipview.writing.write_error import WriteError

_HELP = """\
Have git merge the files of a dataset record by record, key by key: a conflict is only where two
people changed the same key, and differently. Then both stand in the file, and 'dipview check'
tells where.
"""


@click.group(
    "git", no_args_is_help=False, short_help="Have git merge record by record.", help=_HELP
)
def command() -> None:
    """Nothing is done before it is known what."""


_FOLDER = click.argument("folder", type=TypedPath(), default=".", metavar="[FOLDER]")


@command.command(
    "enable",
    short_help="Set the drivers up.",
    help="Set the drivers up in the repository that FOLDER is in, for the .toml files below it: in"
    " its config, which is yours alone, and in FOLDER/.gitattributes, which is to be committed.",
)
@_FOLDER
def enable_command(folder: Path) -> int:
    """Set the drivers up."""
    try:
        path = enable(folder)
    except (GitError, OSError) as error:
        raise FailureError(f"cannot set git up in {folder}: {error}") from error
    report(f"git merges the .toml files below {folder} by records; commit {path}")
    return DONE


@command.command(
    "disable",
    short_help="Take the drivers away.",
    help="Take away what enable set up, in the config and in FOLDER/.gitattributes. Exits with 1"
    " where there was nothing.",
)
@_FOLDER
def disable_command(folder: Path) -> int:
    """Take the drivers away."""
    try:
        found = disable(folder)
    except (GitError, OSError) as error:
        raise FailureError(f"cannot set git up in {folder}: {error}") from error
    report("git merges by lines again" if found else "there was nothing to take away")
    return DONE if found else NOTHING


@command.command(
    "merge",
    short_help="What git calls: bring two states of a file together.",
    help="Bring OURS and THEIRS together, which both began with BASE, and write that to OURS; PATH"
    " is what the file is called. Git calls it. Exits with 0 where nothing conflicts, 1 where"
    " something does, 2 where it cannot be done.",
)
@click.argument("base", type=TypedPath())
@click.argument("ours", type=TypedPath())
@click.argument("theirs", type=TypedPath())
@click.argument("path", default="", metavar="[PATH]")
def merge_command(base: Path, ours: Path, theirs: Path, path: str) -> int:
    """Merge one file."""
    try:
        was, our, their = (_read(each) for each in (base, ours, theirs))
        merged = merged_text(was.text, our.text, their.text, merged_lines)
        raw = merged.text.replace("\n", "\r\n") if "\r\n" in our.raw else merged.text
        write_file(ours, our.pieces(raw), force=True)
    except (GitError, OSError, UnicodeError, OutputError) as error:
        report(f"cannot merge {path or ours}: {error}")
        return FAILED
    if not merged.conflicts:
        return DONE
    count = f"{merged.conflicts:,} conflict{'s' * (merged.conflicts != 1)}"
    report(f"{path or ours}: {count}; 'dipview check' tells where")
    return NOTHING


def _read(path: Path) -> FileText:
    """Read a file as it is, whether or not it is sound TOML."""
    try:
        return FileText.read(path, Limits())
    except WriteError:
        raw = path.read_bytes().decode("utf-8")
        marked = raw.startswith("\ufeff")
        return FileText.of(path, raw.removeprefix("\ufeff"), {}, None, marked=marked)
