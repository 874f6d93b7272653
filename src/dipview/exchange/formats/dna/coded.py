"""Coded: documents and statements as both databases and lists of events of DNA have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import define, field

from dipview.model.values import frozen

PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
"""The variables that DNA gives to each statement, as it names them."""


@frozen(kw_only=True)
class Document:
    """A text that was coded."""

    key: str
    """By which statements name it."""
    title: str
    text: str = ""
    """As it is stored; empty in a list of events."""
    date: dt.date | None = None
    more: Mapping[str, str] = field(factory=dict)
    """Its author, source, section, type and notes, as far as there are any."""


@frozen(kw_only=True)
class Coding:
    """A statement."""

    key: str
    document: str
    start: int
    stop: int
    """In characters of the document as Java counts them: those beyond U+FFFF are two."""
    coder: str = ""
    text: str = ""
    """The words that are marked, where the document's text is not known."""
    values: Mapping[str, str | int] = field(factory=dict)
    """By the names of variables; those that say nothing are left out."""
    type: str = ""
    place: str = ""
    """Where it stands in the file."""


@define
class Coded:
    """All that a file of DNA has."""

    documents: dict[str, Document] = field(factory=dict)
    codings: list[Coding] = field(factory=list)
    attributes: dict[tuple[str, str], dict[str, str]] = field(factory=dict)
    """By variable and value: what is said of a person, an organization or a concept."""
