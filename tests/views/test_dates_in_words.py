"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.spans import Span, read_span
from dipview.model.typed_dates import read_typed
from dipview.model.year_parts import NUMBERS, YearPart
from dipview.views.parts.dates_in_words import (
    WRITTEN,
    day_in_full,
    from_to,
    home_year,
    in_full,
    in_short,
)
from dipview.views.parts.scope_in_words import days_covered


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2017-04-11", "11 Apr 2017", "11 Apr"),
        ("2016-04-11", "11 Apr 2016", "11 Apr 2016"),
        ("2017-04", "Apr 2017", "Apr 2017"),
        ("2017", "2017", "2017"),
        ("2017-04~", "about Apr 2017", "~Apr 2017"),
        ("2017-04-10/2017-04-11", "10–11 Apr 2017", "10–11 Apr"),
        ("2017-04-30/2017-05-02", "30 Apr – 2 May 2017", "30 Apr–2 May"),
        ("2016-12-30/2017-01-02", "30 Dec 2016 – 2 Jan 2017", "30 Dec 2016–2 Jan 2017"),
        ("2017-04/2017-05", "Apr 2017 – May 2017", "Apr 2017–May 2017"),
        ("2017-04/2017-04", "Apr 2017", "Apr 2017"),
        ("2017-04-10/2017-04-10", "10 Apr 2017", "10 Apr"),
        ("2011~/..", "since about 2011", "since ~2011"),
        ("../2017-04-11", "until 11 Apr 2017", "until 11 Apr"),
        ("[2017-04-07..2017-04-11]", "one day 7–11 Apr 2017", "7 … 11 Apr"),
        ("[2017-03-30..2017-04-11]", "one day 30 Mar – 11 Apr 2017", "30 Mar … 11 Apr"),
        ("[..2017-04-10]", "by 10 Apr 2017", "by 10 Apr"),
        ("[2017-04-11..]", "11 Apr 2017 or later", "11 Apr →"),
        ("2017-21", "spring 2017", "spring 2017"),
        ("2016-24~", "about winter 2016", "~winter 2016"),
        ("2017-34", "second quarter of 2017", "Q2 2017"),
        ("2017-39", "third third of 2017", "3rd third 2017"),
        ("2017-40", "first half of 2017", "1st half 2017"),
        ("2017-21/2017-23", "spring 2017 – autumn 2017", "spring 2017–autumn 2017"),
        ("2017-21/2017-21", "spring 2017", "spring 2017"),
        ("2017-33/..", "since first quarter of 2017", "since Q1 2017"),
        ("2017-21/2018-04-03", "spring 2017 – Apr 2018", "spring 2017–Apr 2018"),
        ("2016/2017-22", "2016 – summer 2017", "2016–summer 2017"),
        ("[..2017-21]", "by spring 2017", "by spring 2017"),
        ("[2017-22..]", "summer 2017 or later", "summer 2017 →"),
        ("2017?", "perhaps 2017", "2017?"),
        ("2017-04-11?", "perhaps 11 Apr 2017", "11 Apr?"),
        ("2017-04%", "perhaps about Apr 2017", "~Apr 2017?"),
        ("2017-21?", "perhaps spring 2017", "spring 2017?"),
        ("2011?/..", "since perhaps 2011", "since 2011?"),
        ("../2011-33?", "until perhaps first quarter of 2011", "until Q1 2011?"),
        ("[..2017?]", "by perhaps 2017", "by 2017?"),
        ("[2017-04-11?..]", "perhaps 11 Apr 2017 or later", "11 Apr? →"),
        ("[2017-04-07..2017-04-11?]", "perhaps one day 7–11 Apr 2017", "7 … 11 Apr?"),
        ("2017-04-11T10:05", "11 Apr 2017, 10:05", "11 Apr"),
        ("2017-04-11T10:05Z", "11 Apr 2017, 10:05 UTC", "11 Apr"),
        ("2017-04-11T10:05+05:30", "11 Apr 2017, 10:05 UTC+05:30", "11 Apr"),
    ],
)
def test_a_date_is_written_in_full_and_in_short(text: str, full: str, short: str) -> None:
    span = read_span(text)
    assert in_full(span) == full
    assert in_short(span, 2017) == short


