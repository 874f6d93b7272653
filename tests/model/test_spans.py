"""Dates as sources give them."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.spans import Precision, Shape, Span, SpanError, by_day, on_day, read_span


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


@given(SPANS, SPANS)
def test_spans_overlap_both_ways(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(SPANS, st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_span_contains_the_days_that_it_overlaps(span: Span, when: dt.date) -> None:
    assert span.contains(when) == span.overlaps(on_day(when))


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
