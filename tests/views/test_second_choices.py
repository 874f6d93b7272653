"""Second choices stay second choices, in words and for programs, mixed and second-hand ones too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.standing.writing import actor, issue, said

from dipview.formats.json_writer import write_json
from dipview.formats.text_writer import write_text
from dipview.model.ids import standing_id
from dipview.views.matrix.matrix_view import matrix_view
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

ELSE = ", fallback = true"
"""What makes a position a second choice."""
QUANTITY = """
[[issues]]
id = "year"
kind = "quantity"
proposition = "The base year"
sources = ["s"]
[[statements]]
id = "b-on-the-year"
source = "s"
form = "reported"
speakers = ["b"]
positions = [{ issue = "year", value = "1995", fallback = true }]
[[statements]]
id = "a-on-the-year"
source = "s"
form = "reported"
speakers = ["a"]
positions = [{ issue = "year", value = "1990" }]
"""
WORLD = (
    '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-03-20\n'
    + "".join(map(actor, "abc"))
    + issue("i")
    + said("2020-02-01", "support", by="a", position=ELSE)
    + said("2020-02-01", "oppose", by="a", position=ELSE)
    + said("2020-02-01", "accept", by="b", position=ELSE, condition="if paid")
    + said("2020-02-01", "oppose", by="c")
    + said(
        "2020-02-02",
        "accept",
        by="b",
        position=f'{ELSE}, holders = ["c"], attributed_by = "b"',
        condition="if paid",
    )
    + QUANTITY
)
Show = Callable[..., Any]


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    path = tmp_path / "world.toml"
    path.write_text(WORLD, encoding="utf-8")
    return read_workspace([path])


@pytest.fixture
def matrix(small: Workspace) -> View:
    return small.view(matrix_view, Scope())


def test_a_mixed_second_choice_is_drawn_as_a_second_choice(
    small: Workspace, matrix: View, show: Show
) -> None:
    cells = [cell for _, row in matrix.rows() for cell in row.cells if cell.marks]
    mixed = [cell for cell in cells if cell.marks[0].mixed]
    told = "mixed, as a second choice: supports / opposes"
    assert [(cell.marks[0].glyph, cell.text) for cell in mixed] == [("±else", f"{told}; n=2")]
    card = show(small, standing_id("i", "a"))
    assert card.facts("Stance") == [(told, "2 statements")]


def test_programs_are_told_of_second_choices_and_values(matrix: View) -> None:
    rows = {row["id"]: row for row in json.loads("".join(write_json(matrix)))["rows"]}
    assert [rows[id]["i"].get("fallback", False) for id in "abc"] == [True, True, False]
    assert [rows[id]["year"]["values"] for id in "ab"] == [["1990"], ["1995"]]
    assert rows["b"]["year"]["fallback"]
    assert "values" not in rows["a"]["i"]


def test_what_one_would_settle_for_is_told_with_its_condition_and_on_whose_word(
    small: Workspace, show: Show
) -> None:
    text = " ".join("".join(write_text(show(small, "i").view)).split())
    assert "or else: can live with it, on a condition (second-hand)" in text
