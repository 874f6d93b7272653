"""Foreign file: one of another program that is open, read as it would be imported."""

from __future__ import annotations

import shlex
from pathlib import Path

from dipview.model.values import frozen


@frozen(kw_only=True)
class ForeignFile:
    """A file that is only looked at."""

    path: Path
    """The file."""
    format: str
    """The name of its format: ``dna``."""
    misread: int = 0
    """How many of its places cannot be read."""

    @property
    def target(self) -> Path:
        """The file that an import is to write, unless another is named."""
        return Path(f"{self.path.stem or 'study'}.toml")

    @property
    def command(self) -> str:
        """What keeps it, on the command line."""
        target = shlex.quote(str(self.target))
        return f"dipview import {self.format} {shlex.quote(str(self.path))} -o {target}"

    @property
    def in_words(self) -> str:
        """Say that it is only looked at, and whether all of it is."""
        places = "1 place" if self.misread == 1 else f"{self.misread:,} places"
        unread = f", without {places} that cannot be read" if self.misread else ""
        return f"{self.path.name} is only looked at{unread}"
