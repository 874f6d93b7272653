"""Issues: topics, policies and claims that positions are taken on."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.fields import EXTRA, ID, NOTES, SOURCES, TAGS, key, optional
from dipview.model.kinds import Kind
from dipview.model.links import Link
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
    DROPPED = "dropped"


@frozen(kw_only=True)
class Issue:
    """Something that actors can stand for or against, or a topic that groups such things."""

    id: str = field(metadata=ID)
    kind: IssueKind = field(
        metadata=key(
            "a topic groups others; a policy is a course of action; a claim is held to be so; "
            "a quantity is a number or a year to be settled"
        )
    )
    proposition: str = optional(
        "",
        "of a policy or claim: one affirmative sentence to agree or disagree with; of a "
        "quantity: what is to be settled",
        recurs=False,
    )
    title: str = optional("", "of a topic: its name", recurs=False)
    short: str = optional("", "the heading of a column", recurs=False)
    question: str = optional("", "the same as a question", recurs=False)
    description: str = optional("", "what it is about, in our own words", recurs=False)
    parent: str | None = optional(
        None,
        "the topic that it belongs to; positions never add up over it",
        refers_to=Kind.ISSUE,
        link=Link.SUBISSUES,
    )
    """Id of a topic; stances never add up over it."""
    topics: tuple[str, ...] = optional(
        (),
        "all topics that it belongs to, where it is more than its parent",
        refers_to=Kind.ISSUE,
        link=Link.SUBISSUES,
    )
    """Ids of topics; ``parent`` is the first."""
    series: str | None = optional(
        None,
        "of a policy: the policy that it puts forward again with another text, as each year",
        refers_to=Kind.ISSUE,
        link=Link.TEXTS,
    )
    """Id of a policy: the one that recurs."""
    unit: str = optional("", "of a quantity: what its values count")
    options: tuple[str, ...] = optional(
        (), "of a quantity: the values that were put forward", recurs=False
    )
    lowest: str = optional("", "of a quantity: the least value at stake", recurs=False)
    highest: str = optional("", "of a quantity: the greatest value at stake", recurs=False)
    status: ProposalStatus | None = optional(None, "of a proposal: how far it has got")
    status_date: Span | None = optional(None, "since when it has been so")
    rivals: tuple[str, ...] = optional(
        (), "policies that exclude this one", refers_to=Kind.ISSUE, link=Link.RIVALS
    )
    contradicts: tuple[str, ...] = optional(
        (),
        "claims that cannot be true together with this one",
        refers_to=Kind.ISSUE,
        link=Link.CONTRADICTED,
    )
    events: tuple[str, ...] = optional(
        (), "events that it is about", refers_to=Kind.EVENT, link=Link.EVENT_ISSUES
    )
    sources: tuple[Citation, ...] = field(default=(), metadata=SOURCES)
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)

    @property
    def label(self) -> str:
        """The shortest name that the data gives: heading, title, proposition or id."""
        return self.short or self.title or self.proposition or self.id

    @property
    def sentence(self) -> str:
        """The issue in full: its proposition, or a topic's title."""
        return self.proposition or self.title or self.short or self.id
