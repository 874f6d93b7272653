"""Links: the cross-links of a dataset, and what each leads to."""

from __future__ import annotations

from enum import StrEnum


class Link(StrEnum):
    """A resolved cross-link; each names what it leads to, from which kind of record.

    Links are resolved once, when a dataset is opened, and keep the dataset's own order.
    """

    STATEMENTS_BY = "statements-by"
    """actor → statements that it uttered"""
    STATEMENTS_FOR = "statements-for"
    """actor → statements made on its behalf"""
    STATEMENTS_RELAYED = "statements-relayed"
    """actor → statements in which it ascribes a position to another"""
    STATEMENTS_HOLDING = "statements-holding"
    """actor → statements in which it holds a position, whoever speaks"""
    STATEMENTS_TARGETING = "statements-targeting"
    """actor → statements that criticize, ask or threaten it, or take a stance directed at it"""
    STATEMENTS_ABOUT = "statements-about"
    """actor → statements that merely speak of it"""
    POSITIONS_HELD = "positions-held"
    """actor → positions that it holds, whatever they rest on"""
    POSITIONS_ASCRIBED = "positions-ascribed"
    """actor → positions that it ascribes to others"""
    OFFICERS = "officers"
    """actor → persons with a role in it, ever"""
    MEMBERS = "members"
    """actor → actors that are its members, ever"""
    PARTS = "parts"
    """actor → bodies that are part of it"""
    EVENTS_WITH = "events-with"
    """actor → events in which it takes part"""
    STATEMENTS_AT = "statements-at"
    """event → statements made at it"""
    STATEMENTS_ON_EVENT = "statements-on-event"
    """event → statements that speak of it"""
    PART_EVENTS = "part-events"
    """event → events that are part of it"""
    EVENT_ISSUES = "event-issues"
    """event → issues tied to it"""
    POSITIONS_ON = "positions-on"
    """issue → positions on it"""
    STATEMENTS_ON = "statements-on"
    """issue → statements that take a position on it"""
    SUBISSUES = "subissues"
    """topic → issues that it groups"""
    RIVALS = "rivals"
    """policy → policies that exclude it, whichever of the two says so"""
    CONTRADICTED = "contradicted"
    """claim → claims that contradict it, whichever of the two says so"""
    POSITIONS_TAKEN = "positions-taken"
    """statement → positions that it takes"""
    REPLIES = "replies"
    """statement → statements that respond to it"""
    SUPERSEDED_BY = "superseded-by"
    """statement → statements that supersede it"""
    RESTS_ON = "rests-on"
    """source → ids of all records that rest on it, positions left out"""
    DERIVED = "derived"
    """source → sources derived from it"""

    @property
    def both_ways(self) -> bool:
        """Whether it leads there and back, whichever of the two records says so."""
        return self in (Link.RIVALS, Link.CONTRADICTED)
