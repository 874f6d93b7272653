"""Encoding: every record comes back from JSON exactly as it was."""

from __future__ import annotations

import datetime as dt
import json
import math
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Place, Problem, Severity
from dipview.dataset.snapshot.decoding import Decoder, decoded_problem
from dipview.dataset.snapshot.encoding import encoded, encoded_problem
from dipview.model.actors import Actor, ActorKind, Membership, OtherName, Role
from dipview.model.events import Event, EventKind, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue, ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry, Priority
from dipview.model.sources import Citation, Source
from dipview.model.spans import SpanError, read_span
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Act, Form, Statement
from dipview.model.votes import Counts, Direction, Option, Part, Result, Vote

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


def test_several_actors_are_a_text_where_all_of_them_have_numbers() -> None:
    ids = [f"actor-{number}" for number in range(300)]
    actors = {id: number for number, id in enumerate(ids)}
    back = Decoder(ids.__getitem__).decoded
    for speakers in (("actor-299",), ("actor-0", "actor-1"), tuple(ids), ("actor-7", "unnumbered")):
        statement = Statement(id="s", source="r", form=Form.RECORDED, speakers=speakers)
        content = encoded(statement, actors)
        assert back(content, Statement) == statement
        as_text = len(speakers) > 1 and "unnumbered" not in speakers
        assert isinstance(json.loads(content)["speakers"], str) is as_text


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


numbers = st.none() | st.integers(0, 2**53 - 1)
ids = st.lists(st.sampled_from("abc"), unique=True, max_size=2).map(tuple)
"""As they resolve: what leads nowhere never comes into a snapshot."""
entries = st.builds(
    PositionEntry,
    issue=st.just("i"),
    stance=st.sampled_from(Stance),
    value=texts,
    fallback=st.booleans(),
    condition=texts,
    depends_on=ids,
    reason=texts,
    because=ids,
    priority=st.none() | st.sampled_from(Priority),
    holders=ids,
    formula=texts,
    extra=tables,
).filter(lambda entry: entry.stance is not Stance.VALUE or bool(entry.value))
statements = st.builds(
    Statement,
    id=st.just("s"),
    source=st.just("w"),
    form=st.sampled_from(Form),
    text=st.lists(texts, max_size=2).map(tuple),
    printed=st.lists(texts, max_size=2).map(tuple),
    passage=st.lists(st.integers(0, 2**53 - 1), max_size=2).map(tuple),
    acts=st.lists(st.sampled_from(Act), max_size=2).map(tuple),
    option=st.none() | st.sampled_from(Option),
    positions=st.lists(entries, max_size=3).map(tuple),
    extra=tables,
)
votes = st.builds(
    Vote,
    body=st.none() | st.just("a"),
    number=texts,
    result=st.none() | st.sampled_from(Result),
    counts=st.none()
    | st.builds(Counts, yes=numbers, no=numbers, abstain=numbers, not_voting=numbers),
    on=st.none() | st.just("i"),
    direction=st.sampled_from(Direction),
    part=st.sampled_from(Part),
)
outcomes = st.builds(
    Outcome,
    issue=st.just("i"),
    status=st.sampled_from(ProposalStatus),
    text=texts,
    locator=texts,
)
participants = st.builds(Participation, actor=st.just("a"), part=texts, extra=tables)
events = st.builds(
    Event,
    id=st.just("e"),
    title=texts,
    kind=st.sampled_from(EventKind),
    participants=st.lists(participants, max_size=2).map(tuple),
    vote=st.none() | votes,
    outcomes=st.lists(outcomes, max_size=2).map(tuple),
    extra=tables,
)
issues = st.builds(
    Issue,
    id=st.just("i"),
    kind=st.sampled_from(IssueKind),
    proposition=texts,
    parent=st.none() | st.just("t"),
    topics=ids,
    series=st.none() | st.just("i"),
    unit=texts,
    options=st.lists(texts, max_size=3).map(tuple),
    lowest=texts,
    highest=texts,
    status=st.none() | st.sampled_from(ProposalStatus),
    extra=tables,
)
memberships = st.builds(Membership, of=st.just("club"), constituency=texts, extra=tables)
actors = st.builds(
    Actor,
    id=st.just("a"),
    name=texts,
    kind=st.sampled_from(ActorKind),
    memberships=st.lists(memberships, max_size=2).map(tuple),
    extra=tables,
)

sources = st.builds(
    Source, id=st.just("w"), type=texts, symbol=texts, text=texts, text_sha256=texts, extra=tables
)


@given(statements | events | issues | actors | sources)
def test_every_field_of_a_record_comes_back_as_it_was(
    record: Statement | Event | Issue | Actor | Source,
) -> None:
    back: object = decoded(encoded(record), type(record))
    assert repr(back) == repr(record)
    assert back == record


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
