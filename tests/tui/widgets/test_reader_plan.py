"""Tests of how a reader breaks paragraphs into lines, in any script."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dipview.tui.widgets.reader_plan import MEASURE, ReaderPlan, broken
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.views.reading.reading_view import ReadingView, reading_view
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace

LAGOON = Path(__file__).parents[2] / "worlds" / "lagoon"
LETTERS = (
    "ab \n\u0301\u05d0\u05b0\u0627\u6587\uac00\U0001f469\u200d\U0001f680\ufe0f\U0001f1e6\u0e33"
)


@given(st.text(st.sampled_from(LETTERS), max_size=60), st.integers(4, 20))
def test_no_line_is_too_long_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    lines = list(broken(text, width))
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start] in ("", " ", "\n")


@pytest.fixture(scope="module")
def view() -> ReadingView:
    workspace = read_workspace([LAGOON])
    return cast("ReadingView", workspace.view(reading_view, Scope(subjects=("council-summary",))))


@pytest.mark.parametrize("width", [24, 40, 76, 116, 200])
def test_every_line_of_every_row_has_its_place(view: ReadingView, width: int) -> None:
    plan = ReaderPlan(view, RowRenderer(view.references, wrap=True), width)
    assert plan.text_width <= MEASURE
    seen = [plan.spot(line) for line in range(plan.height)]
    for row in range(plan.count):
        lines = [spot.line for spot in seen if spot.row == row]
        assert lines == list(range(plan.height_of(row)))
        assert seen[plan.top_of(row)].row == row
        assert plan.near(plan.top_of(row)) == row
        assert len(plan.drawn(row)) == plan.height_of(row)
    assert plan.row(plan.count - 1).id == "tessaly-on-price"


@pytest.mark.parametrize("width", [24, 40, 76, 116, 200])
def test_one_blank_line_parts_two_paragraphs(view: ReadingView, width: int) -> None:
    plan = ReaderPlan(view, RowRenderer(view.references, wrap=True), width)
    for row in range(1, plan.texts):
        assert plan.top_of(row) == plan.top_of(row - 1) + plan.height_of(row - 1) + 1
