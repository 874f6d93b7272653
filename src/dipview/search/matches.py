"""Matches: what a search found, complete and ranked, told only when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, overload

from dipview.model.kinds import Kind
from dipview.search.constraints import Constraint, alternatives
from dipview.search.fields import Field
from dipview.search.index import Index
from dipview.search.matching import Matched
from dipview.search.number_sets import Numbers, in_range, numbers_of
from dipview.search.query import Query
from dipview.search.ranking import Ranking, hit


class Match(NamedTuple):
    """A record that was found, and by what."""

    id: str
    kind: Kind
    score: float
    """From 0 to 1, comparable across kinds; 1 where the query ranks nothing."""
    field: Field | None = None
    """The field that answers best; None where the query asks for no words."""
    text: str = ""
    """That field's text, as the data has it."""


class Ordered(Sequence[int]):
    """Record numbers: first some in an order of their own, then the rest in ascending order."""

    __slots__ = ("_first", "_rest")

    def __init__(self, first: Sequence[int], rest: Numbers) -> None:
        self._first = first
        self._rest = rest

    def __len__(self) -> int:
        return len(self._first) + len(self._rest)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        ahead = len(self._first)
        return self._first[at] if at < ahead else self._rest[at - ahead]

    @property
    def members(self) -> Numbers:
        """The same numbers as a set."""
        return self._rest | numbers_of(self._first)

    def only(self, wanted: Numbers) -> Ordered:
        """Keep some of the numbers, in the same order."""
        first = [number for number in self._first if number in wanted]
        return Ordered(first, self._rest & wanted)

    def __iter__(self) -> Iterator[int]:
        yield from self._first
        yield from self._rest


class Ids(Sequence[str]):
    """The ids of numbered records, looked up when asked for."""

    __slots__ = ("_ids", "numbers")

    def __init__(self, numbers: Sequence[int], ids: Sequence[str]) -> None:
        self.numbers = numbers
        """The records' numbers, in the same order."""
        self._ids = ids

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return Ids(self.numbers[at], self._ids)
        return self._ids[self.numbers[at]]

    def at(self, places: Sequence[int]) -> Ids:
        """Give those at some places."""
        return Ids([self.numbers[place] for place in places], self._ids)

    def index(self, id: str, *within: int) -> int:
        """Give the place of an id by its number: no other is looked up."""
        numbers = self.numbers
        # What is mapped of a file has no way of its own to find a number.
        places = numbers.tolist() if isinstance(numbers, memoryview) else numbers
        return places.index(self._ids.index(id), *within)

    def __iter__(self) -> Iterator[str]:
        ids = self._ids
        return (ids[number] for number in self.numbers)


class RankedMatches(Sequence[Match]):
    """Matches across kinds, the best first; those beyond the scored head are scored when read."""

    __slots__ = ("_index", "_matched", "_numbers", "_ranking")

    def __init__(
        self, index: Index, matched: Matched, ranking: Ranking, numbers: Sequence[int]
    ) -> None:
        self._index = index
        self._matched = matched
        self._ranking = ranking
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | Sequence[Match]:
        if isinstance(at, slice):
            return RankedMatches(self._index, self._matched, self._ranking, self._numbers[at])
        return self.match(self._numbers[at])

    def match(self, number: int) -> Match:
        """Tell what a record was found by."""
        id, kind = self._index.ids[number], self._index.kind_of(number)
        found = self._ranking.hits.get(number)
        most = 1.0
        if found is None:
            found = hit(self._index, self._matched, number)
            most = self._ranking.least
        if found is None or found.field is None:
            return Match(id, kind, self._ranking.least if found is None else found.score)
        text = found.text
        if found.field is not Field.ID:
            text = self._index.texts.original(number, found.field, text)
        return Match(id, kind, min(found.score, most), found.field, text)


class Matches:
    """What a query found: the complete set, ranked across kinds and within each."""

    def __init__(
        self,
        *,
        query: Query,
        ranked: RankedMatches,
        order: Ordered,
        by_kind: Mapping[Kind, Ordered],
        found: Numbers,
        index: Index,
        matched: Matched,
    ) -> None:
        self.query = query
        self._matched = matched
        self.ranked = ranked
        """All matches, the best first."""
        self._order = order
        self._by_kind = by_kind
        self._found = found
        self._index = index

    @property
    def best(self) -> Match | None:
        """The best match of all; None where nothing was found."""
        return self.ranked[0] if self.ranked else None

    @cached_property
    def alternatives(self) -> tuple[tuple[Constraint, ...], ...]:
        """The parts of the query, each with what it matches: of the outer ones, one must."""
        return alternatives(self.query.root, self._matched)

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all matching records of a kind, the best first."""
        return Ids(self._by_kind[kind], self._index.ids)

    def count(self, kind: Kind) -> int:
        """How many records of a kind match."""
        return len(self._by_kind[kind])

    @property
    def ranked_ids(self) -> Sequence[str]:
        """The ids of all matches, the best first."""
        return Ids(self._order, self._index.ids)

    def match(self, id: str) -> Match:
        """Tell what the record called ``id``, a match, was found by."""
        return self.ranked.match(self._index.numbers[id])

    def numbers(self, kind: Kind) -> Ordered:
        """The numbers of all matching records of a kind, the best first."""
        return self._by_kind[kind]

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, id: object) -> bool:
        number = self._index.numbers.get(id) if isinstance(id, str) else None
        return number is not None and number in self._found


def matches_from(index: Index, query: Query, matched: Matched, ranking: Ranking) -> Matches:
    """Put a ranking into the form in which it is looked at.

    Args:
        index: Where it was matched.
        query: What was asked.
        matched: The complete set.
        ranking: Its order.

    Returns:
        The matches.
    """
    order = Ordered(list(ranking.hits), ranking.rest)
    return Matches(
        query=query,
        ranked=RankedMatches(index, matched, ranking, order),
        order=order,
        by_kind={kind: _of_kind(index, kind, ranking) for kind in Kind},
        found=matched.numbers,
        index=index,
        matched=matched,
    )


def _of_kind(index: Index, kind: Kind, ranking: Ranking) -> Ordered:
    """Cut one kind out: its numbers are contiguous, and the rest is in ascending order."""
    numbers = index.kinds[kind]
    scored = [number for number in ranking.hits if number in numbers]
    scored.sort(key=lambda number: (-ranking.hits[number].score, number))
    return Ordered(scored, ranking.rest & in_range(numbers))
