"""Unfinished imports: what one is about to write, noted first, so that it can be taken back.

The note lies beside the dataset while an import is carried out. Where it is found later, the import
was broken off: whatever it wrote already, and nobody has changed since, is put back as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define, field

from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes
from dipview.exchange.exchange_format import ExchangeError
from dipview.formats.output_file import OutputError, write_file
from dipview.model.values import frozen
from dipview.writing.locking import alone
from dipview.writing.steps import Step

_VERSION = 1
_MOST_BYTES = 1 << 32
LOCK = "importing"


@frozen
class Entry:
    """A file that is written."""

    path: Path
    old: str | None
    """What it said; None where it was not there."""
    new: str
    """The SHA-256 of what it is to say."""


@define
class Note:
    """The note of one import."""

    path: Path
    memory: Path
    """What is written last: once it is what it is to be, the import is whole."""
    remembers: str = ""
    """The SHA-256 of what the memory is to say."""
    entries: list[Entry] = field(factory=list)

    def add(self, texts: Mapping[Path, str | list[str]]) -> None:
        """Note files before they are written, by what they are to say."""
        self._add(Entry(path, _said(path), digest(text)) for path, text in texts.items())

    def add_steps(self, steps: Sequence[Step]) -> None:
        """Note files of records before they are written."""
        self._add(Entry(step.path, _said(step.path), step.written) for step in steps)

    def _add(self, entries: Iterable[Entry]) -> None:
        self.entries += entries
        if self.entries:
            write_file(self.path, _written(self), force=True)

    def take_back(self) -> None:
        """Put every file back that is what the import made of it; then the note goes.

        Raises:
            OutputError: A file cannot be put back.
        """
        for each in reversed(self.entries):
            if digest_of(each.path) != each.new:
                continue
            if each.old is None:
                each.path.unlink(missing_ok=True)
            elif digest(each.old) != each.new:
                write_file(each.path, (each.old,), force=True)
        self.done()

    def done(self) -> None:
        """Take the note away."""
        self.path.unlink(missing_ok=True)


def note_path(target: Path) -> Path:
    """Give the file in which an import into a dataset notes what it is about to write."""
    if target.suffix == ".toml":
        return target.with_name(f"{target.stem}.importing.json")
    return target / "importing.json"


@contextmanager
def noted(target: Path, memory: Path, remembers: str) -> Iterator[Note]:
    """Carry out an import with a note of it: it is taken back where it fails.

    Args:
        target: The dataset.
        memory: What is written last.
        remembers: The SHA-256 of what that is to say.
    """
    with alone(target, LOCK):
        note = Note(note_path(target), memory, remembers)
        try:
            yield note
        except BaseException:
            note.take_back()
            raise
        note.done()


def taken_back(target: Path) -> bool:
    """Take back what an import left that was broken off; tells whether there was one.

    Raises:
        ExchangeError: It cannot be taken back.
    """
    path = note_path(target)
    if not path.exists():
        return False
    with alone(target, LOCK):
        if not path.exists():  # Another import has come to its end.
            return False
        note = _read(path)
        try:
            if digest_of(note.memory) == note.remembers:
                note.done()
                return False
            note.take_back()
        except (OutputError, OSError) as error:
            said = f"{path}: an import was broken off, and cannot be taken back: {error}"
            raise ExchangeError(f"{said}; look at the files that it names") from error
    return True


def digest(text: str | list[str]) -> str:
    """Give the SHA-256 of a text in UTF-8, whole or in pieces."""
    summed = hashlib.sha256()
    for piece in [text] if isinstance(text, str) else text:
        summed.update(piece.encode("utf-8", "surrogatepass"))
    return summed.hexdigest()


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file; empty where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _said(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise OutputError(path, f"it cannot be read: {error}", "nothing was written") from error


def _written(note: Note) -> Iterator[str]:
    """Write a note; paths are told from the folder that it lies in."""
    folder = note.path.parent
    entries = [
        {"path": each.path.relative_to(folder).as_posix(), "old": each.old, "new": each.new}
        for each in note.entries
    ]
    memory = note.memory.relative_to(folder).as_posix()
    said = {"version": _VERSION, "memory": memory, "remembers": note.remembers, "files": entries}
    yield json.dumps(said)


def _read(path: Path) -> Note:
    content = read_bytes(path, _MOST_BYTES)
    try:
        if isinstance(content, Problem):
            raise ValueError(content.message)
        said = json.loads(content)
        if said["version"] != _VERSION:
            raise ValueError(said["version"])
        entries = [_entry(path.parent, each) for each in said["files"]]
        memory = _below(path.parent, said["memory"])
        return Note(path, memory, str(said["remembers"]), entries)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        what = "it does not say what an import was about to write"
        raise ExchangeError(f"{path}: {what}; take it away, and look at the dataset") from error


def _entry(folder: Path, said: Any) -> Entry:
    old = said["old"]
    return Entry(_below(folder, said["path"]), None if old is None else str(old), str(said["new"]))


def _below(folder: Path, named: Any) -> Path:
    """Give a path that stays in a folder, whoever wrote its name, and whatever links there are."""
    path = folder / str(named)
    if ".." in path.parts or not path.parent.resolve().is_relative_to(folder.resolve()):
        raise ValueError(named)
    return path
