"""What has a part with a record, for linked panes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.related import related, related_numbers
from dipview.model.kinds import Kind

NORTH_TARIFFS, NORTH_DUMPED = "s1#tariffs@north", "s1#dumped@north"
SOUTH_TARIFFS, NOBODY_QUOTAS = "s2#tariffs@south", "s3#quotas@"


@pytest.fixture(scope="module", params=BODIES)
def world(request: pytest.FixtureRequest) -> Dataset:
    return BODIES[request.param](open_dataset([Path(__file__).parent / "world.toml"]))


@pytest.mark.parametrize(
    ("id", "kind", "expected"),
    [
        ("ann", Kind.STATEMENT, {"s1"}),
        ("ann", Kind.POSITION, {NORTH_TARIFFS, NORTH_DUMPED}),
        ("ann", Kind.EVENT, {"summit", "next"}),
        ("ann", Kind.ISSUE, {"tariffs", "dumped"}),
        ("ann", Kind.ACTOR, {"office", "club", "south", "bob", "north"}),
        ("ann", Kind.SOURCE, {"wire", "reprint"}),
        ("bob", Kind.EVENT, {"summit", "next"}),
        ("north", Kind.ACTOR, {"office", "club", "ann", "bob"}),
        ("north", Kind.SOURCE, {"wire", "reprint"}),
        ("south", Kind.POSITION, {SOUTH_TARIFFS, NORTH_DUMPED}),
        ("south", Kind.STATEMENT, {"s1", "s2"}),
        ("club", Kind.ACTOR, {"north", "south", "ann"}),
        ("office", Kind.ACTOR, {"north", "ann"}),
        ("s1", Kind.STATEMENT, {"s2"}),
        ("s2", Kind.STATEMENT, {"s1", "s3"}),
        ("s1", Kind.POSITION, {NORTH_TARIFFS, NORTH_DUMPED}),
        ("s1", Kind.ACTOR, {"ann", "bob", "north", "south", "club"}),
        ("s2", Kind.ACTOR, {"bob", "south"}),
        ("s1", Kind.EVENT, {"summit", "next"}),
        ("s1", Kind.ISSUE, {"tariffs", "dumped"}),
        ("s1", Kind.SOURCE, {"wire", "reprint"}),
        (NORTH_TARIFFS, Kind.STATEMENT, {"s1"}),
        (NORTH_TARIFFS, Kind.ISSUE, {"tariffs"}),
        (NORTH_TARIFFS, Kind.POSITION, {NORTH_DUMPED}),
        (NORTH_TARIFFS, Kind.ACTOR, {"north", "ann", "bob"}),
        (NORTH_TARIFFS, Kind.EVENT, {"summit", "next"}),
        (NOBODY_QUOTAS, Kind.ACTOR, set()),
        ("summit", Kind.STATEMENT, {"s1"}),
        ("summit", Kind.EVENT, {"dinner"}),
        ("dinner", Kind.EVENT, {"summit"}),
        ("summit", Kind.ACTOR, {"north", "ann", "bob", "south", "club"}),
        ("summit", Kind.ISSUE, {"tariffs", "dumped"}),
        ("summit", Kind.POSITION, {NORTH_TARIFFS, NORTH_DUMPED}),
        ("summit", Kind.SOURCE, {"wire", "reprint"}),
        ("tariffs", Kind.STATEMENT, {"s1", "s2"}),
        ("tariffs", Kind.POSITION, {NORTH_TARIFFS, SOUTH_TARIFFS}),
        ("tariffs", Kind.ISSUE, {"trade", "quotas"}),
        ("tariffs", Kind.EVENT, {"summit"}),
        ("tariffs", Kind.ACTOR, {"north", "ann", "bob", "south"}),
        ("tariffs", Kind.SOURCE, {"wire", "reprint"}),
        ("trade", Kind.POSITION, {NORTH_TARIFFS, SOUTH_TARIFFS, NOBODY_QUOTAS}),
        ("trade", Kind.ISSUE, {"tariffs", "quotas"}),
        ("dumped", Kind.ISSUE, {"sold"}),
        ("wire", Kind.SOURCE, {"reprint"}),
        ("reprint", Kind.SOURCE, {"wire"}),
        ("reprint", Kind.STATEMENT, {"s1", "s2"}),
        ("undated", Kind.POSITION, {NOBODY_QUOTAS}),
        ("undated", Kind.EVENT, {"far"}),
        ("undated", Kind.ISSUE, {"quotas"}),
        ("undated", Kind.ACTOR, {"bob"}),
        ("nobody", Kind.ACTOR, set()),
    ],
)
def test_related_records(world: Dataset, id: str, kind: Kind, expected: set[str]) -> None:
    assert related(world, id, kind) == expected


def test_no_record_is_related_to_itself(world: Dataset) -> None:
    for kind in Kind:
        for id in world.ids(kind):
            for other in Kind:
                found = related(world, id, other)
                assert id not in found
                assert all(world.kind_of(one) is other for one in found)


BODY = """
[[sources]]
id = "s"
type = "report"
[[sources]]
id = "record"
type = "report"
[[actors]]
id = "council"
name = "Council"
kind = "body"
sources = ["s"]
[[actors]]
id = "chair"
name = "Chair"
kind = "person"
roles = [{ title = "Chair", of = "council" }]
sources = ["s"]
[[events]]
id = "ballot"
title = "Ballot"
kind = "vote"
vote = { number = "1", body = "council" }
sources = ["record"]
[[statements]]
id = "said"
source = "s"
form = "reported"
speakers = ["chair"]
capacity = "council"
summary = "It is adopted."
"""


@pytest.mark.parametrize("body", BODIES)
def test_a_body_has_a_part_in_its_votes_and_in_what_is_said_in_its_capacity(
    tmp_path: Path, body: str
) -> None:
    (tmp_path / "world.toml").write_text(BODY, encoding="utf-8")
    world = BODIES[body](open_dataset([tmp_path / "world.toml"]))
    expected = {Kind.EVENT: {"ballot"}, Kind.STATEMENT: {"said"}, Kind.SOURCE: {"s", "record"}}
    for kind, found in expected.items():
        assert related(world, "council", kind) == found
        assert set(world.ids_of(kind, related_numbers(world, "council", kind))) == found
    assert related(world, "ballot", Kind.ACTOR) == {"council"}
