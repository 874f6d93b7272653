"""Features: what is so of some records and not of others, and sets of records by number."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import StrEnum

from pyroaring import FrozenBitMap

from dipview.model.kinds import Kind

DATED = (Kind.STATEMENT, Kind.POSITION, Kind.EVENT)
"""The kinds of record that happen on a day."""


class Feature(StrEnum):
    """Something that is so of some records and not of others."""

    COUNTED = "counted"
    """statements, and positions of such, that are neither drafts nor retracted; of one utterance
    that several coders coded, one (see ``codings``)"""
    DRAFT = "draft"
    """positions of draft statements; of one utterance, one"""
    ASIDE = "aside"
    """statements and positions of an utterance of which another coding counts"""
    SIGNED = "signed"
    """statements that name their coder, where several do"""
    CONTESTED = "contested"
    """positions that count for codings that differ on them"""
    SUPERSEDED = "superseded"
    """positions of statements that another one says it supersedes, corrections of votes aside"""
    IN_CAPACITY = "in-capacity"
    """statements in a capacity that is named, as a chair's, and their positions"""
    QUOTABLE = "quotable"
    """statements in exact words, and their positions"""
    SECOND_HAND = "second-hand"
    """positions that somebody else ascribes"""
    CONDITIONAL = "conditional"
    """positions on a condition"""
    FALLBACK = "fallback"
    """positions that are a second choice"""
    VALUED = "valued"
    """positions that name a value"""
    FORMULA = "formula"
    """positions of which the diplomatic verb is given"""
    SPEAKERS = "speaker's"
    """positions of one who speaks in the statement itself"""
    PRINCIPALS = "principal's"
    """positions of one for whom the statement is made"""
    BY_SOURCE = "by-source"
    """statements without a date of their own, of which the source has one"""
    TOPIC = "topic"
    """issues of this kind, and so the three below"""
    POLICY = "policy"
    CLAIM = "claim"
    QUANTITY = "quantity"
    VOTED = "voted"
    """events in which a vote was taken"""
    STATE = "state"
    """actors of this kind, and so the four below"""
    ORGANIZATION = "organization"
    BODY = "body"
    GROUP = "group"
    PERSON = "person"


def numbers_in(numbers: Sequence[int]) -> FrozenBitMap:
    """Make a set of numbers, wherever they lie."""
    # The bitmaps take an array in one go, and all else number by number.
    if isinstance(numbers, memoryview):
        flat = array("I")
        flat.frombytes(numbers.cast("B"))
        return FrozenBitMap(flat)
    return FrozenBitMap(numbers if isinstance(numbers, array) else array("I", numbers))