def test_the_year_of_the_datasets_own_day_goes_without_saying() -> None:
    assert home_year(read_span("2017-04-11")) == 2017
    assert home_year(read_span("[2017-04-11..]")) == 2017
    assert home_year(None) is None
    assert day_in_full(dt.date(2017, 4, 11)) == "11 Apr 2017"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        ([""], ""),
        (["2017-04-11"], "11 Apr 2017"),
        (["2017-04-11", "", "[..2017-04-10]"], "10–11 Apr 2017"),
        (["2011~/..", "2017-04-11"], "about 2011 – 11 Apr 2017"),
        (["2017-04", "2017-05-03"], "Apr 2017 – 3 May 2017"),
        (["2017", "2017-03"], "2017"),
        (["2017-04-11?"], "perhaps 11 Apr 2017"),
        (["2016?", "2017-04-11"], "perhaps 2016 – 11 Apr 2017"),
        (["2017-21"], "spring 2017"),
        (["2016-05-03", "2017-33"], "3 May 2016 – first quarter of 2017"),
        (["2016-22", "2016-08-01", "2017-01-20"], "summer 2016 – 20 Jan 2017"),
        (["2016-12-20", "2017-22"], "20 Dec 2016 – summer 2017"),
        (["[..2017-22]", "[2017-22..]"], "summer 2017"),
    ],
)
def test_the_days_covered_are_never_more_precise_than_their_dates(
    texts: list[str], expected: str
) -> None:
    assert days_covered(read_span(text) if text else None for text in texts) == expected


DAYS = st.dates()
SPANS = st.builds(
    lambda form, first, last, about: read_span(
        form.format(a=min(first, last).isoformat() + about, b=max(first, last).isoformat())
    ),
    st.sampled_from(["{a}", "{a}/{b}", "[{a}..{b}]", "[..{a}]", "[{a}..]", "{a}/..", "../{a}"]),
    DAYS,
    DAYS,
    st.sampled_from(["", "~", "?", "%"]),
) | st.builds(read_span, st.datetimes(timezones=st.none() | st.just(dt.UTC)))


@given(SPANS, st.none() | st.integers(1, 9999))
def test_every_date_can_be_written_and_is_never_empty(span: Span, home: int | None) -> None:
    assert in_full(span).strip()
    assert in_short(span, home).strip()


@given(SPANS, SPANS)
def test_every_stretch_can_be_written(one: Span, other: Span) -> None:
    assert from_to(one, other).strip()
    assert days_covered([one, None, other]).strip()


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2017-04-10", "2017-04-10", "2017-04-10"),
        ("2017-04", "2017-04", "2017-04"),
        ("2017", "2017", "2017"),
        ("2017-04~", "about 2017-04", "~2017-04"),
        ("2017-04-10/2017-04-11", "2017-04-10 – 2017-04-11", "2017-04-10–2017-04-11"),
        ("[2017-04-07..2017-04-11]", "one day 2017-04-07 – 2017-04-11", "2017-04-07 … 2017-04-11"),
        ("[..2017-04-10]", "by 2017-04-10", "by 2017-04-10"),
        ("2011~/..", "since about 2011", "since ~2011"),
        ("2017-04-11?", "perhaps 2017-04-11", "2017-04-11?"),
        ("2017-34", "second quarter of 2017", "Q2 2017"),
        ("2017-21/2018-04-03", "spring 2017 – 2018-04", "spring 2017–2018-04"),
    ],
)
def test_days_can_be_written_as_iso_has_them(
    text: str, full: str, short: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WRITTEN, "days", "iso")
    assert in_full(read_span(text)) == full
    assert in_short(read_span(text), 2017) == short


POINTS = st.builds(
    lambda text, sign: read_span(text + sign),
    st.builds(lambda day, cut: day.isoformat()[:cut], DAYS, st.sampled_from([4, 7, 10]))
    | st.builds(lambda *part: YearPart(*part).edtf, st.integers(1, 9999), st.sampled_from(NUMBERS)),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(POINTS, st.sampled_from(["day-month", "iso"]))
def test_what_is_written_of_a_date_is_read_again_as_that_date(span: Span, days: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WRITTEN, "days", days)
        for written in (in_full(span), in_short(span, None)):
            assert read_typed(written).known == span
            assert read_typed(written.replace(" ", "-").upper()).known == span
