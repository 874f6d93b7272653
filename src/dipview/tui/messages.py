"""Messages: what threads, jobs and dialogs tell the explorer; whoever posts one knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from dipview.commands.effects import Effects
    from dipview.commands.session import Session
    from dipview.dataset.problems import Problem
    from dipview.settings.memory import Memory
    from dipview.views.preview import Preview
    from dipview.workspace.progress import Progress
    from dipview.workspace.workspace import Workspace

Post: TypeAlias = Callable[[Message], object]
"""Posts a message, from whatever thread."""


@dataclass(eq=False)
class Progressed(Message):
    """Files are being read."""

    what: str
    """Names of the files."""
    progress: Progress | None = None


@dataclass(eq=False)
class Previewed(Message):
    """The first records of files that are still being read are known."""

    preview: Preview


@dataclass(eq=False)
class Loaded(Message):
    """Files have been read."""

    workspace: Workspace


@dataclass(eq=False)
class Follows(Message):
    """Something is done, or wanted by a dialog, and more follows from it."""

    effects: Callable[[Session], Effects]
    """Gives what follows, for the session as it is when the message comes."""


@dataclass(eq=False)
class KeptBefore(Message):
    """Files have been read again, and say less than before: what was read before stays."""

    lost: Sequence[Problem]
    """The problems that take records away."""
    emptied: Sequence[Path] = ()
    """Files that have no bytes now."""


@dataclass(eq=False)
class Stopped(Message):
    """The user has stopped the reading of files."""

    what: str


class FilesChanged(Message):
    """The files are others than those that were read."""


@dataclass(eq=False)
class MemoryRead(Message):
    """What is remembered of the dataset has been read."""

    memory: Memory


@dataclass(eq=False)
class Notified(Message):
    """The user is to be told something."""

    text: str
    _: KW_ONLY
    error: bool = False
    beside: bool = False
    """Leave what is told already."""
