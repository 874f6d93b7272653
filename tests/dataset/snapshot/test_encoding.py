"""Encoding: every record comes back from JSON exactly as it was."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Place, Problem, Severity
from dipview.dataset.snapshot.encoding import (
    Decoder,
    decoded_problem,
    encoded,
    encoded_problem,
)
from dipview.model.actors import Actor, ActorKind, Membership, OtherName, Role
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.spans import SpanError, read_span

WORLD = Path(__file__).parents[1] / "world.toml"
SECOND_EDITION = Path(__file__).parents[2] / "worlds" / "second_edition.toml"

decoded = Decoder().decoded
ZONE = dt.timezone(dt.timedelta(hours=5, minutes=30))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.dates()
zones = st.sampled_from([None, ZONE, dt.UTC])
moments = st.datetimes().map(lambda moment: moment.replace(fold=0))
moments |= st.builds(lambda moment, zone: moment.replace(tzinfo=zone), moments, zones)
times = st.times().map(lambda time: time.replace(fold=0))
free = st.recursive(
    st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False)
    | texts
    | days
    | moments
    | times,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["table", "date", "", "x"]) | texts, inner, max_size=3)
    ),
    max_leaves=8,
)
tables = st.dictionaries(texts, free, max_size=3)


@pytest.mark.parametrize("path", [bundled_path(), WORLD, SECOND_EDITION])
def test_every_record_comes_back_as_it_was(path: Path) -> None:
    dataset = open_dataset([path])
    for kind in set(Kind) - {Kind.POSITION}:
        for id in dataset.ids(kind):
            record = dataset.record(id)
            assert record is not None
            assert decoded(encoded(record), type(record)) == record
    assert decoded(encoded(dataset.header), Header) == dataset.header


@given(tables)
def test_whatever_extra_holds_comes_back_as_it_was(extra: dict[str, object]) -> None:
    role = Role(title="Chair", of="club", extra=extra)
    member = Membership(of="club", extra=extra)
    actor = Actor(
        id="a", name="A", kind=ActorKind.PERSON, roles=(role,), memberships=(member,), extra=extra
    )
    back = decoded(encoded(actor), Actor)
    assert repr(back) == repr(actor)
    assert back == actor


@given(texts, texts, texts, texts)
def test_texts_come_back_as_they_were(one: str, two: str, three: str, four: str) -> None:
    actor = Actor(
        id="a",
        name=one,
        kind=ActorKind.STATE,
        other_names=(OtherName(name=two), OtherName(name=three, script=four)),
        identifiers={four: three},
        sources=(Citation(source=one), Citation(source=two, locator=three)),
        notes=four,
        tags=(one, two),
    )
    assert decoded(encoded(actor), Actor) == actor


def test_numbers_that_are_none_come_back() -> None:
    header = Header(title="T", extra={"no": math.nan, "most": math.inf, "least": -math.inf})
    back = decoded(encoded(header), Header).extra
    assert [repr(value) for value in back.values()] == ["nan", "inf", "-inf"]


@given(
    days
    | moments
    | st.sampled_from(["2017", "2017-04~", "../2017", "2016/2017-02~", "[..2017-03]", "[2017..]"])
    | moments.map(lambda moment: moment.isoformat(" ").lower())
)
def test_a_date_comes_back_as_it_was(value: object) -> None:
    try:
        span = read_span(value)
    except SpanError:
        return
    header = Header(as_of=span)
    assert decoded(encoded(header), Header) == header


def test_a_problem_comes_back_as_it_was() -> None:
    place = Place(file=Path("a/b\udcff.toml"), line=3)
    problem = Problem(
        severity=Severity.WARNING, code="cycle", message="‘x\x1b’", place=place, hint="h"
    )
    assert decoded_problem(encoded_problem(problem)) == problem
    bare = evolve(problem, place=Place(file=Path("x"), line=1, column=2), record="r")
    assert decoded_problem(encoded_problem(bare)) == bare


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"id": 1}', b"\xff", b'{"id":"a"}'])
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any will do
        decoded(content, Actor)
