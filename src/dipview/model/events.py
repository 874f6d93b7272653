"""Events: what happened, is planned or is alleged, and who took part."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.fields import EXTRA, ID, NOTES, SOURCES, TAGS, key, optional
from dipview.model.issues import ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen
from dipview.model.votes import Vote


class EventKind(StrEnum):
    """What sort of thing happened."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    ATTACK = "attack"
    STRIKE = "strike"
    VOTE = "vote"
    AGREEMENT = "agreement"
    CONFLICT = "conflict"
    OTHER = "other"


class EventStatus(StrEnum):
    """Whether it happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    ALLEGED = "alleged"
    """That it happened at all is disputed."""


@frozen(kw_only=True)
class Participation:
    """An actor's part in an event."""

    actor: str = field(
        metadata=key("who took part", refers_to=Kind.ACTOR, link=Link.EVENTS_WITH, needed=True)
    )
    part: str = optional("", "as what: host, target, …")
    """The part in our words: ``host``, ``target``, …"""
    alleged: bool = optional(False, "true where that is disputed")
    inferred: bool = optional(False, "true where no source says so outright")
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)


@frozen(kw_only=True)
class Outcome:
    """What a meeting did about an issue: no actor holds it."""

    issue: str = field(
        metadata=key("what it is about", refers_to=Kind.ISSUE, link=Link.OUTCOMES, needed=True)
    )
    status: ProposalStatus = field(metadata=key("what became of it there"))
    text: str = optional("", "what was decided, in our words", recurs=False)
    locator: str = optional("", "the place in the event's source")


@frozen(kw_only=True)
class Event:
    """Something that happened, is planned or is alleged to have happened."""

    id: str = field(metadata=ID)
    title: str = field(metadata=key("what happened, in a few words", recurs=False))
    kind: EventKind = field(metadata=key("what sort of thing it is"))
    status: EventStatus = optional(
        EventStatus.OCCURRED, "whether it happened; alleged only where that is disputed"
    )
    date: Span | None = optional(None, "when, as precise as the sources give it")
    date_inferred: bool = optional(False, "true where the date is worked out and not printed")
    place: str = optional("", "where, as text")
    country: str = optional("", "an ISO 3166-1 code of two letters")
    part_of: str | None = optional(
        None, "the larger event that it belongs to", refers_to=Kind.EVENT, link=Link.PART_EVENTS
    )
    """Id of the event that this one belongs to."""
    participants: tuple[Participation, ...] = optional((), "who took part", prunable=True)
    vote: Vote | None = optional(
        None, "of a vote: what was voted on, and how it was counted", prunable=True
    )
    outcomes: tuple[Outcome, ...] = optional(
        (), "what the meeting did about issues, as nobody's position", prunable=True
    )
    summary: str = optional("", "one line in our own words", recurs=False)
    sources: tuple[Citation, ...] = field(default=(), metadata=SOURCES)
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)
