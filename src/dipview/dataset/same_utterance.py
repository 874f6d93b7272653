"""Same utterance: which statements of one source were made of the same words at the same place.

The place is told by the statements alone: by ``passage`` where both give one, or else by the
locator, the form and the words. No stored text is read for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dipview.computing import check
from dipview.model.statements import Form, RecordStatus, Statement

_AROUND = " .,;:\"'"
"""Around words, these are not part of them."""
_TYPED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u00ad": "",
    }
)
"""What a typesetter puts, as one types it."""
_MOST = 64
"""With so many others that begin before it and go on, a statement is compared; more is no text."""


class Alike(NamedTuple):
    """Two statements that may be of one utterance."""

    one: int
    other: int
    """Their places among those that were looked at, the lesser first."""
    shared: float
    """How much of the longer passage both have, from a half to 1; 1 of the same words."""


def alike_in(statements: Sequence[Statement]) -> Iterator[Alike]:
    """Find the statements of one source, place and speakers, two by two.

    Passages that overlap by half of the longer are one place; where one of the two has none, they
    are of one place where locator, form and words are alike. What is retracted is passed over, and
    what one says that it supersedes; without passages, the same words on another day are another
    utterance. The work grows with the number of statements.

    Args:
        statements: Statements in the dataset's order.
    """
    placed = [at for at, statement in enumerate(statements) if statement.passage]
    for places in _sharing(statements, placed, _speakers):
        yield from _overlapping(statements, places)
    for places in _sharing(statements, range(len(statements)), _place):
        yield from _of_same_words(statements, places)


def coder_of(statement: Statement) -> str:
    """Give who wrote a record, as names of coders are compared."""
    return coder_key(statement.coded_by)


def coder_key(name: str) -> str:
    """Give the name of a coder as such are compared: but for case and spaces."""
    return " ".join(name.casefold().split())


def _sharing(
    statements: Sequence[Statement],
    places: Sequence[int],
    key: Callable[[Statement], tuple[object, ...]],
) -> Iterator[list[int]]:
    """Give the places of statements that share a key: two at least, and few in all."""
    hashes = [hash(key(statements[at])) for at in places]
    ordered = sorted(hashes)
    shared = {one for one, other in pairwise(ordered) if one == other}
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, hashed in zip(places, hashes, strict=True):
        if hashed in shared and statements[at].status is not RecordStatus.RETRACTED:
            found[key(statements[at])].append(at)
    return (together for together in found.values() if len(together) > 1)


def _speakers(statement: Statement) -> tuple[object, ...]:
    speakers = statement.speakers
    said_by = tuple(sorted(speakers)) if len(speakers) > 1 else speakers
    return statement.source, statement.unnamed_speakers, said_by


def _place(statement: Statement) -> tuple[object, ...]:
    """Give what is alike without passages, but for the words: exact words are of one form."""
    form = Form.VERBATIM if statement.form.exact else statement.form
    locator = statement.locator
    place = " ".join(locator.casefold().split()) if locator else ""
    return (*_speakers(statement), form, place)


def _overlapping(statements: Sequence[Statement], places: Sequence[int]) -> Iterator[Alike]:
    """Find the passages that overlap by half of the longer."""
    going_on: list[tuple[int, int, int]] = []
    passages = ((*statements[at].passage, at) for at in places)
    for start, end, at in sorted(each for each in passages if each[0] < each[1]):
        check()
        going_on = [each for each in going_on if each[1] > start][-_MOST:]
        for begun, ended, before in going_on:
            both = min(end, ended) - start
            longer = max(end - start, ended - begun)
            one, other = sorted((before, at))
            if 2 * both >= longer and not _replaces(statements[one], statements[other]):
                yield Alike(one, other, both / longer)
        going_on.append((start, end, at))


def _of_same_words(statements: Sequence[Statement], places: Sequence[int]) -> Iterator[Alike]:
    """Find statements with the same words, of which one has no passage."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for at in places:
        check()
        if words := _words(statements[at]):
            by_words[words].append(at)
    for same in by_words.values():
        if len(same) > 1:
            yield from _not_told_apart(statements, same)


def _not_told_apart(statements: Sequence[Statement], same: Sequence[int]) -> Iterator[Alike]:
    """Find those of the same words that no day and no words beside them tell apart."""
    for number, at in enumerate(same):
        check()
        for before in same[max(0, number - _MOST) : number]:
            one, other = statements[before], statements[at]
            if one.passage and other.passage:
                continue
            beside = (one.prefix, other.prefix), (one.suffix, other.suffix)
            apart = any(a and b and a != b for a, b in (_days(one, other), *beside))
            if not apart and not _replaces(one, other):
                yield Alike(before, at, 1.0)


def _days(one: Statement, other: Statement) -> tuple[str, str]:
    return one.date.text if one.date else "", other.date.text if other.date else ""


def same_day(one: Statement, other: Statement) -> bool:
    """Tell whether two statements may be of one day: one gives none, or both give the same."""
    day, other_day = _days(one, other)
    return not (day and other_day) or day == other_day


def _replaces(one: Statement, other: Statement) -> bool:
    return one.supersedes == other.id or other.supersedes == one.id


def _words(statement: Statement) -> str:
    """Give the words to compare: exact ones or else the source's, or else ours.

    How they are set, their case, and what ends them are aside. Of a vote without words it is how
    one voted, and where.
    """
    words = " ".join(statement.text or statement.printed or (statement.summary,))
    if not words and statement.option is not None:
        return f"{statement.option} {statement.event}"
    plain = words if words.isascii() else words.translate(_TYPED)
    return " ".join(plain.casefold().split()).strip(_AROUND)
