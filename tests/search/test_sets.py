"""Sets of numbers: many pieces united, and words whose records are kept ready."""

from __future__ import annotations

from array import array
from itertools import accumulate

import pytest

from dipview.search.number_sets import LazySets, numbers_of, together
from dipview.search.postings import WIDE, CarriedPostings, Postings


@pytest.mark.parametrize("flat", [lambda piece: piece, memoryview], ids=["array", "mapped"])
@pytest.mark.parametrize("length", [1, 127, 128, 500])
def test_pieces_long_and_short_make_one_set(flat, length: int) -> None:  # type: ignore[no-untyped-def]
    pieces = [array("I", range(start, start + 3 * length, 3)) for start in (7, 0, 8, 7, 90_000)]
    assert together(map(flat, pieces)) == numbers_of([each for piece in pieces for each in piece])


def test_no_pieces_are_no_number() -> None:
    assert not together([])


def test_a_set_is_made_once_and_only_when_it_is_come_to() -> None:
    made: list[int] = []

    def make(place: int) -> object:
        made.append(place)
        return numbers_of([place])

    sets = LazySets(3, make)  # type: ignore[arg-type]
    assert next(iter(sets)) == numbers_of([0])
    assert made == [0]
    assert [list(each) for each in sets] == [list(each) for each in sets] == [[0], [1], [2]]
    assert made == [0, 1, 2]


def test_frequent_words_are_found_beside_rare_ones() -> None:
    words = ["and", "andes", "board", "zoo"]
    numbers = {
        "and": array("I", [5]),
        "andes": array("I", [6]),
        "board": array("I", range(0, 3 * WIDE, 2)),
        "zoo": array("I", [1, 3]),
    }
    postings = Postings.of(words, dict(numbers))
    assert list(postings.alone) == [2]
    for places in ([2], [0, 2, 3], [0, 1, 3]):
        wanted = {each for place in places for each in numbers[words[place]]}
        assert set(postings.of_places(numbers_of(places))) == wanted


def test_ranges_within_ranges_have_all_records_of_their_words() -> None:
    words = ["aba", "abc", "abd", "ac", "b"]
    numbers = {
        word: array("I", range(at, at + (WIDE if word != "abd" else 3)))
        for at, word in enumerate(words)
    }
    postings = Postings.of(words, dict(numbers))
    assert {(0, 4), (0, 3), (1, 2), (4, 5)} <= postings.wide.keys()
    for (start, end), found in postings.wide.items():
        assert set(found) == {each for word in words[start:end] for each in numbers[word]}


def test_frequent_names_are_found_beside_rare_ones() -> None:
    words = ["board", "zoo"]
    ends = list(accumulate((0, WIDE, 2)))
    tied = {7: array("I", range(ends[0], ends[1])), 9: array("I", range(ends[1], ends[2]))}
    names = {"board": array("I", [7]), "zoo": array("I", [9])}
    carried = CarriedPostings.of(words, names, tied)
    assert list(carried.alone) == [0]
    assert len(carried.of_places(numbers_of([0]))) == WIDE
    assert len(carried.of_places(numbers_of([0, 1]))) == WIDE + 2
