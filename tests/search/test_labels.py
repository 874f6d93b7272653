"""Tags, coders and reviewers: found by fields of their own, in memory and from a stored index."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.bodies import BODIES, stored_and_opened

from dipview.dataset.opening import open_dataset
from dipview.search.matches import Matches
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

Search = Callable[[str], Matches]
TEXT = """
[[sources]]
id = "s"
type = "report"
tags = ["EU law"]
[[actors]]
id = "a"
kind = "state"
name = "Brenn"
tags = ["eu"]
[[issues]]
id = "p"
kind = "policy"
proposition = "Tolls should end"
tags = ["Élan"]
[[events]]
id = "e"
title = "Talks"
kind = "meeting"
tags = ["urgent"]
[[statements]]
id = "one"
source = "s"
form = "reported"
speakers = ["a"]
summary = "Speaks"
coded_by = "Anna Vale"
reviewed_by = "B. Reader"
status = "reviewed"
tags = ["urgent", "to be checked"]
positions = [{ issue = "p", stance = "support" }]
[[statements]]
id = "two"
source = "s"
form = "reported"
speakers = ["a"]
summary = "Speaks again"
coded_by = "B. Reader"
positions = [{ issue = "p", stance = "support", tags = ["hedged"] }]
"""
ONE, TWO = {"one", "one#p@a"}, {"two", "two#p@a"}


@pytest.fixture(scope="module", params=(*BODIES, "stored"))
def find(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("labelled")
    (folder / "labelled.toml").write_text(TEXT, encoding="utf-8")
    dataset = open_dataset([folder / "labelled.toml"])
    body = BODIES.get(request.param, BODIES["memory"])(dataset)
    index = SearchIndex.build(body)
    if request.param == "stored":
        index = stored_and_opened(index, folder / "index")
    return lambda query: search(index, query)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("tag:urgent", {"e", *ONE}),
        ("tag:URG", {"e", *ONE}),
        ("tag:eu", {"a"}),
        ('tag:"eu law"', {"s"}),
        ("tag:law", {"s"}),
        ("tag:elan", {"p"}),
        ('tag:"to be checked"', ONE),
        ("tag:hedged", {"two#p@a"}),
        ("coder:anna", ONE),
        ('coder:"anna vale"', ONE),
        ("coder:reader", TWO),
        ("reviewer:reader", ONE),
        ("coder:anna !kind:position", {"one"}),
        ("status:reviewed coder:anna kind:statement", {"one"}),
        ("!coder:anna kind:statement", {"two"}),
    ],
)
def test_a_label_finds_what_has_it(find: Search, query: str, ids: set[str]) -> None:
    assert {match.id for match in find(query).ranked} == ids


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ("tag:x", "no record has the tag 'x'", "there are EU law, eu, hedged, to be checked, "),
        ("coder:zoe", "no record has the coder 'zoe'", "there are Anna Vale, B. Reader"),
        ("tag:…", "no record has the tag '…'", "there are EU law, eu"),
    ],
)
def test_a_label_that_nothing_has_is_a_mistake(
    find: Search, query: str, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        find(query)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint[:20])
    assert caught.value.offset == query.index(":") + 1
