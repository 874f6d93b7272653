"""What a dataset of schema 2 says besides is found by words and by fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

SETHRA = Path(__file__).parents[1] / "worlds" / "second_edition.toml"


@pytest.fixture(scope="module")
def sethra() -> Workspace:
    return read_workspace([SETHRA])


def found(workspace: Workspace, query: str) -> set[str]:
    return {row.id for _, row in workspace.found(Scope(query=query)).rows()}


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ('"tidal flats"', "brede-halloran-voss"),
        ('"stay in brackets"', "round-1"),
        ('"low spirits"', "headwater-mood-as-printed"),
        ("reason:poor", "karsolde-base-year#base-year@karsolde"),
        ("value:2050", "veldrane-cut-by-2050#water-cut@veldrane"),
        ("priority:red-line", "lannick-red-line-on-tolls"),
        ("option:abstain", "sluice-2042-abstain"),
        ("stance:withhold", "tholmere-not-ready-for-ban"),
        ("act:rule", "chair-rules-text-in-order"),
        ("topic:trout", "gravel-licences"),
        ("issue:hollin-sluice", "hollin-sluice-2043"),
        ('"SC/42/7"', "sluice-vote-2042"),
        ("kind:quantity", "base-year"),
    ],
)
def test_it_is_found_by_what_it_says(sethra: Workspace, query: str, id: str) -> None:
    assert id in found(sethra, query)


def test_a_topic_is_that_of_every_issue_that_names_it_and_of_each_once(sethra: Workspace) -> None:
    by_topic = [found(sethra, f"topic:{topic} kind:issue") for topic in ("trout", "bed")]
    both = by_topic[0] & by_topic[1]
    assert {"gravel-ban", "gravel-licences"} <= both
    rows = [row.id for _, row in sethra.found(Scope(query="topic:charter kind:issue")).rows()]
    assert len(rows) == len(set(rows))
