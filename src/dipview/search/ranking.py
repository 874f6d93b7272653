"""Ranking: the first records of a complete set of matches in order, the rest as they stand.

Scoring a record reads its texts, so only a head is scored. Levels choose it: sets that go from the
surest answers to the faintest, cheap to take from the postings, each of which holds every record
of its tier that no earlier level holds. So no better tier is left out for a worse one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple

from dipview.computing import check
from dipview.model.kinds import Kind
from dipview.search.fields import Field, Group
from dipview.search.index import Index
from dipview.search.matching import (
    EitherMatch,
    EveryMatch,
    Matched,
    PhraseMatch,
    PlainMatch,
    TextMatch,
)
from dipview.search.number_sets import NONE, Numbers, in_range, intersection, numbers_of, union
from dipview.search.phrases import has_phrase, with_phrase
from dipview.search.query import Anchor
from dipview.search.tiers import Hit, Tier, band_score, phrases_of, scattered_hit, text_hit

HEAD = 128
"""Records that are scored over all kinds."""
HEAD_OF_A_KIND = 32
"""Records of each kind that are scored, however little their kind has to say."""
SOUGHT = 20_000
"""Records that are looked through for words side by side, so that they come first."""
_BETWEEN_CHECKS = 16


class Ranking(NamedTuple):
    """An order of all matches."""

    hits: Mapping[int, Hit]
    """The scored records, best first; each kind's are in order among themselves."""
    rest: Numbers
    """All other records, which stay in the static order."""

    @property
    def least(self) -> float:
        """The score that no record of the rest may exceed."""
        return min((hit.score for hit in self.hits.values()), default=1.0)


def ranked(index: Index, matched: Matched) -> Ranking:
    """Order what a query matches.

    Args:
        index: Where it was matched.
        matched: The complete set, with how it came about.

    Returns:
        Every match once.
    """
    first, further = _heads(index, matched)
    hits = {}
    for at, number in enumerate([*first, *further]):
        if at % _BETWEEN_CHECKS == 0:
            check()
        hits[number] = hit(index, matched, number) or Hit(0.0)
    ordered = [*_by_score(first, hits), *_by_score(further, hits)]
    rest = matched.numbers - numbers_of(hits)
    return Ranking({number: hits[number] for number in ordered}, rest)


def _by_score(numbers: Iterable[int], hits: Mapping[int, Hit]) -> list[int]:
    return sorted(numbers, key=lambda number: (-hits[number].score, number))


def _heads(index: Index, matched: Matched) -> tuple[list[int], list[int]]:
    """Choose the records to score: the first over all kinds, then more of the rarer kinds."""
    if not matched.numbers or not is_scored(matched):
        return [], []
    left = matched.numbers
    first: list[int] = []
    of_kind: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    wanting = {kind: in_range(numbers) for kind, numbers in index.kinds.items()}
    for level in _levels(index, matched):
        here = left & level
        left -= here
        first += here[: HEAD - len(first)]
        for kind, numbers in list(wanting.items()):
            chosen = of_kind[kind]
            chosen.extend((here & numbers)[: HEAD_OF_A_KIND - len(chosen)])
            if len(chosen) == HEAD_OF_A_KIND:
                del wanting[kind]
        if len(first) == HEAD:
            left &= union(wanting.values())
        if not left:
            break
    known = set(first)
    return first, [at for chosen in of_kind.values() for at in chosen if at not in known]


def is_scored(matched: Matched) -> bool:
    """Tell whether anything in a query can rank one record before another."""
    if isinstance(matched, EveryMatch | EitherMatch):
        return any(map(is_scored, matched.parts))
    return bool(matched.numbers) and not isinstance(matched, PlainMatch)


def hit(index: Index, matched: Matched, number: int) -> Hit | None:
    """Score one record.

    Args:
        index: Where it was matched.
        matched: What a query, or a part of it, matches.
        number: The record.

    Returns:
        How well it answers; None where that part does not match it, or ranks nothing. A record
        that answers several parts has their mean score, and the field of the best.
    """
    if number not in matched.numbers:
        return None
    match matched:
        case TextMatch():
            return _text_hit(index, matched, number)
        case PhraseMatch():
            return _phrase_hit(index, matched, number)
        case PlainMatch():
            return None
    hits = [found for part in matched.parts if (found := hit(index, part, number))]
    if not hits:
        return None
    best = max(hits, key=lambda found: found.score)
    if isinstance(matched, EitherMatch):
        return best
    return Hit(sum(found.score for found in hits) / len(hits), best.field, best.text)


