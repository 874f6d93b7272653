"""Tiers: how well a text, or a record, answers the words of a query.

The seven tiers and their order are the ones that found most of several hundred misspelt names in
a trial against the usual likeness ratios: exact; the beginning of a name; a phrase at a word
boundary; beginnings of words, or initials; inside words; typos; letters left out. A tier outranks
the next whatever else is so; within a tier the weight of the field decides, then how much of the
text was typed.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from dipview.search.fields import Field, Group
from dipview.search.matching import WordMatch
from dipview.search.texts import IndexedText, initials_of


class Tier(IntEnum):
    """How a text answers, the best first."""

    EXACT = 1
    BEGINNING = 2
    PHRASE = 3
    BEGINNINGS_OF_WORDS = 4
    INSIDE_WORDS = 5
    TYPOS = 6
    SKELETON = 7


BANDS = {
    Tier.EXACT: (0.94, 1.0),
    Tier.BEGINNING: (0.86, 0.94),
    Tier.PHRASE: (0.76, 0.86),
    Tier.BEGINNINGS_OF_WORDS: (0.64, 0.76),
    Tier.INSIDE_WORDS: (0.54, 0.64),
    Tier.TYPOS: (0.26, 0.54),
    Tier.SKELETON: (0.1, 0.26),
}
"""The scores of each tier, from the least to the most; they do not overlap."""

OUT_OF_ORDER = 0.3
"""What words in another order than typed cost of a tier's closeness."""
_GROUPS = len(Group)
LIKENESS = 0.6
"""How much of a score for typos is likeness; the rest is the weight of the field."""


class Hit(NamedTuple):
    """How well a record answers, and where."""

    score: float
    """From 0 to 1."""
    field: Field | None = None
    text: str = ""
    """The folded text that answers best."""


_Pair: TypeAlias = tuple[Tier, float, int]
"""How a typed word pairs with a word of a text: the tier, the likeness, the word's place."""


class _Pairing(NamedTuple):
    """How the words of a query pair with words of a text."""

    tier: Tier
    alike: float
    """Mean likeness of the pairs, 1 where no typo is among them."""
    closeness: float


def band_score(tier: Tier, group: Group, within: float, alike: float = 1) -> float:
    """Place an answer in the band of its tier.

    Args:
        tier: The tier.
        group: The weight of the field.
        within: From 0, best, to 1, worst of that tier and group.
        alike: The likeness, from 0 to 1, which counts for typos alone.

    Returns:
        A score from 0 to 1.
    """
    low, high = BANDS[tier]
    place = 1 - (group + 0.99 * within) / _GROUPS
    if tier is Tier.TYPOS:
        place = LIKENESS * alike + (1 - LIKENESS) * place
    return low + (high - low) * place


def phrases_of(typed: Sequence[str], required: Sequence[WordMatch]) -> tuple[str, ...]:
    """Give what a text may have as a phrase: all words typed, or those that must be matched."""
    typed_whole = " ".join(typed)
    if len(required) == len(typed):
        return (typed_whole,)
    return (typed_whole, " ".join(match.word for match in required))


def text_hit(
    phrases: Sequence[str], required: Sequence[WordMatch], text: IndexedText
) -> Hit | None:
    """Score one text.

    Args:
        phrases: What it may have as a phrase, the most first; see ``phrases_of``.
        required: The words that must be matched, with what they match.
        text: A text of a record.

    Returns:
        The hit; None where the text alone does not answer all words.
    """
    found = None
    for phrase in phrases:
        if phrase in text.folded and (found := _phrase_pairing(phrase, text)):
            break
    if found is None:
        found = _word_pairing(required, text)
    if found is None:
        return None
    within = 0.5 * text.field.rank + 0.5 * (1 - found.closeness)
    return Hit(
        band_score(found.tier, text.field.group, within, found.alike), text.field, text.folded
    )


def _phrase_pairing(joined: str, text: IndexedText) -> _Pairing | None:
    folded = text.folded
    if not joined:
        return None
    alias = text.field.group.holds_aliases
    if folded == joined:
        return _Pairing(Tier.EXACT if alias else Tier.PHRASE, 1, 1)
    shared = len(joined) / len(folded)
    if f" {joined} " in f" {folded} ":
        shared = 0.5 + 0.5 * shared
    elif f" {joined}" in f" {folded}":
        shared = 0.5 * shared
    else:
        return None
    begins = alias and folded.startswith(joined)
    return _Pairing(Tier.BEGINNING if begins else Tier.PHRASE, 1, shared)


