"""Reads a sentence: all its attributions, those of the same speakers as one."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from dipview.capture.drafting.according_to import according_to
from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.inserts import before_subject
from dipview.capture.drafting.passives import passive
from dipview.capture.drafting.phrases import Head, Tokens
from dipview.capture.drafting.states_of_mind import states_of_mind
from dipview.capture.drafting.verbs import spoken, verbs_in


def attributions_in(tokens: Tokens) -> tuple[Attribution, ...]:
    """Find who says something in a sentence, in the order of what it was found by."""
    if len(tokens) > _LONGEST or (tokens and tokens[-1].text == "?"):
        return ()
    verbs: list[Attribution] = []
    for at, form in verbs_in(tokens):
        verbs += list(passive(tokens, at, form)) or spoken(tokens, at, form, verbs)
    verbs += [
        each
        for each in states_of_mind(tokens)
        if not (verbs and each.speakers[0].head is Head.PRONOUN)
        and all(each.speakers[0] != earlier.speakers[0] for earlier in verbs)
    ]
    relayers = tuple(according_to(tokens))
    if verbs:
        own = _with_fronted(tokens, verbs)
        own = _merged(own, verbs)
        # "Aland said so, according to the agency": the agency relays it.
        return tuple(_told_by(each, relayers) for each in own)
    return relayers


_LONGEST = 500
"""In tokens; what is longer is no sentence, and would be read for minutes. Real ones have 260."""


def _told_by(each: Attribution, relayers: Sequence[Attribution]) -> Attribution:
    if not relayers or each.relayer is not None:
        return each
    return evolve(each, relayer=relayers[0].speakers[0])


def _with_fronted(tokens: Tokens, verbs: Sequence[Attribution]) -> list[Attribution]:
    """Add those with whom a sentence begins: "Supported by B, he …", "On behalf of C, D …"."""
    first = verbs[0]
    fronted = before_subject(tokens, first.speakers[0].first)
    if fronted is None:
        return list(verbs)
    joint = tuple(p for each in fronted.companions if each.name == "with" for p in each.speakers)
    behalf = first.behalf or fronted.behalf
    made = [evolve(first, speakers=first.speakers + joint, behalf=behalf)]
    return made + [each for each in fronted.companions if each.name != "with"] + [*verbs[1:]]


def _merged(found: Sequence[Attribution], verbs: Sequence[Attribution]) -> list[Attribution]:
    merged: dict[object, Attribution] = {}
    for each in found:
        relayer = verbs[each.relayed] if each.relayed is not None else None
        if relayer is not None and each.speakers[0].head in (Head.PRONOUN, Head.DOCUMENT):
            continue  # What somebody says of themselves, or of a text.
        earlier = merged.get(each.speakers[0])
        if earlier is None:
            by = relayer.speakers[0] if relayer is not None else None
            merged[each.speakers[0]] = evolve(each, relayer=by)
            continue
        acts = (earlier.act, *earlier.further)
        if each.act not in acts:
            earlier = evolve(earlier, further=(*earlier.further, each.act))
        if each.stance not in (None, earlier.stance):
            stance = each.stance if earlier.stance is None and len(acts) == 1 else None
            earlier = evolve(earlier, stance=stance)
        merged[each.speakers[0]] = evolve(
            earlier,
            speakers=max(earlier.speakers, each.speakers, key=len),
            behalf=earlier.behalf or each.behalf,
            targets=earlier.targets or each.targets,
        )
    return list(merged.values())
