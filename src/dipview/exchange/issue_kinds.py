"""Issue kinds: whether what somebody takes a stance on is a course of action or a claim."""

from __future__ import annotations

from dipview.model.stances import IssueKind, Stance


def kind_taking(stance: str) -> IssueKind:
    """Give the kind of an issue on which a stance can be taken: a policy, unless it fits none."""
    known = Stance(stance)
    return IssueKind.POLICY if known.fits(IssueKind.POLICY) else IssueKind.CLAIM
