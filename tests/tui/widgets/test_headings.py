"""Headings: what is cut says so, and titles that begin alike are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.tui.widgets.headings import headings, widths_for
from dipview.tui.widgets.text_spans import text_of, width_of

BOUNDS = (9, 14)
TOLLS = ("Harbour tolls should be abolished", "Harbour tolls should be doubled")


def read(titles: tuple[str, ...], width: int, most: int = 3) -> list[str]:
    drawn = headings(titles, [width] * len(titles), most)
    return ["/".join(map(text_of, lines)) for lines in drawn]


def test_a_title_that_fits_is_whole_on_as_many_lines_as_it_takes() -> None:
    assert read(("Tolls",), 14) == ["Tolls"]
    assert read(("Harbour tolls for ships",), 14) == ["Harbour tolls/for ships"]


def test_titles_that_begin_alike_show_what_tells_them_apart() -> None:
    assert read(TOLLS, 9, 3) == ["Harbour/tolls …/abolished", "Harbour/tolls …/doubled"]
    assert read(TOLLS, 14, 2) == ["Harbour tolls/… abolished", "Harbour tolls/… doubled"]
    assert read(TOLLS, 40, 1) == list(TOLLS)


def test_titles_that_differ_in_two_places_show_both_where_they_must() -> None:
    titles = ("tolls on salt end", "tolls on salt rise", "tolls on fish end", "tolls on fish rise")
    drawn = read(titles, 9, 2)
    assert len(set(drawn)) == 4


def test_titles_of_a_script_without_spaces_are_told_apart_too() -> None:
    titles = ("港湾通行料金を廃止すべきである", "港湾通行料金を倍増すべきである")
    assert read(titles, 9, 1) == ["…廃止す…", "…倍増す…"]


def test_a_title_that_is_cut_ends_with_an_ellipsis() -> None:
    assert read(("one two three four five six", "seven"), 9, 2) == ["one two/three …", "seven"]
    assert read(("Nothing but one enormouslylongword", "x"), 9, 2)[0].endswith("…")


@pytest.mark.parametrize("count", [2, 200])
def test_alike_titles_stay_alike_without_end(count: int) -> None:
    assert read(("the same title that is too long",) * count, 9, 2) == ["the same/title …"] * count


@given(
    words=st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=14), max_size=6),
    width=st.integers(6, 14),
    most=st.integers(1, 4),
)
def test_headings_keep_to_their_room_and_say_what_is_missing(
    words: list[list[str]], width: int, most: int
) -> None:
    titles = [" ".join(each) for each in words]
    for title, lines in zip(titles, headings(titles, [width] * len(titles), most), strict=True):
        assert 1 <= len(lines) <= most
        assert all(width_of(line) <= width for line in lines)
        assert (" ".join(map(text_of, lines)) == title) != any("…" in text_of(x) for x in lines)


def test_free_width_goes_to_the_titles_that_need_it() -> None:
    assert widths_for(("Tolls", *TOLLS), 100, 2, BOUNDS) == [9, 16, 15]
    assert widths_for(("Tolls", *TOLLS), 40, 2, BOUNDS) == [9, 13, 13]
    assert widths_for(TOLLS, 10, 2, BOUNDS) == [9, 9]
    assert widths_for((), 10, 2, BOUNDS) == []
