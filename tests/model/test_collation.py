"""Collation: names, titles and locators as a reader expects them to be sorted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.collation import sort_key

READERS = [
    ["7 Sisters", "G7", "G20", "G77", "Group of 8"],
    ["Elan", "Élan", "Élania", "Elba", "Zuland"],
    ["al-Assad", "al Assadi", "Albania"],
    ["New York", "Newark"],
    ["9th fleet", "10th fleet", "Abel", "Ωmega", "Анна", "Яна", "שלום", "أحمد", "中国"],
    ["Lodz", "Łódź", "Lof"],
    ["Oslo", "Østerby", "Otranto"],
    ["Е", "Єва", "Жук"],
    ["paragraph 2", "paragraph 10", "paragraph 10a"],
    ["", "a"],
]


@pytest.mark.parametrize("expected", READERS)
def test_names_are_sorted_as_a_reader_expects(expected: list[str]) -> None:
    for begun in range(len(expected)):
        assert sorted([*expected[begun:], *expected[:begun]], key=sort_key) == expected


def test_case_and_quotation_marks_are_looked_at_last() -> None:
    *alike, last = sorted(["beta", "Alpha", "„Alpha“", "alpha"], key=sort_key)
    assert (len(alike), last) == (3, "beta")
    assert sort_key("Dae-sung").split("\0")[0] == sort_key("dae sung").split("\0")[0]


@given(st.lists(st.text()))
def test_the_order_never_depends_on_the_order_before(names: list[str]) -> None:
    before = list(reversed(names))
    assert sorted(before, key=sort_key) == sorted(names, key=sort_key)


@given(st.text(), st.text())
def test_two_texts_share_a_key_only_where_they_are_the_same(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.integers(min_value=0, max_value=10**30), st.integers(min_value=0, max_value=10**30))
def test_numbers_are_sorted_by_their_value(one: int, other: int) -> None:
    assert (sort_key(f"no. {one}") < sort_key(f"no. {other}")) == (one < other)
