"""Layout: what the parts of a snapshot are called and hold."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.model.kinds import Kind
from dipview.model.links import Link

DATASET = "dataset"
"""The section of ids, links, dates, sets and problems; and what a snapshot says of itself."""
RECORDS = "records"
"""The section of records, each with a checksum of its own: it is not read to be checked."""
CHECKSUMS = "record.checksum"
PROBLEMS = "problem"
CODES = "problem.codes"
"""The different codes of problems."""
CODE = "problem.code"
"""Of each problem the number of its code among these."""
SAID = ("version", "name", "header", "counts", "limit", "opened", "guarded", "sha256")
"""What a snapshot says of its dataset as a whole."""
FILES = "files"
"""What is said of the files that were read."""

WRITTEN = tuple(kind for kind in Kind if kind is not Kind.POSITION)
"""The kinds whose records lie in it, with their ids; positions are parts of statements."""

FIRST = 0x21
"""The code point of the actor whose number is 0, in a text that stands for a list of actors."""
NAMED = 0xD800 - FIRST
"""How many actors have a code point; those after them are written by their ids."""

NONE = 0xFFFFFFFF
"""Stands in an array of numbers for no number."""


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
    Link.VOTES_IN: Kind.ACTOR,
    Link.STATEMENTS_AT: Kind.EVENT,
    Link.STATEMENTS_ON_EVENT: Kind.EVENT,
    Link.PART_EVENTS: Kind.EVENT,
    Link.EVENT_ISSUES: Kind.EVENT,
    Link.VOTES_IN: Kind.ACTOR,
    Link.VOTES_ON: Kind.ISSUE,
    Link.POSITIONS_ON: Kind.ISSUE,
    Link.STATEMENTS_ON: Kind.ISSUE,
    Link.VOTES_ON: Kind.ISSUE,
    Link.SUBISSUES: Kind.ISSUE,
    Link.TEXTS: Kind.ISSUE,
    Link.REASONED: Kind.ISSUE,
    Link.DEPENDENT: Kind.ISSUE,
    Link.OUTCOMES: Kind.ISSUE,
    Link.TEXTS: Kind.ISSUE,
    Link.REASONED: Kind.ISSUE,
    Link.DEPENDENT: Kind.ISSUE,
    Link.OUTCOMES: Kind.ISSUE,
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
