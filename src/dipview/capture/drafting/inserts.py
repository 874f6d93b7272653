"""Inserts: what stands between commas behind a subject, ``, supported by B and opposed by C,``."""

from __future__ import annotations

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.phrases import (
    Head,
    Phrase,
    Tokens,
    begins_clause,
    leftwards,
    list_leftwards,
    list_rightwards,
    rightwards,
)
from dipview.capture.drafting.word_lists import DETERMINERS, PREPOSITIONS, SPEAKERS, listed
from dipview.model.stances import Stance
from dipview.model.statements import Act
from dipview.model.values import frozen


@frozen(kw_only=True)
class Subject:
    """Who a verb is about."""

    phrases: tuple[Phrase, ...]
    behalf: tuple[Phrase, ...] = ()
    companions: tuple[Attribution, ...] = ()
    """Those who are named with them, and what they do."""
    role: Phrase | None = None


_BY = {
    "supported": (Act.SUPPORT, Stance.SUPPORT),
    "backed": (Act.SUPPORT, Stance.SUPPORT),
    "seconded": (Act.SUPPORT, Stance.SUPPORT),
    "endorsed": (Act.SUPPORT, Stance.SUPPORT),
    "echoed": (Act.SUPPORT, Stance.SUPPORT),
    "opposed": (Act.REJECT, Stance.OPPOSE),
    "criticized": (Act.CRITICIZE, None),
    "questioned": (Act.ASK, None),
}
_WITH = (
    ("joined", "by"),
    ("along", "with"),
    ("together", "with"),
    ("with",),
    ("accompanied", "by"),
)
_FOR = (
    ("on", "behalf", "of"),
    ("speaking", "on", "behalf", "of"),
    ("speaking", "for"),
    ("representing",),
    ("for",),
)
_PASSED = listed("passed")
_LONGEST = 60
"""In tokens."""


def behind_insert(tokens: Tokens, comma: int) -> Subject | None:
    """Find the subject before an insert that ends with a comma.

    Args:
        tokens: Of the sentence.
        comma: The number of the comma before the verb.
    """
    for at in range(comma - 1, max(comma - _LONGEST, 0), -1):
        if tokens[at].text not in (",", "—", "–"):
            continue
        insert = _insert(tokens, at + 1, comma)
        if insert is None:
            continue
        phrases = list_leftwards(tokens, at)
        if phrases and _ends_another(tokens, phrases[0].first):
            continue
        if (
            phrases
            and phrases[0].head is not Head.OTHER
            and begins_clause(tokens, phrases[0].first)
        ):
            role = insert.role
            if role is not None and role.head is Head.NAME and _only_titled(tokens, phrases):
                phrases, role = (role,), phrases[0]  # "Its minister, Anna Vale, said"
            return Subject(
                phrases=(*phrases, *insert.phrases),
                behalf=insert.behalf,
                companions=insert.companions,
                role=role,
            )
        if tokens[at - 1].low in ("and", "but") or phrases:
            continue
    return None


def _only_titled(tokens: Tokens, phrases: tuple[Phrase, ...]) -> bool:
    return (
        len(phrases) == 1
        and phrases[0].head is Head.SPEAKER
        and tokens[phrases[0].first].low not in ("one", "another")
    )


def _ends_another(tokens: Tokens, first: int) -> bool:
    """Tell whether a phrase is the last of a list that is no subject: ``by B and C,``."""
    if first < 2 or tokens[first - 1].low not in ("and", "or"):
        return False
    return tokens[first - 2].text not in (",", ";") and leftwards(tokens, first - 1) is None


def before_subject(tokens: Tokens, first: int) -> Subject | None:
    """Read what a sentence begins with, up to the comma before its subject."""
    if first < 3 or tokens[first - 1].text != ",":
        return None
    companions = companions_between(tokens, 0, first - 1)
    if companions:
        return Subject(phrases=(), companions=companions)
    if length := _length(tokens, 0, first - 1, _FOR[:-1]):
        behalf = list_rightwards(tokens, length, first - 1)
        if behalf and all(each.head is Head.NAME for each in behalf):
            return Subject(phrases=(), behalf=behalf)
    return None


def companions_between(tokens: Tokens, begin: int, end: int) -> tuple[Attribution, ...] | None:
    """Read ``supported by B and opposed by C``; None where it is something else."""
    found: list[Attribution] = []
    at = begin
    while at < end:
        if tokens[at].low in (",", "and", "but"):
            at += 1
            continue
        low, following = tokens[at].low, tokens[at + 1].low if at + 1 < end else ""
        if low in _BY and following == "by":
            (act, stance), length, name = _BY[low], 2, f"{low} by"
        elif length := _length(tokens, at, end, _WITH):
            act, stance = Act.INFORM, None
            name = "with"
        else:
            break
        stop = _stop(tokens, at + length, end)
        phrases = list_rightwards(tokens, at + length, stop)
        if not phrases or not all(each.speaks for each in phrases):
            break
        found.append(Attribution(speakers=phrases, name=name, at=at, act=act, stance=stance))
        at = max(phrases[-1].last, at + length)
    return tuple(found) if found and at >= end else None


def _stop(tokens: Tokens, begin: int, end: int) -> int:
    """Find where a list ends: at the next of the like."""
    for at in range(begin, end - 1):
        if tokens[at].low in _BY and tokens[at + 1].low == "by":
            before = (each for each in range(at, begin, -1) if tokens[each - 1].low not in _JOINS)
            return next(before, begin)
    return end


_JOINS = frozenset((",", "and", "but"))


def _length(tokens: Tokens, at: int, end: int, openers: tuple[tuple[str, ...], ...]) -> int:
    for words in openers:
        if at + len(words) < end and all(
            tokens[at + number].low == word for number, word in enumerate(words)
        ):
            return len(words)
    return 0


def _insert(tokens: Tokens, begin: int, end: int) -> Subject | None:
    """Read an insert; None where it cannot be one."""
    if begin >= end:
        return None
    if length := _length(tokens, begin, end, _FOR):
        behalf = list_rightwards(tokens, begin + length, end)
        stop = behalf[-1].last if behalf else end
        named = tuple(each for each in behalf if each.head is Head.NAME)
        companions = companions_between(tokens, stop, end) if stop < end else ()
        if named and companions is not None:
            return Subject(phrases=(), behalf=named, companions=companions or ())
    companions = companions_between(tokens, begin, end)
    if companions is not None:
        return Subject(phrases=(), companions=companions)
    first = tokens[begin]
    if first.low == "including":
        among = tuple(p for p in list_rightwards(tokens, begin + 1, end) if p.head is Head.NAME)
        return Subject(phrases=among)
    if first.low in _PASSED or first.low in PREPOSITIONS or first.text.isdigit():
        return Subject(phrases=())
    if first.low in DETERMINERS or (first.capital and first.low not in PREPOSITIONS):
        role = rightwards(tokens, begin)
        listed = any(token.low == "and" for token in tokens[role.last : end]) if role else True
        if role is not None and (
            not listed or (first.low in SPEAKERS and not first.text.isupper())
        ):
            return Subject(phrases=(), role=role)
    if first.word and not first.capital:
        role = rightwards(tokens, begin)
        if role is not None and role.head is Head.SPEAKER:
            return Subject(phrases=(), role=role)
    return None


def antecedent(tokens: Tokens, at: int) -> tuple[Phrase, ...]:
    """Find whom *who* stands for."""
    before = at - (at > 0 and tokens[at - 1].text == ",")
    found = leftwards(tokens, before)
    return (found,) if found is not None and found.speaks else ()
