"""Actors: states, organizations, bodies, groups and persons, with their roles and memberships."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


class ActorKind(StrEnum):
    """What sort of actor speaks, acts or is spoken for."""

    STATE = "state"
    ORGANIZATION = "organization"
    """Has statutes and members."""
    BODY = "body"
    """Part of a state or an organization."""
    GROUP = "group"
    """Neither: rebels, protesters, a friends-of group."""
    PERSON = "person"


@frozen(kw_only=True)
class OtherName:
    """Another name that the sources use for an actor."""

    name: str
    language: str = ""
    """A BCP 47 tag."""
    script: str = ""
    """An ISO 15924 code."""
    note: str = ""


@frozen(kw_only=True)
class Role:
    """An office that a person holds in a state, an organization or a body."""

    title: str
    of: str
    """Id of the actor whose office it is."""
    start: Span | None = None
    end: Span | None = None
    acting: bool = False
    sources: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)


@frozen(kw_only=True)
class Membership:
    """An actor's belonging to an organization or a group."""

    of: str
    """Id of the organization or group."""
    kind: str = ""
    """``full``, ``observer``, …"""
    start: Span | None = None
    end: Span | None = None
    sources: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)


@frozen(kw_only=True)
class Actor:
    """Someone or something that can hold a position."""

    id: str
    name: str
    kind: ActorKind
    sort_name: str = ""
    other_names: tuple[OtherName, ...] = ()
    identifiers: Mapping[str, str] = field(default=EMPTY, hash=False)
    """Codes in other registers: ``iso3166``, ``wikidata``."""
    part_of: str | None = None
    """Of a body: id of its state or organization."""
    unnamed: bool = False
    """The source gives no name; ``name`` is then our description."""
    roles: tuple[Role, ...] = ()
    memberships: tuple[Membership, ...] = ()
    description: str = ""
    sources: tuple[Citation, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)

    @property
    def sorts_as(self) -> str:
        """The name to sort by: ``sort_name``, or else the name."""
        return self.sort_name or self.name
