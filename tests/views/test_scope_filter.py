"""Whole sets are those that a look at each record gives, in both bodies."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bodies import BODIES
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.related import related, related_numbers
from dipview.model.actors import Actor, ActorKind
from dipview.model.events import Event, EventKind, EventStatus
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span, read_span
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.standing.evidence import counts, known_by
from dipview.views.parts.heard import statements_found
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through
from dipview.views.selection import in_scope

FIRST = dt.date(2017, 4, 1)
DAYS = st.integers(0, 20).map(lambda days: FIRST + dt.timedelta(days=days))


def written(day: dt.date, later: dt.date, form: int) -> str:
    """Write two days as one span, in each form that a date can have."""
    first, last = min(day, later), max(day, later)
    forms = (
        *(f"{first}", f"{first}~", f"{first:%Y-%m}", f"{first:%Y}", f"{first}/{last}"),
        *(f"{first}/..", f"../{last}", f"[{first}..{last}]", f"[..{last}]", f"[{first}..]"),
        *(f"{first}T12:00:00+02:00", f"{first}?", f"{first:%Y}-21", f"{first:%Y}-22"),
        *(f"{first:%Y}-34%", f"[..{last:%Y}-33?]"),
    )
    return forms[form]


SPANS = st.builds(written, DAYS, DAYS, st.integers(0, 15)).map(read_span)
SOME = st.none() | SPANS
ACTORS = ("ann", "bob", "club")
SOME_ACTORS = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True).map(tuple)
SCOPES = st.builds(
    Scope,
    as_of=st.none() | DAYS,
    since=st.none() | DAYS,
    exact_only=st.booleans(),
    second_hand=st.booleans(),
)


def source(id: str, issued: Span | None) -> Source:
    return Source(id=id, type="report", issued=issued)


ENTRIES = st.builds(
    PositionEntry,
    issue=st.sampled_from(("tolls", "dues")),
    stance=st.just(Stance.SUPPORT),
    holders=SOME_ACTORS,
    attributed_by=st.none() | st.sampled_from(ACTORS),
    target=st.none() | st.sampled_from(ACTORS),
)
STATEMENTS = st.builds(
    Statement,
    id=st.just(""),
    source=st.sampled_from(("s", "t")),
    form=st.sampled_from(Form),
    text=st.sampled_from(((), ("so be it",))),
    speakers=SOME_ACTORS,
    corroboration=st.sampled_from(((), (Citation(source="t"),))),
    event=st.none() | st.just("e0"),
    events=st.sampled_from(((), ("e0",))),
    on_behalf_of=SOME_ACTORS,
    date=SOME,
    status=st.none() | st.sampled_from(RecordStatus),
    positions=st.lists(ENTRIES, max_size=2, unique_by=lambda entry: entry.issue).map(tuple),
)
EVENTS = st.builds(
    Event,
    id=st.just(""),
    title=st.just("Summit"),
    kind=st.just(EventKind.MEETING),
    status=st.sampled_from(EventStatus),
    date=SOME,
    sources=st.sampled_from(
        ((), (Citation(source="s"),), tuple(Citation(source=id) for id in ("s", "t")))
    ),
)


@st.composite
def datasets(draw: st.DrawFn) -> MemoryDataset:
    """Draw a dataset with every sort of date."""
    statements = draw(st.lists(STATEMENTS, max_size=6))
    events = draw(st.lists(EVENTS, min_size=1, max_size=4))
    actors = (Actor(id=id, name=id, kind=kind) for id, kind in zip(ACTORS, ActorKind, strict=False))
    issues = (
        Issue(id=id, kind=IssueKind.POLICY, proposition="It should be.") for id in ("tolls", "dues")
    )
    return MemoryDataset(
        Records(
            actors={actor.id: actor for actor in actors},
            statements={f"x{n}": evolve(each, id=f"x{n}") for n, each in enumerate(statements)},
            events={f"e{n}": evolve(each, id=f"e{n}") for n, each in enumerate(events)},
            issues={issue.id: issue for issue in issues},
            sources={id: source(id, draw(SOME)) for id in ("s", "t")},
        )
    )


def looked_at(dataset: Dataset, actor: str, scope: Scope) -> int:
    """Count an actor's statements one by one."""
    own = {*dataset.linked(actor, Link.STATEMENTS_BY), *dataset.linked(actor, Link.STATEMENTS_FOR)}
    told = {
        position.statement
        for id in dataset.linked(actor, Link.POSITIONS_HELD)
        if not (position := dataset.position(id)).second_hand or scope.second_hand
    }
    return sum(
        counts(dataset, each)
        and known_by(dataset, each, scope.as_of)
        and (dataset.statement(each).quotable or not scope.exact_only)
        for each in own | told
    )


@pytest.mark.parametrize("body", BODIES)
@settings(max_examples=examples(150), suppress_health_check=list(HealthCheck))
@given(drawn=datasets(), scopes=st.lists(SCOPES, min_size=1, max_size=5))
def test_sets_are_what_a_look_at_each_record_gives(
    body: str, drawn: MemoryDataset, scopes: list[Scope]
) -> None:
    dataset = BODIES[body](drawn)
    for scope in scopes:
        for kind in Kind:
            passed = let_through(dataset, scope, kind)
            kept = [id for id in dataset.ids(kind) if in_scope(dataset, scope, kind, id)]
            if passed is None:
                assert kept == list(dataset.ids(kind))
            else:
                assert list(passed) == [dataset.number_of(id) for id in kept]
        for actor in ACTORS:
            assert statements_found(dataset, actor, scope) == looked_at(dataset, actor, scope)


@pytest.mark.parametrize("body", BODIES)
@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(drawn=datasets(), day=DAYS)
def test_the_days_are_those_from_which_anything_counts(
    body: str, drawn: MemoryDataset, day: dt.date
) -> None:
    dataset = BODIES[body](drawn)
    known = {dataset.known_from(id) for kind in DATED for id in dataset.ids(kind)}
    days = sorted(each for each in known if each is not None)
    sets = dataset.sets
    assert sets.day_after(day) == next((each for each in days if each > day), None)
    assert sets.day_before(day) == next((each for each in reversed(days) if each < day), None)
    assert [sets.first_day, sets.last_day] == ([days[0], days[-1]] if days else [None, None])


@pytest.mark.parametrize("body", BODIES)
@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(drawn=datasets())
def test_numbers_are_those_of_the_ids(body: str, drawn: MemoryDataset) -> None:
    dataset = BODIES[body](drawn)
    for id in (id for kind in Kind for id in dataset.ids(kind)):
        for link in Link:
            linked = [dataset.number_of(each) for each in dataset.linked(id, link)]
            assert list(dataset.linked_numbers(id, link)) == linked
        for kind in Kind:
            numbers = {dataset.number_of(each) for each in related(dataset, id, kind)}
            assert set(related_numbers(dataset, id, kind)) == numbers
    for kind in DATED:
        spans = (drawn._span(kind, id) for id in drawn.ids(kind))
        assert list(dataset.spans(kind)) == list(dict.fromkeys(span for span in spans if span))
    positions = [dataset.number_of(id) for id in dataset.ids(Kind.POSITION)]
    for id in dataset.ids(Kind.STATEMENT):
        number = dataset.number_of(id)
        assert number is not None
        taken = dataset.sets.positions_of([number])
        assert set(taken) <= set(positions)
        assert list(taken) == list(dataset.linked_numbers(id, Link.POSITIONS_TAKEN))
        assert not taken or list(dataset.sets.statements_of(taken)) == [number]
