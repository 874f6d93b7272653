"""Mistakes shown with carets under them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dipview.search.query_errors import QueryError, rendered


def test_the_caret_stands_under_the_mistake() -> None:
    error = QueryError("no actor is called 'atlantis'", 7, 8, "write an id")
    assert rendered("a with:atlantis", error) == (
        "a with:atlantis\n       ^^^^^^^^\nno actor is called 'atlantis'\nwrite an id"
    )


def test_a_mistake_without_a_hint_takes_three_lines() -> None:
    assert rendered("(", QueryError("not closed", 0)) == "(\n^\nnot closed"


def test_wide_letters_and_marks_keep_the_caret_in_place() -> None:
    assert rendered("日e\u0301 (", QueryError("x", 4)).splitlines()[1] == "    ^"


def test_control_characters_never_reach_the_terminal() -> None:
    assert rendered("a\x1b[31m\n(", QueryError("x", 7)).splitlines()[0] == "a [31m ("


@given(st.text(max_size=20), st.integers(0, 30), st.integers(0, 30))
def test_any_mistake_can_be_shown(query: str, offset: int, length: int) -> None:
    assert "^" in rendered(query, QueryError("wrong", offset, length))
