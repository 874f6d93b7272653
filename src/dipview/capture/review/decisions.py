"""Decisions: what somebody made of each draft of a source, as a log beside the drafts keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from dipview.capture.review.decision_log import Decided
from dipview.model.kinds import Kind
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

ENDING = ".decisions.jsonl"
"""How the name of a log ends."""


class Verdict(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    """It became a statement of the dataset."""
    REJECTED = "rejected"
    """It is no statement, and is never proposed again."""
    LATER = "later"
    """It comes again behind all others."""
    FLAGGED = "flagged"
    """A colleague should look at it: it comes last of all, with a line of what about."""
    UNDONE = "undone"
    """An earlier decision was taken back."""


DONE = (Verdict.ACCEPTED, Verdict.REJECTED)
"""After these, a draft does not come again."""


@frozen
class Made:
    """A record that was made on the way to a statement: an actor, an issue, an event."""

    kind: Kind
    id: str
    table: Mapping[str, Any]


@frozen(kw_only=True)
class Decision:
    """One line of the log of a source; its fields are written in this order."""

    number: int = 0
    """Counts the decisions of a log from 1; 0 before it is written."""
    verdict: Verdict
    draft: str
    """Id of the draft; of a statement made by hand, a name that no draft has."""
    at: str = ""
    """When, as an ISO 8601 instant."""
    statement: str = ""
    """Id of the statement that was written."""
    table: Mapping[str, Any] = EMPTY
    """That statement as it was written; of an undone one, as it was when it was taken out."""
    proposed: Mapping[str, Any] = EMPTY
    """The statement as it would have been with nothing of the draft changed."""
    changed: tuple[str, ...] = ()
    """Names of the fields in which what was written differs from the draft."""
    made: tuple[Made, ...] = ()
    """What else was written."""
    by_hand: bool = False
    """There was no draft: the words were marked by hand."""
    cue: str = ""
    """What the draft was found by."""
    line: str = ""
    """What a colleague should look at."""
    words: str = ""
    """The passage, by which a draft is known again where its text was changed."""
    undoes: int = 0
    """The number of the decision that is taken back."""

    @property
    def about(self) -> str:
        """The draft."""
        return self.draft

    @property
    def decides(self) -> bool:
        """Whether something is decided, and nothing taken back."""
        return self.verdict is not Verdict.UNDONE

    @property
    def takes_back(self) -> int | None:
        """The number of the decision that is taken back; None for none."""
        return None if self.decides else self.undoes


Decisions: TypeAlias = Decided[Decision]


def decisions_file(drafts: Path) -> Path:
    """Give the log that belongs to a file of drafts: ``drafts/a.toml`` has its beside it."""
    return drafts.with_name(f"{drafts.name.removesuffix('.toml')}{ENDING}")
