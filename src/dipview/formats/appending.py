"""Appends a record to a file of the dataset: whole or not at all, and the rest stays as it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from attrs import field

from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, parsed, read_bytes
from dipview.dataset.records import HEADER
from dipview.formats.output import OutputError, failure, write_file
from dipview.model.values import frozen

_MARK = "\ufeff"


@frozen
class Target:
    """A file as it was when it was read, or one that is still to be made."""

    path: Path
    text: str = ""
    """Its text with its own line ends."""
    tables: Mapping[str, object] = field(factory=dict)
    new: bool = True
    _marked: bool = False
    """Whether it begins with a byte order mark."""
    _read: os.stat_result | None = None
    """What the file was before it was read."""

    @classmethod
    def at(cls, path: Path, limits: Limits) -> Target:
        """Read a file that is to be appended to; one that is not there is empty.

        Raises:
            OutputError: It is a link or no regular file, cannot be read, or is no sound TOML.
        """
        try:
            status = path.lstat()
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValueError) as error:
            raise failure(path, error) from error
        if path.is_symlink():
            raise OutputError(path, "it is a link", "name the file that it leads to")
        content = read_bytes(path, limits.file)
        if isinstance(content, Problem):
            raise _unsound(path, content)
        text = decoded(path, content)
        if isinstance(text, Problem):
            raise _unsound(path, text)
        file = parsed(path, text, len(content))
        if isinstance(file, Problem):
            raise _unsound(path, file)
        marked = content.startswith(_MARK.encode())
        return cls(path, text, file.tables, new=False, marked=marked, read=status)

    def append(self, name: str, record: str) -> int:
        """Append a record.

        Args:
            name: The name of its table, like ``actors``.
            record: Its TOML, with line feeds.

        Returns:
            The number of the line on which its first line stands.

        Raises:
            OutputError: It does not fit what is there, somebody else changed the file in the
                meantime, or it cannot be written; then the file is as it was.
        """
        end = "\r\n" if "\r\n" in self.text else "\n"
        before = self.text if not self.text or self.text.endswith("\n") else f"{self.text}{end}"
        before += end if before.strip() else ""
        text = before + record.replace("\n", end)
        if not _holds(text, self.tables, name):
            written = f"[{name}]" if name == HEADER else f"[[{name}]]"
            what = f"a new {written} cannot follow what it says of {name} already"
            raise OutputError(self.path, what, "name another file of the dataset")
        pieces = (_MARK, text) if self._marked else (text,)
        write_file(self.path, pieces, force=not self.new, read=self._read)
        return before.count("\n") + 1


def _unsound(path: Path, problem: Problem) -> OutputError:
    line = f"line {problem.place.line}: " if problem.place.line else ""
    return OutputError(path, f"{line}{problem.message}", problem.hint)


def _holds(text: str, before: Mapping[str, object], name: str) -> bool:
    """Tell whether a text says all that was said before, and one more record, or the header."""
    file = parsed(Path(), text, len(text))
    if isinstance(file, Problem):
        return False
    said = {key: value for key, value in file.tables.items() if key != name}
    had = {key: value for key, value in before.items() if key != name}
    records, earlier = file.tables.get(name), before.get(name, [])
    if not isinstance(records, list):
        return said == had and name not in before
    return said == had and isinstance(earlier, list) and records[:-1] == earlier
