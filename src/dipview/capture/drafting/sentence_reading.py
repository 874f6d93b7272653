"""Reads a sentence: all its attributions, those of the same speakers as one."""

from __future__ import annotations

from attrs import evolve

from dipview.capture.drafting.according_to import according_to
from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.passives import passive
from dipview.capture.drafting.phrases import Head, Tokens
from dipview.capture.drafting.verbs import spoken, verbs_in


def attributions_in(tokens: Tokens) -> tuple[Attribution, ...]:
    """Find who says something in a sentence, in the order of what it was found by."""
    if tokens and tokens[-1].text == "?":
        return ()
    found: list[Attribution] = list(according_to(tokens))
    verbs: list[Attribution] = []
    for at, form in verbs_in(tokens):
        by = list(passive(tokens, at, form))
        verbs += by or spoken(tokens, at, form, verbs)
    return _merged(sorted(found + verbs, key=lambda each: each.at), verbs)


def _merged(found: list[Attribution], verbs: list[Attribution]) -> tuple[Attribution, ...]:
    merged: dict[object, Attribution] = {}
    for each in found:
        relayer = verbs[each.relayed] if each.relayed is not None else None
        same = relayer is not None and each.speakers[0].head is Head.PRONOUN
        key = relayer.speakers if same and relayer is not None else each.speakers
        earlier = merged.get(key)
        if earlier is None:
            merged[key] = evolve(each, relayed=None) if relayer is None else each
            continue
        acts = (earlier.act, *earlier.further)
        if each.act not in acts:
            earlier = evolve(earlier, further=(*earlier.further, each.act))
        if each.stance not in (None, earlier.stance):
            stance = each.stance if earlier.stance is None and len(acts) == 1 else None
            earlier = evolve(earlier, stance=stance)
        behalf = earlier.behalf or each.behalf
        merged[key] = evolve(earlier, behalf=behalf, targets=earlier.targets or each.targets)
    return tuple(merged.values())
