"""Phrases that name who speaks, found among tokens to the left or to the right of a place."""

from __future__ import annotations

import re
from enum import StrEnum

from dipview.capture.drafting.cue_table import Tense, cue_forms
from dipview.capture.drafting.tokens import Sort, Token
from dipview.capture.drafting.word_lists import (
    ADVERBS,
    ARTICLES,
    ATTACHING,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SPEAKERS,
    TIMES,
    listed,
)
from dipview.model.values import frozen

Tokens = tuple[Token, ...]


class Head(StrEnum):
    """What a phrase names somebody by."""

    NAME = "name"
    PRONOUN = "pronoun"
    SPEAKER = "speaker"
    """A noun of those who can speak, or a word like *some*."""
    DOCUMENT = "document"
    OTHER = "other"


@frozen
class Phrase:
    """Tokens that name one party."""

    first: int
    last: int
    """The number after that of its last token."""
    head: Head
    plural: bool = False

    @property
    def speaks(self) -> bool:
        """Whether it is of those who can speak."""
        return self.head in (Head.NAME, Head.PRONOUN, Head.SPEAKER)


_FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUNS
    | ADVERBS
    | OPENERS
    | frozenset(("to", "not", "we", "you", "him", "them", "me", "us", "there"))
) - SPEAKERS


def is_function(token: Token) -> bool:
    """Tell whether a token only holds others together."""
    if token.text == "Will" or (token.text.isupper() and len(token.text) > 1):
        return False
    if token.low in _FUNCTION:
        return True
    return token.low.endswith("ly") and token.low not in _NO_ADVERBS and not token.text.isupper()


_NO_ADVERBS = listed("no_adverbs")


def is_possessive(token: Token) -> bool:
    """Tell whether a token ends like ``Aland's``."""
    return token.low.endswith("'s")


def leftwards(tokens: Tokens, end: int) -> Phrase | None:
    """Find the phrase that ends before a token; None where none can."""
    last = end
    core = _core_left(tokens, end)
    if core is None:
        return None
    first, head = core
    while first >= 2 and tokens[first - 1].low in ATTACHING_LEFT and head is not Head.PRONOUN:
        inner = _core_left(tokens, first - 1) or _share(tokens, first - 1)
        if inner is None or not _attaches(tokens, first - 1, inner[1]):
            break
        first, head = inner
    if first >= 1 and tokens[first - 1].word and _is_preposition(tokens[first - 1]):
        return None
    return Phrase(first, last, head, plural=_is_plural(tokens, first, last))


def _is_preposition(token: Token) -> bool:
    return token.low in PREPOSITIONS and token.low not in _BEFORE_CLAUSES


_BEFORE_CLAUSES = listed("before_clauses")
ATTACHING_LEFT = ATTACHING | {"by"}


def _share(tokens: Tokens, at: int) -> tuple[int, Head] | None:
    """Read ``85% of`` and ``60 percent of``, up to *of*."""
    if tokens[at].low != "of" or tokens[at - 1].low not in ("%", "percent") or at < 2:
        return None
    return at - 2, Head.SPEAKER


def _attaches(tokens: Tokens, at: int, head: Head) -> bool:
    before = tokens[at - 1]
    if before.sort is Sort.PARENTHESIS:
        return False
    if tokens[at].low == "of":
        return True
    if tokens[at].low == "by":
        return before.low in DOCUMENTS
    return (
        head is Head.SPEAKER
        or (head is Head.NAME and tokens[at].low in ("for", "from"))
        or (before.low in SPEAKERS or before.low in QUANTIFIERS)
    )


def _core_left(tokens: Tokens, end: int) -> tuple[int, Head] | None:
    at = end - 1
    while at >= 0 and tokens[at].sort is Sort.PARENTHESIS:
        at -= 1
    if at < 0 or not tokens[at].word:
        return None
    token = tokens[at]
    if token.low in PRONOUNS and token.text != "IT":
        return at, Head.PRONOUN
    if token.low in QUANTIFIERS and not token.text.isupper():
        return _quantified(tokens, at), Head.SPEAKER
    if is_function(token) or token.low in TIMES or is_possessive(token) or token.text.isdigit():
        return None
    first = _first_of(tokens, at)
    return first, _head(tokens, first, at)


def _quantified(tokens: Tokens, at: int) -> int:
    while (
        at >= 1
        and tokens[at - 1].word
        and (
            tokens[at - 1].low in DETERMINERS
            or tokens[at - 1].low in ("other", "developing", "key")
        )
    ):
        at -= 1
    return at


