"""What goes along with a query: every field, for every list, and never more than it asks for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus
from dipview.search.constraints import kinds_of
from dipview.search.query import And, Filter, Not, Or, Word
from dipview.search.query_fields import EVERY, QUERY_FIELDS, FilterField
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
SECOND = ARCHIPELAGO.with_name("second_edition.toml")
LISTS = ("actors", "statements", "positions", "events", "issues", "sources")
QUERIES = {
    FilterField.WITH: "with:ostrel",
    FilterField.BY: "by:kelmora",
    FilterField.HOLDER: "holder:ostrel",
    FilterField.FOR: "for:outer-isles-league",
    FilterField.VIA: "via:harl-dunmoor",
    FilterField.ABOUT: "about:ostrel",
    FilterField.ROLE: "role:minister",
    FilterField.ISSUE: "issue:quota-cut",
    FilterField.STANCE: "stance:against",
    FilterField.FORMULA: "formula:reserves",
    FilterField.ACT: "act:propose",
    FilterField.BASIS: "basis:stated",
    FilterField.EVENT: 'event:"third round"',
    FilterField.PLACE: "place:almery",
    FilterField.SOURCE: "source:courier",
    FilterField.KIND: "kind:person",
    FilterField.FORM: "form:recorded",
    FilterField.STATUS: "status:planned",
    FilterField.TAG: "tag:trial",
    FilterField.CODER: 'coder:"first reader"',
    FilterField.REVIEWER: 'reviewer:"second reader"',
    FilterField.EXTRA: "extra:desk",
    FilterField.ID: "id:ostrel",
    FilterField.DATE: "date:2032",
    FilterField.TOPIC: "topic:fishery",
}
OF_SCHEMA_2 = {
    FilterField.REASON: "reason:trout",
    FilterField.VALUE: "value:2030",
    FilterField.PRIORITY: "priority:red-line",
    FilterField.OPTION: "option:abstain",
}
"""Queries for what a dataset of schema 2 alone can have."""


@pytest.fixture(scope="module")
def world() -> Workspace:
    return read_workspace([ARCHIPELAGO])


@pytest.fixture(scope="module")
def second() -> Workspace:
    return read_workspace([SECOND])


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    return read_workspace([])


def ids(world: Workspace, name: str, query: str, **changes: object) -> set[str]:
    view = catalogue_of(world, name, Scope(query=query).changed(**changes))
    return {row.id for _, row in view.rows()}


def test_who_takes_a_position_on_an_issue_is_shown_and_said_to_be(bundled: Workspace) -> None:
    view = catalogue_of(bundled, "actors", Scope(query="issue:sanctions"))
    assert {row.id for _, row in view.rows()} == {"canada", "united-kingdom", "g7", "boris-johnson"}
    assert view.along == "tied to what matches"
    assert "actors tied to what matches" in view.scope_in_words
    assert catalogue_of(bundled, "positions", Scope(query="issue:sanctions")).along == ""


def test_for_shows_who_speaks_for_a_group_and_how_often_and_not_the_group(
    world: Workspace,
) -> None:
    bloc, dataset = "outer-isles-league", world.dataset
    spoken = [dataset.statement(id) for id in dataset.linked(bloc, Link.STATEMENTS_FOR)]
    meant = Counter(speaker for each in spoken for speaker in each.speakers)
    view = catalogue_of(world, "actors", Scope(query=f"for:{bloc}"))
    column = [each.key for each in view.sections[0].columns].index("statements")
    apart = (RecordStatus.DRAFT, RecordStatus.RETRACTED)
    found = {row.id: row.cells[column] for _, row in view.rows()}
    assert {id: cell.value for id, cell in found.items()} == meant
    assert bloc not in found
    for id, cell in found.items():
        said = map(dataset.statement, dataset.linked(id, Link.STATEMENTS_BY))
        every = sum(each.status not in apart for each in said)
        assert cell.text == f"{cell.value} of {every}"


@pytest.mark.parametrize("field", FilterField)
def test_no_field_empties_a_list_that_has_anything_to_do_with_what_it_finds(
    world: Workspace, second: Workspace, field: FilterField
) -> None:
    query = (QUERIES | OF_SCHEMA_2)[field]
    world = second if field in OF_SCHEMA_2 else world
    found = {name: ids(world, name, query) for name in LISTS}
    assert any(found.values()), query
    if field is FilterField.ID:
        assert found == {name: {"ostrel"} if name == "actors" else set() for name in LISTS}
        return
    if field in (FilterField.TAG, FilterField.EXTRA):
        return  # A record of any kind may have these: it is asked of each kind itself.
    if found["statements"]:
        assert found["sources"], query
        assert found["actors"], query
    if found["positions"]:
        assert found["issues"], query


def holders(dataset: Dataset, positions: set[str]) -> set[str]:
    return {holder for id in positions if (holder := dataset.position(id).holder)}


@pytest.mark.parametrize(
    "query",
    ["stance:against", "issue:quota-cut stance:against", "basis:implied", "holder:ostrel"],
)
def test_fields_of_positions_bring_along_their_holders_alone(world: Workspace, query: str) -> None:
    positions = ids(world, "positions", query)
    assert ids(world, "actors", query) == holders(world.dataset, positions)
    issues = {world.dataset.position(id).issue for id in positions}
    assert ids(world, "issues", query) >= issues


def test_who_is_against_one_thing_and_speaks_of_another_is_not_against_both(
    world: Workspace,
) -> None:
    dataset = world.dataset
    for issue in dataset.ids(Kind.ISSUE):
        found = ids(world, "actors", f"issue:{issue} stance:oppose")
        against = {
            id
            for id in ids(world, "positions", f"issue:{issue}")
            if dataset.position(id).stance is Stance.OPPOSE
        }
        assert found == holders(dataset, against), issue


def test_words_narrow_what_goes_along(world: Workspace) -> None:
    every = ids(world, "actors", "issue:quota-cut")
    some = ids(world, "actors", "ostrel issue:quota-cut")
    assert "ostrel" in some
    assert some < every


def test_a_field_of_actors_narrows_who_goes_along(world: Workspace) -> None:
    dataset = world.dataset
    every = ids(world, "actors", "issue:quota-cut")
    persons = ids(world, "actors", "kind:person issue:quota-cut")
    assert persons == {id for id in every if dataset.actor(id).kind == "person"}
    said = ids(world, "statements", "kind:person issue:quota-cut")
    assert said <= ids(world, "statements", "issue:quota-cut")


def test_the_kind_of_a_record_asks_for_that_kind_alone(world: Workspace) -> None:
    assert ids(world, "actors", "kind:event") == set()
    assert ids(world, "events", "kind:event") == set(world.dataset.ids(Kind.EVENT))


def test_words_alone_bring_nothing_along(bundled: Workspace) -> None:
    assert ids(bundled, "actors", "sanctions") == set()
    assert catalogue_of(bundled, "actors", Scope(query="sanctions")).along == ""


def test_each_side_of_an_or_brings_its_own_along(bundled: Workspace) -> None:
    one, other = ids(bundled, "actors", "issue:sanctions"), ids(bundled, "actors", "tillerson")
    assert ids(bundled, "actors", "issue:sanctions or tillerson") == one | other


def test_what_was_not_yet_known_brings_nothing_along(bundled: Workspace) -> None:
    early = ids(bundled, "actors", "issue:sanctions", as_of=dt.date(2017, 4, 10))
    assert early == {"boris-johnson"}
    exact = ids(bundled, "actors", "issue:sanctions", exact_only=True)
    assert exact == set()


def test_second_hand_left_out_brings_nobody_along(bundled: Workspace) -> None:
    dataset, query = bundled.dataset, "basis:stated"
    every = ids(bundled, "positions", query)
    told = {id for id in every if dataset.position(id).second_hand}
    assert told, "the data has such a case"
    found = ids(bundled, "actors", query, second_hand=False)
    assert found == holders(dataset, every - told)
    assert found < ids(bundled, "actors", query)


def test_search_lists_matches_alone(bundled: Workspace) -> None:
    view = bundled.found(Scope(query="issue:sanctions"))
    kinds = {row.kind for _, row in view.rows()}
    assert kinds == {Kind.ISSUE, Kind.STATEMENT, Kind.POSITION}


def test_an_excluded_field_brings_nothing_along(bundled: Workspace) -> None:
    everyone = {row.id for _, row in catalogue_of(bundled, "actors", Scope()).rows()}
    assert ids(bundled, "actors", "!issue:sanctions") == everyone


def test_every_field_says_to_which_kinds_it_applies() -> None:
    for name in FilterField:
        values = [value for group, _ in QUERY_FIELDS[name].values for value in group] or ["x"]
        assert all(kinds_of(Filter(name, value)) for value in values), name
    assert kinds_of(Filter(FilterField.STATUS, "planned")) == {Kind.EVENT}
    assert kinds_of(Filter(FilterField.STATUS, "adopted")) == {Kind.ISSUE}
    assert kinds_of(Filter(FilterField.KIND, "actor")) == EVERY
    assert kinds_of(Word("x")) == kinds_of(Not(Filter(FilterField.ROLE, "x"))) == EVERY
    role, place = Filter(FilterField.ROLE, "x"), Filter(FilterField.PLACE, "x")
    assert kinds_of(And((role, place))) == kinds_of(Or((role, place))) == frozenset()
