"""Widths of columns: they make up the page, whatever the columns wish for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.docx.widths import Wish, longest_word, shared, width_of

WISHES = st.lists(
    st.builds(Wish, st.integers(0, 20_000), st.integers(0, 90_000), st.booleans()),
    min_size=1,
    max_size=60,
)


@given(WISHES, st.integers(3_000, 30_000))
def test_columns_make_up_the_page_exactly(wishes: list[Wish], room: int) -> None:
    widths = shared(room, wishes)
    assert sum(widths) == room
    assert len(widths) == len(wishes)
    assert min(widths) > 0


@given(WISHES)
def test_each_gets_its_least_where_all_have_room_for_it(wishes: list[Wish]) -> None:
    room = sum(wish.least for wish in wishes) + 1_000
    for wish, width in zip(wishes, shared(room, wishes), strict=True):
        assert width >= wish.least


def test_dates_get_what_they_need_and_words_the_rest() -> None:
    date, words = Wish(1_500, 1_500, grows=False), Wish(1_500, 40_000)
    assert shared(10_000, [date, words]) == [1_500, 8_500]
    assert shared(10_000, [date, Wish(100, 200)]) == [1_500, 8_500]
    assert shared(10_000, [date, date]) == [5_000, 5_000]
    assert shared(1_000, []) == []


def test_wide_characters_take_more_and_break_anywhere() -> None:
    assert width_of("港", 10) > width_of("m", 10) > width_of("i", 10) > 0
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert longest_word("港は開いている", 10) == 0
    assert longest_word("a longest-known word", 10) == width_of("longest", 10)
