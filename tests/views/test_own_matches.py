"""Own matches: beside each actor stands how many of its own statements meet a query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.statements import RecordStatus
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

WORLDS = Path(__file__).parents[1] / "worlds"
FILES = ("archipelago.toml", "second_edition.toml", "votes.toml", "two_coders")
APART = (RecordStatus.DRAFT, RecordStatus.RETRACTED)
OF_STATEMENTS = ("act:propose", "act:vote", "form:recorded", "since:2007", "until:2032-06")
OF_POSITIONS = ("stance:against", "stance:for", "basis:stated", "(stance:support or stance:oppose)")
TOGETHER = """\
[dataset]
schema = 1

[[sources]]
id = "note"
type = "contact-note"
title = "Note"

[[actors]]
id = "one"
name = "One"
kind = "state"
sources = ["note"]

[[actors]]
id = "other"
name = "Other"
kind = "state"

[[actors]]
id = "third"
name = "Third"
kind = "state"

[[issues]]
id = "ships"
kind = "policy"
proposition = "Ships should be let in."

[[issues]]
id = "trains"
kind = "policy"
proposition = "Trains should be let in."

[[statements]]
id = "both"
source = "note"
speakers = ["one", "other"]
form = "reported"
summary = "They spoke of both."
positions = [
  { issue = "ships", stance = "support", holders = ["one"] },
  { issue = "trains", stance = "oppose", holders = ["other"] },
]

[[statements]]
id = "of-third"
source = "note"
speakers = ["one"]
form = "reported"
summary = "It said that the third was for ships."
positions = [{ issue = "ships", stance = "support", holders = ["third"], attributed_by = "one" }]

