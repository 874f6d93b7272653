"""The keys of the data format: all of the model's, each with its type and a word on it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs
import pytest

from dipview.dataset.checks.references import references
from dipview.dataset.keys import keys_of
from dipview.dataset.records import CLASSES
from dipview.model.actors import Actor, ActorKind, Membership, OtherName, Role
from dipview.model.events import Event, EventKind, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue, ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Act, Form, Statement
from dipview.model.votes import Counts, Vote

TABLES: tuple[type, ...] = (
    *(Header, *CLASSES.values()),
    *(Citation, OtherName, Role, Membership, Participation, Outcome, Vote, Counts, PositionEntry),
)


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_the_keys_are_those_of_the_model(cls: type) -> None:
    assert [key.name for key in keys_of(cls)] == [each.name for each in attrs.fields(cls)]


def test_every_table_that_a_record_holds_is_known() -> None:
    met: set[type] = set()
    waiting: list[type] = [Header, *CLASSES.values()]
    while waiting:
        cls = waiting.pop()
        met.add(cls)
        waiting += [key.table for key in keys_of(cls) if key.table and key.table not in met]
    assert met == set(TABLES)


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_every_key_says_what_it_is_about(cls: type) -> None:
    assert [key.name for key in keys_of(cls) if not key.about] == []


def test_keys_are_needed_where_the_model_has_no_default() -> None:
    needed = {cls: [key.name for key in keys_of(cls) if key.required] for cls in TABLES}
    assert needed[Header] == []
    assert needed[Actor] == ["id", "name", "kind"]
    assert needed[Statement] == ["id", "source", "form"]
    assert needed[PositionEntry] == ["issue"]
    assert needed[Outcome] == ["issue", "status"]
    assert needed[Vote] == needed[Counts] == []
    assert needed[Citation] == ["source"]


def test_a_key_may_be_needed_where_another_is_not_given() -> None:
    found = {(cls, key.name, key.unless) for cls in TABLES for key in keys_of(cls) if key.unless}
    assert found == {(PositionEntry, "stance", "value")}


def test_allowed_values_are_those_of_the_enumerations() -> None:
    keys = {key.name: key for key in keys_of(Statement)}
    assert keys["acts"].known == tuple(act.value for act in Act)
    assert keys["acts"].many
    assert keys["form"].known == tuple(form.value for form in Form)
    assert not keys["summary"].known
    for cls in TABLES:
        for key in keys_of(cls):
            assert key.closed == (isinstance(key.type, type) and issubclass(key.type, StrEnum))


CITED = (Citation(source="s"),)
FULL = (
    Actor(
        id="a",
        name="A",
        kind=ActorKind.PERSON,
        part_of="a",
        sources=CITED,
        roles=(Role(title="T", of="a", sources=CITED),),
        memberships=(Membership(of="a", sources=CITED),),
    ),
    Source(id="s", type="book", derived_from=CITED),
    Issue(
        id="i",
        kind=IssueKind.POLICY,
        parent="i",
        topics=("i",),
        series="i",
        rivals=("i",),
        contradicts=("i",),
        events=("e",),
        sources=CITED,
    ),
    Event(
        id="e",
        title="E",
        kind=EventKind.OTHER,
        part_of="e",
        participants=(Participation(actor="a"),),
        vote=Vote(body="a", on="i", counts=Counts(yes=1)),
        outcomes=(Outcome(issue="i", status=ProposalStatus.ADOPTED),),
        sources=CITED,
    ),
    Statement(
        id="t",
        source="s",
        form=Form.REPORTED,
        corroboration=CITED,
        speakers=("a",),
        capacity="a",
        on_behalf_of=("a",),
        event="e",
        events=("e",),
        targets=("a",),
        about=("a",),
        responds_to=("t",),
        supersedes="t",
        positions=(
            PositionEntry(
                issue="i",
                stance=Stance.OPEN,
                depends_on=("i",),
                because=("i",),
                holders=("a",),
                attributed_by="a",
                target="a",
            ),
        ),
    ),
)


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_the_keys_that_refer_to_records_are_those_that_the_loader_follows(record: Any) -> None:
    followed = {
        (tuple(part for part in path if isinstance(part, str)), kind)
        for path, _, kind in references(record)
    }
    # In a list of citations, the loader follows the source without naming its key.
    cited = {"sources", "corroboration", "derived_from"}
    followed = {((*path, "source") if path[-1] in cited else path, kind) for path, kind in followed}
    if isinstance(record, Statement):
        followed.add((("source",), Kind.SOURCE))
    assert set(referring(type(record))) == followed


def referring(cls: type, path: tuple[str, ...] = ()) -> Any:
    for key in keys_of(cls):
        if key.refers_to:
            yield (*path, key.name), key.refers_to
        if key.table:
            yield from referring(key.table, (*path, key.name))
