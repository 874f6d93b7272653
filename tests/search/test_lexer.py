"""The lexer: tokens, their places, and what is not a token yet."""

from __future__ import annotations

import pytest

from dipview.search.lexer import LONGEST_QUERY, Token, TokenKind, tokens
from dipview.search.query import OPENING_QUOTES, Anchor, Comparison, Extent
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import FilterField


def only(query: str) -> Token:
    (token,) = tokens(query)
    return token


@pytest.mark.parametrize(
    ("query", "text", "anchor"),
    [
        ("'assad", "assad", Anchor.WHOLE),
        ('"al assad"', "al assad", Anchor.WHOLE),
        ("“al assad”", "al assad", Anchor.WHOLE),
        ("„al assad“", "al assad", Anchor.WHOLE),
        ("„al assad”", "al assad", Anchor.WHOLE),
        ("”al assad”", "al assad", Anchor.WHOLE),
        ("«al assad»", "al assad", Anchor.WHOLE),
        ("»al assad«", "al assad", Anchor.WHOLE),
        ("»al assad»", "al assad", Anchor.WHOLE),
        ("‹al assad›", "al assad", Anchor.WHOLE),
        ("›al assad‹", "al assad", Anchor.WHOLE),
        ("「al assad」", "al assad", Anchor.WHOLE),
        ("『al assad』", "al assad", Anchor.WHOLE),
        ('“al assad"', "al assad", Anchor.WHOLE),
        ("^„al ass“", "al ass", Anchor.START),
        ('\'"al assad"', "al assad", Anchor.WHOLE),
        ("^ass", "ass", Anchor.START),
        ('^"al ass"', "al ass", Anchor.START),
        ("sad$", "sad", Anchor.END),
        ('"al sad"$', "al sad", Anchor.END),
        ("^assad$", "assad", Anchor.WHOLE),
    ],
)
def test_marks_make_phrases(query: str, text: str, anchor: Anchor) -> None:
    token = only(query)
    assert (token.kind, token.text, token.anchor) == (TokenKind.PHRASE, text, anchor)
    assert token.extent == Extent(0, len(query))


@pytest.mark.parametrize("sign", OPENING_QUOTES)
def test_a_lone_quotation_mark_is_told_and_what_closes_it(sign: str) -> None:
    with pytest.raises(QueryError) as caught:
        list(tokens(f"assad{sign}dawn"))
    assert caught.value.offset == len("assad")
    assert next(iter(tokens(f"{sign}dawn{caught.value.hint.split()[3]}"))).text == "dawn"


def test_a_value_may_stand_in_any_quotation_marks() -> None:
    for value in ("„saudi arabia“", "«saudi arabia»", "「saudi arabia」"):
        assert only(f"with:{value}").text == "saudi arabia"


def test_a_colon_in_quoted_words_names_no_field() -> None:
    for query in ('"Operation: Dawn"', "„Operation: Dawn“", "«x:y»"):
        assert only(query).kind is TokenKind.PHRASE
    found = list(tokens("'Operation: Dawn'"))
    assert [each.kind for each in found] == [TokenKind.PHRASE, TokenKind.WORD]


@pytest.mark.parametrize("word", ["russia", "Russia’s", "https://x.org/a", "10:30", "$", "a<b"])
def test_anything_else_is_a_word(word: str) -> None:
    token = only(word)
    assert (token.kind, token.text) == (TokenKind.WORD, word)


def test_a_field_takes_the_value_that_follows() -> None:
    token = only('WITH:"saudi arabia"')
    assert token.field is FilterField.WITH
    assert token.text == "saudi arabia"
    assert token.value == Extent(5, 14)


@pytest.mark.parametrize(
    ("query", "comparison"),
    [
        ("date:2017", Comparison.IS),
        ("date>=2017", Comparison.FROM),
        ("since:2017", Comparison.FROM),
        ("date<=2017", Comparison.UNTIL),
        ("until:2017", Comparison.UNTIL),
        ("date>2017", Comparison.AFTER),
        ("date<2017", Comparison.BEFORE),
    ],
)
def test_dates_can_be_compared(query: str, comparison: Comparison) -> None:
    token = only(query)
    assert (token.field, token.comparison) == (FilterField.DATE, comparison)


def test_tokens_know_where_they_stand() -> None:
    found = [(token.kind, token.extent) for token in tokens(" (a or !b) not:c")]
    assert found == [
        (TokenKind.OPEN, Extent(1, 1)),
        (TokenKind.WORD, Extent(2, 1)),
        (TokenKind.OR, Extent(4, 2)),
        (TokenKind.NOT, Extent(7, 1)),
        (TokenKind.WORD, Extent(8, 1)),
        (TokenKind.CLOSE, Extent(9, 1)),
        (TokenKind.NOT, Extent(11, 4)),
        (TokenKind.WORD, Extent(15, 1)),
    ]


@pytest.mark.parametrize(
    ("query", "offset", "message"),
    [
        ("with:", 0, "with: has no value yet"),
        ("a with: b", 2, "with: has no value yet"),
        ('with:"  "', 0, "with: has no value yet"),
        ("date>=", 0, "date>= has no value yet"),
        ('a "b', 2, "this quotation mark is not closed yet"),
        ('with:"saudi', 5, "this quotation mark is not closed yet"),
        ('""', 0, "there is nothing between the quotation marks"),
        ("'", 0, "there is nothing after '"),
        ("a ^ b", 2, "there is nothing after ^"),
        ("holdr:italy", 0, "there is no field called holdr:"),
        ("x" * (LONGEST_QUERY + 1), LONGEST_QUERY, "a query can have 2000 characters"),
    ],
)
def test_what_is_not_a_token_yet_is_told_gently(query: str, offset: int, message: str) -> None:
    with pytest.raises(QueryError, match=message.replace("^", r"\^")) as caught:
        list(tokens(query))
    assert caught.value.offset == offset
    assert caught.value.hint


def test_an_unknown_field_is_told_the_known_ones() -> None:
    with pytest.raises(QueryError) as caught:
        list(tokens("holdr:italy"))
    assert caught.value.hint.startswith("did you mean holder:? the fields are with, by, holder,")
    with pytest.raises(QueryError) as caught:
        list(tokens("zzzzzz:italy"))
    assert caught.value.hint.startswith("the fields are with")
