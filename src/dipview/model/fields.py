"""Fields: what is known of a field of the model, said once, where the field is.

Everything that has to know a field's meaning reads it here: the keys of the format, references and
what goes with a lost one, links, the schema, skeletons and the snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Concatenate, NamedTuple, ParamSpec

import attrs

from dipview.model.kinds import Kind
from dipview.model.links import Link

Known = ParamSpec("Known")
_META = "dipview"


class Meaning(NamedTuple):
    """What is known of a field besides its type."""

    about: str = ""
    """What the key says, for the author of the data."""
    refers_to: Kind | None = None
    """The kind of record whose id it takes, if it takes one."""
    link: Link | None = None
    """The link that leads back from what it refers to; of a list of tables, in place of theirs."""
    unless: str = ""
    """The key with which it may be left out, where it may not be otherwise."""
    turns: str = ""
    """The key whose meaning it turns round, or narrows: where it is at fault, that goes too."""
    needed: bool = False
    """Whether a reference that is lost takes with it the table in which it stands."""
    alone: bool = False
    """Whether the table may be written as this text alone."""
    passages: bool = False
    """Whether one text may stand for a list of one."""
    prunable: bool = False
    """Whether what is wrong in it can be left out without changing the meaning of the record."""
    known: tuple[str, ...] = ()
    """Values that are known, where others are allowed too."""
    counts: bool = False
    """Whether its whole number is how many there are of something, and so never below 0."""
    guards: tuple[str, ...] | None = None
    """Of a key on which it depends whether the record may leave: what it is likely to be called by
    mistake, beside what looks like it. A record that has it under such a name is not loaded."""
    recurs: bool = True
    """Whether its texts are likely to recur in other records."""


def key(
    about: str,
    *,
    refers_to: Kind | None = None,
    link: Link | None = None,
    needed: bool = False,
    alone: bool = False,
    passages: bool = False,
    prunable: bool = False,
    known: tuple[str, ...] = (),
    recurs: bool = True,
) -> Mapping[str, Meaning]:
    """Say what is known of a field, as its metadata; :class:`Meaning` tells of each argument."""
    meaning = Meaning(
        about=about,
        refers_to=refers_to,
        link=link,
        needed=needed,
        alone=alone,
        passages=passages,
        prunable=prunable,
        known=known,
        recurs=recurs,
    )
    return {_META: meaning}


def _optional(
    meaning: Callable[Known, Mapping[str, Meaning]],
) -> Callable[Concatenate[object, Known], Any]:
    def field(default: object, /, *args: Known.args, **known: Known.kwargs) -> Any:
        """Make the field."""
        return attrs.field(default=default, metadata=meaning(*args, **known))

    return field


optional = _optional(key)
"""Makes a field that may be left out: of what it then is, and what :func:`key` is told of it."""


def counting(about: str) -> Mapping[str, Meaning]:
    """Say of a field that it tells how many there are of something; see :func:`key`."""
    return {_META: Meaning(about=about, counts=True)}


def guarding(known: Mapping[str, Meaning], *mistaken: str) -> Mapping[str, Meaning]:
    """Say of a field that it depends on it whether its record may leave.

    Args:
        known: What else is known of it, as :func:`key` gives it.
        mistaken: What it is likely to be called by mistake.
    """
    return {_META: known[_META]._replace(guards=mistaken)}


def unless(other: str, known: Mapping[str, Meaning]) -> Mapping[str, Meaning]:
    """Say of a field that it is needed where another is not given.

    Args:
        other: The key with which it may be left out.
        known: What else is known of it, as :func:`key` gives it.
    """
    return {_META: known[_META]._replace(unless=other)}


def turning(other: str, known: Mapping[str, Meaning]) -> Mapping[str, Meaning]:
    """Say of a field that it turns round, or narrows, what another means.

    Args:
        other: The key that cannot be understood where the field is at fault.
        known: What else is known of it, as :func:`key` gives it.
    """
    return {_META: known[_META]._replace(turns=other)}


def meaning_of(attribute: attrs.Attribute[Any]) -> Meaning:
    """Give what is known of a field; nothing where it says nothing."""
    meaning: Meaning = attribute.metadata.get(_META, _NOTHING)
    return meaning


def meanings_of(cls: type) -> Mapping[str, Meaning]:
    """Give what is known of each field of a class, by name, in the model's order."""
    return _meanings_of(cls)


@cache
def _meanings_of(cls: type) -> Mapping[str, Meaning]:
    return {attribute.name: meaning_of(attribute) for attribute in attrs.fields(cls)}


def alternatives_in(cls: type) -> tuple[tuple[str, str], ...]:
    """Give the fields of a class that are needed where another is not given, each with that."""
    return _alternatives_in(cls)


@cache
def _alternatives_in(cls: type) -> tuple[tuple[str, str], ...]:
    known = meanings_of(cls).items()
    return tuple((name, meaning.unless) for name, meaning in known if meaning.unless)


def types_of(cls: type) -> Mapping[str, Any]:
    """Give the type of each field of a class, by name, in the model's order."""
    return _types_of(cls)


@cache
def _types_of(cls: type) -> Mapping[str, Any]:
    # Classes of the model have types; of others, fields may have the text of one.
    if any(isinstance(attribute.type, str) for attribute in attrs.fields(cls)):
        attrs.resolve_types(cls)
    return {attribute.name: attribute.type for attribute in attrs.fields(cls)}


def alone_in(cls: type) -> str:
    """Give the field whose text alone may stand for a table of a class; empty where none may."""
    return next((name for name, meaning in meanings_of(cls).items() if meaning.alone), "")


_NOTHING = Meaning()

ID = key("a lower-case slug of its own: letters, digits, and - _ . inside", recurs=False)
SOURCES = key(
    "where this is printed: ids of sources, with a place in them where that helps", prunable=True
)
MARKING = guarding(
    key("who may read it: one of the dataset's markings; the lowest where nothing is said"),
    *("classification", "classified", "protective_marking", "security", "level", "tlp"),
)
CAVEATS = key("handling instructions that stand beside the marking: UK EYES ONLY, NOFORN")
NOTES = key("for whoever works on the data", recurs=False)
TAGS = key("words to find it by")
EXTRA = key("whatever else is to be kept; shown, never interpreted", prunable=True)
LANGUAGE = key("a BCP 47 tag, like en or ar")
START = key("the first day, as precise as the source gives it")
END = key("the last day; none where it goes on")
