"""Messages: what threads, jobs and dialogs tell the explorer; whoever posts one knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

if TYPE_CHECKING:
    from dipview.commands.leaving import Leaving
    from dipview.commands.review_session import ReviewSession
    from dipview.dataset.problems import Place, Problem
    from dipview.settings.memory import Memory
    from dipview.views.preview import Preview
    from dipview.workspace.progress import Progress
    from dipview.workspace.workspace import Workspace

Post: TypeAlias = Callable[[Message], object]
"""Posts a message, from whatever thread."""


class Progressed(Message):
    """Files are being read."""

    def __init__(self, what: str, progress: Progress | None = None) -> None:
        super().__init__()
        self.what = what
        """Names of the files."""
        self.progress = progress


class Previewed(Message):
    """The first records of files that are still being read are known."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview


class Loaded(Message):
    """Files have been read."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace


class ReviewPrepared(Message):
    """The review of a source can be opened."""

    def __init__(self, session: ReviewSession, *, alone: bool) -> None:
        super().__init__()
        self.session = session
        self.alone = alone
        """The program ends with it."""


class ExportPrepared(Message):
    """What may leave of what is seen can be written to a file."""

    def __init__(self, made: Leaving) -> None:
        super().__init__()
        self.made = made


class KeptBefore(Message):
    """Files have been read again, and say less than before: what was read before stays."""

    def __init__(self, lost: Sequence[Problem], emptied: Sequence[Path] = ()) -> None:
        super().__init__()
        self.lost = tuple(lost)
        """The problems that take records away."""
        self.emptied = tuple(emptied)
        """Files that have no bytes now."""


class Stopped(Message):
    """The user has stopped the reading of files."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


class FilesChanged(Message):
    """The files are others than those that were read."""


class MemoryRead(Message):
    """What is remembered of the dataset has been read."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory


class Notified(Message):
    """The user is to be told something."""

    def __init__(self, text: str, *, error: bool = False, beside: bool = False) -> None:
        super().__init__()
        self.text = text
        self.error = error
        self.beside = beside
        """Leave what is told already."""


class EditWanted(Message):
    """The user's editor is to be opened at a place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
