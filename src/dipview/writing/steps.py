"""Steps: one file written, as what to do to take it back."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from attrs import field

from dipview.dataset.limits import Limits
from dipview.formats.output_file import ChangedError, OutputError, sweep_unfinished, write_file
from dipview.model.values import frozen
from dipview.writing.file_text import FileText, as_write_error
from dipview.writing.write_error import WriteError


@frozen
class Step:
    """What was done to one file: a stretch of its text gave way to another."""

    path: Path
    start: int
    """Offset of the stretch, in characters with the file's own line ends."""
    old: str = field(repr=False)
    new: str = field(repr=False)
    written: str
    """The SHA-256 of the whole file as it was written."""
    made: bool
    """Whether the file was not there before."""


def step_between(file: FileText, raw: str) -> Step:
    """Give the step from a file to another text of it."""
    start = _same_from_start(file.raw, raw)
    most = min(len(file.raw), len(raw)) - start
    end = _same_from_start(file.raw[len(file.raw) - most :][::-1], raw[len(raw) - most :][::-1])
    old, new = file.raw[start : len(file.raw) - end], raw[start : len(raw) - end]
    written = digest("".join(file.pieces(raw)))
    return Step(file.path, start, old, new, written, file.is_new)


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_text(file: FileText, raw: str) -> Step:
    """Write a file that was read, with another text, whole or not at all.

    Raises:
        ChangedError: It is not what it was when it was read.
        OutputError: It cannot be written.
    """
    sweep_unfinished(file.path)
    try:
        write_file(file.path, file.pieces(raw), force=not file.is_new, read=file.status)
    except OutputError as error:
        if file.is_new and os.path.lexists(file.path):
            raise ChangedError(error.path, error.what, error.remedy) from error
        raise
    return step_between(file, raw)


def take_back(steps: Sequence[Step], limits: Limits) -> None:
    """Take back what was written to some files, the last of it first: all of it or nothing.

    Raises:
        WriteError: One of the files is not what was written, or cannot be written.
    """
    files = [_still_written(step, limits) for step in steps]
    done: list[tuple[FileText, Step]] = []
    try:
        for file, step in reversed(list(zip(files, steps, strict=True))):
            _restore(file, step)
            done.append((file, step))
    except OutputError as error:
        for file, step in done:
            with contextlib.suppress(OutputError):
                _write_again(file, step, limits)
        raise WriteError(error.path, error.what, error.remedy) from error


def _still_written(step: Step, limits: Limits) -> FileText:
    try:
        file = FileText.read(step.path, limits)
        same = not file.is_new and digest("".join(file.pieces(file.raw))) == step.written
    except WriteError:
        same = False
    if not same:
        what = "it was changed since, and what was written last cannot be taken back alone"
        raise WriteError(step.path, what, "take it out in an editor, or by your version control")
    return file


def _restore(file: FileText, step: Step) -> None:
    if step.made:
        try:
            file.path.unlink()
        except OSError as error:
            raise as_write_error(file.path, error) from error
        return
    after = step.start + len(step.new)
    raw = f"{file.raw[: step.start]}{step.old}{file.raw[after:]}"
    write_file(file.path, file.pieces(raw), force=True, read=file.status)


def _write_again(file: FileText, step: Step, limits: Limits) -> None:
    status = None if step.made else FileText.read(step.path, limits).status
    write_file(file.path, file.pieces(file.raw), force=not step.made, read=status)


def _same_from_start(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
