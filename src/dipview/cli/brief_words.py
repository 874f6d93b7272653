"""The words of ``dipview brief``: kinds of briefs, and the file in which one is typed."""

from __future__ import annotations

import shlex
from pathlib import Path

from dipview.cli.exits import DONE, FailureError, print_lines, report
from dipview.cli.words import OneOf
from dipview.dataset.typed_paths import typed_path
from dipview.formats.output_file import write_file
from dipview.views.brief.kinds import BriefKind
from dipview.workspace.brief_file import (
    ENDING,
    BriefFile,
    BriefFileError,
    new_brief,
    read_brief_file,
)

BRIEF_KIND = OneOf([each.value for each in BriefKind], "there is no brief as {}")
"""The name of a kind of brief."""


def read_typed(path: Path) -> BriefFile:
    """Read the file of a brief.

    Raises:
        FailureError: It cannot be read; every mistake in it is told.
    """
    try:
        return read_brief_file(path)
    except BriefFileError as error:
        first, *rest = error.mistakes
        raise FailureError(first, lines=rest) from error


def started(name: str, kind: BriefKind) -> int:
    """Begin the file of a brief.

    Args:
        name: Its name; one that is no TOML's gets the ending of a brief's.
        kind: What kind of brief it is.

    Raises:
        OutputError: It is there already, or cannot be written.
    """
    path = typed_path(name)
    if path.suffix.lower() != ".toml":
        path = path.with_name(f"{path.name}{ENDING}")
    write_file(path, (new_brief(kind),))
    print_lines(str(path))
    report(f"type what is to be said, then: dipview brief {shlex.quote(str(path))}")
    return DONE
