"""Layout: what the files of a snapshot are called and hold, and the version of all that."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from dipview.model.kinds import Kind
from dipview.model.links import Link

VERSION = 6
"""To be raised whenever a snapshot is written otherwise, or would be read otherwise."""
RECORDS = "records.sqlite"
"""The file with what a snapshot says of itself, its problems and its records."""
COLUMNS = "columns.flat"
"""The file with ids, links, dates and sets as arrays."""

SCHEMA = """
CREATE TABLE header (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE problems
  (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, problem BLOB NOT NULL);
CREATE TABLE records (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, record BLOB NOT NULL);
"""

COMPLETE = "complete"
"""The key of the header that is written last: the checksum of all others."""
NONE = 0xFFFFFFFF
"""Stands in an array of numbers for no number."""


def checksum_of(said: Mapping[str, str]) -> int:
    """Give the checksum of what a header says, ``COMPLETE`` left out."""
    rows = sorted((key, value) for key, value in said.items() if key != COMPLETE)
    return zlib.crc32(repr(rows).encode("ascii", errors="backslashreplace"))


STARTS: Mapping[Link, Kind] = {
    Link.STATEMENTS_BY: Kind.ACTOR,
    Link.STATEMENTS_FOR: Kind.ACTOR,
    Link.STATEMENTS_RELAYED: Kind.ACTOR,
    Link.STATEMENTS_HOLDING: Kind.ACTOR,
    Link.STATEMENTS_TARGETING: Kind.ACTOR,
    Link.STATEMENTS_ABOUT: Kind.ACTOR,
    Link.POSITIONS_HELD: Kind.ACTOR,
    Link.POSITIONS_ASCRIBED: Kind.ACTOR,
    Link.OFFICERS: Kind.ACTOR,
    Link.MEMBERS: Kind.ACTOR,
    Link.PARTS: Kind.ACTOR,
    Link.EVENTS_WITH: Kind.ACTOR,
    Link.STATEMENTS_AT: Kind.EVENT,
    Link.STATEMENTS_ON_EVENT: Kind.EVENT,
    Link.PART_EVENTS: Kind.EVENT,
    Link.EVENT_ISSUES: Kind.EVENT,
    Link.POSITIONS_ON: Kind.ISSUE,
    Link.STATEMENTS_ON: Kind.ISSUE,
    Link.SUBISSUES: Kind.ISSUE,
    Link.RIVALS: Kind.ISSUE,
    Link.CONTRADICTED: Kind.ISSUE,
    Link.POSITIONS_TAKEN: Kind.STATEMENT,
    Link.REPLIES: Kind.STATEMENT,
    Link.SUPERSEDED_BY: Kind.STATEMENT,
    Link.RESTS_ON: Kind.SOURCE,
    Link.DERIVED: Kind.SOURCE,
}
"""The kind of record that each link leads from."""


def starts_of(link: Link) -> str:
    """Name the column that says where the ends of each record's link begin."""
    return f"{link.value}.starts"


def ends_of(link: Link) -> str:
    """Name the column of the numbers that a link leads to."""
    return f"{link.value}.ends"
