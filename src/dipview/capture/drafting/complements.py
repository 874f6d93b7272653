"""What follows a verb: whether it can be what is said, so that the verb tells of speech."""

from __future__ import annotations

from dipview.capture.drafting.cue_table import Cue, Kind
from dipview.capture.drafting.phrases import Tokens
from dipview.capture.drafting.tokens import Sort, Token
from dipview.capture.drafting.verb_groups import is_adverb
from dipview.capture.drafting.word_lists import AUXILIARIES, PREPOSITIONS, listed

SHOWN = frozenset(("show", "find"))
"""What documents do to things, too, and people only in clauses."""
_ALONE = frozenset(("object", "agree", "disagree", "protest", "complain"))
"""What is said without an object."""
_BY_OBJECT = frozenset(("raise", "seek", "draw"))
"""Verbs that tell of speech by what they are done to alone: raised *concerns*."""
_BY_PREPOSITION = frozenset(("put", "refer", "refuse", "decline", "threaten"))
_CLAUSE = listed("clause")
_DAYS = listed("days")
_BEFORE = 14
"""In tokens: how far before a verb what is said can end."""


def complement_fits(tokens: Tokens, begin: int, at: int, cue: Cue) -> bool:
    """Tell whether what follows a verb is what is said, or what is said stands before it.

    Args:
        tokens: Of the sentence.
        begin: The number of the first token of the verb with its auxiliaries.
        at: That of the verb.
        cue: The verb.
    """
    trailing = _trails(tokens, begin, at)
    behind = at + 1
    while behind < len(tokens) and _is_passed(tokens[behind]):
        behind += 1
    if behind >= len(tokens):
        return trailing or (cue.kind is Kind.SAY and (not cue.behind or cue.lemma in _ALONE))
    token = tokens[behind]
    if token.low == "by":
        return False
    if _is_said(tokens, behind, cue):
        return True
    if cue.kind is Kind.SAY:
        return _fits_speech(tokens, behind, cue)
    if trailing and cue.kind is Kind.THAT:
        return token.text in (",", ".") or token.low in ("in", "on") or token.low in _DAYS
    return _fits_others(tokens, behind, cue)


_PARTED = frozenset(("while", "but", "whereas", "the", "a", "an", "it"))


def _is_passed(token: Token) -> bool:
    return token.word and is_adverb(token) and token.low not in ("all", "both")


def _trails(tokens: Tokens, begin: int, at: int) -> bool:
    """Tell whether what is said stands before: ``…, Aland said.``."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and not _may_close(behind):
        return False
    return any(
        token.text == "," or token.sort is Sort.QUOTATION
        for token in tokens[max(0, begin - _BEFORE) : begin]
    )


def _may_close(token: Token) -> bool:
    if token.sort is Sort.QUOTATION or token.text in (".", ",", ";", "—", "–", "!", "?", ":"):
        return True
    return token.low in PREPOSITIONS or token.low in _DAYS or token.low in _LATER


_LATER = frozenset(("when", "while", "as", "earlier", "later", "this", "last"))


def _is_said(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Tell whether a clause or a quotation follows."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text == "," and following is not None:
        if following.sort is Sort.QUOTATION:
            return True
        # "A and B supported, while C opposed, the text"
        return cue.stance is not None and following.low in _PARTED
    if token.sort is Sort.QUOTATION or token.text == ":":
        return True
    if token.low in ("where", "when", "who"):
        return cue.kind is Kind.SAY
    return token.low in _CLAUSE


def _fits_speech(tokens: Tokens, at: int, cue: Cue) -> bool:
    token = tokens[at]
    if not cue.behind or (not token.word and cue.lemma in _ALONE):
        return token.text != ")" and token.low not in AUXILIARIES
    if cue.lemma in _BY_OBJECT:
        return any(each.low in cue.behind for each in tokens[at : at + 4])
    if token.low in cue.behind:
        return True
    if token.low in PREPOSITIONS or token.low == "to":
        return _clause_follows(tokens, at, 10)
    return token.word and token.low not in AUXILIARIES and cue.lemma not in _BY_PREPOSITION


def _fits_others(tokens: Tokens, at: int, cue: Cue) -> bool:
    token = tokens[at]
    preposition = token.low in PREPOSITIONS
    if cue.lemma in SHOWN and token.word and not preposition:
        return True
    if cue.kind is Kind.THAT:
        return preposition and _clause_follows(tokens, at, 8)
    if cue.kind is Kind.WANT:
        return token.low == "to" or not preposition
    return _has_verb(tokens, at) and not preposition and token.low != "to"


def _clause_follows(tokens: Tokens, at: int, within: int) -> bool:
    return any(
        token.low in ("that", ":") or token.sort is Sort.QUOTATION
        for token in tokens[at : at + within]
    )


def _has_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a clause follows that needs no *that*: one with a verb in it."""
    for token in tokens[at + 1 : at + 12]:
        if token.text in (",", ";", "."):
            return False
        if token.low in AUXILIARIES or token.low.endswith(("'s", "'re", "'ll", "'d")):
            return True
    return False
