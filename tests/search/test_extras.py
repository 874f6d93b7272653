"""What people add to records is found by its key, by what it says, and by both together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bodies import BODIES, stored_and_opened

from dipview.dataset.opening import open_dataset
from dipview.search.completion import completed
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

Found = Callable[[str], set[str]]
TEXT = """
[[sources]]
id = "s"
type = "report"
title = "Report"
extra = { archive = "Box 7", checked = true, "shelf mark" = "B" }
[[actors]]
id = "a"
kind = "state"
name = "Brenn"
extra = { campaign = 2014, seats = [3, 20] }
[[actors]]
id = "b"
kind = "state"
name = "Campaign League"
extra = { campaign = 20145, checked = false, year = 2014 }
[[actors]]
id = "c"
kind = "person"
name = "Ida Karst"
roles = [{ title = "Envoy", of = "a", extra = { decree = "No. 12" } }]
memberships = [{ of = "b", extra = { decree = "No. 3", list = { place = 4 } } }]
[[issues]]
id = "p"
kind = "policy"
proposition = "Tolls should end"
extra = { campaign = "spring" }
[[events]]
id = "e"
title = "Round"
kind = "meeting"
date = 2014-05-01
participants = [{ actor = "a", extra = { seat = "front" } }]
[[statements]]
id = "one"
source = "s"
form = "reported"
speakers = ["a"]
summary = "Speaks"
positions = [{ issue = "p", stance = "support", extra = { weight = 5 } }]
extra = { mood = "solemn", deep = [{ on = 2014-05-02 }] }
"""


@pytest.fixture(scope="module", params=(*BODIES, "stored"))
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("extras")
    (folder / "extras.toml").write_text(TEXT, encoding="utf-8")
    body = BODIES.get(request.param, BODIES["memory"])(open_dataset([folder / "extras.toml"]))
    index = SearchIndex.build(body)
    return stored_and_opened(index, folder / "index") if request.param == "stored" else index


@pytest.fixture(scope="module")
def find(index: SearchIndex) -> Found:
    return lambda query: {match.id for match in search(index, query).ranked}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("extra:campaign", {"a", "b", "p"}),
        ("extra:Campaign", {"a", "b", "p"}),
        ("extra:camp", {"a", "b", "p"}),
        ("extra:campaign kind:actor", {"a", "b"}),
        ("extra:campaign !extra:year", {"a", "p"}),
        ("extra:solemn", {"one"}),
        ("extra:solem", {"one"}),
        ("extra:solmen", {"one"}),
        ("extra:2014", {"a", "b", "one"}),
        ("extra:=2014", {"a", "b"}),
        ("extra:=campaign", {"a", "b", "p"}),
        ('extra:"box 7"', {"s"}),
        ('extra:"shelf mark"', {"s"}),
        ('extra:"shelf mark=b"', {"s"}),
        ("extra:shelf", {"s"}),
        ("extra:campaign=2014", {"a", "b"}),
        ("extra:campaign==2014", {"a"}),
        ("extra:campaign=spring", {"p"}),
        ("extra:campaign=autumn", set()),
        ("extra:campaign=", {"a", "b", "p"}),
        ("extra:year=2014", {"b"}),
        ("extra:year=20145", set()),
        ("extra:seats=20", {"a"}),
        ("extra:checked=true", {"s"}),
        ("extra:checked=false", {"b"}),
        ("extra:decree=12", {"c"}),
        ("extra:list=4 extra:place=4", {"c"}),
        ("extra:seat=front", {"e"}),
        ("extra:weight=5", {"one"}),
        ("extra:on=2014-05", {"one"}),
        ("extra:deep=2014-05-02", {"one"}),
        ("mood", set()),
        ("spring", {"p"}),
    ],
)
def test_keys_and_values_are_found(find: Found, query: str, ids: set[str]) -> None:
    assert find(query) == ids


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("extra:zzzz", "no record has the extra key or value 'zzzz'"),
        ("extra:=camp", "no record has the extra key or value '=camp'"),
        ("extra:zzzz=1", "no record has the extra key 'zzzz'"),
    ],
)
def test_what_nobody_wrote_is_told_with_the_keys_that_there_are(
    find: Found, query: str, told: str
) -> None:
    with pytest.raises(QueryError) as raised:
        find(query)
    assert str(raised.value) == told
    assert "the keys are archive, campaign, checked, decree, deep, list, mood, on, …" in (
        raised.value.hint
    )


def test_where_nothing_is_added_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain.toml").write_text('[[actors]]\nid = "a"\nname = "A"\nkind = "state"\n')
    index = SearchIndex.build(open_dataset([tmp_path / "plain.toml"]))
    with pytest.raises(QueryError) as raised:
        search(index, "extra:round")
    assert raised.value.hint == "no record has anything extra"


@pytest.mark.parametrize(
    ("query", "whole"),
    [
        ("ext", "extra:"),
        ("extra:camp", "extra:campaign"),
        ("extra:shel", ""),
        ("extra:zz", ""),
        ("tag:zz", ""),
    ],
)
def test_keys_are_completed(index: SearchIndex, query: str, whole: str) -> None:
    assert completed(query, index.dataset, index.labels) == whole
