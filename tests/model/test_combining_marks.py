"""Marks put in order before: normalizing gives the same, and sorts nothing over long ways."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right, insort
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.normal_form import normal_form
from dipview.model import combining_marks
from dipview.model.collation import sort_key
from dipview.model.combining_marks import Form, in_order, is_composed, normalized

MARKED = st.text(alphabet="ae\u0301\u0316\u0327\u0344\u034f\u05b0!", max_size=120)
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")


@given(MARKED)
def test_a_text_put_in_order_is_normalized_to_the_same(text: str) -> None:
    for form in FORMS:
        assert normalized(form, text) == unicodedata.normalize(form, text)


@given(MARKED)
def test_a_text_is_composed_if_normalizing_leaves_it(text: str) -> None:
    assert is_composed(text) == (unicodedata.normalize("NFC", text) == text)


def test_marks_of_one_class_keep_their_order() -> None:
    marks = "\u0301\u0300\u0316" * 20
    assert in_order(f"a{marks}b") == "a" + "\u0316" * 20 + "\u0301\u0300" * 20 + "b"


def _moves(text: str) -> int:
    """Count over how many others marks are moved where a text is normalized."""
    moves = 0
    for is_mark, run in groupby(map(unicodedata.combining, text), bool):
        placed: list[int] = []
        for each in run if is_mark else ():
            moves += len(placed) - bisect_right(placed, each)
            insort(placed, each)
    return moves


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count what normalizing moves, each time that it is asked to."""
    counts: list[int] = []

    class Counting:
        combining = staticmethod(unicodedata.combining)

        @staticmethod
        def normalize(form: Form, text: str) -> str:
            counts.append(_moves(text))
            return unicodedata.normalize(form, text)

        @staticmethod
        def is_normalized(form: Form, text: str) -> bool:
            counts.append(_moves(text))
            return unicodedata.is_normalized(form, text)

    monkeypatch.setattr(combining_marks, "unicodedata", Counting)
    return counts


@pytest.mark.parametrize("pairs", [100, 1_000, 3_000])
def test_long_runs_of_marks_are_moved_over_no_long_way(pairs: int, moved: list[int]) -> None:
    text = "a" + "\u0301\u0316" * pairs
    assert normal_form(text).text == unicodedata.normalize("NFC", text)
    assert sort_key(text)
    assert moved
    assert sum(moved) == 0
    assert _moves(text) == pairs * (pairs + 1) // 2
