"""The subject of a verb: before it, before an insert, behind it, or shared with an earlier verb."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.cue_table import CueForm, Kind, Tense
from dipview.capture.drafting.inserts import Subject, antecedent, behind_insert, companions_between
from dipview.capture.drafting.phrases import (
    Head,
    Phrase,
    Tokens,
    begins_clause,
    list_leftwards,
    list_rightwards,
    rightwards,
)
from dipview.capture.drafting.tokens import Sort
from dipview.capture.drafting.word_lists import PREPOSITIONS, QUANTIFIERS, listed

_INVERTED = listed("inverted")


def subject_of(
    tokens: Tokens, verb: int, begin: int, form: CueForm, earlier: Sequence[Attribution]
) -> Subject | None:
    """Find the subject of a verb.

    Args:
        tokens: Of the sentence.
        verb: The number of the verb.
        begin: The number of the first of its auxiliaries and adverbs, or its own.
        form: Which verb it is.
        earlier: What was found before in the sentence.
    """
    before = tokens[begin - 1] if begin else None
    if before is None or before.sort is Sort.QUOTATION or before.text in '—–:"”':
        return inverted(tokens, verb, form)
    if before.text == ",":
        return (
            behind_insert(tokens, begin - 1)
            or _before_comma(tokens, begin - 1)
            or inverted(tokens, verb, form)
            or _shared(tokens, begin, earlier, form)
        )
    if before.low in ("and", "but", "or"):
        return _shared(tokens, begin, earlier, form)
    if before.low == "who":
        found = antecedent(tokens, begin - 1)
        return Subject(phrases=found) if found else None
    if (spoken_for := _on_behalf(tokens, begin)) is not None:
        return spoken_for
    phrases = list_leftwards(tokens, begin)
    if not phrases:
        return None
    if not _stands(tokens, phrases[0], earlier):
        return None
    return Subject(phrases=phrases)


def _before_comma(tokens: Tokens, comma: int) -> Subject | None:
    """Take a name with which a sentence begins, though a comma parts it from its verb."""
    phrases = list_leftwards(tokens, comma)
    if phrases and phrases[0].first == 0 and phrases[0].head is Head.NAME:
        return Subject(phrases=phrases)
    return None


_NEAR = 12
"""In tokens."""


def _on_behalf(tokens: Tokens, begin: int) -> Subject | None:
    """Read ``A on behalf of B`` before a verb, without commas."""
    for at in range(begin - 4, max(begin - _NEAR, 0), -1):
        if [token.low for token in tokens[at : at + 3]] == ["on", "behalf", "of"]:
            behalf = list_rightwards(tokens, at + 3, begin)
            phrases = list_leftwards(tokens, at)
            whole = behalf and behalf[-1].last == begin
            if whole and phrases and begins_clause(tokens, phrases[0].first):
                return Subject(phrases=phrases, behalf=behalf)
    return None


def _stands(tokens: Tokens, phrase: Phrase, earlier: Sequence[Attribution]) -> bool:
    """Tell whether a phrase can be a subject where it stands."""
    at = phrase.first - 1
    if any(each.at == at for each in earlier):
        return True
    if at >= 0 and tokens[at].low in ("what", "whatever", "if", "unless", "whether"):
        return False
    if at >= 0 and tokens[at].low in ("that", "which"):
        said = any(each.at < at and at - each.at < 6 for each in earlier)
        return said or (at >= 1 and tokens[at - 1].low in ("and", ","))
    if begins_clause(tokens, phrase.first):
        return True
    # "In response Aland said": words before the subject without a comma.
    if tokens[0].low in PREPOSITIONS and not any(token.text == "," for token in tokens[:at]):
        return phrase.head is not Head.OTHER and at < 8
    return False


def _shared(
    tokens: Tokens, begin: int, earlier: Sequence[Attribution], form: CueForm
) -> Subject | None:
    """Take the subject of the verb before: "A noted that … and asked"."""
    if form.tense is Tense.BASE and not (earlier and any(p.plural for p in earlier[-1].speakers)):
        return None
    if earlier:
        return Subject(phrases=earlier[-1].speakers)
    leading = leading_subject(tokens[: begin - 1])
    if not leading or any(token.low in ("that", "which") for token in tokens[:begin]):
        return None
    return Subject(phrases=leading)


def joined_with(tokens: Tokens, begin: int) -> tuple[int, Subject] | None:
    """Read ``and, with B, called``: where it begins, and who is with the speakers."""
    if begin < 4 or tokens[begin - 1].text != ",":
        return None
    for at in range(begin - 2, max(begin - 30, 0), -1):
        bare = tokens[at].low in ("and", "but") and tokens[at + 1].low == "with"
        if bare or (tokens[at].text == "," and tokens[at - 1].low in ("and", "but")):
            companions = companions_between(tokens, at + 1, begin - 1)
            if companions:
                return at, Subject(phrases=(), companions=companions)
    return None


def inverted(tokens: Tokens, verb: int, form: CueForm) -> Subject | None:
    """Find a subject behind its verb: ``said B``."""
    if form.cue.lemma not in _INVERTED or form.tense not in (Tense.PAST, Tense.PRESENT):
        return None
    if verb == 0 or form.cue.kind is Kind.THINK:
        return None
    phrase = rightwards(tokens, verb + 1)
    if phrase is None or phrase.head in (Head.OTHER, Head.DOCUMENT):
        return None
    behind = tokens[phrase.last] if phrase.last < len(tokens) else None
    if (
        behind is not None
        and behind.word
        and behind.low not in PREPOSITIONS | {"who", "when", "while", "as", "after", "and"}
    ):
        return None
    return Subject(phrases=list_rightwards(tokens, verb + 1)[:1] or (phrase,))


def leading_subject(tokens: Tokens) -> tuple[Phrase, ...]:
    """Find the subject with which a sentence begins, behind words up to its first comma."""
    found = list_rightwards(tokens, 0)
    if not found or not found[0].speaks:
        comma = next((at for at, token in enumerate(tokens[:25]) if token.text == ","), None)
        if comma is None or tokens[0].low not in PREPOSITIONS | {"while", "noting", "when"}:
            return ()
        found = list_rightwards(tokens, comma + 1)
    if not found or not found[0].speaks:
        return ()
    behind = tokens[found[-1].last] if found[-1].last < len(tokens) else None
    if behind is None or (behind.low in PREPOSITIONS and found[0].head is not Head.PRONOUN):
        return (
            found[:1] if found[0].head is Head.SPEAKER and tokens[0].low not in QUANTIFIERS else ()
        )
    return found
