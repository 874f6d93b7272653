"""Both bodies of the dataset: records, links, dates, counts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.dataset import Dataset
from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link


@pytest.fixture(scope="module", params=BODIES)
def world(request: pytest.FixtureRequest) -> Dataset:
    return BODIES[request.param](open_dataset([Path(__file__).parent / "world.toml"]))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_it_is_a_dataset(world: Dataset) -> None:
    assert [problem.code for problem in world.problems] == []
    assert world.name == "A small world"
    assert world.header.title == "A small world"


@pytest.mark.parametrize("body", BODIES)
def test_an_empty_dataset_has_an_empty_header(body: str) -> None:
    dataset = BODIES[body](MemoryDataset(Records(), name="nothing"))
    assert dataset.name == "nothing"
    assert dataset.header.title == ""
    assert dataset.counts()[Kind.ACTOR] == 0


def test_every_id_has_its_record_and_its_kind(world: Dataset) -> None:
    for kind in Kind:
        for id in world.ids(kind):
            record = world.record(id)
            assert record is not None
            assert record.id == id
            assert world.kind_of(id) is kind
    assert world.record("nobody") is None
    assert world.kind_of("nobody") is None


def test_records_are_given_by_kind(world: Dataset) -> None:
    assert world.actor("ann").name == "Ann"
    assert world.statement("s1").source == "wire"
    assert world.position("s1#tariffs@north").holder == "north"
    assert world.event("summit").title == "Summit"
    assert world.issue("trade").title == "Trade"
    assert world.source("wire").type == "article-newspaper"
    with pytest.raises(KeyError):
        world.actor("wire")


def test_notes_of_a_position_are_kept(world: Dataset) -> None:
    assert world.position("s1#dumped@north").notes == "twice"


@pytest.mark.parametrize(
    ("id", "link", "expected"),
    [
        ("ann", Link.STATEMENTS_BY, ["s1"]),
        ("bob", Link.STATEMENTS_BY, ["s1", "s2"]),
        ("north", Link.STATEMENTS_FOR, ["s1"]),
        ("bob", Link.STATEMENTS_RELAYED, ["s2"]),
        ("north", Link.STATEMENTS_HOLDING, ["s1"]),
        ("south", Link.STATEMENTS_TARGETING, ["s1"]),
        ("club", Link.STATEMENTS_ABOUT, ["s1"]),
        ("north", Link.POSITIONS_HELD, ["s1#tariffs@north", "s1#dumped@north"]),
        ("ann", Link.POSITIONS_HELD, []),
        ("bob", Link.POSITIONS_ASCRIBED, ["s2#tariffs@south"]),
        ("office", Link.OFFICERS, ["ann"]),
        ("club", Link.MEMBERS, ["north", "south"]),
        ("north", Link.PARTS, ["office"]),
        ("ann", Link.EVENTS_WITH, ["summit"]),
        ("summit", Link.STATEMENTS_AT, ["s1"]),
        ("next", Link.STATEMENTS_ON_EVENT, ["s1"]),
        ("summit", Link.PART_EVENTS, ["dinner"]),
        ("summit", Link.EVENT_ISSUES, ["tariffs"]),
        ("tariffs", Link.POSITIONS_ON, ["s1#tariffs@north", "s2#tariffs@south"]),
        ("tariffs", Link.STATEMENTS_ON, ["s1", "s2"]),
        ("trade", Link.SUBISSUES, ["quotas", "tariffs"]),
        ("tariffs", Link.RIVALS, ["quotas"]),
        ("quotas", Link.RIVALS, ["tariffs"]),
        ("dumped", Link.CONTRADICTED, ["sold"]),
        ("sold", Link.CONTRADICTED, ["dumped"]),
        ("s1", Link.POSITIONS_TAKEN, ["s1#tariffs@north", "s1#dumped@north"]),
        ("s3", Link.POSITIONS_TAKEN, ["s3#quotas@"]),
        ("s1", Link.REPLIES, ["s2"]),
        ("s2", Link.SUPERSEDED_BY, ["s3"]),
        ("reprint", Link.RESTS_ON, ["ann", "north", "s1", "s2", "next"]),
        ("wire", Link.DERIVED, ["reprint"]),
        ("nobody", Link.DERIVED, []),
    ],
)
def test_a_link_leads_to_records_in_order(
    world: Dataset, id: str, link: Link, expected: list[str]
) -> None:
    assert list(world.linked(id, link)) == expected


@pytest.mark.parametrize(
    ("id", "expected"), [("s1", "2017-04-10"), ("s2", "[..2017-04-12]"), ("s3", None)]
)
def test_a_statement_without_a_date_is_by_its_sources(
    world: Dataset, id: str, expected: str | None
) -> None:
    said = world.said(id)
    assert (said.text if said else None) == expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("s1", "2017-04-10"),
        ("s2", "2017-04-12"),
        ("s3", None),
        ("s2#tariffs@south", "2017-04-12"),
        ("summit", "2017-04-10"),
        ("dinner", "2017-04-11"),
        ("next", "2017-04-11"),
        ("far", "2019-05-01"),
        ("ann", None),
        ("nobody", None),
    ],
)
def test_a_record_counts_from_a_day(world: Dataset, id: str, expected: str | None) -> None:
    assert world.known_from(id) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("kind", "first", "last", "expected"),
    [
        (Kind.STATEMENT, None, None, ["s1", "s2"]),
        (Kind.STATEMENT, "2017-04-11", None, ["s2"]),
        (Kind.STATEMENT, None, "2017-04-09", ["s2"]),
        (Kind.STATEMENT, "2017-04-13", None, []),
        (Kind.POSITION, "2017-04-11", "2017-04-30", ["s2#tariffs@south"]),
        (Kind.EVENT, "2017-04-11", "2017-04-11", ["summit"]),
        (Kind.EVENT, None, None, ["summit", "next", "far"]),
        (Kind.ACTOR, None, None, []),
    ],
)
def test_records_between_two_days(
    world: Dataset, kind: Kind, first: str | None, last: str | None, expected: list[str]
) -> None:
    found = world.between(kind, day(first) if first else None, day(last) if last else None)
    assert list(found) == expected


def test_counts_are_told_for_every_kind(world: Dataset) -> None:
    assert {kind.value: count for kind, count in world.counts().items()} == {
        "actor": 6,
        "statement": 3,
        "position": 4,
        "event": 4,
        "issue": 5,
        "source": 3,
    }
