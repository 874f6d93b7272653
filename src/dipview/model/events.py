"""Events: what happened, is planned or is alleged, and who took part."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


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

    actor: str
    part: str = ""
    """The part in our words: ``host``, ``target``, …"""
    alleged: bool = False
    inferred: bool = False
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)


@frozen(kw_only=True)
class Event:
    """Something that happened, is planned or is alleged to have happened."""

    id: str
    title: str
    kind: EventKind
    status: EventStatus = EventStatus.OCCURRED
    date: Span | None = None
    date_inferred: bool = False
    place: str = ""
    country: str = ""
    """An ISO 3166-1 alpha-2 code."""
    part_of: str | None = None
    """Id of the event that this one belongs to."""
    participants: tuple[Participation, ...] = ()
    summary: str = ""
    sources: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)
