"""Typos: how many are allowed, and what is still the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.search.typos import ACCEPTED, allowed_edits, nearest, similarity


def test_longer_words_may_hold_more_typos() -> None:
    lengths = (0, 1, 2, 3, 5, 6, 9, 10, 30)
    assert [allowed_edits(n) for n in lengths] == [0, 0, 0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("tilerson", "tillerson"),
        ("putni", "putin"),
        ("gillerson", "tillerson"),
        ("upti", "putin"),
        ("tiler", "tillerson"),
        ("лаврв", "лавров"),
        ("switzrland", "switzerland"),
    ],
)
def test_a_typo_is_forgiven(typed: str, word: str) -> None:
    assert similarity(typed, word) >= ACCEPTED


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kubernetes", "bern"),
        ("bern", "kubernetes"),
        ("us", "uk"),
        ("xan", "can"),
        ("tix", "tillerson"),
        ("2017", "2016"),
        ("korea", "kosovo"),
        ("word", ""),
        ("", "word"),
    ],
)
def test_another_word_is_not_taken_for_a_typo(typed: str, word: str) -> None:
    assert similarity(typed, word) == 0


def test_a_wrong_first_letter_costs_more_than_another() -> None:
    assert similarity("gillerson", "tillerson") < similarity("tillersom", "tillerson")


def test_a_whole_word_is_more_alike_than_the_beginning_of_one() -> None:
    assert similarity("ptin", "putin") > similarity("ptin", "putinist")


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_likeness_is_nothing_or_from_the_threshold_up_to_one(typed: str, word: str) -> None:
    alike = similarity(typed, word)
    assert alike == 0 or ACCEPTED <= alike <= 1


def test_the_nearest_name_is_proposed() -> None:
    assert nearest("holdr", ("with", "holder")) == "holder"
    assert nearest("zzz", ("with", "holder")) == ""
    assert nearest("zzz", ()) == ""
