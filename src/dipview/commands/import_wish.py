"""What is asked for of an import, as it is typed, and what came of it; imports little."""

from __future__ import annotations

import shlex
from pathlib import Path

from dipview.commands.session import Session
from dipview.dataset.bundled import name_of
from dipview.dataset.typed_paths import typed_path
from dipview.model.values import frozen


@frozen(kw_only=True)
class ImportWish:
    """What is asked for, as it is typed."""

    file: str = ""
    format: str = ""
    """The name of a format; empty where none is known yet."""
    target: str = ""
    options: str = ""
    """What is asked of the format, as on the command line."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files: what is typed as one name; where there is none of it, as several."""
        whole = typed_path(self.file.strip())
        if whole.exists():
            return (whole,)
        try:
            several = tuple(map(typed_path, shlex.split(self.file)))
        except ValueError:
            return (whole,)
        return several if all(each.exists() for each in several) and several else (whole,)

    @property
    def command(self) -> str:
        """What does the same on the command line."""
        words = [*map(str, self.paths), "-o", str(typed_path(self.target.strip()))]
        options = [self.options.strip()] if self.options.strip() else []
        return " ".join(("dipview import", self.format, *options, *map(shlex.quote, words)))


@frozen(kw_only=True)
class Written:
    """What was imported."""

    target: Path
    told: str
    """What was written, in words."""
    opened: bool = False
    """The user wants to see it now."""


def first_wish(session: Session) -> ImportWish:
    """Give what is likely asked for: the file that is looked at, into what is open."""
    if session.foreign:
        first = session.foreign[0]
        return ImportWish(file=str(first.path), format=first.format, target=str(first.target))
    own = session.paths and not name_of(session.paths)
    if own and session.paths[0].is_file() and session.paths[0].suffix != ".toml":
        own = False  # It is only looked at, and still being read.
    return ImportWish(target=str(session.paths[0]) if own else "")
