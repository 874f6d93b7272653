"""Fields of the query language: what each asks of each kind of record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.related import related
from dipview.model.kinds import Kind
from dipview.search.matches import Matches
from dipview.search.query_errors import QueryError

Search = Callable[[str], Matches]

S1, S2, S3 = "s1#sanctions@boris-johnson", "s2#sanctions@united-kingdom", "s3#sanctions@russia"
MAY_SAYS, DEPOT = "s2#sanctions@united-states", "s3#depot@russia"
SWISS, JAPAN, NOBODY = "s4#ceasefire@switzerland", "s4#ceasefire@japan", "s5#ceasefire@"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("by:boris-johnson", {"s1", S1}),
        ("by:johnson", {"s1", S1}),
        ("by:jonson", {"s1", S1}),
        ("by:ohnson", {"s1", S1}),
        ("by:britain", set()),
        ("holder:britain", {"s2", S2}),
        ("holder:washington", {"s2", MAY_SAYS}),
        ("for:russia", {"s3", DEPOT, S3}),
        ("via:may", {"s2", MAY_SAYS}),
        ("about:assad", {"s3"}),
        ("about:moscow", {"s2", MAY_SAYS}),
        ("issue:ceasefire", {"ceasefire", "s4", "s5", SWISS, JAPAN, NOBODY}),
        ("id:=s4", {"s4"}),
        ("issue:=ceasefire", {"ceasefire", "s4", "s5", SWISS, JAPAN, NOBODY}),
        ("by:=boris-johnson", {"s1", S1}),
        ('by:="Boris Johnson"', {"s1", S1}),
        ('issue:"rebel depot"', {"depot", "s3", DEPOT}),
        (
            "issue:pressure",
            {"pressure", "sanctions", "s1", "s2", "s3", S1, S2, MAY_SAYS, S3},
        ),
        ("stance:oppose", {"s3", "s5", S3, NOBODY}),
        ("stance:against", {"s3", "s5", S3, NOBODY}),
        ("stance:for kind:position", {S2, MAY_SAYS, DEPOT, SWISS, JAPAN}),
        ("stance:open", {"s1", S1}),
        ("basis:implied", {"s4", SWISS, JAPAN}),
        ("basis:described", {"s5", NOBODY}),
        ("form:fragment", {"s3", DEPOT, S3}),
        ("status:disputed", {"s4", SWISS, JAPAN}),
        ("status:planned", {"moscow-trip"}),
        ("kind:policy", {"sanctions", "ceasefire"}),
        ("kind:visit", {"moscow-trip"}),
        ("kind:sources", {"wire", "minutes"}),
        ("event:lake", {"lake-meeting", "moscow-trip", "s1", S1}),
        ("place:genev", {"lake-meeting"}),
        ("place:gneeva", {"lake-meeting"}),
        ("place:…", set()),
        ('role:"foreign minister"', {"sergei-lavrov", "sigmar-gabriel"}),
        ('role:"minister of russia"', {"sergei-lavrov"}),
        ("id:s4", {"s4"}),
        ("date:2017-04-10 kind:event", {"lake-meeting"}),
        ("date:2017-04-07 form:fragment", {"s3", DEPOT, S3}),
        ("date>=2017-04-11 kind:event", {"lake-meeting", "moscow-trip"}),
        ("date>2017-04-11 kind:event", {"moscow-trip"}),
        ("since:2017-04-12 kind:event", {"moscow-trip"}),
        ("until:2017-04-11 kind:event", {"lake-meeting"}),
        ("date<2017-04-10 form:verbatim", set()),
        ("date:2017-04 kind:actor", set()),
        ("date>9999-12-31 kind:event", set()),
        ("date<0001 kind:event", set()),
    ],
)
def test_a_field_finds(find: Search, query: str, ids: set[str]) -> None:
    assert {match.id for match in find(query).ranked} == ids


@pytest.mark.parametrize("value", ["russia", "moscow", "RU", "Россия", "kreml"])
def test_with_finds_all_that_an_actor_has_any_part_in(
    find: Search, positions: Dataset, value: str
) -> None:
    found = find(f"with:{value}")
    expected = {"russia"}.union(*(related(positions, "russia", kind) for kind in Kind))
    assert {match.id for match in found.ranked} == expected


def test_with_takes_any_record(find: Search, positions: Dataset) -> None:
    assert "s1" in find("with:lake")
    assert "s1" in find("with:sanctions")
    assert "s1" in find("with:s1")
    assert "s4" in find('with:"assembly secretariat"')


def test_source_finds_all_that_rests_on_it_and_the_positions_taken(find: Search) -> None:
    found = find("source:minutes")
    assert {match.id for match in found.ranked} == {*("minutes", "s4", "s5", SWISS, JAPAN, NOBODY)}


def test_a_full_name_means_its_record_alone(find: Search) -> None:
    assert "papua-new-guinea" not in find("with:Guinea")
    assert {"north-korea", "south-korea"} <= {match.id for match in find("with:korea").ranked}


@pytest.mark.parametrize("value", ["atlantis", "…", "s1"])
def test_a_name_that_nobody_has_is_a_mistake_under_the_value(find: Search, value: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(f"rex by:{value}")
    assert (caught.value.offset, caught.value.length) == (7, len(value))
    assert caught.value.message == f"no actor is called {value!r}"


def test_an_id_that_is_not_there_is_a_mistake(find: Search) -> None:
    with pytest.raises(QueryError, match="no record has the id 'rus'"):
        find("id:rus")
    with pytest.raises(QueryError, match="no record is called 'zzzzz'"):
        find("with:zzzzz")


@pytest.mark.parametrize(
    "query", ["by:=johnson", "by:=jonson", 'by:="Boris"', 'issue:="rebel"', "with:=kreml"]
)
def test_after_an_equals_sign_no_part_of_a_name_will_do(find: Search, query: str) -> None:
    with pytest.raises(QueryError, match="is called exactly"):
        find(query)


@pytest.mark.parametrize("query", ["issue:=", 'issue:=""', 'issue:="  "'])
def test_an_equals_sign_alone_is_no_value(find: Search, query: str) -> None:
    with pytest.raises(QueryError, match="has no value yet"):
        find(query)
