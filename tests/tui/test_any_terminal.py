"""Any terminal: 40 × 10 is usable, the widest screen uses its width, and the mouse works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but
from tests.tui.conftest import settle

from dipview.tui import app as app_module
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.legend import Legend
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import TabLine

Open = Any
SMALL = (40, 10)
ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


def place_of(hands: Any, text: str, row: int) -> tuple[int, int]:
    """Give a cell on which a text stands."""
    line = hands.screen_text().split("\n")[row]
    assert text in line
    return line.index(text) + 1, row


async def clicked(hands: Any, text: str, row: int, times: int = 1) -> None:
    await hands.pilot.click(offset=place_of(hands, text, row), times=times)
    await settle(hands.pilot)


async def test_at_40_by_10_there_is_room_for_the_query(opened: Open) -> None:
    async with opened(SMALL) as hands:
        await hands.type("/with:russia kind")
        line = hands.screen_text().split("\n")[1]
        assert "/ with:russia kind" in line
        assert hands.explorer.query_one("#query").size.width >= 16
        await hands.press("escape", "escape")
        await hands.press("enter", "[", "j", "enter", "[")


async def test_pins_are_counted_where_they_do_not_fit(opened: Open) -> None:
    async with opened(SMALL) as hands:
        await hands.press("enter", "2", "enter")
        line = hands.screen_text().split("\n")[1]
        assert "◆ 2" in line
        await hands.pilot.resize_terminal(160, 45)
        await settle(hands.pilot)
        assert "◆ Canada" in hands.screen_text()


async def test_at_40_by_10_every_tab_can_be_seen(opened: Open) -> None:
    async with opened(SMALL) as hands:
        await hands.press("3")
        line = hands.screen_text().split("\n")[2]
        assert line.split() == ["1", "2", "3", "Events", "4", "5", "6", "7"]


@pytest.mark.parametrize("key", ["m", "t", "S", "n"])
async def test_at_40_by_10_whole_views_have_lines_for_their_rows(opened: Open, key: str) -> None:
    async with opened(SMALL) as hands:
        await hands.press(key)
        whole = hands.explorer.area.whole
        assert whole.list.size.height >= 5
        assert "not in own" not in hands.screen_text(), "the legend takes lines away"
        before = whole.list.size.height
        await hands.press("z")
        assert whole.list.size.height > before
        await hands.press("z", "j", "k")
        assert whole.list.size.height == before


async def test_at_40_by_10_the_matrix_shows_cells_beside_names(opened: Open) -> None:
    async with opened(SMALL) as hands:
        await hands.press("m", "j")
        text = hands.screen_text()
        assert "Iran" in text
        assert "△ 1" in text
        assert "Assad's" in text
        assert "Gas and" in text
        await hands.pilot.resize_terminal(120, 36)
        await settle(hands.pilot)
        assert "not in own words" in hands.screen_text(), "the legend comes back"


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 2), ((60, 24), 2), ((60, 40), 7)])
async def test_on_a_low_screen_the_legend_leaves_its_lines_to_the_rows(
    opened: Open, size: tuple[int, int], lines: int
) -> None:
    async with opened(size, paths=[ARCHIPELAGO]) as hands:
        await hands.press("t")
        legend = hands.explorer.query_one(Legend)
        assert legend.size.height == lines
        assert ("… all signs: ?" in hands.screen_text()) == (lines == 2)
        assert "▲ for" in hands.screen_text()
        await hands.press("question_mark", "s", "e", "c", "o", "n", "d")
        assert "( )" in hands.screen_text(), "the help has what was left out"


async def test_the_widest_screen_has_the_card_beside_the_panes(opened: Open) -> None:
    async with opened((250, 60)) as hands:
        explorer = hands.explorer
        card, panes = explorer.pane("card"), explorer.query_one("#panes")
        assert card.region.x >= panes.region.right
        assert card.size.height > 40
        assert explorer.pane("statements").size.width > 60
        await hands.press("t")
        assert card.region.x >= explorer.area.whole.region.right
        await hands.press("m")
        assert card.region.y >= explorer.area.whole.region.bottom, "a matrix uses the width"
        assert "British Prime Minister's office" in hands.screen_text()
        await hands.press("m", "z")
        assert explorer.pane("actors").size.width > 240
        await hands.press("z", "enter")
        assert explorer.current.id == "actors"


@pytest.mark.parametrize(
    "size",
    slow_but([(40, 10), (80, 24), (120, 36), (160, 45), (210, 60)], (40, 10), (80, 24), (160, 45)),
)
async def test_no_cell_is_left_to_a_container(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as hands:
        for keys in ((), ("t",), ("t", "m"), ("m", "z")):
            await hands.press(*keys)
            screen = hands.explorer
            cells = [(column, line) for line in range(size[1]) for column in range(size[0])]
            shown = {screen.get_widget_at(*cell)[0] for cell in cells}
            assert {type(each).__name__ for each in shown if each.BLANK} == set(), keys
            assert {type(each).__name__ for each in screen.walk_children() if each.BLANK} == {
                *("PaneArea", "PaneRow")
            }


async def test_a_matrix_shows_more_columns_on_a_wider_screen(opened: Open) -> None:
    seen = []
    for size in (SMALL, (80, 24), (160, 45), (250, 60)):
        async with opened(size) as hands:
            await hands.press("m")
            seen.append(len(hands.explorer.area.whole.list._in_sight()))
    assert seen == sorted(set(seen)), seen


async def test_a_click_on_a_tab_goes_there(opened: Open) -> None:
    async with opened((80, 24)) as hands:
        assert hands.explorer.query_one(TabLine).region.y == 2
        for name, pane in (("4 Positions", "positions"), ("7 Card", "card"), ("1 Act", "actors")):
            await clicked(hands, name, 2)
            assert hands.explorer.current.id == pane
        await hands.press("m")
        await clicked(hands, "2 Statements", 2)
        assert (hands.session.location.view, hands.session.location.pane) == ("", "statements")


async def test_a_click_on_a_key_of_the_foot_does_what_the_key_does(opened: Open) -> None:
    async with opened((120, 36)) as hands:
        assert hands.explorer.query_one(Foot).region.y == 35
        await clicked(hands, "matrix", 35)
        assert hands.session.location.view == "matrix"
        await clicked(hands, "back", 35)
        assert hands.session.location.view == ""
        await clicked(hands, "search", 35)
        assert hands.explorer.typing
        await hands.type("tilerson")
        await clicked(hands, "to the best match", 35)
        assert hands.session.location.record == "rex-tillerson"
        await clicked(hands, "palette", 35)
        assert "Esc closes" in hands.screen_text()


async def test_a_click_on_a_pin_takes_it_away(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("enter", "2", "enter")
        first, second = hands.session.location.scope.pins
        row = hands.explorer.query_one(SearchBox).region.y + 1
        await clicked(hands, "◆ Canada", row)
        assert hands.session.location.scope.pins == (second,)
        await hands.press("[")
        assert hands.session.location.scope.pins == (first, second)


async def test_a_click_on_a_row_and_on_a_heading_and_the_wheel(opened: Open) -> None:
    async with opened((120, 36)) as hands:
        await hands.press("m")
        sheet = hands.explorer.area.whole.list
        row = sheet.content_region.y
        await clicked(hands, "Sanctions", row + 1)
        assert sheet._column == 5
        await clicked(hands, "Sanctions", row + 1, times=2)
        assert hands.session.location.on_card
        assert "Sanctions over Syria" in hands.screen_text()


async def test_without_the_mouse_the_terminal_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def run(_app: object, *, mouse: bool) -> int:
        asked.append(mouse)
        return 0

    monkeypatch.setattr(app_module.DipviewApp, "run", run)
    app_module.run_explorer(app_module.DipviewApp(), mouse=False)
    app_module.run_explorer(app_module.DipviewApp())
    assert asked == [False, True]


@pytest.mark.parametrize("key", slow_but(["?", ":", "x"], "x"))
@pytest.mark.parametrize(("before", "after"), [((160, 45), (80, 24)), ((80, 24), (160, 45))])
async def test_a_new_size_is_laid_out_behind_a_dialog_too(
    opened: Open, before: tuple[int, int], after: tuple[int, int], key: str
) -> None:
    async with opened(after) as hands:
        await hands.press(key)
        wanted = hands.screen_text()
    async with opened(before) as hands:
        await hands.press(key)
        await hands.pilot.resize_terminal(*after)
        for _ in range(200):
            await settle(hands.pilot)
            if hands.screen_text() == wanted:
                break
        assert hands.screen_text() == wanted
