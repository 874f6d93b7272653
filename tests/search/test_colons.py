"""A word with a colon that names no field is searched as a word, and that is told."""

from __future__ import annotations

import pytest

from dipview.search.colons import remark_on
from dipview.search.query_parser import parsed


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Operation: Dawn", "Operation:"),
        ("'Operation: Dawn'", "'Operation:"),
        ("the ^Operation:Dawn", "^Operation:Dawn"),
        ("10:30", "10:30"),
        ("by:johnson Note: this", "Note:"),
        ("not:(Note: this)", "Note:"),
    ],
)
def test_a_word_with_a_colon_that_names_no_field_is_remarked_on(query: str, marked: str) -> None:
    parsed(query)
    remark = remark_on(query)
    assert remark is not None
    assert query[remark.offset : remark.offset + remark.length] == marked
    assert remark.message.endswith("is searched as a word, it names no field")
    assert "by, " in remark.hint


@pytest.mark.parametrize(
    "query",
    [
        "",
        "dawn",
        "by:johnson",
        "date>=2017",
        '"Operation: Dawn"',
        "„Operation: Dawn“",
        '^"Operation: Dawn"',
        "https://example.org/a",
        ":",
        "::",
        "nosuch:field",
        '"Operation: Dawn',
    ],
)
def test_fields_quotations_addresses_and_mistakes_are_not_remarked_on(query: str) -> None:
    assert remark_on(query) is None
