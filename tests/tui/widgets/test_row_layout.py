"""Row layout: which columns of counts stand where room is scarce, and under which headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.tui.widgets.list_plan import Plan
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.text_spans import text_of, width_of
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of

VOTES = Path(__file__).parents[2] / "worlds" / "votes.toml"


@pytest.fixture(scope="module")
def ties() -> View:
    return whole_of(read_workspace([VOTES]), "network", Scope())


def drawn(view: View, width: int) -> list[str]:
    plan = Plan(view, RowRenderer(view.references), width, airy=False)
    plan.measure(0, plan.height)
    lines = []
    for at in range(plan.height):
        spot = plan.spot(at)
        line = spot.head if spot.row is None else plan.drawn(spot.row)[spot.line]
        assert width_of(line) <= width
        lines.append(text_of(line))
    return lines


@pytest.mark.parametrize(
    ("width", "headings"),
    [
        (118, ["Tie", "Agree", "Disagree", "Differ", "One abstains", "Statements"]),
        (78, ["Tie", "Agree", "Disagree", "Differ", "One abst.", "n"]),
        (66, ["Tie", "Agree", "Disagree", "Differ", "One abst."]),
        (58, ["Tie", "Agree", "Disagree", "Differ"]),
    ],
)
def test_headings_are_short_before_a_count_is_left_out_and_the_last_goes_first(
    ties: View, width: int, headings: list[str]
) -> None:
    lines = drawn(ties, width)
    (head,) = [line for line in lines if line.startswith("Tie ") and "Agree" in line]
    assert [part.strip() for part in head.split("  ") if part.strip()] == headings
    first = lines[lines.index(head) + 1]
    assert [first.split()[0], *first.split()[1:4]] == ["+8", "Gorland", "–", "Jorvan"]
    counts = ["8", "0", "0", "0", "n=21"][: len(headings) - 1]
    assert first.split()[4:] == counts


def test_details_below_counts_with_short_headings_have_the_width_of_both(ties: View) -> None:
    lines = drawn(ties, 78)
    assert any(line.strip().startswith("15 Oct 2005 – 20 Nov 2012 · statements:") for line in lines)
    assert any("Gorland 17, Jorvan 17" in line for line in lines)
