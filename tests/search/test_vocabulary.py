"""The vocabulary answers as a scan of all its words would."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.search import typos
from dipview.search import vocabulary as vocabularies
from dipview.search.letter_pairs import LetterPairs
from dipview.search.typos import similarity
from dipview.search.vocabulary import Vocabulary

WORDS = st.lists(st.text(alphabet="abcé", min_size=1, max_size=7), max_size=20)
TYPED = st.text(alphabet="abcé", min_size=1, max_size=8)


def _both_ways(words: Sequence[str]) -> tuple[Vocabulary, Vocabulary]:
    """Give a vocabulary that is read whole, and one that finds by pairs, as a large one does."""
    whole = Vocabulary.of(words)
    assert whole.pairs is None
    return whole, whole._replace(pairs=LetterPairs.of(whole.words))


@given(WORDS, TYPED)
def test_every_lookup_equals_a_scan(words: list[str], typed: str) -> None:
    known = sorted(set(words))
    inside = [word for word in known if typed in word and not word.startswith(typed)]
    for vocabulary in _both_ways(words):
        found = [known[place] for place in vocabulary.beginning_with(typed)]
        assert found == [word for word in known if word.startswith(typed)]
        found = [known[place] for place in vocabulary.ending_with(typed)]
        assert found == [word for word in known if word.endswith(typed)]
        found = [known[place] for place in vocabulary.containing(typed)]
        assert found == (inside if len(typed) >= 3 else [])
        assert vocabulary.place(typed) == (known.index(typed) if typed in known else None)


@given(WORDS, TYPED)
def test_the_typos_found_are_all_there_are(words: list[str], typed: str) -> None:
    expected = {word: alike for word in words if (alike := similarity(typed, word))}
    for vocabulary in _both_ways(words):
        found = vocabulary.near(typed)
        assert found == pytest.approx(expected)
        assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_large_vocabulary_finds_by_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabularies, "READ_WHOLE", 2)
    assert Vocabulary.of(["abba", "abbe"]).pairs is None
    assert Vocabulary.of(["abba", "abbe", "abbi"]).pairs


def test_a_skeleton_begins_with_the_first_letter_and_keeps_the_order() -> None:
    vocabulary = Vocabulary.of(["tillerson", "ateliersn", "tribulations", "telrsno"])
    found = [vocabulary.words[place] for place in vocabulary.with_skeleton("tlrsn")]
    assert found == ["telrsno", "tillerson"]


def test_a_skeleton_is_not_stretched_over_a_long_word() -> None:
    vocabulary = Vocabulary.of(["abcdefghijk", "adgk"])
    assert [vocabulary.words[place] for place in vocabulary.with_skeleton("adk")] == ["adgk"]
    assert vocabulary.with_skeleton("ad") == []


def test_parts_of_ideographic_words_may_be_short() -> None:
    for vocabulary in _both_ways(["日本国", "本国"]):
        assert [vocabulary.words[place] for place in vocabulary.containing("本")] == ["日本国"]


def test_long_scans_are_cut_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typos, "SLICE", 2)
    for words in _both_ways(["aaaa", "aaab", "aaac", "aaad", "aaae"]):
        check = Mock()
        monkeypatch.setattr(typos, "check", check)
        assert len(words.near("aaaf")) == 5
        assert check.call_count >= 3


def test_an_empty_vocabulary_finds_nothing() -> None:
    for empty in _both_ways([]):
        assert not empty.beginning_with("a")
        assert not empty.containing("abc")
        assert empty.near("abc") == {}
