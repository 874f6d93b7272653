"""Settlements: what was decided of utterances on which coders differ, as a log keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from dipview.dataset.files import DRAFTS
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

Keys: TypeAlias = Mapping[str, str]
"""Values of those keys of a statement that a decision sets; what it does not have is left out."""


class Settled(StrEnum):
    """What was decided."""

    CHOSEN = "chosen"
    """One coding stands."""
    LATER = "later"
    """It comes again behind all others."""
    FLAGGED = "flagged"
    """A colleague should look at it: it comes last of all, with a line of what about."""
    UNDONE = "undone"
    """An earlier decision was taken back."""
    WRITTEN = "written"
    """The files say what was decided last: nothing is to be mended of it."""


@frozen(kw_only=True)
class Settlement:
    """One line of the log of a dataset; its fields are written in this order."""

    number: int = 0
    """Counts the lines of a log from 1; 0 before it is written."""
    settled: Settled
    codings: tuple[str, ...]
    """Ids of the statements that are codings of the utterance, in order of their coders."""
    at: str = ""
    """When, as an ISO 8601 instant."""
    by: str = ""
    """Who decided."""
    chosen: str = ""
    """Id of the coding that stands."""
    before: Mapping[str, Keys] = EMPTY
    """What each coding said before, by its id."""
    after: Mapping[str, Keys] = EMPTY
    """What each was made to say."""
    line: str = ""
    """What a colleague should look at."""
    undoes: int = 0
    """The number of the decision that is taken back, or that the files say."""

    @property
    def about(self) -> tuple[str, ...]:
        """The codings."""
        return self.codings

    @property
    def decides(self) -> bool:
        """Whether something is decided, and nothing taken back or noted as written."""
        return self.settled not in (Settled.UNDONE, Settled.WRITTEN)

    @property
    def takes_back(self) -> int | None:
        """The number of the decision that is taken back; None for none."""
        return self.undoes if self.settled is Settled.UNDONE else None


def log_beside(paths: Sequence[Path]) -> Path:
    """Say where the log of a dataset lies: with its drafts, under a name that no source has."""
    first = paths[0]
    return (first if first.is_dir() else first.parent) / DRAFTS / "_disagreements.jsonl"
