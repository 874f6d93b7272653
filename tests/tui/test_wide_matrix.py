"""A matrix wider than the screen: its topics, where it begins, and the ways along its columns."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.roll_calls import drawn_votes, written

import dipview.views.matrix.matrix_view as matrix_module
from dipview.search.number_sets import Numbers
from dipview.tui.widgets.sheet import Sheet
from dipview.views.matrix.single_cells import SingleCells

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
NARROW = (80, 24)

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def votes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    path = tmp_path_factory.mktemp("votes") / "votes.toml"
    path.write_text(written(drawn_votes(30, 400)), encoding="utf-8")
    return (path,)


def sheet(hands: Any) -> Sheet:
    found = hands.explorer.area.whole.list
    assert isinstance(found, Sheet)
    return found


def on(hands: Any) -> str:
    row = sheet(hands).cursor_row
    return row.id if row else ""


def column(hands: Any) -> str:
    """Give the issue of the column under the cursor."""
    at = sheet(hands)._column
    found: str = hands.explorer.area.whole.view.sections[0].columns[at].leads_to
    return found


def line(hands: Any, text: str) -> str:
    return next((each for each in hands.screen_text().splitlines() if text in each), "")


async def test_what_the_cells_of_a_row_are_made_of_is_worked_out_away_from_the_keys(
    opened: Open, votes: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    work, asked = SingleCells.told, list[threading.Thread]()

    def noted(cells: SingleCells, holder: str) -> Numbers:
        asked.append(threading.current_thread())
        return work(cells, holder)

    monkeypatch.setattr(SingleCells, "told", noted)
    async with opened(paths=votes, size=NARROW) as hands:
        await hands.press("m", "right")
    assert len(asked) > 20
    assert threading.main_thread() not in asked


async def test_topics_are_named_over_their_columns(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        named = line(hands, "Treaty ──")
        assert named.index("Treaty") < named.index("Brine") < named.index("Fishery")
        assert "Ceiling" in hands.screen_text()


async def test_where_there_are_no_topics_no_line_is_left_for_them(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m")
        above = hands.screen_text().splitlines()
        framed = next(at for at, each in enumerate(above) if "Where they stand" in each)
        assert "Assad's" in above[framed + 1]


async def test_columns_are_paged_and_gone_through_to_both_ends(
    opened: Open, votes: tuple[Path, ...]
) -> None:
    async with opened(paths=votes, size=NARROW) as hands:
        await hands.press("m", "right")
        first, row = column(hands), sheet(hands)._cursor
        await hands.press("end")
        columns = hands.explorer.area.whole.view.sections[0].columns
        assert (column(hands), sheet(hands)._cursor) == (columns[-1].leads_to, row)
        await hands.press("home")
        assert column(hands) == first == columns[1].leads_to
        seen = {first}
        for _ in range(len(columns)):
            in_sight = {columns[at + 1].leads_to for at in sheet(hands)._in_sight()}
            seen |= in_sight
            await hands.press("pagedown")
            if column(hands) == columns[-1].leads_to:
                break
        assert seen | {each.leads_to for each in columns[-8:]} == {
            each.leads_to for each in columns[1:]
        }, "no column is leapt over"
        await hands.press("pageup")
        assert column(hands) != columns[-1].leads_to
        await hands.press("G")
        assert sheet(hands)._cursor == hands.explorer.area.whole.view.count - 1


async def test_a_matrix_that_has_room_is_paged_by_rows(opened: Open) -> None:
    async with opened(size=(250, 30)) as hands:
        await hands.press("m", "pagedown")
        assert sheet(hands)._cursor > 0
        assert sheet(hands)._column == 0


async def test_what_is_typed_leads_to_its_column_and_stays_there(
    opened: Open, votes: tuple[Path, ...]
) -> None:
    async with opened(paths=votes, size=NARROW) as hands:
        await hands.press("m", "slash")
        await hands.type('"draft 377"')
        await hands.press("enter")
        assert column(hands) == "r0377"
        assert hands.session.location.view == "matrix"
        assert on(hands).startswith("#r0377@")
        assert hands.card().endswith("Adopt draft 377")
        await hands.press("escape")
        assert hands.session.location.scope.query == ""
        assert column(hands) == "r0377"
        assert "draft 377" in hands.screen_text(), "it is in sight"
        await hands.press("slash")
        await hands.type("State 017")
        await hands.press("enter")
        assert on(hands).endswith("s017")


async def test_a_matrix_begins_with_the_first_column_that_has_anything(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    votes = {
        f"r{call:03}": {"s0": "yes"} if call < 40 else {"s1": "yes", "s2": "no"}
        for call in range(80)
    }
    path = tmp_path / "votes.toml"
    path.write_text(written(votes), encoding="utf-8")
    monkeypatch.setattr(matrix_module, "_FIRST_ROWS", 1)
    async with opened(paths=(path,), size=NARROW) as hands:
        await hands.press("m")
        row = line(hands, "State 0 ")
        assert "▲ 1" in row
        assert sheet(hands)._column == 0
        await hands.press("right")
        assert column(hands) == "r039"


async def test_what_is_folded_by_itself_is_told_and_shown_by_the_key(
    opened: Open, votes: tuple[Path, ...], tmp_path: Path
) -> None:
    lonely = {f"r{call:03}": {"s0": "yes"} for call in range(120)}
    path = tmp_path / "votes.toml"
    path.write_text(written({**lonely, "r200": {"s0": "yes", "s1": "no"}}), encoding="utf-8")
    async with opened(paths=(path,)) as hands:
        await hands.press("m")
        assert line(hands, "120 issues of one holder left out: f shows them")
        await hands.press("f")
        assert len(hands.explorer.area.whole.view.sections[0].columns) == 122
        assert not line(hands, "left out")
        await hands.press("f")
        assert line(hands, "120 issues of one holder left out: f shows them")
    async with opened(paths=votes) as hands:
        await hands.press("m")
        assert not line(hands, "left out")
