"""Rows and cards of datasets that say little of themselves, written out where they are needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.dataset.dataset import Dataset
from dipview.model.positions import PositionEntry
from dipview.model.stances import Stance
from dipview.model.statements import Form, Statement
from dipview.views.parts.actor_names import roles_held, tenure_in_words
from dipview.views.parts.statement_row import condition_in_words
from dipview.views.scope import Scope
from dipview.views.view import Cell
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

Show = Callable[..., Any]
Look = Callable[..., Cell]

WORLD = """
[[sources]]
id = "s"
type = "report"
[[sources]]
id = "d"
type = "report"
issued = 2020-12-31
[[actors]]
id = "league"
name = "League"
kind = "organization"
sources = ["d"]
[[actors]]
id = "a"
name = "A"
kind = "state"
memberships = [{ of = "league", end = 2019-01-01 }, { of = "league", start = "2020" }]
sources = ["d"]
[[actors]]
id = "p"
name = "P"
kind = "person"
roles = [{ title = "Envoy of A", of = "a" }, { title = "Judge", of = "a", start = "2020" }]
sources = ["d"]
[[issues]]
id = "i"
kind = "policy"
proposition = "It should be done."
sources = ["d"]
[[statements]]
id = "one"
source = "d"
speakers = ["a"]
form = "fragment"
text = "so be it"
summary = "Yes, perhaps"
date = 2020-02-01
status = "disputed"
positions = [{ issue = "i", stance = "support", condition = "the League agrees" }]
[[statements]]
id = "two"
source = "d"
seq = 4
speakers = ["a"]
form = "reported"
summary = "Yes, perhaps"
date = 2020-02-01
positions = [{ issue = "i", stance = "support", condition = "if it rains" }]
[[statements]]
id = "paraphrase"
source = "d"
speakers = ["p"]
form = "reported"
summary = "A paraphrase of what was said in another language"
original_text = "sic fiat"
date = 2020-02-01
positions = []
[[statements]]
id = "undated"
source = "s"
speakers = ["p"]
form = "reported"
positions = []
"""


def opened(folder: Path, head: str = "") -> Workspace:
    path = folder / "small.toml"
    path.write_text(head + WORLD, encoding="utf-8")
    return read_workspace([path])


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A dataset without a day of its own."""
    return opened(tmp_path)


def test_without_a_day_every_role_and_membership_is_told(
    small: Workspace, show: Show, cell: Look
) -> None:
    assert [label for label, _ in show(small, "a").facts("Member of", "people")] == ["League"] * 2
    assert cell(small, "a", "memberships").value == ["league", "league"]
    assert cell(small, "p", "office").text == "Envoy of A; Judge, A"
    assert [label for label, _ in show(small, "league").facts("Members", "people")] == ["A"]
    held = roles_held(small.dataset, "p", None)
    assert [tenure_in_words(each) for each in held] == ["", "since 2020"]


def test_memberships_of_other_times_are_told_as_such(tmp_path: Path, show: Show) -> None:
    workspace = opened(tmp_path, "[dataset]\nas_of = 2020-12-31\n")
    card = show(workspace, "a")
    assert card.facts("Member of", "people") == [("League", "since 2020")]
    assert card.facts("At other times", "people") == [("League", "until 1 Jan 2019")]


def test_of_an_undated_statement_every_office_is_possible(small: Workspace, cell: Look) -> None:
    assert (
        cell(small, "undated", "office").text == "Envoy of A (term not given); Judge, A (perhaps)"
    )
    assert cell(small, "undated", "words").text == "no summary"


def test_every_condition_of_a_standing_is_told(small: Workspace, show: Show) -> None:
    (row,) = show(small, "a").section("stands").rows
    details = row.cells[4].text
    assert "if it rains" in details
    assert "elsewhere: the League agrees" in details
    assert "rests on a disputed statement too" in details
    assert row.cells[2].text == "n=2"


def test_a_condition_without_a_conjunction_is_introduced(small: Workspace) -> None:
    dataset: Dataset = small.dataset
    first, second = (dataset.position(f"{id}#i@a") for id in ("one", "two"))
    assert condition_in_words(first) == "on condition: the League agrees"
    assert condition_in_words(second) == "if it rains"
    plain = Statement(
        id="t",
        source="s",
        form=Form.REPORTED,
        speakers=("a",),
        positions=(PositionEntry(issue="i", stance=Stance.OPEN),),
    )
    assert condition_in_words(plain.held()[0]) == ""


def test_quotes_of_a_dataset_without_a_day_name_their_year(small: Workspace) -> None:
    (row,) = catalogue_of(small, "quotes", Scope()).sections[0].rows
    assert row.cells[0].brief == "1 Feb 2020"


def test_the_original_of_a_paraphrase_is_not_given_as_exact_words(
    small: Workspace, cell: Look
) -> None:
    assert cell(small, "paraphrase", "text").value == []
    assert cell(small, "one", "text").value == ["so be it"]
