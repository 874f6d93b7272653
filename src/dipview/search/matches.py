"""Matches: what a search found, complete and ranked, told only when it is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import overload

from attrs import frozen

from dipview.model.kinds import Kind
from dipview.search.fields import Field
from dipview.search.index import Index
from dipview.search.matching import Matched
from dipview.search.query import Query
from dipview.search.ranking import Ranking, hit


@frozen
class Match:
    """A record that was found, and by what."""

    id: str
    kind: Kind
    score: float
    """From 0 to 1, comparable across kinds; 1 where the query ranks nothing."""
    field: Field | None = None
    """The field that answers best; None where the query asks for no words."""
    text: str = ""
    """That field's text, as the data has it."""


@frozen(eq=False)
class Ids(Sequence[str]):
    """The ids of numbered records, looked up when asked for."""

    _numbers: Sequence[int]
    _ids: Sequence[str]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return Ids(self._numbers[at], self._ids)
        return self._ids[self._numbers[at]]


@frozen(eq=False)
class RankedMatches(Sequence[Match]):
    """Matches across kinds, the best first; those beyond the scored head are scored when read."""

    _index: Index
    _matched: Matched
    _ranking: Ranking
    _numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | Sequence[Match]:
        if isinstance(at, slice):
            return RankedMatches(self._index, self._matched, self._ranking, self._numbers[at])
        return self._match(self._numbers[at])

    def _match(self, number: int) -> Match:
        id, kind = self._index.ids[number], self._index.kind_of(number)
        found = self._ranking.hits.get(number)
        if found is not None:
            return Match(id, kind, found.score, found.field, found.text)
        found = hit(self._index, self._matched, number)
        if found is None:
            return Match(id, kind, self._ranking.least)
        return Match(id, kind, min(found.score, self._ranking.least), found.field, found.text)


@frozen(eq=False)
class Matches:
    """What a query found: the complete set, ranked across kinds and within each."""

    query: Query
    ranked: Sequence[Match]
    """All matches, the best first."""
    _by_kind: Mapping[Kind, Ids]
    _found: frozenset[int] | set[int]
    _index: Index

    @property
    def best(self) -> Match | None:
        """The best match of all; None where nothing was found."""
        return self.ranked[0] if self.ranked else None

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all matching records of a kind, the best first."""
        return self._by_kind[kind]

    def count(self, kind: Kind) -> int:
        """How many records of a kind match."""
        return len(self._by_kind[kind])

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._index.numbers.get(id) in self._found


def told(index: Index, query: Query, matched: Matched, ranking: Ranking) -> Matches:
    """Put a ranking into the form in which it is looked at.

    Args:
        index: Where it was matched.
        query: What was asked.
        matched: The complete set.
        ranking: Its order.

    Returns:
        The matches.
    """
    scored = list(ranking.hits)
    by_kind = {kind: _of_kind(index, kind, ranking) for kind in Kind}
    return Matches(
        query=query,
        ranked=RankedMatches(index, matched, ranking, [*scored, *ranking.rest]),
        by_kind=by_kind,
        found=matched.numbers,
        index=index,
    )


def _of_kind(index: Index, kind: Kind, ranking: Ranking) -> Ids:
    """Cut one kind out: its numbers are contiguous, and the rest is in ascending order."""
    numbers = index.kinds[kind]
    scored = [number for number in ranking.hits if number in numbers]
    scored.sort(key=lambda number: (-ranking.hits[number].score, number))
    rest = ranking.rest
    start, end = bisect_left(rest, numbers.start), bisect_left(rest, numbers.stop)
    return Ids([*scored, *rest[start:end]], index.ids)
