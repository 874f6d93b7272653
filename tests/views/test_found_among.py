"""Beside each issue, event and source stands how much of what it counts query and pins find."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Row
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

WORLDS = Path(__file__).parents[1] / "worlds"
FILES = ("archipelago.toml", "second_edition.toml", "votes.toml", "two_coders")
QUERIES = (
    "act:propose",
    "stance:against",
    "basis:stated",
    "form:recorded",
    "stance:for or act:vote",
)
COUNTED = {"issues": "positions", "events": "statements", "sources": "records"}
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

[[issues]]
id = "ships"
kind = "policy"
proposition = "Ships should be let in."

[[issues]]
id = "trains"
kind = "policy"
proposition = "Trains should be let in."

[[events]]
id = "talks"
title = "Talks"
kind = "meeting"
status = "occurred"
date = "2020-01-01"

[[statements]]
id = "early"
source = "note"
speakers = ["one"]
date = "2020-01-01"
event = "talks"
form = "reported"
summary = "It was for ships."
positions = [{ issue = "ships", stance = "support" }]

[[statements]]
id = "late"
source = "note"
speakers = ["one"]
date = "2020-02-01"
form = "reported"
summary = "It was against ships and trains."
positions = [{ issue = "ships", stance = "oppose" }, { issue = "trains", stance = "oppose" }]

[[statements]]
id = "answer"
source = "note"
speakers = ["other"]
date = "2020-01-01"
event = "talks"
form = "reported"
summary = "It was against ships."
positions = [{ issue = "ships", stance = "oppose" }]

[[statements]]
id = "rumour"
source = "note"
speakers = ["other"]
event = "talks"
form = "reported"
summary = "It may be for ships."
status = "draft"
positions = [{ issue = "ships", stance = "support" }]
"""


RETRACTED_TWICE = """\
[[sources]]
id = "note"
type = "contact-note"

[[actors]]
id = "one"
name = "One"
kind = "state"

[[issues]]
id = "ships"
kind = "policy"
proposition = "Ships should be let in."

[[events]]
id = "talks"
title = "Talks"
kind = "meeting"
date = "2020-01-01"

[defaults.statements]
source = "note"
locator = "page 1"
speakers = ["one"]
form = "verbatim"
text = "Let them in."
date = "2020-01-01"
event = "talks"
status = "retracted"

[[statements]]
id = "by-anna"
coded_by = "anna"
positions = [{ issue = "ships", stance = "support" }]

[[statements]]
id = "by-ben"
coded_by = "ben"
positions = [{ issue = "ships", stance = "support" }]
"""
"""One utterance, of which both codings were retracted."""


@pytest.fixture(scope="module", params=FILES)
def world(request: pytest.FixtureRequest) -> Workspace:
    return read_workspace([WORLDS / str(request.param)])


@pytest.fixture
def together(tmp_path: Path) -> Workspace:
    file = tmp_path / "together.toml"
    file.write_text(TOGETHER, encoding="utf-8")
    return read_workspace([file])


def rows_of(world: Workspace, name: str, scope: Scope) -> Mapping[str, tuple[Row, list[str]]]:
    """Give the rows of a list by their ids, each with the keys of its columns."""
    view = catalogue_of(world, name, scope)
    keys = [column.key for column in view.sections[0].columns] if view.sections else []
    return {row.id: (row, keys) for _, row in view.rows()}


def told(world: Workspace, name: str, scope: Scope, key: str = "") -> Mapping[str, str]:
    """Give what a column of a list says of each record: by default, the one that counts."""
    found = rows_of(world, name, scope).items()
    return {id: row.cells[keys.index(key or COUNTED[name])].text for id, (row, keys) in found}


def counted(dataset: Dataset, kind: Kind, ids: set[str]) -> set[int]:
    """Give the numbers of records that count, each utterance once."""
    numbers = (dataset.number_of(id) for id in ids)
    meant = {dataset.sets.counted_as.get(each, each) for each in numbers if each is not None}
    return meant & set(dataset.sets.features[Feature.COUNTED]) & set(dataset.numbers(kind))


def listed(world: Workspace, name: str, query: str) -> set[str]:
    return {row.id for _, row in catalogue_of(world, name, Scope(query=query)).rows()}


@pytest.mark.parametrize("query", QUERIES)
def test_an_issue_counts_the_positions_that_are_listed(world: Workspace, query: str) -> None:
    dataset, met = world.dataset, listed(world, "positions", query)
    for issue, text in told(world, "issues", Scope(query=query)).items():
        every = {*dataset.linked(issue, Link.POSITIONS_ON)}
        all_of_it = counted(dataset, Kind.POSITION, every)
        found = counted(dataset, Kind.POSITION, met) & all_of_it
        assert text == (f"{len(found)} of {len(all_of_it)}" if all_of_it else "0"), issue


@pytest.mark.parametrize("query", QUERIES)
def test_an_event_counts_the_statements_that_are_listed(world: Workspace, query: str) -> None:
    dataset, met = world.dataset, listed(world, "statements", query)
    for event, text in told(world, "events", Scope(query=query)).items():
        links = (Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)
        every = {id for link in links for id in dataset.linked(event, link)}
        all_of_it = counted(dataset, Kind.STATEMENT, every)
        found = counted(dataset, Kind.STATEMENT, met) & all_of_it
        said = f"{len(found)} of {len(all_of_it)} statement{'s' * (len(all_of_it) != 1)}"
        assert text == (said if all_of_it else ""), event


