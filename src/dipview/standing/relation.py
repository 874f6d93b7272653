"""How two standings on one issue relate: agreement, disagreement, a difference, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.standing.evidence import Evidence
from dipview.standing.standing import Standing


class Relation(StrEnum):
    """How two holders stand to each other on one issue."""

    AGREE = "agree"
    """The same stance, on the same conditions."""
    DISAGREE = "disagree"
    """One is for it and the other against it."""
    DEGREE = "degree"
    """One goes further than the other, or takes a side where the other is neutral."""
    CONDITION = "condition"
    """The same stance on other conditions, or opposite sides both on a condition.

    Supporting if and opposing unless may come to the same: the data cannot tell.
    """
    ABSTAINED = "abstained"
    """One abstained where the other took a side, be it in the middle."""
    NOT_COMPARED = "not-compared"
    """Both are found, but one is mixed, without a side, or rests on weaker evidence."""
    SAME_WORDS = "same-words"
    """Rolled up, both rest on the very same position: that is no agreement of two."""
    ONE_ONLY = "one-only"
    NEITHER = "neither"


COUNTED = (
    Relation.AGREE,
    Relation.DISAGREE,
    Relation.DEGREE,
    Relation.CONDITION,
    Relation.ABSTAINED,
)
"""The relations that count: both holders took a side, or abstained, in words of their own."""


@frozen
class Side:
    """What can be compared of a standing: its stance as a number, and its conditions."""

    score: int | None
    """None of an abstention: it is no side, but two that abstain do alike."""
    conditions: frozenset[str] = frozenset()
    """In lower case, with single spaces."""


def side_of(standing: Standing | None) -> Side | None:
    """Give what can be compared of a standing; None where nothing can.

    Only what a holder stated first-hand can be, and only where it is not mixed, and has a number or
    is an abstention.
    """
    if standing is None or standing.evidence is not Evidence.OWN or standing.stance is None:
        return None
    score = standing.stance.score
    if score is None and standing.stance is not Stance.ABSTAIN:
        return None
    return Side(score, conditions_of(standing.conditions))


def conditions_of(conditions: Iterable[str]) -> frozenset[str]:
    """Give conditions as they are compared: but for case and spaces."""
    return frozenset(" ".join(each.casefold().split()) for each in conditions)


def between_sides(one: Side, other: Side) -> Relation:
    """Tell how two sides relate; the same whichever comes first."""
    if one.score is None or other.score is None:
        if one.score is not other.score:
            return Relation.ABSTAINED
    elif one.score * other.score < 0:
        both = one.conditions and other.conditions
        return Relation.CONDITION if both else Relation.DISAGREE
    if one.score != other.score:
        return Relation.DEGREE
    return Relation.AGREE if one.conditions == other.conditions else Relation.CONDITION


def relation_of(one: Standing | None, other: Standing | None) -> Relation:
    """Tell how two standings on one issue relate; the same whichever comes first."""
    if one is None or other is None:
        return Relation.NEITHER if one is other else Relation.ONE_ONLY
    a, b = side_of(one), side_of(other)
    if a is None or b is None:
        return Relation.NOT_COMPARED
    if {p.id for p in one.current} & {p.id for p in other.current}:
        return Relation.SAME_WORDS
    return between_sides(a, b)
