"""States of mind: ``was concerned that``, ``is opposed to``, ``was of the view that``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.phrases import Head, Tokens, begins_clause, list_leftwards
from dipview.capture.drafting.tokens import Token
from dipview.capture.drafting.verb_groups import is_adverb
from dipview.capture.drafting.word_lists import BE, NEGATIVE
from dipview.model.stances import Stance
from dipview.model.statements import Act

_STATES: Mapping[str, tuple[Act, Stance | None, frozenset[str]]] = {
    "concerned": (Act.CONCERN, None, frozenset(("that", "about", "over"))),
    "worried": (Act.CONCERN, None, frozenset(("that", "about"))),
    "disappointed": (Act.CRITICIZE, None, frozenset(("that", "by", "with", "at"))),
    "convinced": (Act.INFORM, None, frozenset(("that",))),
    "confident": (Act.INFORM, None, frozenset(("that",))),
    "hopeful": (Act.INFORM, None, frozenset(("that", "about"))),
    "optimistic": (Act.INFORM, None, frozenset(("that", "about"))),
    "pleased": (Act.WELCOME, None, frozenset(("that", "with", "by", "to"))),
    "skeptical": (Act.INFORM, Stance.DOUBT, frozenset(("that", "of", "about"))),
    "sceptical": (Act.INFORM, Stance.DOUBT, frozenset(("that", "of", "about"))),
    "critical": (Act.CRITICIZE, None, frozenset(("of",))),
    "supportive": (Act.SUPPORT, Stance.SUPPORT, frozenset(("of",))),
    "opposed": (Act.REJECT, Stance.OPPOSE, frozenset(("to",))),
    "against": (Act.REJECT, Stance.OPPOSE, frozenset()),
    "sure": (Act.INFORM, None, frozenset(("that",))),
    "afraid": (Act.CONCERN, None, frozenset(("that",))),
}


def states_of_mind(tokens: Tokens) -> Iterator[Attribution]:
    """Find who is told to hold something."""
    for at, token in enumerate(tokens[:-1]):
        found = _STATES.get(token.low) if token.word else None
        if found is None or (found[2] and tokens[at + 1].low not in found[2]):
            continue
        begin = at
        while begin and tokens[begin - 1].word and _intensifies(tokens[begin - 1]):
            begin -= 1
        if not begin or tokens[begin - 1].low not in BE:
            continue
        while begin and (
            tokens[begin - 1].low in BE or tokens[begin - 1].low in ("has", "have", "had")
        ):
            begin -= 1
        if any(each.low in NEGATIVE for each in tokens[begin:at]):
            continue
        phrases = list_leftwards(tokens, begin)
        if not phrases or not phrases[-1].speaks or not begins_clause(tokens, phrases[0].first):
            continue
        if phrases[0].head is Head.PRONOUN and tokens[phrases[0].first].low == "it":
            continue
        act, stance, _ = found
        yield Attribution(speakers=phrases, name=f"be {token.low}", at=at, act=act, stance=stance)


def _intensifies(token: Token) -> bool:
    return is_adverb(token) or token.low in ("very", "more", "still", "been")
