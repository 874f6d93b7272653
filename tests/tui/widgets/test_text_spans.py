"""Spans: cutting and wrapping keep all text and never exceed their cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dipview.formats.safe_text import show
from dipview.tui.theme import Role
from dipview.tui.widgets.text_spans import (
    TextSpan,
    _wrapped,
    clusters,
    fit,
    limited,
    pad,
    width_of,
    wrap,
)

texts = st.text(st.sampled_from("ab c\u0301日本👩\u200d👧\ufe0f❤שלو")).map(show)
lines = st.lists(st.builds(TextSpan, texts, st.sampled_from((Role.INK, Role.QUIET)))).map(tuple)
widths = st.integers(min_value=2, max_value=30)


def text_of(line: tuple[TextSpan, ...]) -> str:
    return "".join(span.text for span in line)


@given(texts)
def test_clusters_are_the_text_and_their_cells_are_its_cells(text: str) -> None:
    pieces = list(clusters(text))
    assert "".join(pieces) == text
    assert sum(map(cell_len, pieces)) == cell_len(text)


@given(lines, widths)
def test_a_fitted_line_is_never_too_wide_and_is_whole_where_it_fits(
    line: tuple[TextSpan, ...], width: int
) -> None:
    fitted = fit(line, width)
    assert width_of(fitted) <= width
    assert (fitted == line) == (width_of(line) <= width)


@given(lines, widths)
def test_a_padded_line_is_exactly_as_wide_as_asked_on_either_side(
    line: tuple[TextSpan, ...], width: int
) -> None:
    assert width_of(pad(line, width)) == width_of(pad(line, width, right=True)) == width


@pytest.mark.parametrize("mark", ["", " 東"])
def test_no_line_ends_in_a_date(mark: str) -> None:
    told = (TextSpan(f"at Ostrel · 15 Nov 2033 · since Mar 2031 · 4 May{mark}"),)
    assert list(map(text_of, wrap(told, 14))) == [
        *("at Ostrel ·", "15 Nov 2033 ·", "since Mar 2031"),
        f"· 4 May{mark}",
    ]
    narrow = wrap((TextSpan("15 Nov 2033"),), 6)
    assert list(map(text_of, narrow)) == ["15 Nov", "2033"]


@given(lines, widths)
def test_wrapping_loses_nothing_but_spaces(line: tuple[TextSpan, ...], width: int) -> None:
    wrapped = wrap(line, width)
    assert all(width_of(each) <= width for each in wrapped)
    assert "".join(map(text_of, wrapped)).replace(" ", "") == text_of(line).replace(" ", "")


def test_lines_are_broken_between_words() -> None:
    wrapped = wrap((TextSpan("one two"), TextSpan(" three", Role.QUIET)), 9)
    assert list(map(text_of, wrapped)) == ["one two", "three"]
    assert wrapped[1][0].role is Role.QUIET


def test_a_mark_without_a_letter_leaves_no_line_too_wide() -> None:
    wrapped = wrap((TextSpan("\u0301 a日"),), 2)
    assert list(map(text_of, wrapped)) == ["\u0301", "a", "日"]


def test_a_word_that_is_longer_than_a_line_is_broken_inside() -> None:
    assert list(map(text_of, wrap((TextSpan("abcdefgh ij"),), 4))) == ["abcd", "efgh", "ij"]


def test_a_word_wider_than_a_line_is_broken_behind_its_hyphens() -> None:
    line = (TextSpan("a non-proliferation plan"),)
    assert list(map(text_of, wrap(line, 14))) == ["a", "non-", "proliferation", "plan"]
    assert list(map(text_of, wrap(line, 6))) == ["a", "non-", "prolif", "eratio", "n plan"]


def test_nothing_fits_in_no_cells() -> None:
    assert fit((TextSpan("a"),), 0) == ()
    assert pad((TextSpan("a"),), 0) == ()


@given(
    texts=st.lists(st.text(alphabet="ab- é“\n", max_size=30), max_size=4),
    width=st.integers(1, 12),
)
def test_text_of_single_cells_is_broken_and_cut_as_any_other_is(
    texts: list[str], width: int
) -> None:
    roles = list(Role)
    spans = tuple(TextSpan(text, roles[at]) for at, text in enumerate(texts))
    assert list(map(text_of, wrap(spans, width))) == list(map(text_of, slowly(spans, width)))
    assert [set(line) for line in map(seen, wrap(spans, width))] == [
        set(line) for line in map(seen, slowly(spans, width))
    ]


def slowly(line: tuple[TextSpan, ...], width: int) -> list[tuple[TextSpan, ...]]:
    """Break a line with a wide character before it, in a paragraph of its own, which is slower."""
    return wrap((TextSpan("語\n"), *line), width)[1:] if width > 1 else list(_wrapped(line, width))


def seen(line: tuple[TextSpan, ...]) -> list[tuple[str, Role]]:
    return [(character, span.role) for span in line for character in span.text]


def test_lines_beyond_a_limit_are_dropped_and_the_last_one_says_so() -> None:
    lines = wrap((TextSpan("one two three four"),), 6)
    assert list(map(text_of, limited(lines, 4, 6))) == ["one", "two", "three", "four"]
    assert list(map(text_of, limited(lines, 3, 6))) == ["one", "two", "three…"]
    assert list(map(text_of, limited(lines, 2, 6))) == ["one", "two …"]
