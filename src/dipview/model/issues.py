"""Issues: topics, policies and claims that positions are taken on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.stances import IssueKind
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


class ProposalStatus(StrEnum):
    """How far a proposal has got."""

    TABLED = "tabled"
    BRACKETED = "bracketed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Issue:
    """Something that actors can stand for or against, or a topic that groups such things."""

    id: str
    kind: IssueKind
    proposition: str = ""
    """Of a policy or claim: one affirmative sentence that one can agree or disagree with."""
    title: str = ""
    """Of a topic: its name."""
    short: str = ""
    """A column's heading."""
    question: str = ""
    description: str = ""
    parent: str | None = None
    """Id of a topic; stances never add up over it."""
    status: ProposalStatus | None = None
    status_date: Span | None = None
    rivals: tuple[str, ...] = ()
    """Policies that exclude this one."""
    contradicts: tuple[str, ...] = ()
    """Claims that cannot be true together with this one."""
    events: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)

    @property
    def label(self) -> str:
        """The shortest name that the data gives: heading, title, proposition or id."""
        return self.short or self.title or self.proposition or self.id

    @property
    def sentence(self) -> str:
        """The issue in full: its proposition, or a topic's title."""
        return self.proposition or self.title or self.short or self.id
