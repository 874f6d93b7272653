"""Passages: how their ends go by word, and how they go on by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.capture.review.passages import Edge, Passage, Words

TEXT = (
    "Vestria, for the League, said it »will not sign«. Mr. Holm of Ostland asked why.\n\n"
    "Nothing was agreed, i.e. no text.  J. Okter spoke next."
)


def _words(passage: Passage) -> str:
    return TEXT[passage.start : passage.end]


def test_sentences_end_where_a_reader_would_say_so() -> None:
    assert [_words(each) for each in Words(TEXT).sentences] == [
        "Vestria, for the League, said it »will not sign«.",
        "Mr. Holm of Ostland asked why.",
        "Nothing was agreed, i.e. no text.",
        "J. Okter spoke next.",
    ]


def test_chinese_sentences_end_without_a_space() -> None:
    words = Words("中国反对。巴西支持。")
    assert words.sentences == (Passage(0, 5), Passage(5, 10))
    assert words.moved(Passage(0, 5), Edge.START, 2) == Passage(2, 5)


@pytest.mark.parametrize(
    ("edge", "step", "expected"),
    [
        (Edge.START, 1, "the League,"),
        (Edge.START, -1, "Vestria, for the League,"),
        (Edge.START, -9, "Vestria, for the League,"),
        (Edge.END, 1, "for the League, said"),
        (Edge.END, -1, "for the"),
        (Edge.END, -3, "for the League,"),
        (Edge.START, 3, "for the League,"),
    ],
)
def test_an_end_goes_by_word_and_leaves_one(edge: Edge, step: int, expected: str) -> None:
    start = TEXT.index("for the")
    passage = Passage(start, TEXT.index(" said"))
    assert _words(Words(TEXT).moved(passage, edge, step)) == expected


def test_an_end_inside_a_word_goes_to_the_next_end_of_one() -> None:
    words = Words("one two three")
    assert words.moved(Passage(0, 5), Edge.END, 1) == Passage(0, 7)
    assert words.moved(Passage(0, 5), Edge.END, -1) == Passage(0, 3)
    assert words.moved(Passage(5, 13), Edge.START, -1) == Passage(4, 13)
    assert words.moved(Passage(5, 13), Edge.START, 1) == Passage(8, 13)


def test_one_goes_on_by_sentence_and_stays_at_either_end() -> None:
    words = Words(TEXT)
    first, second, _, last = words.sentences
    assert words.next_sentence(first, 1) == second
    assert words.next_sentence(second, -1) == first
    assert words.next_sentence(first, -1) == first
    assert words.next_sentence(last, 1) == last
    assert words.next_sentence(Passage(second.start + 3, second.end - 2), -1) == second


@given(st.text(alphabet="ab .!?\n\"'中。", max_size=60), st.data())
def test_no_step_leaves_the_text_or_empties_a_passage(text: str, data: st.DataObject) -> None:
    words = Words(text)
    covered = sum(each.end - each.start for each in words.sentences)
    assert covered >= sum(not each.isspace() for each in text)
    assert all(
        one.end <= other.start
        for one, other in zip(words.sentences, words.sentences[1:], strict=False)
    )
    if len(text) < 2:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    passage = Passage(start, data.draw(st.integers(start + 1, len(text))))
    for edge in Edge:
        moved = words.moved(passage, edge, data.draw(st.integers(-4, 4)))
        assert 0 <= moved.start < moved.end <= len(text)
    assert words.sentence_at(start) in (None, *words.sentences)


def test_a_text_without_words_has_no_steps() -> None:
    words = Words(" \n ")
    assert words.sentence_at(0) is None
    assert words.moved(Passage(0, 1), Edge.END, 1) == Passage(0, 1)
    assert words.next_sentence(Passage(0, 1), 1) == Passage(0, 1)


def test_a_leader_of_full_stops_takes_no_time() -> None:
    words = Words(f"Tolls {'.' * 200_000}12 Quays.")
    assert len(words.sentences) == 1