def _first_of(tokens: Tokens, at: int) -> int:
    """Walk left to where a name or a noun with all before it begins."""
    first = at
    while first >= 1 and _goes_on(tokens, first - 1, first):
        first -= 1
        if tokens[first].low in DETERMINERS and not (
            first >= 1 and tokens[first - 1].low in ("all", "both", "some", "the", "of", "a")
        ):
            break
    return first


def _goes_on(tokens: Tokens, at: int, right: int) -> bool:
    token, after = tokens[at], tokens[right]
    if token.sort is Sort.PARENTHESIS:
        return False
    if token.text == "&":
        return True
    if not token.word or token.low in TIMES:
        return False
    if token.low in DETERMINERS:
        return token.low != "that"
    if is_function(token) or (token.text.isdigit() and after.capital):
        return False
    if token.capital:
        return not _shouts_after(token, after)
    form = cue_forms().get(token.low)
    if form is not None and token.low not in SPEAKERS:
        return False
    if after.capital:
        if at >= 1 and tokens[at - 1].low in DETERMINERS:
            return True
        return (
            token.low in SPEAKERS
            or "-" in token.low
            or _ROLE.search(token.low) is not None
            or token.low in _PARTICLES
        )
    return True


_PARTICLES = listed("particles")
"""Words within names: *von*, *bin*."""
_ROLE = re.compile(
    r"(?:(?:er|or|ist|man|woman|ant|ian)|^(?:former|retired|late|acting|deputy|interim|senior|top|then))$"
)


def _shouts_after(token: Token, after: Token) -> bool:
    """Tell a name in capitals from a word before it that is none: ``Plenary ALAND``."""
    loud = after.text.isupper() and len(after.text) > 3 and not token.text.isupper()
    return loud and token.low not in SPEAKERS


def _head(tokens: Tokens, first: int, at: int) -> Head:
    token = tokens[at]
    if token.low in SPEAKERS:
        return Head.NAME if token.capital and at > 0 else Head.SPEAKER
    if token.low in DOCUMENTS and not (token.capital and first > 0 and tokens[first].capital):
        return Head.DOCUMENT
    if at == 0 and token.low.endswith(("ing", "ed")) and not token.text.isupper():
        return Head.OTHER
    if token.capital and (at > 0 or token.text.isupper() or token.low not in _COMMON):
        return Head.NAME
    return Head.OTHER


_COMMON = frozenset(("discussions", "debate", "negotiations", "agreement", "emissions", "progress"))


def _is_plural(tokens: Tokens, first: int, last: int) -> bool:
    at = last - 1
    if tokens[first].low in _SEVERAL:
        return True
    while at > first and not tokens[at].word:
        at -= 1
    for number in range(first, at):
        if tokens[number].low in ATTACHING:
            at = number - 1
            break
    low = tokens[at].low
    if low in ("they", "some", "others", "many", "several", "both", "few", "people", "police"):
        return True
    irregular = low in ("men", "women", "staff", "media", "congressmen", "spokesmen")
    return irregular or (low.endswith("s") and not low.endswith(("ss", "is", "us")))


_SEVERAL = listed("several")


def list_leftwards(tokens: Tokens, end: int) -> tuple[Phrase, ...]:
    """Find one phrase or several in a row, ``A, B and C``, that end before a token."""
    last = leftwards(tokens, end)
    if last is None:
        return ()
    found = [last]
    at = last.first - 1
    if at < 1 or tokens[at].low not in ("and", "&", "or"):
        return tuple(found)
    at -= tokens[at - 1].text == ","
    while at > 0:
        more = leftwards(tokens, at)
        if more is None and _is_governed(tokens, at):
            return ()
        if more is None or more.head not in (Head.NAME, Head.SPEAKER):
            break
        found.insert(0, more)
        if more.first == 0 or tokens[more.first - 1].text != ",":
            break
        at = more.first - 1
    if len(found) > 1 and not begins_clause(tokens, found[0].first):
        return (last,)
    return tuple(found)


def _is_governed(tokens: Tokens, at: int) -> bool:
    """Tell whether a list begins as ``by A, B and C`` does, so that it is no subject."""
    core = _core_left(tokens, at)
    return core is not None and core[0] >= 1 and tokens[core[0] - 1].low in ("by", "with")


def begins_clause(tokens: Tokens, first: int) -> bool:
    """Tell whether a subject may begin with a token, by what stands before it."""
    if first == 0:
        return True
    before = tokens[first - 1]
    if not before.word:
        return True
    if before.low in CONJUNCTIONS or before.low in _BEFORE_SUBJECTS:
        return True
    return before.low in ADVERBS or before.low in OPENERS or before.low.endswith("ly")


