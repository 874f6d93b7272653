"""Actors: states, organizations, bodies, groups and persons, with their roles and memberships."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dipview.model.fields import (
    END,
    EXTRA,
    ID,
    LANGUAGE,
    NOTES,
    SOURCES,
    START,
    TAGS,
    key,
    optional,
)
from dipview.model.kinds import Kind
from dipview.model.links import Link
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

    name: str = field(metadata=key("as the source prints it", alone=True, recurs=False))
    language: str = field(default="", metadata=LANGUAGE)
    script: str = optional("", "an ISO 15924 code, like Arab")
    note: str = optional("", "what sort of name it is")


@frozen(kw_only=True)
class Role:
    """An office that a person holds in a state, an organization or a body."""

    title: str = field(metadata=key("the office, as printed", recurs=False))
    of: str = field(
        metadata=key(
            "the state, organization or body whose office it is",
            refers_to=Kind.ACTOR,
            link=Link.OFFICERS,
            needed=True,
        )
    )
    """Id of the actor whose office it is."""
    start: Span | None = field(default=None, metadata=START)
    end: Span | None = field(default=None, metadata=END)
    acting: bool = optional(False, "true where it is held for the time being")
    sources: tuple[Citation, ...] = field(default=(), metadata=SOURCES)
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)


@frozen(kw_only=True)
class Membership:
    """An actor's belonging to an organization or a group."""

    of: str = field(
        metadata=key(
            "the organization or group", refers_to=Kind.ACTOR, link=Link.MEMBERS, needed=True
        )
    )
    kind: str = optional("", "full, observer, …")
    constituency: str = optional("", "the seat or district that it is held for", recurs=False)
    start: Span | None = field(default=None, metadata=START)
    end: Span | None = field(default=None, metadata=END)
    sources: tuple[Citation, ...] = field(default=(), metadata=SOURCES)
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)


@frozen(kw_only=True)
class Actor:
    """Someone or something that can hold a position."""

    id: str = field(metadata=ID)
    name: str = field(
        metadata=key(
            "as sources mostly print it; of an unnamed actor, a description in our own words",
            recurs=False,
        )
    )
    kind: ActorKind = field(
        metadata=key("a body is part of a state or an organization; a group is neither")
    )
    sort_name: str = optional("", "to sort by: Vale, Anna", recurs=False)
    other_names: tuple[OtherName, ...] = optional(
        (), "other names in the sources; a search finds them too", prunable=True
    )
    identifiers: Mapping[str, str] = field(
        default=EMPTY,
        hash=False,
        metadata=key("codes in other registers, like iso3166 and wikidata", prunable=True),
    )
    part_of: str | None = optional(
        None,
        "of a body: the state or organization that it belongs to",
        refers_to=Kind.ACTOR,
        link=Link.PARTS,
    )
    """Of a body: id of its state or organization."""
    unnamed: bool = optional(False, "true where no source gives the name")
    """The source gives no name; ``name`` is then our description."""
    roles: tuple[Role, ...] = optional((), "offices that the person holds", prunable=True)
    memberships: tuple[Membership, ...] = optional(
        (), "organizations and groups that it belongs to", prunable=True
    )
    description: str = optional("", "who this is, in our own words", recurs=False)
    sources: tuple[Citation, ...] = field(default=(), metadata=SOURCES)
    notes: str = field(default="", metadata=NOTES)
    tags: tuple[str, ...] = field(default=(), metadata=TAGS)
    extra: Mapping[str, object] = field(default=EMPTY, hash=False, metadata=EXTRA)

    @property
    def sorts_as(self) -> str:
        """The name to sort by: ``sort_name``, or else the name."""
        return self.sort_name or self.name
