"""Classifications of organizations: which kind of actor each says."""

from __future__ import annotations

from dipview.model.actors import ActorKind

_KINDS = {
    **dict.fromkeys(("state", "country"), ActorKind.STATE),
    **dict.fromkeys(("body", "legislature", "chamber", "committee", "ministry"), ActorKind.BODY),
    **dict.fromkeys(("group", "faction"), ActorKind.GROUP),
}


def kind_of(classification: str) -> ActorKind:
    """Give the kind of actor that a classification says; any other is an organization."""
    return _KINDS.get(classification, ActorKind.ORGANIZATION)
