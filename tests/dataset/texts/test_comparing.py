"""Words looked for in a text: they stand there, set otherwise, printed otherwise, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.comparing import Fit, SourceText

TEXT = SourceText(
    "The harbour council met on Monday.\n\n\u201cThe north lock stays open \u2014 as ever \u2014\n"
    "through the winter,\u201d Anna Vale said, and asked for pa-\ntience and long-\nterm plans.\n"
)
WORDS = st.lists(st.sampled_from(["lock", "toll", "winter", "carrier", "open"]), min_size=1)


def fit(words: str) -> Fit:
    return (TEXT.found(words) or TEXT.nearest(words)).fit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The north lock stays open", Fit.EXACT),
        ("stays open \u2013 as ever \u2013 through the winter", Fit.TYPOGRAPHIC),
        ("asked for patience", Fit.TYPOGRAPHIC),
        ("long-term plans", Fit.TYPOGRAPHIC),
        ("The north lock stays shut", Fit.DIFFERS),
        ("the north lock stays open", Fit.DIFFERS),
        ("a bridge of stone over the southern basin", Fit.ABSENT),
        ("", Fit.ABSENT),
    ],
)
def test_words_fit_as_they_stand_in_the_text(words: str, expected: Fit) -> None:
    assert fit(words) is expected


def test_words_inside_of_another_word_are_not_those_words() -> None:
    assert fit("counci") is not Fit.EXACT
    assert SourceText("\u5e0c\u671b\u548c\u5e73").found("\u548c\u5e73") is not None


def test_what_differs_is_told_in_words() -> None:
    found = TEXT.nearest("The south lock stays open")
    assert found.differences == "'south' (printed: 'north')"
    assert TEXT.text[found.start : found.end] == "The north lock stays open"


def test_words_are_found_between_two_places_alone() -> None:
    text = SourceText("open, open and \u201copen\u201d")
    assert text.found("open", 6, 10) == (Fit.EXACT, 6, 10, "")
    assert text.found("open", 1, 5) is None


def test_words_are_looked_for_in_an_empty_text() -> None:
    text = SourceText("")
    assert text.found("open") is None
    assert text.nearest("open").fit is Fit.ABSENT


@given(WORDS, WORDS, WORDS)
def test_words_of_a_text_are_found_where_they_are(
    before: list[str], words: list[str], after: list[str]
) -> None:
    quote = " ".join(words)
    text = SourceText(" ".join((*before, quote, *after)))
    found = text.found(quote)
    assert found is not None
    assert text.text[found.start : found.end] == quote


@given(WORDS)
def test_words_that_are_set_otherwise_are_found_where_they_are(words: list[str]) -> None:
    printed = "\n".join(f"\u201c{word}\u201d" for word in words)
    text = SourceText(f"Here: {printed} \u2026")
    found = text.found(" ".join(f'"{word}"' for word in words))
    assert found is not None
    assert found.fit is Fit.TYPOGRAPHIC
    assert text.text[found.start : found.end] == printed


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_can_be_searched_for_anything(text: str, words: str) -> None:
    looked = SourceText(text)
    found = looked.found(words) or looked.nearest(words)
    assert 0 <= found.start <= found.end <= len(text)
