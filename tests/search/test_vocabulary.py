"""The vocabulary answers as a scan of all its words would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.search import typos
from dipview.search.typos import similarity
from dipview.search.vocabulary import Vocabulary

WORDS = st.lists(st.text(alphabet="abcé", min_size=1, max_size=7), max_size=20)
TYPED = st.text(alphabet="abcé", min_size=1, max_size=8)


@given(WORDS, TYPED)
def test_every_lookup_equals_a_scan(words: list[str], typed: str) -> None:
    vocabulary = Vocabulary.of(words)
    known = sorted(set(words))
    found = [known[place] for place in vocabulary.beginning_with(typed)]
    assert found == [word for word in known if word.startswith(typed)]
    found = [known[place] for place in vocabulary.ending_with(typed)]
    assert found == [word for word in known if word.endswith(typed)]
    found = [known[place] for place in vocabulary.containing(typed)]
    inside = [word for word in known if typed in word and not word.startswith(typed)]
    assert found == (inside if len(typed) >= 3 else [])
    assert vocabulary.place(typed) == (known.index(typed) if typed in known else None)


@given(WORDS, TYPED)
def test_the_typos_found_are_all_there_are(words: list[str], typed: str) -> None:
    found = Vocabulary.of(words).near(typed)
    expected = {word: alike for word in words if (alike := similarity(typed, word))}
    assert found == pytest.approx(expected)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_skeleton_begins_with_the_first_letter_and_keeps_the_order() -> None:
    vocabulary = Vocabulary.of(["tillerson", "ateliersn", "tribulations", "telrsno"])
    found = [vocabulary.words[place] for place in vocabulary.with_skeleton("tlrsn")]
    assert found == ["telrsno", "tillerson"]


def test_a_skeleton_is_not_stretched_over_a_long_word() -> None:
    vocabulary = Vocabulary.of(["abcdefghijk", "adgk"])
    assert [vocabulary.words[place] for place in vocabulary.with_skeleton("adk")] == ["adgk"]
    assert vocabulary.with_skeleton("ad") == []


def test_parts_of_ideographic_words_may_be_short() -> None:
    vocabulary = Vocabulary.of(["日本国", "本国"])
    assert [vocabulary.words[place] for place in vocabulary.containing("本")] == ["日本国"]


def test_long_scans_are_cut_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typos, "SLICE", 2)
    words = Vocabulary.of(["aaaa", "aaab", "aaac", "aaad", "aaae"])
    calls: list[None] = []
    assert len(words.near("aaaf", lambda: calls.append(None))) == 5
    assert len(calls) >= 3


def test_an_empty_vocabulary_finds_nothing() -> None:
    empty = Vocabulary.of([])
    assert not empty.beginning_with("a")
    assert not empty.containing("abc")
    assert empty.near("abc") == {}
