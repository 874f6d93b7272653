"""Folding: what is dropped, what is spelt out, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dipview.search.folding import (
    fold,
    grapheme_range,
    is_right_to_left,
    is_unspaced,
    placed_words,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("Łukasz Wiśniewski", "lukasz wisniewski"),
        ("Kjell Ødegård", "kjell odegard"),
        ("Straße", "strasse"),
        ("STRASSE ẞ", "strasse ss"),
        ("Þór Æon œuvre", "thor aeon oeuvre"),
        ("Đoković ð", "dokovic d"),
        ("ısı İzmir", "isi izmir"),
        ("Əliyev", "aliyev"),
        ("O'Brien O’Brien O`Brien O´Brien Oʻzbek", "obrien obrien obrien obrien ozbek"),
        ("ﬁne № ２", "fine no 2"),
        ("بَشَّار الأسد", "بشار الاسد"),
        ("مـصـر", "مصر"),
        ("علی", "علي"),
        ("Ёлка Й", "елка и"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_marks_case_and_apostrophes_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("ŉ")
@example("ΐ ﷺ ǰ ᾳ")
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_letter_folds_to_something_that_stays() -> None:
    letters = "".join(map(chr, range(0x20, 0x3000)))
    assert fold(fold(letters)) == fold(letters)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_plain_text_folds_alike_by_both_ways(text: str) -> None:
    assert fold(text) == fold(text + "é")[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bashar al-Assad", ("bashar", "al", "assad")),
        ("the U.S. and U.A.E.", ("the", "us", "and", "uae")),
        ("J.D.Vance", ("jd", "vance")),
        ("G7, 2017.", ("g7", "2017")),
        ("snake_case", ("snake", "case")),
        ("日本国", ("日本国",)),
        ("हिन्दी।", ("हिनदी",)),
        ("— … !", ()),
        ("", ()),
    ],
)
def test_letters_and_digits_make_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    assert tuple(word.text for word in placed_words(text)) == words(text)


@given(st.text())
def test_every_folded_letter_comes_from_a_character_that_folds_to_it(text: str) -> None:
    for word in placed_words(text):
        assert len(word.origins) == len(word.text)
        assert list(word.origins) == sorted(word.origins)
        assert all(
            letter in fold(text[at]) for letter, at in zip(word.text, word.origins, strict=True)
        )


def test_a_range_takes_its_marks_along() -> None:
    text = "Re\u0301x"
    assert grapheme_range(text, 1, 2) == (1, 3)
    assert grapheme_range(text, 2, 4) == (1, 4)
    assert grapheme_range(text, 0, 1) == (0, 1)
    assert grapheme_range("\u1112\u1161\u11ab", 0, 1) == (0, 3)


def test_scripts_are_told_apart() -> None:
    assert is_right_to_left("بشار")
    assert is_right_to_left("שלום")
    assert not is_right_to_left("Assad Лавров")
    assert is_unspaced("日本")
    assert is_unspaced("ไทย")
    assert not is_unspaced("Bern")
    assert not is_unspaced("")
