"""Linking: phrases become mentions, with whom they name or may name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dipview.capture.draft import Mention
from dipview.capture.drafting.gazetteer import NOBODY, Gazetteer, Named
from dipview.capture.drafting.phrases import Head, Phrase, Tokens, is_possessive, without_article
from dipview.capture.drafting.tokens import Sort
from dipview.capture.drafting.word_lists import DETERMINERS, SPEAKERS, listed

_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*")
_TITLES = SPEAKERS | listed("titles")
_SPOKEN_FOR = listed("spoken_for")


def joined(
    text: str, tokens: Tokens, phrases: Sequence[Phrase], gazetteer: Gazetteer
) -> tuple[Phrase, ...]:
    """Take phrases together that are one name: the G-77 and China."""
    found: list[Phrase] = []
    for phrase in phrases:
        if found and tokens[phrase.first - 1].low in _AND:
            before = found[-1]
            if any(
                gazetteer.knows(text[tokens[at].start : tokens[phrase.last - 1].end])
                for at in range(before.first, before.last)
            ):
                found[-1] = Phrase(before.first, phrase.last, before.head)
                continue
        found.append(phrase)
    return tuple(found)


_AND = frozenset(("and", "&"))
_REACH = 4
"""In tokens: how far a name may go on behind an *and*, or have begun before it."""


def _is_part(text: str, tokens: Tokens, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """Tell whether a phrase is only a part of a longer name, which has an *and* in it."""
    first, last = phrase.first, phrase.last
    if last + 1 < len(tokens) and tokens[last].low in _AND:
        for end in range(last + 2, min(last + 2 + _REACH, len(tokens) + 1)):
            if gazetteer.knows(text[tokens[first].start : tokens[end - 1].end]):
                return True
    if first >= 2 and tokens[first - 1].low in _AND:
        for begin in range(max(0, first - 1 - _REACH), first - 1):
            if gazetteer.knows(text[tokens[begin].start : tokens[last - 1].end]):
                return True
    return False


def mention(text: str, tokens: Tokens, phrase: Phrase, gazetteer: Gazetteer) -> Mention:
    """Make a mention of a phrase."""
    start, end = without_article(tokens, phrase)
    words = text[start:end]
    part = _is_part(text, tokens, phrase, gazetteer)
    named = NOBODY if part else _named(words, tokens, phrase, gazetteer)
    return Mention(words, start, end, named.actor, named.offered)


def mention_at(text: str, place: tuple[int, int], gazetteer: Gazetteer) -> Named:
    """Say whom the words of a place name."""
    words = _PARENTHESIS.sub(" ", text[slice(*place)]).strip()
    return gazetteer.named(words) or _without_title(words, gazetteer) or gazetteer.surname(words)


def _named(words: str, tokens: Tokens, phrase: Phrase, gazetteer: Gazetteer) -> Named:
    if phrase.head is Head.PRONOUN:
        return NOBODY
    plain = _PARENTHESIS.sub(" ", words).strip()
    found = gazetteer.named(plain)
    if found or phrase.head not in (Head.NAME, Head.SPEAKER):
        return found
    return (
        _without_title(plain, gazetteer)
        or _spoken_for(tokens, phrase, gazetteer)
        or (gazetteer.surname(plain) if phrase.head is Head.NAME else NOBODY)
    )


def _without_title(words: str, gazetteer: Gazetteer) -> Named:
    """Take titles off a person's name; of others nothing is ever taken off."""
    pieces = words.split(" of ", maxsplit=1)[0].split()
    for number in range(1, len(pieces) - 1):
        if pieces[number - 1].lower() not in _TITLES:
            continue
        found = gazetteer.person(" ".join(pieces[number:]))
        if found:
            return found
    return gazetteer.person(" ".join(pieces)) if " of " in words else NOBODY


def _spoken_for(tokens: Tokens, phrase: Phrase, gazetteer: Gazetteer) -> Named:
    """Offer the state or body of a delegate: ``the Aland delegate``, ``the delegate of Aland``."""
    inside = [
        token for token in tokens[phrase.first : phrase.last] if token.sort is not Sort.PARENTHESIS
    ]
    at = next((n for n, token in enumerate(inside) if token.low in _SPOKEN_FOR), None)
    if at is None:
        return NOBODY
    if at + 2 < len(inside) and inside[at + 1].low in ("of", "from", "for"):
        found = gazetteer.named(" ".join(each.text for each in inside[at + 2 :]))
        return Named(None, (found.actor,)) if found.actor else found
    before = [
        each.text.removesuffix("'s").removesuffix("’s")
        for each in inside[:at]
        if each.low not in DETERMINERS
    ]
    for begin in range(len(before)):
        for end in range(len(before), begin, -1):
            found = gazetteer.state(" ".join(before[begin:end]))
            if found:
                return found
    return NOBODY


def is_named(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase has a name in it, so that it is more than *some delegates*."""
    if phrase.head in (Head.NAME, Head.PRONOUN):
        return True
    for at in range(phrase.first, phrase.last):
        token = tokens[at]
        if token.word and token.capital and at > phrase.first and not is_possessive(token):
            return True
        if token.text.isupper() and len(token.text) > 1:
            return True
    first = tokens[phrase.first]
    return phrase.first == 0 and first.capital and first.low in ("chair", "president", "secretary")
