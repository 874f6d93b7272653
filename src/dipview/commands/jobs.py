"""Jobs: what a command has done away from the keys, as values; a thread does the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dipview.model.values import frozen

if TYPE_CHECKING:
    from dipview.commands.leaving import Leaving
    from dipview.dataset.dataset import Dataset
    from dipview.dataset.problems import Place
    from dipview.writing.journal import Journal


class Job:
    """Something that is done away from the keys."""

    __slots__ = ()


@frozen
class CopyText(Job):
    """Put a text on the clipboard."""

    what: str
    """What it is, in words."""
    write: Callable[[], str]


@frozen
class PrepareExport(Job):
    """Make of what may leave what is seen, to be written to a file."""

    make: Callable[[], Leaving]
    """Raises ``NothingLeavesError`` where nothing of it may."""


@frozen
class TakeBack(Job):
    """Take back what was written last."""

    journal: Journal


@frozen
class EditRecord(Job):
    """Open the user's editor at the first of some records that is written in a file."""

    dataset: Dataset
    ids: tuple[str, ...]


@frozen
class EditPlace(Job):
    """Open the user's editor at a place."""

    place: Place


@frozen
class PrepareReview(Job):
    """Draft a source, where that is not done, and open its review."""

    source: str
    """The id of the source."""
    alone: bool = False
    """The program ends with the review."""


@frozen
class PrepareAdjudication(Job):
    """Find where coders differ, and open the decision of whose coding stands."""

    by: str = ""
    """Who decides; empty for whoever is at work here."""
    alone: bool = False
    """The program ends with it."""
