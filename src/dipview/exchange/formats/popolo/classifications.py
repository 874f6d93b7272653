"""Classifications of organizations: which kind of actor each says."""

from __future__ import annotations

from dipview.model.actors import ActorKind

_KINDS = {
    "state": ActorKind.STATE,
    "country": ActorKind.STATE,
    "body": ActorKind.BODY,
    "legislature": ActorKind.BODY,
    "chamber": ActorKind.BODY,
    "committee": ActorKind.BODY,
    "ministry": ActorKind.BODY,
    "group": ActorKind.GROUP,
    "faction": ActorKind.GROUP,
}


def kind_of(classification: str) -> ActorKind:
    """Give the kind of actor that a classification says; any other is an organization."""
    return _KINDS.get(classification, ActorKind.ORGANIZATION)
