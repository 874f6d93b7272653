"""Completion goes on with what was typed, and only where it can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.dataset import Dataset
from dipview.search.completion import completed
from dipview.search.query_parser import parsed


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("hol", "holder:"),
        ("russia iss", "russia issue:"),
        ("(hol", "(holder:"),
        ("!sta", ""),
        ("stan", "stance:"),
        ("sin", "since:"),
        ("ho", ""),
        ("holders", ""),
        ("stance:opp", "stance:oppose"),
        ("stance:zz", ""),
        ("kind:pers", "kind:person"),
        ("form:", ""),
        ("holder:uni", "holder:united-states"),
        ("by:rex", "by:rex-tillerson"),
        ("with:lake", "with:lake-meeting"),
        ("issue:sanc", "issue:sanctions"),
        ("issue:rex", ""),
        ("role:min", ""),
        ("date:20", ""),
        ("nofield:x", ""),
        ('"hol', ""),
        ("hol ", ""),
        ("", ""),
    ],
)
def test_the_last_word_is_completed(positions: Dataset, query: str, whole: str) -> None:
    assert completed(query, positions) == whole


def test_without_a_dataset_no_id_is_completed() -> None:
    assert completed("holder:uni") == ""
    assert completed("stance:opp") == "stance:oppose"


@given(st.text(alphabet="abdehilnorst:-!( \"'", max_size=14))
def test_what_is_completed_begins_as_typed_and_reads_where_a_value_is_given(query: str) -> None:
    whole = completed(query)
    assert not whole or (whole.startswith(query) and len(whole) > len(query))
    if whole and not whole.endswith(":") and not set(query) & set("!( \"'"):
        parsed(whole)
