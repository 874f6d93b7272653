"""Withholding: which sources and statements may not leave, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dipview.dataset.release.guards import Guards
from dipview.dataset.release.omitted import Omitted, Reason, Terms, tallied
from dipview.dataset.terms.ground_rules import TAKING_AWAY, leaves_nothing, speaker_named
from dipview.model.actors import Actor
from dipview.model.markings import GroundRules
from dipview.model.sources import Source
from dipview.model.statements import Statement
from dipview.model.values import frozen


@frozen(kw_only=True)
class Withheld:
    """What may not leave."""

    sources: Mapping[str, Reason]
    """Why, by id."""
    statements: Mapping[str, Reason]
    unnamed: Collection[str]
    """Ids of sources of which something leaves, and not by whom."""
    omitted: Omitted


def withheld(
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
    actors: Mapping[str, Actor],
    guards: Guards,
    rank: int,
    embargoed: Mapping[str, Reason],
) -> Withheld:
    """Tell what may not leave.

    Args:
        sources: All sources, by id.
        statements: All statements, by id.
        actors: All actors, by id.
        guards: What they say on how they may leave.
        rank: Up to which level something may.
        embargoed: The sources that are still under an embargo, and until when.
    """
    kept_in: dict[str, Reason] = {}
    for id in sources:
        if guards.rules.get(id) is GroundRules.OFF_RECORD:
            kept_in[id] = Terms.OFF_RECORD
        elif guards.ranks.get(id, 0) > rank:
            kept_in[id] = guards.ranks[id]
        elif id in embargoed:
            kept_in[id] = embargoed[id]
    held: dict[str, Reason] = {}
    for id, statement in statements.items():
        source = sources[statement.source]
        if source.id in kept_in:
            reason = kept_in[source.id]
            above = type(reason) is int or guards.ranks.get(id, 0) > rank
            held[id] = guards.ranks[id] if above and reason is not Terms.OFF_RECORD else reason
        elif guards.ranks.get(id, 0) > rank:
            held[id] = guards.ranks[id]
        elif guards.rules.get(source.id) in TAKING_AWAY and (
            leaves_nothing(statement, source) or speaker_named(statement, source, actors)
        ):
            held[id] = Terms.GROUND_RULES
    told = {statements[id].source for id in held}
    alone = [reason for id, reason in kept_in.items() if id not in told]
    unnamed = frozenset(
        id for id, rules in guards.rules.items() if rules in TAKING_AWAY and id not in kept_in
    )
    return Withheld(
        sources=kept_in,
        statements=held,
        unnamed=unnamed,
        omitted=tallied(held.values(), alone),
    )