def _word_pairing(required: Sequence[WordMatch], text: IndexedText) -> _Pairing | None:
    """Pair each typed word with a word of the text, no word twice."""
    if len(required) == 1 and required[0].initials and _is_initials(required[0], text):
        return _Pairing(Tier.BEGINNINGS_OF_WORDS, 1, 0.5)
    for match in required:
        if _is_absent(match, text):
            return None
    words = text.words
    free = list(range(len(words)))
    pairs: list[_Pair] = []
    for match in required:
        pair = _best_pair(match, words, free, text.field)
        if pair is None:
            return None
        free.remove(pair[2])
        pairs.append(pair)
    letters = sum(len(match.word) for match in required)
    closeness = min(1.0, letters / len(text.folded))
    if len(pairs) == 1:
        return _Pairing(*pairs[0][:2], closeness)
    order = [at for _, _, at in pairs]
    if order != sorted(order):
        closeness *= 1 - OUT_OF_ORDER
    alike = sum(pair[1] for pair in pairs) / len(pairs)
    return _Pairing(max(pair[0] for pair in pairs), alike, closeness)


def _best_pair(
    match: WordMatch, words: Sequence[str], free: Iterable[int], field: Field
) -> _Pair | None:
    """Find the first of the words at free places that answers a typed word best."""
    best: _Pair | None = None
    for at in free:
        tier, alike = word_tier(match, words[at], field)
        if tier is not None and (best is None or (-tier, alike) > (-best[0], best[1])):
            best = (tier, alike, at)
    return best


def word_tier(match: WordMatch, word: str, field: Field) -> tuple[Tier | None, float]:
    """Tell how a word of a text answers a typed word.

    Args:
        match: The typed word, with what it matches.
        word: A folded word of a text.
        field: The field that the text is of.

    Returns:
        The tier, None where it does not answer at all, and the likeness.
    """
    typed = match.word
    if word.startswith(typed):
        return Tier.BEGINNINGS_OF_WORDS, 1.0 if word == typed else 0.99
    if match.inside and typed in word:
        return Tier.INSIDE_WORDS, 1.0
    if alike := match.similar.get(word, 0.0):
        return Tier.TYPOS, alike
    if word in match.skeletons and field.group <= Group.OTHER_NAMES:
        return Tier.SKELETON, 0.5
    return None, 0.0


def scattered_hit(required: Sequence[WordMatch], texts: Sequence[IndexedText]) -> Hit:
    """Score a record whose texts answer the words only together.

    It ranks behind a record that answers all of them in one text of the same weight.

    Args:
        required: The words, with what they match.
        texts: All texts of a record that matches them.

    Returns:
        The hit, told by the weightiest text that has a part in it.
    """
    answers = [_answer(match, texts) for match in required]
    tier = max(tier for tier, _, _ in answers)
    shown = min((text for _, _, text in answers), key=lambda text: text.field.group)
    lightest = max(text.field.group for _, _, text in answers)
    alike = sum(alike for _, alike, _ in answers) / len(answers)
    return Hit(band_score(tier, lightest, 1, alike), shown.field, shown.folded)


def _answer(match: WordMatch, texts: Sequence[IndexedText]) -> tuple[Tier, float, IndexedText]:
    """Find the word of a record that answers a typed word best; texts come weightiest first."""
    best: tuple[Tier, float, IndexedText] | None = None
    for text in texts:
        if match.initials and _is_initials(match, text):
            return Tier.BEGINNINGS_OF_WORDS, 0.9, text
        if _is_absent(match, text):
            continue
        for word in text.words:
            tier, alike = word_tier(match, word, text.field)
            if tier is not None and (best is None or (-tier, alike) > (-best[0], best[1])):
                best = (tier, alike, text)
        if best is not None and best[0] is Tier.BEGINNINGS_OF_WORDS:
            break
    if best is None:
        raise LookupError(match.word)
    return best


def _is_initials(match: WordMatch, text: IndexedText) -> bool:
    return text.field.group <= Group.OTHER_NAMES and match.word in initials_of(
        text.field, text.words
    )


def _is_absent(match: WordMatch, text: IndexedText) -> bool:
    """Tell quickly that no word of a text can answer a typed word."""
    if match.word in text.folded:
        return False
    if not match.similar and not match.skeletons:
        return True
    words = text.folded.split()
    return match.similar.keys().isdisjoint(words) and match.skeletons.isdisjoint(words)
