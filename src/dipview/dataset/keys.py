"""The keys of the data format as the model has them: types, allowed values, and a word on each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from dipview.model.actors import Actor, Membership, OtherName, Role
from dipview.model.events import Event, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import SOURCE_TYPES, Citation, Source
from dipview.model.spans import Span
from dipview.model.statements import PositionEntry, Statement
from dipview.model.values import frozen


@frozen(kw_only=True)
class Key:
    """A key of a table of the data format."""

    name: str
    type: Any
    """The type of its value; of a list, that of what stands in it."""
    many: bool
    """Whether its value is a list."""
    required: bool
    about: str
    """What it says, for the author of the data."""
    refers_to: Kind | None = None
    """The kind of record whose id it takes, if it takes one."""
    known: tuple[str, ...] = ()
    """The values that are allowed, or known where others are allowed too."""
    closed: bool = False
    """Whether no value is allowed but those."""

    @property
    def table(self) -> type | None:
        """The class of the tables that it holds; None where it holds none."""
        return self.type if attrs.has(self.type) and self.type is not Span else None


def keys_of(cls: type) -> tuple[Key, ...]:
    """Give the keys of a table, in the model's order.

    Args:
        cls: The class that a table of the format becomes.
    """
    return _keys_of(cls)


@cache
def _keys_of(cls: type) -> tuple[Key, ...]:
    hints = get_type_hints(cls)
    return tuple(_key(cls, attribute, hints[attribute.name]) for attribute in attrs.fields(cls))


def _key(cls: type, attribute: attrs.Attribute[Any], hint: Any) -> Key:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    choice = isinstance(inner, type) and issubclass(inner, StrEnum)
    name = attribute.name
    open_values = SOURCE_TYPES if (cls, name) == (Source, "type") else ()
    return Key(
        name=name,
        type=inner,
        many=many,
        required=attribute.default is attrs.NOTHING,
        about=ABOUT.get(cls, {}).get(name) or COMMON[name],
        refers_to=REFERENCES.get(cls, {}).get(name) or _REFERENCES.get(name),
        known=tuple(each.value for each in inner) if choice else open_values,
        closed=choice,
    )


_REFERENCES: Mapping[str, Kind] = {
    "of": Kind.ACTOR,
    "actor": Kind.ACTOR,
    "speakers": Kind.ACTOR,
    "capacity": Kind.ACTOR,
    "on_behalf_of": Kind.ACTOR,
    "targets": Kind.ACTOR,
    "about": Kind.ACTOR,
    "holders": Kind.ACTOR,
    "attributed_by": Kind.ACTOR,
    "target": Kind.ACTOR,
    "issue": Kind.ISSUE,
    "parent": Kind.ISSUE,
    "rivals": Kind.ISSUE,
    "contradicts": Kind.ISSUE,
    "event": Kind.EVENT,
    "events": Kind.EVENT,
    "responds_to": Kind.STATEMENT,
    "supersedes": Kind.STATEMENT,
    "source": Kind.SOURCE,
}
REFERENCES: Mapping[type, Mapping[str, Kind]] = {
    Actor: {"part_of": Kind.ACTOR},
    Event: {"part_of": Kind.EVENT},
}
"""The kinds of record that keys refer to, where the same key means another kind elsewhere."""

COMMON: Mapping[str, str] = {
    "id": "a lower-case slug of its own: letters, digits, and - _ . inside",
    "sources": "where this is printed: ids of sources, with a place in them where that helps",
    "notes": "for whoever works on the data",
    "tags": "words to find it by",
    "extra": "whatever else is to be kept; shown, never interpreted",
    "language": "a BCP 47 tag, like en or ar",
    "start": "the first day, as precise as the source gives it",
    "end": "the last day; none where it goes on",
}
"""What keys say that mean the same wherever they stand."""

ABOUT: Mapping[type, Mapping[str, str]] = {
    Header: {
        "title": "the dataset's name",
        "description": "what it covers, in a sentence",
        "licence": "under which others may use it",
        "language": "of titles and summaries: a BCP 47 tag, like en",
        "schema": "the version of the data format",
        "as_of": 'the dataset\'s own "today": nothing is known of later days',
    },
    Source: {
        "type": "a CSL type, or one of reporting: agency, press-release, communique, …",
        "title": "the headline as printed; left out where none is",
        "publisher": "who brought it out",
        "issued": "the day on which it came out",
        "agencies": "the news agencies that it names",
        "url": "where it can be read: http or https",
        "archive_url": "where a copy is kept",
        "accessed": "the day on which it was read",
        "derived_from": "sources that it reprints or translates: not further evidence",
    },
    Citation: {
        "source": "the id of a source",
        "locator": "the place in it: paragraph 8, page 3",
    },
    Actor: {
        "name": "as sources mostly print it; of an unnamed actor, a description in our own words",
        "kind": "a body is part of a state or an organization; a group is neither",
        "sort_name": "to sort by: Vale, Anna",
        "other_names": "other names in the sources; a search finds them too",
        "identifiers": "codes in other registers, like iso3166 and wikidata",
        "part_of": "of a body: the state or organization that it belongs to",
        "unnamed": "true where no source gives the name",
        "roles": "offices that the person holds",
        "memberships": "organizations and groups that it belongs to",
        "description": "who this is, in our own words",
    },
    OtherName: {
        "name": "as the source prints it",
        "script": "an ISO 15924 code, like Arab",
        "note": "what sort of name it is",
    },
    Role: {
        "title": "the office, as printed",
        "of": "the state, organization or body whose office it is",
        "acting": "true where it is held for the time being",
    },
    Membership: {
        "of": "the organization or group",
        "kind": "full, observer, …",
    },
    Issue: {
        "kind": "a topic groups others; a policy is a course of action; a claim is held to be so",
        "proposition": "of a policy or claim: one affirmative sentence to agree or disagree with",
        "title": "of a topic: its name",
        "short": "the heading of a column",
        "question": "the same as a question",
        "description": "what it is about, in our own words",
        "parent": "the topic that it belongs to; positions never add up over it",
        "status": "of a proposal: how far it has got",
        "status_date": "since when it has been so",
        "rivals": "policies that exclude this one",
        "contradicts": "claims that cannot be true together with this one",
        "events": "events that it is about",
    },
    Event: {
        "title": "what happened, in a few words",
        "kind": "what sort of thing it is",
        "status": "whether it happened; alleged only where that is disputed",
        "date": "when, as precise as the sources give it",
        "date_inferred": "true where the date is worked out and not printed",
        "place": "where, as text",
        "country": "an ISO 3166-1 code of two letters",
        "part_of": "the larger event that it belongs to",
        "participants": "who took part",
        "summary": "one line in our own words",
    },
    Participation: {
        "actor": "who took part",
        "part": "as what: host, target, …",
        "alleged": "true where that is disputed",
        "inferred": "true where no source says so outright",
    },
    Statement: {
        "source": "the source that prints it",
        "form": "verbatim and fragment have text; a described one has no speakers",
        "locator": "the place in the source: paragraph 8, page 3",
        "corroboration": "sources that print the same words: not further evidence",
        "speakers": "who uttered it, usually one",
        "unnamed_speakers": "three delegations, a spokeswoman: text, never an actor",
        "capacity": "the body or state whose role is spoken in, where that matters: a chair",
        "on_behalf_of": "for whom, only where the source says so",
        "text": "the exact words, one passage or a list; for verbatim and fragment alone",
        "language": "of the exact words: a BCP 47 tag, like en",
        "original_text": "the words before they were translated",
        "translation": "who translated the text",
        "summary": "one line in our own words",
        "acts": "what is done by saying it",
        "date": "when it was said, only where a source tells",
        "date_inferred": "true where the date is worked out and not printed",
        "seq": "a number that orders the statements of one source",
        "event": "the event at which it was said",
        "events": "events that it speaks of",
        "targets": "actors criticized, asked or threatened",
        "about": "actors merely spoken of",
        "positions": "the stances that it takes, on an issue each",
        "responds_to": "statements that it answers",
        "supersedes": "the earlier statement that it takes the place of",
        "status": "of the record: how far it can be relied on",
        "coded_by": "who wrote the record",
        "coded_on": "the day on which it was written",
        "reviewed_by": "who went over it",
    },
    PositionEntry: {
        "issue": "the policy or claim",
        "stance": "support to oppose on a policy, assert to deny on a claim; open to undeclared on both",  # noqa: E501
        "condition": "if …, unless …: in our own words",
        "holders": "whose position it is; else that of on_behalf_of, else of the speakers",
        "attributed_by": "the actor who says that the holder holds it: second-hand",
        "basis": "stated, where nothing else is said",
        "target": "the actor that the stance is directed at",
        "formula": "the diplomatic verb: takes note, reserves its position",
    },
}
"""What each key says, by the class of its table."""
