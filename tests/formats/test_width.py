"""Widths: what is cut, padded and wrapped fits its cells, and nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from dipview.formats import width as width_module
from dipview.formats.safe_text import show
from dipview.formats.width import cells, cut, fit, pad, wrap

SHOWN = st.text(st.one_of(st.characters(), st.sampled_from("ab 港é👩\u200d"))).map(show)


LATIN = st.text(st.characters(max_codepoint=0x205E))


@given(st.one_of(SHOWN, LATIN.map(show)))
def test_widths_are_those_of_the_tables(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(st.text(sorted(width_module._SINGLE)))
def test_what_needs_no_tables_is_one_cell_a_character_by_them_too(text: str) -> None:
    assert split_graphemes(text) == ([(at, at + 1, 1) for at in range(len(text))], len(text))


@given(SHOWN, st.integers(0, 40))
def test_cut_text_fits(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width


@given(SHOWN, st.integers(1, 40))
def test_fitted_text_fills_its_cells(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


@given(SHOWN, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


GLUED = st.lists(
    st.sampled_from(["a", "bcd", "é", "港", " ", "  ", ", ", width_module.GLUE, "[3]", "; "])
).map("".join)


@given(GLUED, st.integers(1, 24))
def test_what_jumps_from_line_to_line_breaks_as_word_by_word(text: str, width: int) -> None:
    assert wrap(text, width) == width_module._wrapped_by_words(text.strip(" "), width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 8, ["one  two"]),
        ("incomprehensible words", 8, ["incompre", "hensible", "words"]),
        ("港は開いている", 6, ["港は開", "いてい", "る"]),
        ("港", 1, ["港"]),
        ("a港b", 1, ["a", "港", "b"]),
        ("said so [1]~§18", 12, ["said so", "[1]~§18"]),
        ("so [1]~pages~8,~19,~20 all", 9, ["so", "[1]~pages", "8,~19,~20", "all"]),
        ("[1]~pages~8,~19,~20 all", 14, ["[1]~pages~8,", "19,~20 all"]),
        ("[1]~incomprehensible~8", 9, ["[1]~incom", "prehensib", "le~8"]),
    ],
)
def test_lines_break_at_spaces_and_else_between_characters(
    text: str, width: int, lines: list[str]
) -> None:
    wrapped = wrap(text.replace("~", width_module.GLUE), width)
    assert [line.replace(width_module.GLUE, "~") for line in wrapped] == lines


def test_an_ellipsis_says_that_something_is_left_out() -> None:
    assert cut("Ruritania", 5) == "Ruri…"
    assert cut("港は開いて", 6) == "港は…"


def test_a_family_of_emoji_is_not_parted() -> None:
    assert cut("👩\u200d👩\u200d👧 at home", 4) == "👩\u200d👩\u200d👧…"


def test_numbers_are_padded_on_the_left() -> None:
    assert pad("7", 3, right=True) == "  7"
    assert pad("long", 2) == "long"
