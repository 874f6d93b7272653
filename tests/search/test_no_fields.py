"""What looks like a field and is none, and what looks like an operator and is none."""

from __future__ import annotations

import pytest

from dipview.search.lexer import TokenKind, tokens
from dipview.search.query_errors import QueryError


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("coded_by:x", "coded_by", "coder"),
        ("coded-by:x", "coded-by", "coder"),
        ("reviewed_by:x", "reviewed_by", "reviewer"),
        ("on_behalf_of:g77", "on_behalf_of", "for"),
        ("tags:x", "tags", "tag"),
        ("speakers:x", "speakers", "by"),
        ("isue:x", "isue", "issue"),
        ("x2:y", "x2", ""),
        ("région:nord", "région", ""),
        ('holdr:"a b"', "holdr", "holder"),
        ("(russia or tga:x)", "tga", "tag"),
        ("!coded_by:x", "coded_by", "coder"),
    ],
)
def test_an_unknown_field_is_a_mistake_under_its_name(query: str, name: str, meant: str) -> None:
    with pytest.raises(QueryError) as caught:
        list(tokens(query))
    error = caught.value
    assert error.message == f"there is no field called {name}:"
    assert query[error.offset : error.offset + error.length] == f"{name}:"
    assert f"did you mean {meant}:?" in error.hint if meant else "fields are" in error.hint


@pytest.mark.parametrize(
    "query",
    [
        "Operation: Dawn",
        "10:30",
        "https://a.example",
        "operation:",
        "at 10:30 sharp",
        "a :b",
        "_:x",
    ],
)
def test_a_colon_that_gives_no_field_a_value_stands_in_a_word(query: str) -> None:
    assert {token.kind for token in tokens(query)} == {TokenKind.WORD}
    assert " ".join(token.text for token in tokens(query)) == query


@pytest.mark.parametrize("query", ["by: anna", "tag:", "coder: ", "since:"])
def test_a_field_that_there_is_waits_for_its_value(query: str) -> None:
    with pytest.raises(QueryError, match="has no value yet"):
        list(tokens(query))


@pytest.mark.parametrize(
    ("query", "under", "hint"),
    [
        ("sanctions -russia", "-russia", "write !russia or not:russia"),
        ("-russia", "-russia", "write !russia or not:russia"),
        ('sanctions -"no fly"', "-", "write !russia or not:russia"),
        ("sanctions NOT russia", "NOT russia", "write !russia or not:russia"),
        ("NOT russia", "NOT russia", "write !russia or not:russia"),
        ("(a or NOT b)", "NOT b", "write !b or not:b"),
    ],
)
def test_who_leaves_something_out_as_elsewhere_is_told_how(
    query: str, under: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        list(tokens(query))
    error = caught.value
    assert query[error.offset : error.offset + error.length] == under
    assert error.message.endswith("leaves nothing out here")
    assert error.hint.startswith(hint)


@pytest.mark.parametrize(
    "query", ["a - b", "-5", "one-sided", "NOT", "DO NOT CROSS", "not russia", "x NOT", '"NOT a"']
)
def test_what_is_no_such_operator_stays_words(query: str) -> None:
    assert {token.kind for token in tokens(query)} <= {TokenKind.WORD, TokenKind.PHRASE}
