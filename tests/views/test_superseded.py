"""Superseded with no position in its place: no view shows it as what holds now."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from tests.standing.writing import actor, issue, said

from dipview.exchange.graphs.graph import Mode
from dipview.exchange.graphs.stance_graph import graph_of
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.ids import standing_id
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.comparison.comparison_view import comparison_view
from dipview.views.matrix.matrix_view import long_matrix_view, matrix_view
from dipview.views.network.network_view import network_of
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.shifts.shifts_view import shifts_view
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of
from dipview.workspace.workspace import Workspace

TOLD = "superseded, no position in its place"
ENTRY = 'issue = "i", stance = "support"'


@pytest.fixture
def world(tmp_path: Path) -> Workspace:
    back = said("2020-03-01", "support", id="taken-back", extra='supersedes = "first"')
    path = tmp_path / "world.toml"
    path.write_text(
        '[[sources]]\nid = "s"\ntitle = "S"\ntype = "report"\nissued = 2022-03-20\n'
        '[[sources]]\nid = "t"\ntitle = "T"\ntype = "report"\nissued = 2022-03-20\n'
        + "".join(map(actor, "ab"))
        + issue("i")
        + said("2020-02-01", "support", id="first", condition="if paid").replace(
            ENTRY, f'{ENTRY}, priority = "red-line"'
        )
        + re.sub(r"(?m)^positions = .*$", "", back).replace('"s"', '"t"')
        + said("2020-02-01", "support", by="b", id="other")
        + said("2021-02-01", "oppose", by="b", id="another", extra='supersedes = "other"'),
        encoding="utf-8",
    )
    return read_workspace([path])


def written(view: View, format: Format) -> str:
    return " ".join("".join(write(view, format)).split())


@pytest.mark.parametrize("format", [Format.TEXT, Format.MARKDOWN, Format.CSV, Format.HTML])
def test_the_cell_says_it_in_each_format(world: Workspace, format: Format) -> None:
    assert f"{TOLD}; n=1" in written(world.view(matrix_view, Scope()), format)


def test_the_cell_is_drawn_as_it_and_leads_to_it(world: Workspace) -> None:
    (row, _) = (row for _, row in world.view(matrix_view, Scope()).rows())
    cell = row.cells[1]
    assert [(mark.glyph, mark.ascii) for mark in cell.marks] == [("†", "s")]
    assert cell.leads_to == standing_id("i", "a")
    facts = card_of(world, standing_id("i", "a"), Scope()).sections[0]
    assert "taken-back" in [row.id for row in facts.rows]


def test_programs_are_told_what_supersedes_it(world: Workspace) -> None:
    told = json.loads("".join(write(world.view(matrix_view, Scope()), Format.JSON)))
    (cell, other) = (row["i"] for row in told["rows"])
    assert cell["stance"] is None
    assert cell["superseded_by"] == ["taken-back"]
    assert cell["conditions"] == []
    assert "superseded_by" not in other


def test_before_its_day_the_cell_is_as_it_was(world: Workspace) -> None:
    scope = Scope(as_of=dt.date(2020, 2, 28))
    assert "supports, on a condition; n=1" in written(world.view(matrix_view, scope), Format.TEXT)
    for as_of, told in ((scope.as_of, "supports"), (dt.date(2020, 3, 1), "superseded: 1")):
        listed = written(catalogue_of(world, "issues", Scope(as_of=as_of)), Format.TEXT)
        assert told in listed
        narrowed = Scope(as_of=as_of, query="with:a")
        assert told in written(catalogue_of(world, "issues", narrowed), Format.TEXT)


def test_the_long_matrix_calls_it_the_latest_no_more(world: Workspace) -> None:
    (section,) = world.view(long_matrix_view, Scope()).sections
    keys = [column.key for column in section.columns]
    latest = {row.id: row.cells[keys.index("current")].text for row in section.rows}
    assert latest == {"first#i@a": "no", "other#i@b": "no", "another#i@b": "yes"}


def test_a_comparison_says_what_it_was_and_what_supersedes_it(world: Workspace) -> None:
    view = world.view(comparison_view, Scope(subjects=("a", "b")))
    text = written(view, Format.CSV)
    assert TOLD in text
    assert "before: supports, on a condition" in text
    assert "superseded by: 1 Mar 2020, taken-back says support" in text


@pytest.mark.parametrize("id", ["i", "a"])
def test_cards_cite_what_supersedes_it(world: Workspace, id: str) -> None:
    text = written(card_of(world, id, Scope()), Format.MARKDOWN)
    assert TOLD in text
    assert "T, 20 Mar 2022" in text


@pytest.mark.parametrize(
    "kind", [BriefKind.POSITION, BriefKind.STEERING, BriefKind.LINES, BriefKind.TABLE]
)
def test_briefs_show_it_as_no_stance(world: Workspace, kind: BriefKind) -> None:
    made = world.view(BRIEFS[kind].make(), Scope(subjects=("i",)))
    drawn = {mark for _, row in made.rows() for cell in row.cells for mark in cell.marks}
    assert Mark(superseded=True) in drawn
    assert not any(mark.conditional for mark in drawn)
    assert TOLD in written(made, Format.MARKDOWN)


def test_a_delegation_sheet_tells_its_red_line_as_one_of_before(world: Workspace) -> None:
    made = world.view(BRIEFS[BriefKind.DELEGATION].make(), Scope(subjects=("a",)))
    text = written(made, Format.MARKDOWN)
    assert TOLD in text
    assert "before: supports, on a condition · if paid · a red line" in text


def test_a_graph_has_no_edge_of_it(world: Workspace) -> None:
    network = network_of(world.selection(Scope()))
    graph = graph_of(network, Mode.TWO, all_evidence=True)
    assert [edge.source for edge in graph.edges] == ["b"]


def test_a_shift_says_what_was_superseded(world: Workspace) -> None:
    text = written(world.view(shifts_view, Scope()), Format.TEXT)
    assert "the later statement supersedes the earlier" in text
    assert "with no position in its place" not in text