def _text_hit(index: Index, matched: TextMatch, number: int) -> Hit:
    required = matched.required
    phrases = phrases_of(matched.words, required)
    texts = index.texts.holding(number, [each.wanted for each in required if not each.initials])
    hits = [found for text in texts if (found := text_hit(phrases, required, text))]
    best = max(hits, key=_score) if hits else None
    if number == matched.named:
        return best._replace(score=1.0) if best else Hit(1.0, Field.ID, index.ids[number])
    if best:
        return best
    return scattered_hit(required, index.texts[number])


_score = attrgetter("score")


def _phrase_hit(index: Index, matched: PhraseMatch, number: int) -> Hit:
    joined = " ".join(matched.words)
    texts = [text for text in index.texts[number] if has_phrase(text, joined, matched.anchor)]
    text = min(texts, key=lambda text: (text.field.group, text.field.rank))
    exact = text.folded == joined and text.field.group.holds_aliases
    tier = Tier.EXACT if exact else Tier.PHRASE
    within = 0.5 * text.field.rank + 0.5 * (1 - len(joined) / len(text.folded))
    return Hit(band_score(tier, text.field.group, within), text.field, text.folded)


def _levels(index: Index, matched: Matched) -> Iterator[Numbers]:
    """Give all matches, the surest answers first; a record may come again."""
    match matched:
        case TextMatch():
            yield from _text_levels(index, matched)
        case PhraseMatch():
            yield from _phrase_levels(index, matched)
        case EveryMatch(parts):
            yield from _levels(index, next(filter(is_scored, parts)))
        case EitherMatch(parts):
            scored = [_levels(index, part) for part in parts if is_scored(part)]
            for levels in zip_longest(*scored, fillvalue=NONE):
                yield union(levels)
    yield matched.numbers


def _text_levels(index: Index, matched: TextMatch) -> Iterator[Numbers]:
    required = matched.required
    typed = list(dict.fromkeys((" ".join(matched.words), " ".join(m.word for m in required))))
    yield NONE if matched.named is None else numbers_of([matched.named])
    for aliases in index.aliases.values():
        yield union(map(aliases.equal_to, typed))
    for aliases in index.aliases.values():
        yield union(map(aliases.beginning_with, typed))
    begun = {group: intersection([match.begun[group] for match in required]) for group in Group}
    for group in Group:
        yield _with_phrase(index, begun[group], group, typed) if len(required) > 1 else begun[group]
    yield from begun.values()
    yield intersection([match.anywhere | match.initials for match in required])
    yield intersection([match.literal for match in required])
    yield from _typo_levels(index, matched)


def _with_phrase(index: Index, numbers: Numbers, group: Group, typed: Sequence[str]) -> Numbers:
    """Keep the records that have the words next to each other, where there are many."""
    if len(numbers) <= HEAD_OF_A_KIND:
        return numbers
    some = numbers[:SOUGHT]
    return union(with_phrase(index, group, some, joined, Anchor.START) for joined in typed)


def _typo_levels(index: Index, matched: TextMatch) -> Iterator[Numbers]:
    """Give the likeliest typos first, of names before texts."""
    mistyped = [match for match in matched.required if match.similar]
    if not mistyped:
        return
    if len(matched.required) == 1:
        meant = list(mistyped[0].similar)[:HEAD]
        for aliases in index.aliases.values():
            yield union(map(aliases.equal_to, meant))
    yield from max(mistyped, key=lambda match: len(match.word)).similar_levels


def _phrase_levels(index: Index, matched: PhraseMatch) -> Iterator[Numbers]:
    joined = " ".join(matched.words)
    for aliases in index.aliases.values():
        yield aliases.equal_to(joined)
    yield from matched.by_group.values()
