"""Anchoring: at which passages of a text statements rest, though it is another text by now.

What weighs is the model of a text quote as annotations on the web have it (W3C Web Annotation Data
Model, 2017, 4.2.4; weights of hypothes.is): the words, what stands right before and after them, and
where they stood. Only words that stand there to the letter, but for how they are set, are anchored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from math import inf
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from dipview.computing import check
from dipview.dataset.checks.passages import is_passage
from dipview.dataset.edits import likeness
from dipview.dataset.texts.comparing import Found, SourceText
from dipview.dataset.texts.exact_words import words_of
from dipview.dataset.texts.normal_form import normal_form
from dipview.model.statements import Statement

_PREFIX = _SUFFIX = 20
_POSITION = 2
_LONGEST = 4_000
"""Characters between a prefix and a suffix, at most."""


class Rest(StrEnum):
    """How it is known where a statement rests."""

    CODED = "coded"
    """At its passage, as it was coded."""
    FOUND = "found"
    """Where its words stand; it has no passage, or another one by now."""
    LOST = "lost"
    """Nowhere: its words are not there, or nothing tells where they are."""


class Anchor(NamedTuple):
    """Where a statement rests in a text."""

    rest: Rest
    start: int = 0
    end: int = 0
    """In characters of the text; both are 0 where it is lost."""
    words: tuple[Found, ...] = ()
    """Where its exact words stand."""

    @property
    def passage(self) -> tuple[int, int]:
        """The first character and the one after the last."""
        return self.start, self.end


_LOST = Anchor(Rest.LOST)
_Way: TypeAlias = "tuple[float, tuple[_Way, int | None] | None]"
"""How much a choice of places weighs; the choice before it and the place of the last row."""


def anchors_in(
    text: SourceText, statements: Iterable[Statement], *, changed: bool = False
) -> Mapping[str, Anchor]:
    """Find where statements of one source rest in its text.

    Words that stand in it several times are told apart by what stands beside them, then by where
    they stood, as all others have moved: no two statements that rested apart come to rest on one.

    Args:
        text: The text of their source.
        statements: Statements of that source.
        changed: It is another text than the one from which they were coded.

    Returns:
        Of each statement, by its id, where it rests.
    """
    anchoring = _Anchoring(text, changed=changed)
    for statement in statements:
        check()
        anchoring.add(statement)
    return anchoring.anchors()


class _Asked(NamedTuple):
    statement: Statement
    words: tuple[str, ...]
    passage: tuple[int, ...]
    places: Sequence[Anchor]
    """Where its words stand."""


class _Anchoring:
    """Goes through the statements of a source, the surest first."""

    def __init__(self, text: SourceText, *, changed: bool) -> None:
        self._text = text
        self._changed = changed
        self._asked: list[_Asked] = []
        self._anchors: dict[str, Anchor] = {}
        self._placed: list[tuple[tuple[int, ...], Anchor]] = []
        """Those that rested at a passage, each with where it rests now."""

    def add(self, statement: Statement) -> None:
        """Take up a statement; one that rests where it did is done.

        In another text than it was, the same words at the same place may be those of another.
        """
        passage = statement.passage if is_passage(statement.passage) else ()
        words = tuple(piece for _, piece in words_of(statement))
        coded = self._as_coded(words, passage) if passage else None
        places: Sequence[Anchor] = ()
        if coded is None or self._changed:
            places = _chains(self._text, words) if words else _between(self._text, statement)
        if coded is not None and len(places) <= 1:
            self._keep(statement, passage, coded)
            return
        self._asked.append(_Asked(statement, words, passage, places))

    def anchors(self) -> Mapping[str, Anchor]:
        """Find the others: first those whose words stand in one place, the longest first."""
        self._asked.sort(key=lambda each: -sum(map(len, each.words)))
        recurring: dict[tuple[str, ...], list[_Asked]] = defaultdict(list)
        for asked in self._asked:
            if len(asked.places) == 1 and self._free(asked, asked.places[0]):
                self._keep(asked.statement, asked.passage, asked.places[0])
            elif len(asked.places) > 1:
                recurring[asked.words].append(asked)
            else:
                self._anchors[asked.statement.id] = _LOST
        for alike in recurring.values():
            check()
            self._tell_apart(alike)
        return self._anchors

    def _keep(self, statement: Statement, passage: tuple[int, ...], anchor: Anchor) -> None:
        self._anchors[statement.id] = anchor
        if passage:
            self._placed.append((passage, anchor))

    def _as_coded(self, words: Sequence[str], passage: tuple[int, ...]) -> Anchor | None:
        start, end = passage
        if end > len(self._text.text) or (self._changed and not words):
            return None
        inside = [self._text.found(piece, start, end) for piece in words]
        if None in inside:
            return None
        return Anchor(Rest.CODED, start, end, tuple(filter(None, inside)))

    def _free(self, asked: _Asked, place: Anchor) -> bool:
        """Tell whether no statement that rested apart rests there."""
        if not asked.passage:
            return True
        return not any(
            _meet(place.passage, anchor.passage) and not _meet(asked.passage, passage)
            for passage, anchor in self._placed
        )

    def _tell_apart(self, alike: Sequence[_Asked]) -> None:
        """Say where statements of the same words rest, in the order in which they rested."""
        free = [place for place in alike[0].places if all(self._free(a, place) for a in alike)]
        coded: dict[tuple[int, ...], list[_Asked]] = defaultdict(list)
        for asked in alike:
            if asked.passage:
                coded[asked.passage].append(asked)
                continue
            best = max(asked.places, key=lambda place: (self._beside(asked, place), -place.start))
            self._keep(asked.statement, (), best)
        order = sorted(coded)
        moved = self._moved()

        def weight(row: int, at: int) -> float:
            """Weigh a place for those that rested at one passage."""
            asked, place = coded[order[row]][0], free[at]
            off = abs(moved(asked.passage[0]) - place.start) / max(1, len(self._text.text))
            return self._beside(asked, place) + _POSITION * (1 - off)

        for row, at in enumerate(_in_order(len(order), len(free), weight)):
            for asked in coded[order[row]]:
                if at is None:
                    self._anchors[asked.statement.id] = _LOST
                else:
                    self._keep(asked.statement, asked.passage, _as_it_was(asked, free[at]))

    def _beside(self, asked: _Asked, place: Anchor) -> float:
        prefix, suffix = asked.statement.prefix, asked.statement.suffix
        before, after = _sides(self._text.text, place, len(prefix), len(suffix))
        weight = _PREFIX * likeness(_plain(prefix), before) if prefix else 0.0
        return weight + (_SUFFIX * likeness(_plain(suffix), after) if suffix else 0.0)

    def _moved(self) -> Callable[[int], int]:
        """Give how far what stood somewhere has moved: as far as the nearest that is known."""
        known = sorted((passage[0], anchor.start) for passage, anchor in self._placed)
        starts = [before for before, _ in known]

        def moved(at: int) -> int:
            """Give where a character would stand now."""
            if not known:
                return at
            near = bisect_left(starts, at)
            sides = [each for each in (near - 1, near) if 0 <= each < len(known)]
            before, now = known[min(sides, key=lambda each: abs(starts[each] - at))]
            return at + now - before

        return moved


def _as_it_was(asked: _Asked, place: Anchor) -> Anchor:
    """Leave a passage as it was coded where its words still stand in it."""
    start, end = asked.passage
    if start <= place.start and place.end <= end:
        return Anchor(Rest.CODED, start, end, place.words)
    return place


def _chains(text: SourceText, words: Sequence[str]) -> list[Anchor]:
    """Find where words stand; of several pieces, where they do so one behind the other."""
    every = [text.every(piece) for piece in words]
    if not all(every):
        return []
    chains: list[Anchor] = []
    for first in every[0]:
        found = [first]
        for places in every[1:]:
            at = bisect_left([each.start for each in places], found[-1].end)
            if at == len(places):
                break
            found.append(places[at])
        else:
            chains.append(Anchor(Rest.FOUND, first.start, found[-1].end, tuple(found)))
    if not chains:  # the pieces stand there in another order: each where it stands first
        found = [places[0] for places in every]
        start, end = min(each.start for each in found), max(each.end for each in found)
        return [Anchor(Rest.FOUND, start, end, tuple(found))]
    # Of chains with the same end, the last is the nearest to it: those before it skip a piece.
    ends = {chain.end: chain for chain in chains}
    return list(ends.values())


def _between(text: SourceText, statement: Statement) -> list[Anchor]:
    """Find what stands between the prefix and the suffix of a statement without exact words."""
    if not (statement.prefix and statement.suffix):
        return []
    ends = text.every(statement.suffix)
    found: list[Anchor] = []
    for before in text.every(statement.prefix):
        start = before.end
        while start < len(text.text) and text.text[start].isspace():
            start += 1
        at = bisect_left([each.start for each in ends], start + 1)
        if at < len(ends) and ends[at].start - start <= _LONGEST:
            end = ends[at].start
            while text.text[end - 1].isspace():
                end -= 1
            found.append(Anchor(Rest.FOUND, start, end))
    return found


def _in_order(count: int, places: int, weight: Callable[[int, int], float]) -> Sequence[int | None]:
    """Give each of some that stand in order a place of its own in the same order.

    As many as can be have one; of all ways to do so, the one of the greatest weight is taken.
    """
    spare = count > places
    nothing: _Way = (0.0, None)
    best = [nothing] * (places + 1)
    """Of the rows so far, the best way that uses none but the first places, for each number."""
    for row in range(count):
        check()
        before, best = best, []
        for at in range(places + 1):
            ways = best[-1:]
            if spare:
                ways.append((before[at][0] - _PREFIX - _SUFFIX - _POSITION, (before[at], None)))
            if at:
                way = before[at - 1]
                ways.append((way[0] + weight(row, at - 1), (way, at - 1)))
            best.append(max(ways, key=itemgetter(0)) if ways else (-inf, (nothing, None)))
    taken: list[int | None] = []
    step = best[-1][1]
    while step is not None:
        taken.append(step[1])
        step = step[0][1]
    return taken[::-1]


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _sides(text: str, place: Anchor, before: int, after: int) -> tuple[str, str]:
    """Give what stands beside a place, with some more of it for spaces that part nothing."""
    left = _plain(text[max(0, place.start - 2 * before) : place.start])
    right = _plain(text[place.end : place.end + 2 * after])
    return left[len(left) - before :] if before else "", right[:after]


def _plain(text: str) -> str:
    return normal_form(text).text.strip()
