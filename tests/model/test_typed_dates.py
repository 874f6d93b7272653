"""Dates as people type them: read as they are meant, refused where they can be two days."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.spans import SpanError, read_span
from dipview.model.typed_dates import read_typed

TODAY = dt.date(2017, 4, 11)


def read(text: str) -> str:
    """Read a date as on 11 April 2017."""
    return read_typed(text).span(last=TODAY, today=TODAY).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 March", "2017-03-01"),
        ("1 March 2017", "2017-03-01"),
        ("1-March", "2017-03-01"),
        ("1.March", "2017-03-01"),
        ("1-Mar-2016", "2016-03-01"),
        ("1_march", "2017-03-01"),
        ("March 1", "2017-03-01"),
        ("March 1, 2017", "2017-03-01"),
        ("1st of March 2017", "2017-03-01"),
        ("the 2nd of march", "2017-03-02"),
        ("12 April", "2016-04-12"),
        ("11 April", "2017-04-11"),
        ("Apr", "2017-04"),
        ("May", "2016-05"),
        ("Sept 2016", "2016-09"),
        ("1 Sept", "2016-09-01"),
        ("Apr 2017", "2017-04"),
        ("april 2017", "2017-04"),
        ("29 Feb", "2016-02-29"),
        ("11.4.2017", "2017-04-11"),
        ("1. 3. 2017", "2017-03-01"),
        ("1.3.", "2017-03-01"),
        ("2017-4-1", "2017-04-01"),
        ("2017/04/01", "2017-04-01"),
        ("2017.4.1", "2017-04-01"),
        ("2017-4", "2017-04"),
        ("13/4/2017", "2017-04-13"),
        ("4/13/2017", "2017-04-13"),
        ("4/4/2017", "2017-04-04"),
        ("25-12-2016", "2016-12-25"),
        ("25/12", "2016-12-25"),
        ("today", "2017-04-11"),
        ("Yesterday", "2017-04-10"),
        ("tomorrow", "2017-04-12"),
        ("2017", "2017"),
        ("2017-04", "2017-04"),
        ("2017-04-28", "2017-04-28"),
        ("[..2017-04-10]", "[..2017-04-10]"),
        ("2011~/..", "2011~/.."),
        ("spring 2017", "2017-21"),
        ("Summer of 2017", "2017-22"),
        ("fall 2017", "2017-23"),
        ("winter-2017", "2017-24"),
        ("2017-21", "2017-21"),
        ("Q2 2017", "2017-34"),
        ("2017 Q2", "2017-34"),
        ("2017-q4", "2017-36"),
        ("second quarter of 2017", "2017-34"),
        ("the 3rd quarter 2017", "2017-35"),
        ("third third of 2017", "2017-39"),
        ("H2 2017", "2017-41"),
        ("first half of 2017", "2017-40"),
        ("2017?", "2017?"),
        ("2017-4?", "2017-04?"),
        ("Apr 2017?", "2017-04?"),
        ("1 March 2017 ?", "2017-03-01?"),
        ("perhaps Apr 2017", "2017-04?"),
        ("possibly-2017", "2017?"),
        ("about 2011", "2011~"),
        ("c. 2011", "2011~"),
        ("circa spring 2011", "2011-21~"),
        ("~2011", "2011~"),
        ("perhaps about 2011", "2011%"),
        ("~Q1 2017?", "2017-33%"),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert read(typed) == meant
    assert read(f"  {typed} ") == meant


def test_the_year_and_the_order_of_what_can_be_two_days_are_told() -> None:
    with pytest.raises(SpanError) as error:
        read_typed("3/4/2017")
    assert str(error.value) == "'3/4/2017' can be 3 April 2017 or 4 March 2017"
    assert error.value.hint == "write 2017-04-03 or 2017-03-04"
    with pytest.raises(SpanError) as error:
        read_typed("3/4")
    assert str(error.value) == "'3/4' can be 3 April or 4 March"
    assert error.value.hint == 'write "3 April" or "4 March"'


def test_a_day_that_no_calendar_has_had_by_then_is_refused() -> None:
    with pytest.raises(SpanError, match="there is no 29 Feb up to 0003-12-31"):
        read_typed("29 Feb").span(last=dt.date(3, 12, 31), today=TODAY)
    first = read_typed("2 January").span(last=dt.date(2, 1, 1), today=TODAY)
    assert first.text == "0001-01-02"


@pytest.mark.parametrize("typed", ["0 March", "0.3.2017", "1 March 0000"])
def test_a_day_that_is_in_no_calendar_is_refused_as_such(typed: str) -> None:
    with pytest.raises(SpanError) as error:
        read_typed(typed)
    assert str(error.value).startswith(f"{typed!r} is not a possible date")
    assert error.value.hint == "check the calendar"


@pytest.mark.parametrize(
    "typed",
    [
        "1 March soon",
        "2017 March 1",
        "March March",
        "mar 1 2 2017",
        "1 mar 2016 2017",
        "March 2017 1",
    ],
)
def test_words_that_are_no_part_of_a_date_make_it_none(typed: str) -> None:
    with pytest.raises(SpanError):
        read_typed(typed)


@pytest.mark.parametrize("typed", ["3/4/2017", "3-4-2017", "03/04/2017", "3/4"])
def test_what_can_be_two_days_is_refused_with_both(typed: str) -> None:
    with pytest.raises(SpanError) as error:
        read_typed(typed)
    assert "3 April" in str(error.value)
    assert "4 March" in str(error.value)
    forms = ("2017-04-03", "2017-03-04") if typed.endswith("2017") else ("3 April", "4 March")
    assert all(form in error.value.hint for form in forms)


@pytest.mark.parametrize(
    "typed",
    [
        "", "march march", "32 March 2017", "30 February", "29 Feb 2017", "0 March", "1 March 17",
        "soon", "ma", "1 2 March", "2017 1 March x", "31.4.2017", "13/13/2017", "2017-13-01",
        "1 Marchember", "0.0.2017", "3/4/17", "2017-0-1", "1 March?", "about yesterday",
        "Q5 2017", "fourth third of 2017", "3rd half 2017", "spring", "second quarter", "Q2",
        "spring 2017 2018", "last quarter of 2017", "2017/21", "2017.33", "2017 24", "2017-25",
        "2017-42", "2017-21-1", "2017-21~?", "perhaps 2016/2017", "about 2017-01-01T10:00", "?",
        "perhaps about", "spring summer 2017", "21 2017",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(SpanError) as error:
        read_typed(typed)
    assert error.value.hint


@given(st.dates(dt.date(1000, 1, 1)), st.dates(dt.date(1000, 1, 1)))
def test_a_day_without_a_year_is_the_last_such_day(day: dt.date, last: dt.date) -> None:
    typed = read_typed(f"{day.day} {day:%B}")
    with contextlib.suppress(SpanError):
        found = typed.span(last=last, today=last).earliest
        assert found is not None
        assert (found.month, found.day) == (day.month, day.day)
        assert found <= last
        assert (last - found).days <= 366 * 8


@given(st.text(alphabet="0123456789-./~?%[] MaArchpil", max_size=16))
def test_no_text_raises_anything_else_and_what_the_format_has_is_read_alike(text: str) -> None:
    with contextlib.suppress(SpanError):
        assert read(text)
    with contextlib.suppress(SpanError):
        assert read(text) == read_span(text).text


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("spring", "'spring' can be of any year", 'the year behind it: "spring 2017"'),
        ("Q2", "'Q2' can be of any year", '"Q2 2017"'),
        ("2017/21", "'2017/21' is not a possible date: there is no month 21", "write 2017-21"),
        ("2017-25", "'2017-25' is not a date that dipview reads: 25 is", "2017-03..2017-05"),
        ("2017-21~?", "'2017-21~?' is not a date that dipview reads", "% for both"),
        ("soon?", "'soon?' is not a date that dipview reads", '"1 March 2017"'),
    ],
)
def test_what_is_almost_a_part_of_a_year_or_uncertain_is_told_with_what_to_write(
    typed: str, said: str, hint: str
) -> None:
    with pytest.raises(SpanError) as error:
        read_typed(typed)
    assert str(error.value).startswith(said)
    assert hint in error.value.hint


@pytest.mark.parametrize("sign", ["~", "?", "about ", "perhaps about ", "~ "])
def test_many_signs_on_end_are_no_date_and_end_no_program(sign: str) -> None:
    with pytest.raises(SpanError):
        read_typed(f"{sign * 5000}2017")
