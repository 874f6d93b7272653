"""Dates as sources give them."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.spans import (
    Precision,
    Shape,
    Span,
    SpanError,
    by_day,
    read_span,
    up_to,
)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "shape", "earliest", "latest", "precision", "approximate"),
    [
        ("2017", Shape.ON, "2017-01-01", "2017-12-31", Precision.YEAR, False),
        ("2017-02", Shape.ON, "2017-02-01", "2017-02-28", Precision.MONTH, False),
        ("2017-04~", Shape.ON, "2017-04-01", "2017-04-30", Precision.MONTH, True),
        ("2017-04-11", Shape.ON, "2017-04-11", "2017-04-11", Precision.DAY, False),
        ("2017-04-10/2017-04-11", Shape.LASTING, "2017-04-10", "2017-04-11", Precision.DAY, False),
        ("2011~/..", Shape.LASTING, "2011-01-01", "", Precision.YEAR, True),
        ("../2011-04", Shape.LASTING, "", "2011-04-30", Precision.MONTH, False),
        ("[2017-04-07..2017-04]", Shape.ONE_OF, "2017-04-07", "2017-04-30", Precision.MONTH, False),
        ("[..2017-04-10]", Shape.ONE_OF, "", "2017-04-10", Precision.DAY, False),
        ("[2017-04-11..]", Shape.ONE_OF, "2017-04-11", "", Precision.DAY, False),
        ("2017-33", Shape.ON, "2017-01-01", "2017-03-31", Precision.QUARTER, False),
        ("2017-36", Shape.ON, "2017-10-01", "2017-12-31", Precision.QUARTER, False),
        ("2017-38~", Shape.ON, "2017-05-01", "2017-08-31", Precision.THIRD, True),
        ("2017-41", Shape.ON, "2017-07-01", "2017-12-31", Precision.HALF, False),
        ("2017-21", Shape.ON, "2017-03-01", "2017-12-31", Precision.SEASON, False),
        ("2017-22", Shape.ON, "2016-12-01", "2018-03-31", Precision.SEASON, False),
        ("2017-23", Shape.ON, "2017-03-01", "2017-12-31", Precision.SEASON, False),
        ("2017-24", Shape.ON, "2016-12-01", "2018-03-31", Precision.SEASON, False),
        ("2017-21/2017-23", Shape.LASTING, "2017-03-01", "2017-12-31", Precision.SEASON, False),
        ("2016/2017-33", Shape.LASTING, "2016-01-01", "2017-03-31", Precision.YEAR, False),
        ("[..2017-24]", Shape.ONE_OF, "", "2018-03-31", Precision.SEASON, False),
        (
            "[2017-34..2017-08-03]",
            Shape.ONE_OF,
            "2017-04-01",
            "2017-08-03",
            Precision.QUARTER,
            False,
        ),
        ("2017-04%", Shape.ON, "2017-04-01", "2017-04-30", Precision.MONTH, True),
    ],
)
def test_a_date_is_read_in_every_form(
    text: str, shape: Shape, earliest: str, latest: str, precision: Precision, approximate: bool
) -> None:
    span = read_span(text)
    assert (span.text, span.shape) == (text, shape)
    assert (span.earliest, span.latest) == (day(earliest), day(latest))
    assert (span.precision, span.approximate) == (precision, approximate)


def test_a_time_keeps_its_offset() -> None:
    moment = dt.datetime(2017, 4, 11, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    for value in (moment, "2017-04-11t23:30:00+02:00", "2017-04-11 23:30+02:00"):
        span = read_span(value)
        assert span.moment == moment
        assert span.earliest == dt.date(2017, 4, 11)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2017-02-30", "possible date"),
        ("2017-13", "possible date"),
        ("0000", "possible date"),
        ("2017-04-11/2017-04-10", "ends before it starts"),
        ("[2017-04-11..2017-04-10]", "ends before it starts"),
        ("../..", "a start or an end"),
        ("[..]", "a first or a last day"),
        ("2017-04-11T25:00", "possible time"),
        ("2017-25", "one hemisphere"),
        ("2017-42", "no month 42"),
        ("2017-21-01", "21 is a season, of which no day can be named"),
        ("2017-33-01", "33 is a quarter, of which no day can be named"),
        ("2017-33/2016-33", "ends before it starts"),
        ("2017-21~?", "not a date"),
        ("?2017", "not a date"),
        ("2017-04?-11", "not a date"),
        ("2017-04-11T10:00?", "not a time"),
        ("11 April 2017", "not a date"),
        ("２０１７", "not a date"),
        ("", "not a date"),
        (5, "a number is not a date"),
        (True, "true or false is not a date"),
        ([], "a list is not a date"),
        ({}, "a table is not a date"),
        (dt.time(12, 30), "12:30:00 is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_hint(value: object, said: str) -> None:
    with pytest.raises(SpanError, match=said) as raised:
        read_span(value)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-04", "2017-04-30"),
        ("2017-04-10/2017-04-11", "2017-04-10"),
        ("../2017-04-11", "2017-04-11"),
        ("[2017-04-07..2017-04-11]", "2017-04-11"),
        ("[2017-04-11..]", "2017-04-11"),
    ],
)
def test_a_span_counts_from_a_day(text: str, expected: str) -> None:
    assert read_span(text).counts_from == day(expected)


SPANS = st.builds(
    lambda form, first, last: read_span(form.format(a=min(first, last), b=max(first, last))),
    st.sampled_from(["{a}", "{a}/{b}", "[{a}..{b}]", "[..{a}]", "[{a}..]", "{a}/..", "../{a}"]),
    st.dates(min_value=dt.date(1000, 1, 1)),
    st.dates(min_value=dt.date(1000, 1, 1)),
)


@given(SPANS)
def test_a_span_is_read_again_from_its_own_text(span: Span) -> None:
    assert read_span(span.text) == span


@given(SPANS, st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_span_contains_the_days_between_its_ends(span: Span, when: dt.date) -> None:
    assert span.contains(when) == ((span.earliest or when) <= when <= (span.latest or when))


@given(st.text() | st.integers() | st.floats() | st.none() | st.datetimes() | st.times())
def test_no_value_raises_anything_else(value: object) -> None:
    with contextlib.suppress(SpanError):
        assert read_span(value).text


def test_a_span_up_to_a_day_has_no_start() -> None:
    span = by_day(dt.date(2017, 4, 11))
    assert span == read_span("[..2017-04-11]")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0000-05", "'0000-05' is not a possible date: the calendar begins with the year 1"),
        ("9999-13", "'9999-13' is not a possible date: there is no month 13"),
        ("0001-13", "'0001-13' is not a possible date: there is no month 13"),
        ("2017-00", "'2017-00' is not a possible date: there is no month 0"),
        ("2017-02-29", "'2017-02-29' is not a possible date: that month has no day 29"),
        ("2017-12-32", "'2017-12-32' is not a possible date: that month has no day 32"),
        ("2017-04-11T25:00", "'2017-04-11T25:00' is not a possible time"),
        ("[..]", "a one-of span needs a first or a last day"),
        ("../..", "a span needs a start or an end"),
    ],
)
def test_it_is_said_what_is_impossible_in_a_date(value: str, said: str) -> None:
    with pytest.raises(SpanError) as error:
        read_span(value)
    assert str(error.value) == said
    assert error.value.hint


@pytest.mark.parametrize("text", ["2017-04-11t23:30:00+02:00", "2017-04-11 23:30"])
def test_a_moment_keeps_its_text(text: str) -> None:
    assert read_span(text).text == text


def test_a_long_text_that_is_no_date_is_quoted_in_part() -> None:
    with pytest.raises(SpanError) as error:
        read_span("soon " * 100)
    said = str(error.value)
    assert said.startswith("'soon soon")
    assert said.endswith("…' is not a date that dipview reads")
    assert len(said) < 120


def test_a_time_that_dipview_does_not_read_is_told_from_a_date() -> None:
    with pytest.raises(SpanError) as error:
        read_span("2017-04-11T10h")
    assert str(error.value) == "'2017-04-11T10h' is not a time that dipview reads"
    assert "2017-04-11T10:00:00Z" in error.value.hint


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2017?", True, False),
        ("2017-04-11?", True, False),
        ("2017-21?", True, False),
        ("2017%", True, True),
        ("2017~", False, True),
        ("2017", False, False),
        ("2017?/2018", True, False),
        ("../2017-04?", True, False),
        ("[2017-04-01..2017-04-03%]", True, True),
        ("2017~/2018?", True, True),
    ],
)
def test_a_date_says_whether_it_is_uncertain(text: str, uncertain: bool, approximate: bool) -> None:
    span = read_span(text)
    assert (span.uncertain, span.approximate) == (uncertain, approximate)
    assert span.sure is not (uncertain or approximate)


@pytest.mark.parametrize(
    ("value", "said", "hint"),
    [
        (
            "2017-25",
            "'2017-25' is not a date that dipview reads: 25 is a season of one hemisphere",
            "2017-03..2017-05",
        ),
        ("2017-32", "'2017-32' is not a date that dipview reads: 32 is a season", "21 to 24"),
        ("2017-42", "'2017-42' is not a possible date: there is no month 42", "33 to 36"),
        ("2017-13", "'2017-13' is not a possible date: there is no month 13", "01 to 12"),
        ("2017-21-03", "'2017-21-03' is not a possible date: 21 is a season", '"2017-21"'),
        ("2017-21~?", "'2017-21~?' is not a date that dipview reads", "% for both"),
        ("2017-XX", "'2017-XX' is not a date that dipview reads", "leave out"),
        ("201X", "'201X' is not a date that dipview reads", "[2010..2019]"),
        ("0000-21", "'0000-21' is not a possible date: the calendar begins", "calendar"),
    ],
)
def test_what_looks_like_edtf_and_is_not_read_is_told_with_what_to_write(
    value: str, said: str, hint: str
) -> None:
    with pytest.raises(SpanError) as error:
        read_span(value)
    assert str(error.value).startswith(said)
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2017-04-11", "[..2017-04-11]"),
        ("2017-04-11T10:00:00Z", "[..2017-04-11]"),
        ("2017-04", "[..2017-04-30]"),
        ("2016/2017-04", "[..2017-04-30]"),
        ("2017?", "[..2017?]"),
        ("2016/2017~", "[..2017~]"),
        ("[2016-04-03..2017-21]", "[..2017-21]"),
        ("[..2017-33%]", "[..2017-33%]"),
        ("2017-24", "[..2017-24]"),
    ],
)
def test_what_is_known_by_a_date_is_no_surer_than_the_date(text: str, until: str) -> None:
    assert up_to(read_span(text)) == read_span(until)


@pytest.mark.parametrize("text", ["2017/..", "[2017-21..]"])
def test_nothing_is_known_by_a_date_without_an_end(text: str) -> None:
    assert up_to(read_span(text)) is None
