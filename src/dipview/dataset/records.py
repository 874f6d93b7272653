"""Records as they are written: the table of each kind, its class, and where one was written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import Statement

Written: TypeAlias = Actor | Statement | Event | Issue | Source
"""A record that has a table of its own (positions stand inside statements)."""

HEADER = "dataset"
"""The name of the header's table."""
DEFAULTS = "defaults"
"""The name of the table of what the statements of a file share."""

TABLES: Mapping[str, Kind] = {
    "sources": Kind.SOURCE,
    "actors": Kind.ACTOR,
    "issues": Kind.ISSUE,
    "events": Kind.EVENT,
    "statements": Kind.STATEMENT,
}
"""The tables of records, in the order of the format's description."""

CLASSES: Mapping[Kind, type[Written]] = {
    Kind.ACTOR: Actor,
    Kind.STATEMENT: Statement,
    Kind.EVENT: Event,
    Kind.ISSUE: Issue,
    Kind.SOURCE: Source,
}
"""The class of each kind of written record."""


class Origin(NamedTuple):
    """Where a record was written: the nth ``[[table]]`` of a file, counted from 0."""

    file: Path
    table: str
    number: int = 0


def named(record: Written, id: str) -> str:
    """Name a record in a message: ``actor 'boris-johnson'``."""
    return f"{kind_of(record).value} '{id}'"


def kind_of(record: Written) -> Kind:
    """Give the kind of a written record."""
    return next(kind for kind, cls in CLASSES.items() if isinstance(record, cls))
