"""``According to X``, ``in the words of X``, ``in X's view``."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.phrases import Head, Phrase, Tokens, list_rightwards
from dipview.capture.drafting.word_lists import DETERMINERS, listed


def _is_measure(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether something is done in accordance with it, so that nobody says anything."""
    if phrase.head is Head.PRONOUN:
        return True
    if any(token.low in _BASES for token in tokens[phrase.first : phrase.last]):
        return True
    if phrase.head is not Head.OTHER:
        return False
    return tokens[phrase.first].low not in DETERMINERS or any(
        token.low in _MEASURES for token in tokens[phrase.first : phrase.last]
    )


_MEASURES = listed("measures")


_BASES = listed("bases")


def according_to(tokens: Tokens) -> Iterator[Attribution]:
    """Find those according to whom something is so."""
    for at, token in enumerate(tokens[:-1]):
        if token.low == "according" and tokens[at + 1].low == "to":
            phrases = list_rightwards(tokens, at + 2)
            if phrases and not _is_measure(tokens, phrases[0]):
                yield Attribution(speakers=phrases, name="according to", at=at)
        elif token.low == "words" and tokens[at + 1].low == "of" and at >= 2:
            phrases = list_rightwards(tokens, at + 2)
            if tokens[at - 2].low == "in" and phrases and phrases[0].speaks:
                yield Attribution(speakers=phrases[:1], name="in the words of", at=at)
