"""What holds of every date: its bounds, its order, the day from which it counts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.spans import Precision, Shape, Span, read_span, up_to
from dipview.model.year_parts import NUMBERS, YearPart

DAYS = st.dates(min_value=dt.date(1000, 1, 1))
SIGNS = st.sampled_from(["", "~", "?", "%"])
PARTS = st.builds(
    lambda day, cut, sign: day.isoformat()[:cut] + sign, DAYS, st.sampled_from([4, 7, 10]), SIGNS
) | st.builds(
    lambda year, number, sign: YearPart(year, number).edtf + sign,
    st.integers(1000, 9999),
    st.sampled_from(NUMBERS),
    SIGNS,
)
FORMS = st.sampled_from(["{a}", "{a}/{b}", "[{a}..{b}]", "[..{a}]", "[{a}..]", "{a}/..", "../{a}"])
MOMENTS = st.datetimes(
    timezones=st.none() | st.sampled_from([dt.timezone(dt.timedelta(hours=h)) for h in (-12, 0, 9)])
)


def _built(form: str, one: str, other: str) -> Span:
    first, last = sorted((one, other), key=lambda text: read_span(text).earliest or dt.date.min)
    try:
        return read_span(form.format(a=first, b=last))
    except ValueError:  # A coarse last end may begin before, and end before, the first.
        return read_span(first)


SPANS = st.builds(_built, FORMS, PARTS, PARTS) | st.builds(read_span, MOMENTS)


@given(SPANS)
def test_a_span_counts_from_a_day_within_its_ends(span: Span) -> None:
    assert span.contains(span.counts_from)


@given(SPANS)
def test_what_can_be_meant_includes_what_is_written(span: Span) -> None:
    first, last = span.bounds
    assert (first is None) == (span.earliest is None)
    assert (last is None) == (span.latest is None)
    assert first is None or span.earliest is None or first <= span.earliest
    assert last is None or span.latest is None or last >= span.latest
    if not span.approximate:
        assert span.bounds == (span.earliest, span.latest)


@given(SPANS)
def test_a_span_read_from_its_text_says_the_same(span: Span) -> None:
    again = read_span(span.text)
    assert (again.shape, again.earliest, again.latest) == (span.shape, span.earliest, span.latest)
    assert (again.precision, again.approximate) == (span.precision, span.approximate)
    assert (again.uncertain, again.parts) == (span.uncertain, span.parts)


@given(SPANS)
def test_only_a_time_with_an_offset_is_an_instant(span: Span) -> None:
    if span.instant is not None:
        assert span.moment is not None
        assert span.instant == span.moment
        assert span.instant.tzinfo is dt.UTC


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_time_at_the_edge_of_the_calendar_is_read_and_is_no_instant(text: str) -> None:
    span = read_span(text)
    assert span.instant is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-04-10~", "2017-04-09", "2017-04-11"),
        ("2017-04~", "2017-03-01", "2017-05-31"),
        ("2017~", "2016-01-01", "2019-01-01"),
        ("2017-33~", "2016-10-01", "2017-07-01"),
        ("2017-04%", "2017-03-01", "2017-05-31"),
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
    ],
)
def test_an_approximate_date_may_be_off_by_one_unit(text: str, first: str, last: str) -> None:
    bounds = read_span(text).bounds
    assert bounds == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@given(SPANS)
def test_an_uncertain_date_has_the_days_of_the_date(span: Span) -> None:
    if span.moment is None:
        sure = read_span(span.text.replace("?", "").replace("%", "~"))
        assert span.bounds == sure.bounds
        assert span.counts_from == sure.counts_from


@given(SPANS)
def test_what_is_known_by_a_span_ends_where_it_ends(span: Span) -> None:
    until = up_to(span)
    if until is None:
        assert span.latest is None
    else:
        assert (until.shape, until.earliest) == (Shape.ONE_OF, None)
        assert until.latest == span.latest
        assert read_span(until.text) == until


def test_an_approximate_open_span_stays_open() -> None:
    assert read_span("2011~/..").bounds == (dt.date(2009, 12, 31), None)
    assert read_span("../2011~").bounds[0] is None


def test_a_span_without_any_end_counts_from_the_first_day_of_all() -> None:
    for shape in (Shape.LASTING, Shape.ONE_OF):
        span = Span(text="", shape=shape, earliest=None, latest=None, precision=Precision.DAY)
        assert span.counts_from == dt.date.min
