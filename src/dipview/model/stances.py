"""Stances: the sides that a holder can take on an issue, and which kind of issue each one fits."""

from __future__ import annotations

from enum import StrEnum


class IssueKind(StrEnum):
    """What sort of question an issue is."""

    TOPIC = "topic"
    """Groups other issues and takes no positions."""
    POLICY = "policy"
    """A course of action, taken or proposed."""
    CLAIM = "claim"
    """A fact, a cause, a forecast or a judgement."""
    QUANTITY = "quantity"
    """A number, a year or a range that is to be settled: positions name a value."""


class Stance(StrEnum):
    """Where a holder stands on a policy or a claim."""

    SUPPORT = "support"
    LEAN_SUPPORT = "lean-support"
    NEUTRAL = "neutral"
    LEAN_OPPOSE = "lean-oppose"
    OPPOSE = "oppose"
    ASSERT = "assert"
    ACKNOWLEDGE = "acknowledge"
    SUSPECT = "suspect"
    UNSURE = "unsure"
    DOUBT = "doubt"
    DENY = "deny"
    OPEN = "open"
    """Raised or kept possible, no side taken."""
    RESERVED = "reserved"
    ABSTAIN = "abstain"
    DIVIDED = "divided"
    """Of a body, as described."""
    UNDECLARED = "undeclared"
    """Asked, would not say."""
    ACCEPT = "accept"
    """Can live with it: neither support nor opposition."""
    WITHHOLD = "withhold"
    """Does not, or not yet, support it, and does not oppose it."""
    NOTE = "note"
    """Took note of it."""
    VALUE = "value"
    """Names a value of a quantity: understood wherever a position gives one and says no more."""

    @property
    def score(self) -> int | None:
        """The side as a number from -2 (against) to 2 (for); None where a stance takes no side."""
        return _SCORES.get(self)

    def fits(self, kind: IssueKind) -> bool:
        """Tell whether this stance can be taken on an issue of ``kind``; none fits a topic."""
        return self in STANCES_OF[kind]


_POLICY = {
    Stance.SUPPORT: 2,
    Stance.LEAN_SUPPORT: 1,
    Stance.NEUTRAL: 0,
    Stance.LEAN_OPPOSE: -1,
    Stance.OPPOSE: -2,
}
_CLAIM = {
    Stance.ASSERT: 2,
    Stance.ACKNOWLEDGE: 2,
    Stance.SUSPECT: 1,
    Stance.UNSURE: 0,
    Stance.DOUBT: -1,
    Stance.DENY: -2,
}
_SCORES = _POLICY | _CLAIM

_WITHOUT_A_SIDE = (
    Stance.OPEN,
    Stance.RESERVED,
    Stance.ABSTAIN,
    Stance.DIVIDED,
    Stance.UNDECLARED,
)
SHORT_OF_A_SIDE = (Stance.ACCEPT, Stance.WITHHOLD, Stance.NOTE)
"""Stances on a policy that are neither support nor opposition, and more than none."""

STANCES_OF: dict[IssueKind, tuple[Stance, ...]] = {
    IssueKind.TOPIC: (),
    IssueKind.POLICY: (*_POLICY, *_WITHOUT_A_SIDE, *SHORT_OF_A_SIDE),
    IssueKind.CLAIM: (*_CLAIM, *_WITHOUT_A_SIDE),
    IssueKind.QUANTITY: (Stance.VALUE, *_WITHOUT_A_SIDE),
}
"""The stances that fit each kind of issue, strongest support first."""


def kind_taking(stance: str) -> IssueKind:
    """Give the kind of an issue on which a stance can be taken: a policy, unless it fits none."""
    return IssueKind.POLICY if Stance(stance).fits(IssueKind.POLICY) else IssueKind.CLAIM
