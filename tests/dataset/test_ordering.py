"""The one order of a dataset's records: by what they say, whatever the order in files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.model.collation import sort_key
from dipview.model.kinds import Kind

HEAD = """
sources = [
  { id = "late", type = "report", title = "Late", issued = 2020-05-02 },
  { id = "early", type = "report", title = "Early", issued = 2020-05-01 },
  { id = "undated", type = "report", title = "Aaa" },
]
actors = [{ id = "a", name = "Ann", kind = "person" }]
"""
Order = Callable[[str, Kind], list[str]]


@pytest.fixture
def order(tmp_path: Path) -> Order:
    def opened(text: str, kind: Kind) -> list[str]:
        path = tmp_path / "small.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return list(open_dataset([path]).ids(kind))

    return opened


def said(id: str, source: str = "early", **keys: object) -> str:
    told = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return (
        f'[[statements]]\nid = "{id}"\nsource = "{source}"\nform = "reported"\n'
        f'speakers = ["a"]\nsummary = "S"\n{told}'
    )


def test_statements_stand_by_date_then_by_source_seq_and_place(order: Order) -> None:
    records = [
        said("e", source="late"),
        said("d", seq=2, locator='"page 9"'),
        said("c", seq=1, locator='"page 10"'),
        said("b", locator='"page 10"'),
        said("f", locator='"page 9"'),
        said("a1", date='"2020-06"'),
        said("g", source="undated"),
    ]
    for some in list(permutations(records))[::97]:
        assert order("".join(some), Kind.STATEMENT) == ["f", "b", "c", "d", "e", "a1", "g"]


def test_what_is_alike_stands_by_id(order: Order) -> None:
    for ids in ("xyz", "zyx", "yzx"):
        assert order("".join(map(said, ids)), Kind.STATEMENT) == ["x", "y", "z"]


def test_sources_stand_by_date_then_by_title(order: Order) -> None:
    assert order("", Kind.SOURCE) == ["early", "late", "undated"]


def test_issues_stand_behind_their_topic_policies_before_claims(order: Order) -> None:
    def issue(id: str, kind: str, says: str, parent: str = "") -> str:
        key = "title" if kind == "topic" else "proposition"
        under = f'parent = "{parent}"\n' if parent else ""
        return f'[[issues]]\nid = "{id}"\nkind = "{kind}"\n{key} = "{says}"\n{under}'

    text = (
        issue("c", "claim", "A claim", "zoo")
        + issue("y", "policy", "Z ends", "zoo")
        + issue("x", "policy", "a begins", "zoo")
        + issue("zoo", "topic", "Zoo")
    )
    assert order(text, Kind.ISSUE) == ["zoo", "x", "y", "c"]


def test_an_issue_of_several_topics_stands_behind_the_first_of_them(order: Order) -> None:
    text = "".join(
        f'[[issues]]\nid = "{id}"\nkind = "topic"\ntitle = "{id}"\n' for id in ("north", "south")
    )
    text += '[[issues]]\nid = "size"\nkind = "quantity"\nproposition = "A"\n{}\n'
    for written in ('topics = ["south", "north"]', 'parent = "south"'):
        assert order(text.replace("{}", written), Kind.ISSUE) == ["north", "south", "size"]
    assert order(text.replace("{}", 'topics = ["north"]'), Kind.ISSUE) == ["north", "size", "south"]


def test_an_option_without_a_date_stands_by_that_of_its_vote(order: Order) -> None:
    vote = '[[events]]\nid = "v"\ntitle = "V"\nkind = "vote"\ndate = 2020-04-20\nvote = {}\n'
    option = said("option", event='"v"', option='"yes"').replace("reported", "recorded")
    text = vote + option + said("before", date="2020-04-19") + said("after", date="2020-04-21")
    assert order(text, Kind.STATEMENT) == ["before", "option", "after"]
    other = text.replace("vote = {}\n", "")
    assert order(other, Kind.STATEMENT) == ["before", "after", "option"]


def test_places_in_a_source_stand_by_number() -> None:
    assert sort_key("paragraph 8") < sort_key("paragraph 10") < sort_key("paragraph 10a")