_BEFORE_SUBJECTS = listed("before_subjects")


def rightwards(tokens: Tokens, begin: int) -> Phrase | None:
    """Find the phrase that begins with a token; None where none can."""
    at = begin
    if at >= len(tokens) or not tokens[at].word:
        return None
    if tokens[at].low in PRONOUNS:
        return Phrase(at, at + 1, Head.PRONOUN, plural=tokens[at].low == "they")
    if tokens[at].low == "that":
        return None
    while (
        at < len(tokens)
        and tokens[at].word
        and tokens[at].low in DETERMINERS
        and not (tokens[at].text.isupper() and len(tokens[at].text) > 1)
    ):
        at += 1
    end = _core_right(tokens, at)
    if end > at and (is_possessive(tokens[end - 1]) or tokens[end - 1].text.isdigit()):
        return None
    if end == at:
        if at > begin and tokens[at - 1].low in QUANTIFIERS:
            return Phrase(begin, at, Head.SPEAKER, plural=True)
        return None
    head = _head(tokens, begin, end - 1)
    last = _with_attachments(tokens, end, head)
    return Phrase(begin, last, head, plural=_is_plural(tokens, begin, end))


def _core_right(tokens: Tokens, at: int) -> int:
    begin = at
    while at < len(tokens) and (tokens[at].text == "&" or _continues(tokens, at, begin)):
        at += 1
    return at


def _continues(tokens: Tokens, at: int, begin: int) -> bool:
    """Tell whether a phrase that begins with a token, behind its article, goes on with another."""
    token = tokens[at]
    if not token.word or is_function(token) or token.low in TIMES:
        return False
    if token.capital:
        return True
    previous = tokens[at - 1] if at > begin else None
    if previous is not None and token.low.endswith("ed"):
        return False
    form = cue_forms().get(token.low)
    named = previous is not None and is_possessive(previous)
    noun = token.low in SPEAKERS or named
    counted = begin > 0 and tokens[begin - 1].low in _COUNTING
    if form is not None and form.tense is not Tense.ING and not noun:
        return counted and token.low in DOCUMENTS
    if previous is not None and previous.capital:
        # Behind "a", a name is an adjective: "a Reuters survey".
        return noun or "-" in token.low or (counted and token.low not in ("late", "early"))
    return True


_COUNTING = frozenset(("a", "an", "one", "two", "three", "four", "several", "some", "many"))


def _with_attachments(tokens: Tokens, end: int, head: Head) -> int:
    last = end
    while last < len(tokens):
        token = tokens[last]
        if token.sort is Sort.PARENTHESIS:
            last += 1
            continue
        if token.low not in ("of", "for", "from", "to", "with", "at") or not token.word:
            break
        if token.low != "of" and (head is not Head.SPEAKER):
            break
        inner = last + 1
        while inner < len(tokens) and tokens[inner].word and tokens[inner].low in DETERMINERS:
            inner += 1
        more = _core_right(tokens, inner)
        if more == inner:
            break
        last = more
    return last


def list_rightwards(tokens: Tokens, begin: int, stop: int | None = None) -> tuple[Phrase, ...]:
    """Find one phrase or several in a row that begin with a token, and end before ``stop``."""
    stop = len(tokens) if stop is None else stop
    tokens = tokens[:stop]
    first = rightwards(tokens, begin)
    if first is None:
        return ()
    found = [first]
    at = first.last
    pending: list[Phrase] = []
    while at < stop and tokens[at].low in (",", "and", "&", "or"):
        joined = tokens[at].low != ","
        at += 1
        if at < stop and not joined and tokens[at].low in ("and", "&"):
            joined = True
            at += 1
        more = rightwards(tokens, at)
        if more is None or more.head not in (Head.NAME, Head.SPEAKER):
            break
        pending.append(more)
        at = more.last
        if joined:
            found += pending
            pending = []
    if at >= stop:
        found += pending
    return tuple(found)


def without_article(tokens: Tokens, phrase: Phrase) -> tuple[int, int]:
    """Give where a phrase begins and ends in the text, without its article."""
    first = phrase.first
    while (
        first < phrase.last - 1
        and tokens[first].low in ARTICLES
        and (not tokens[first].text.isupper() or len(tokens[first].text) == 1)
    ):
        first += 1
    return tokens[first].start, tokens[phrase.last - 1].end
