"""Highlights: the characters that answer, and no half letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.search.highlights import spans
from dipview.search.query_parser import parsed


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in spans(query, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("til", "Rex Tillerson", ["Til"]),
        ("til", "Tim", []),
        ("tilerson", "Rex Tillerson", ["Tillerson"]),
        ("lerson", "Rex Tillerson", ["lerson"]),
        ("rex tillerson", "Tillerson, Rex", ["Tillerson", "Rex"]),
        ("us", "the U.S. fleet", ["U.S"]),
        ("obrien", "Seán O’Brien", ["O’Brien"]),
        ("stras", "Große Straße", ["Straß"]),
        ("strass", "Straße", ["Straß"]),
        ("cote", "Co\u0302te", ["Co\u0302te"]),
        ("co", "Co\u0302te", ["Co\u0302"]),
        ("بشا", "قال بشار الأسد", ["بشار"]),
        ("лав", "Сергей Лавров", ["Лав"]),
        ("本", "日本国", ["本"]),
        ("secretary of state", "Secretary of State", ["Secretary", "State"]),
        ("of", "Secretary of State", ["of"]),
        ("'may", "Mayor May", ["May"]),
        ("^ma", "Mayor May", ["Ma", "Ma"]),
        ("or$", "Mayor May", ["or"]),
        ('"mayor may"', "a Mayor, May", ["Mayor, May"]),
        ('^"mayor m"', "Mayor May", ["Mayor M"]),
        ('"or may"$', "Mayor May", ["or May"]),
        ('"…"', "…", []),
        ("may !johnson", "May and Johnson", ["May"]),
        ("(may or johnson) and", "May and Johnson", ["May", "and", "Johnson"]),
        ("with:may", "May", []),
        ("with:", "with: May", []),
        ("", "May", []),
        ("may", "", []),
        ("assad al", "al-Assad", ["al", "Assad"]),
        ("alas as", "alas", ["alas"]),
        ("हि", "हिन्दी", ["हि"]),
        ("ह", "हिन्दी", ["हि"]),
    ],
)
def test_what_answers_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


def test_a_query_that_was_read_before_marks_the_same() -> None:
    assert spans(parsed("til"), "Rex Tillerson") == spans("til", "Rex Tillerson") == ((4, 7),)


TEXTS = st.text(alphabet=st.sampled_from("abé\u0301ßﬁ بشَا日हि\u200d-.'U "), max_size=30)


@given(TEXTS, TEXTS)
def test_marks_lie_within_the_text_in_order_and_apart(query: str, text: str) -> None:
    before = 0
    for start, end in spans(query, text):
        assert before <= start < end <= len(text)
        assert end == len(text) or not unicodedata.category(text[end]).startswith("M")
        before = end + 1