def test_a_source_counts_the_records_that_are_found(together: Workspace) -> None:
    assert told(together, "sources", Scope()) == {"note": "5"}
    assert told(together, "sources", Scope(query="stance:against")) == {"note": "2 of 5"}
    assert told(together, "sources", Scope(query="with:one")) == {"note": "3 of 5"}
    assert told(together, "sources", Scope(pins=("talks",))) == {"note": "4 of 5"}


@pytest.mark.parametrize("query", ["status:retracted", "form:verbatim", "with:one"])
def test_an_utterance_that_was_retracted_twice_counts_once(tmp_path: Path, query: str) -> None:
    file = tmp_path / "retracted.toml"
    file.write_text(RETRACTED_TWICE, encoding="utf-8")
    retracted, asked = read_workspace([file]), query == "status:retracted"
    assert told(retracted, "sources", Scope()) == {"note": "1"}
    assert told(retracted, "sources", Scope(query=query)) == {"note": "1 of 1"}
    assert told(retracted, "issues", Scope(query=query)) == {"ships": "1 of 1" if asked else "0"}
    if asked:
        assert told(retracted, "actors", Scope(query=query), "statements") == {"one": "1 of 1"}
    events = told(retracted, "events", Scope(query=query))
    assert events == {"talks": "1 of 1 statement" if asked else ""}


def test_holders_stand_where_all_that_they_said_puts_them(together: Workspace) -> None:
    query = Scope(query="stance:for")
    assert told(together, "issues", query) == {"ships": "1 of 3"}
    assert told(together, "issues", query, "details") == {"ships": "policy · opposes: 1"}
    assert told(together, "issues", Scope(), "details")["ships"] == "policy · opposes: 2"


def test_a_pin_counts_as_a_query_does(together: Workspace) -> None:
    assert told(together, "issues", Scope(pins=("one",))) == {"ships": "2 of 3", "trains": "1 of 1"}
    assert told(together, "issues", Scope(pins=("talks",))) == {"ships": "2 of 3"}
    assert told(together, "issues", Scope(pins=("late",))) == {
        "ships": "1 of 3",
        "trains": "1 of 1",
    }
    assert told(together, "events", Scope(pins=("one",))) == {"talks": "1 of 2 statements"}
    assert told(together, "events", Scope(pins=("answer",))) == {"talks": "1 of 2 statements"}


def test_a_pin_narrows_none_of_its_own_kind(together: Workspace) -> None:
    assert told(together, "issues", Scope(pins=("trains",))) == {"ships": "3", "trains": "1"}
    assert told(together, "sources", Scope(pins=("note",))) == {"note": "5"}
    assert "statements" not in rows_of(together, "events", Scope(pins=("talks",)))["talks"][1]


def test_a_query_for_drafts_counts_them(together: Workspace) -> None:
    assert told(together, "issues", Scope(query="status:draft")) == {"ships": "1 of 4"}
    assert told(together, "events", Scope(query="status:draft")) == {"talks": "1 of 3 statements"}


def test_a_date_chooses_what_is_found_and_of_how_many(together: Workspace) -> None:
    whole = Scope(query="stance:against")
    assert told(together, "issues", whole)["ships"] == "2 of 3"
    day = together.dataset.sets.first_day
    assert told(together, "issues", whole.changed(as_of=day)) == {"ships": "1 of 2"}
    last = together.dataset.sets.last_day
    assert told(together, "issues", whole.changed(since=last))["ships"] == "1 of 3"
    (line, *_) = catalogue_of(together, "issues", whole.changed(since=last)).scope_in_words
    assert "since" in line


def test_words_alone_leave_the_whole_number(together: Workspace) -> None:
    assert told(together, "issues", Scope(query="ships"))["ships"] == "3"
    assert told(together, "issues", Scope(query="issue:ships"))["ships"] == "3"
    assert "statements" not in rows_of(together, "events", Scope(query="talks"))["talks"][1]


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("format", [Format.TEXT, Format.MARKDOWN, Format.HTML])
def test_what_people_read_says_how_many_of_how_many(
    together: Workspace, name: str, format: Format
) -> None:
    scope = Scope(query="stance:against")
    written = "".join(write(catalogue_of(together, name, scope), format))
    for text in told(together, name, scope).values():
        assert text in written


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("format", [Format.CSV, Format.JSON])
def test_programs_are_given_both_numbers(together: Workspace, name: str, format: Format) -> None:
    scope, key = Scope(query="stance:against"), COUNTED[name]
    assert f"{key}_in_all" in "".join(write(catalogue_of(together, name, scope), format))
    for row, keys in rows_of(together, name, scope).values():
        among, in_all = row.cells[keys.index(key)], row.cells[keys.index(f"{key}_in_all")]
        assert len(row.cells) == len(keys)
        assert among.text.startswith(f"{among.value} of {in_all.value}")


def test_members_are_what_is_listed(world: Workspace) -> None:
    for query in QUERIES:
        selection: Selection = world.selection(Scope(query=query))
        for kind in Kind:
            members = selection.members(kind)
            every = world.dataset.numbers(kind)
            assert set(selection.numbers(kind)) == set(every if members is None else members)
