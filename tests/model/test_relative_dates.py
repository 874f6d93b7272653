"""Relative dates: what is told from another day is read as what alone it can be, or refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.relative_dates import relative_date
from dipview.model.spans import SpanError, read_span
from dipview.model.typed_dates import in_a_file, read_typed

TUESDAY = dt.date(2017, 4, 11)


def read(text: str, today: dt.date = TUESDAY) -> str:
    typed = read_typed(text)
    assert typed.is_relative
    return typed.span(last=today, today=today).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tonight", "2017-04-11"),
        ("the day before yesterday", "2017-04-09"),
        ("day after tomorrow", "2017-04-13"),
        ("two days ago", "2017-04-09"),
        ("in 10 days", "2017-04-21"),
        ("3 days from now", "2017-04-14"),
        ("a week ago", "2017-04-04~"),
        ("in two weeks", "2017-04-25~"),
        ("six months ago", "2016-10~"),
        ("ten years ago", "2007~"),
        ("last week", "[2017-04-03..2017-04-09]"),
        ("This-Week", "[2017-04-10..2017-04-16]"),
        ("next week", "[2017-04-17..2017-04-23]"),
        ("last month", "2017-03"),
        ("next year", "2018"),
        ("last Friday", "2017-04-07"),
        ("this Sunday", "2017-04-16"),
        ("next Monday", "2017-04-17"),
        ("Tuesday", "2017-04-11"),
        ("last tue", "2017-04-04"),
    ],
)
def test_what_is_told_from_another_day_is_read_from_it(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("next Friday", ("14 April 2017 or 21 April 2017", "2017-04-14 or 2017-04-21")),
        ("last Monday", ("10 April 2017 or 3 April 2017", "2017-04-10 or 2017-04-03")),
        ("on Friday", ("7 April 2017 or 14 April 2017", "2017-04-07 or 2017-04-14")),
        ("Mon", ("10 April 2017 or 17 April 2017", "2017-04-10 or 2017-04-17")),
    ],
)
def test_a_weekday_that_can_be_two_days_is_refused_with_both(
    typed: str, days: tuple[str, str]
) -> None:
    with pytest.raises(SpanError) as refused:
        read(typed)
    assert str(refused.value) == f"{typed!r} can be {days[0]}"
    assert refused.value.hint == f"write {days[1]}"


@pytest.mark.parametrize("text", ["week", "last day", "2 days", "in 2 days ago", "ago", "friends"])
def test_other_words_are_no_dates(text: str) -> None:
    assert relative_date(text) is None


def test_what_lies_beyond_the_calendar_is_told() -> None:
    with pytest.raises(SpanError, match="is no day of the calendar"):
        read("in 9999 years")


@pytest.mark.parametrize(
    ("value", "said", "hint"),
    [
        ("next week", "is told from another day, which the file does not say", "one unknown day"),
        ("yesterday", "is told from another day, which the file does not say", "2017-04-11"),
        ("1 March", "has no year, and a file is read in other years too", "2017-03-01"),
        ("1 March 2017", "is not written as a file has a date", "write 2017-03-01"),
        ("Mar 2017", "is not written as a file has a date", 'write "2017-03"'),
        ("3/4/2017", "can be 3 April 2017 or 4 March 2017", "write 2017-04-03 or 2017-03-04"),
        ("soon", "is not a date that dipview reads", '"2017-04"'),
    ],
)
def test_a_file_is_told_what_to_write_instead(value: str, said: str, hint: str) -> None:
    with pytest.raises(SpanError) as refused:
        read_span(value)
    told = in_a_file(value, refused.value)
    assert str(told).endswith(said)
    assert hint in told.hint


@given(
    text=st.sampled_from(("last", "this", "next", "")).flatmap(
        lambda which: st.sampled_from(("week", "month", "year", "Friday", "sun")).map(
            lambda what: f"{which} {what}".strip()
        )
    )
    | st.integers(0, 9999).map("{} weeks ago".format),
    today=st.dates(),
)
def test_whatever_day_it_is_told_from_it_is_read_or_refused(text: str, today: dt.date) -> None:
    if (found := relative_date(text)) is None:
        return
    for span in found.meant(today):
        assert read_span(span.text) == span