[[statements]]
id = "alone"
source = "note"
speakers = ["other"]
form = "reported"
summary = "It spoke of nothing else."
status = "draft"
positions = [{ issue = "trains", stance = "support" }]
"""


@pytest.fixture(scope="module", params=FILES)
def world(request: pytest.FixtureRequest) -> Workspace:
    return read_workspace([WORLDS / str(request.param)])


@pytest.fixture
def together(tmp_path: Path) -> Workspace:
    file = tmp_path / "together.toml"
    file.write_text(TOGETHER, encoding="utf-8")
    return read_workspace([file])


def counts(world: Workspace, scope: Scope) -> dict[str, tuple[str, int]]:
    """Give what stands beside each actor: its text, and the number that programs read."""
    view = catalogue_of(world, "actors", scope)
    keys = [column.key for column in view.sections[0].columns] if view.sections else []
    return {
        row.id: (cell.text, int(str(cell.value)))
        for _, row in view.rows()
        for cell in (row.cells[keys.index("statements")],)
    }


def listed(world: Workspace, name: str, query: str) -> Iterator[str]:
    return (row.id for _, row in catalogue_of(world, name, Scope(query=query)).rows())


def once(dataset: Dataset, ids: set[str]) -> set[str]:
    """Put the coding that counts in the place of each statement, and keep what is counted."""
    counted = dataset.sets.counted_as
    numbers = [dataset.number_of(id) for id in ids]
    every = dataset.ids(Kind.STATEMENT)
    first = dataset.sets.first_statement
    meant = {every[counted.get(each, each) - first] for each in numbers if each is not None}
    return {id for id in meant if dataset.statement(id).status not in APART}


def heard_in(dataset: Dataset, actor: str) -> set[str]:
    links = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR, Link.STATEMENTS_HOLDING)
    return {id for link in links for id in dataset.linked(actor, link)}


def expected(dataset: Dataset, actor: str, meeting: set[str]) -> tuple[str, int]:
    met, every = once(dataset, meeting), once(dataset, heard_in(dataset, actor))
    return (f"{len(met)} of {len(every)}" if every else "0", len(met))


def utters(dataset: Dataset, actor: str, position: Position) -> bool:
    """Tell whether an actor utters a position, or it is uttered for it, and nobody beside it."""
    statement = dataset.statement(position.statement)
    groups = (statement.speakers, statement.on_behalf_of)
    return any(actor in group and position.holder not in group for group in groups)


@pytest.mark.parametrize("query", OF_STATEMENTS)
def test_a_field_of_statements_counts_those_in_which_an_actor_is_heard(
    world: Workspace, query: str
) -> None:
    dataset, met = world.dataset, set(listed(world, "statements", query))
    for actor, found in counts(world, Scope(query=query)).items():
        assert found == expected(dataset, actor, met & heard_in(dataset, actor)), actor


@pytest.mark.parametrize("query", OF_POSITIONS)
def test_a_field_of_positions_counts_those_that_an_actor_holds(
    world: Workspace, query: str
) -> None:
    dataset = world.dataset
    met = [dataset.position(id) for id in listed(world, "positions", query)]
    for actor, found in counts(world, Scope(query=query)).items():
        own = {position.statement for position in met if position.holder == actor}
        assert found == expected(dataset, actor, own), actor
        assert found[1] or not once(dataset, own)


def test_an_issue_counts_the_statements_in_which_an_actor_itself_is_heard_on_it(
    world: Workspace,
) -> None:
    dataset = world.dataset
    for issue in dataset.ids(Kind.ISSUE):
        query = f"issue:={issue}"
        met = [dataset.position(id) for id in listed(world, "positions", query)]
        for actor, found in counts(world, Scope(query=query)).items():
            own = {p.statement for p in met if p.holder == actor or utters(dataset, actor, p)}
            assert found == expected(dataset, actor, own), (actor, issue)
            assert own


def test_what_others_say_in_the_same_statement_is_theirs_alone(together: Workspace) -> None:
    assert counts(together, Scope(query="issue:ships")) == {
        "one": ("2 of 2", 2),
        "third": ("1 of 1", 1),
    }
    assert counts(together, Scope(query="issue:trains by:one")) == {"other": ("1 of 1", 1)}
    assert counts(together, Scope(query="by:one"))["other"] == ("1 of 1", 1)


def test_a_query_for_drafts_counts_them(together: Workspace) -> None:
    assert counts(together, Scope(query="status:draft")) == {"other": ("1 of 2", 1)}
    assert counts(together, Scope(query="issue:trains")) == {"other": ("1 of 1", 1)}


def test_second_hand_left_out_is_counted_on_neither_side(together: Workspace) -> None:
    found = counts(together, Scope(query="issue:ships", second_hand=False))
    assert found == {"one": ("1 of 2", 1)}


def test_words_alone_leave_the_whole_number(together: Workspace) -> None:
    assert counts(together, Scope(query="third")) == {"third": ("1", 1)}
    assert counts(together, Scope(query="third or issue:trains"))["third"] == ("1 of 1", 1)


def test_what_rests_on_a_source_is_counted_of_all(together: Workspace) -> None:
    assert counts(together, Scope(query="source:note"))["one"] == ("2 of 2", 2)
    assert counts(together, Scope(query="with:one"))["other"] == ("1 of 1", 1)


def test_what_is_pinned_beside_the_query_counts_too(together: Workspace) -> None:
    query = Scope(query="basis:stated")
    assert counts(together, query)["one"] == ("1 of 2", 1)
    assert counts(together, query.pinned("ships"))["one"] == ("1 of 2", 1)
    assert counts(together, query.pinned("trains"))["other"] == ("1 of 1", 1)
    assert counts(together, Scope(query="by:one", pins=("trains",)))["one"] == ("0 of 2", 0)
    assert counts(together, Scope(query="by:one", pins=("of-third",)))["one"] == ("1 of 2", 1)
    assert counts(together, query.pinned("third"))["one"] == ("1 of 2", 1)


def test_the_most_found_come_first_by_what_meets_the_query() -> None:
    world = read_workspace([WORLDS / "votes.toml"])
    query = Scope(query="stance:against", sort="most found")
    found = [number for _, number in counts(world, query).values()]
    assert len(set(found)) > 1
    assert found == sorted(found, reverse=True)
    plain = evolve(query, query="")
    assert [*counts(world, plain)] != [*counts(world, query)]


def test_programs_are_given_both_numbers(together: Workspace) -> None:
    view = catalogue_of(together, "actors", Scope(query="issue:ships"))
    keys = [column.key for column in view.sections[0].columns]
    assert keys[keys.index("statements") + 1] == "statements_in_all"
    rows = [row for _, row in view.rows()]
    assert rows
    for row in rows:
        assert len(row.cells) == len(keys)
        assert f"of {row.cells[keys.index('statements_in_all')].plain}" in row.cells[2].text
    plain = catalogue_of(together, "actors", Scope())
    assert "statements_in_all" not in [column.key for column in plain.sections[0].columns]


def test_the_head_says_since_when_it_is_counted() -> None:
    world = read_workspace([WORLDS / "votes.toml"])
    early = counts(world, Scope(query="act:vote"))
    day = world.dataset.sets.last_day
    late = counts(world, Scope(query="act:vote", since=day))
    assert set(late) < set(early)
    head = catalogue_of(world, "actors", Scope(query="act:vote", since=day)).scope_in_words
    assert any(line.startswith("since") for line in head)


def test_a_pin_alone_counts_as_a_query_does(together: Workspace) -> None:
    pinned = counts(together, Scope(pins=("trains",)))
    assert pinned == {"one": ("0 of 2", 0), "other": ("1 of 1", 1)}
    assert counts(together, Scope(pins=("ships",)))["one"] == ("2 of 2", 2)
    assert counts(together, Scope(pins=("of-third",)))["one"] == ("1 of 2", 1)
    assert counts(together, Scope(pins=("third",)))["one"] == ("2", 2)
