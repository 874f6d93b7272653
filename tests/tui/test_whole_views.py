"""Views of the whole dataset in the explorer: each key, on both datasets, at every size."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but, slow_but_of
from textual.widgets import Input

from dipview.tui.widgets.sheet import Sheet

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
DATASETS: dict[str, tuple[Path, ...]] = {"bundled": (), "strait": (ARCHIPELAGO,)}
KEYS = {"m": "matrix", "t": "timeline", "S": "shifts", "O": "votes", "n": "network"}
PANES = ("actors", "statements", "events")

Open = Callable[..., Any]


@pytest.fixture(params=slow_but(DATASETS, "strait"))
def paths(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    """The files of each of the two datasets."""
    return DATASETS[request.param]


def said(hands: Any) -> list[str]:
    return [each.message for each in hands.pilot.app._notifications]


def shown(hands: Any) -> list[str]:
    """Give the names of the panes that are seen."""
    names = (*hands.explorer.area.panes, "whole")
    return [name for name in names if hands.explorer.pane(name).display]


def sheet(hands: Any) -> Sheet:
    found = hands.explorer.area.whole.list
    assert isinstance(found, Sheet)
    return found


def on(hands: Any) -> str:
    """Give the id of what the cursor of the whole view stands on."""
    row = hands.explorer.area.whole.list.cursor_row
    return row.id if row else ""


def title(hands: Any) -> str:
    view = hands.explorer.area.whole.view
    return view.title if view else ""


async def go_to(hands: Any, holder: str, issue: str) -> None:
    """Move the matrix's cursor to a cell with the arrows alone."""
    wanted = f"#{issue}@{holder}"
    rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
    await hands.press("g", *["down"] * rows.index(holder))
    for _ in range(60):
        if on(hands) == wanted:
            return
        await hands.press("right")
    raise AssertionError(f"{wanted} is not reached")


# Opening and leaving


WAYS_BACK = ("", "left_square_bracket", "escape", "backspace")
"""What leads back from a view; where nothing is said, its own key."""


@pytest.mark.parametrize(("key", "view"), slow_but_of(KEYS.items(), "m", "t"))
async def test_a_key_opens_a_view_and_four_ways_lead_back(
    opened: Open, paths: tuple[Path, ...], key: str, view: str
) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("j")
        for way in WAYS_BACK:
            await hands.press(key)
            assert hands.session.location.view == view
            assert hands.explorer.area.whole.view.name == view
            assert shown(hands) == ["card", "whole"]
            assert hands.explorer.area.whole.list.has_focus
            await hands.press(way or key)
            assert hands.session.location.view == ""
            assert set(PANES) < set(shown(hands))
            assert "whole" not in shown(hands)
            assert hands.explorer.current.list.has_focus


ONE_AMONG_ALL = {
    "N": ("ties", "Ties of agreement and conflict: Kelmora", ("N",)),
    "i": ("alone", "Where Kelmora stands alone", ("i", "i")),
    "d": ("directed", "Who criticizes, asks or threatens whom: Kelmora", ("d", "d")),
}
"""Views of one actor among all: key, name, title, and the presses that lead back from it."""


@pytest.mark.parametrize("key", slow_but(ONE_AMONG_ALL, "N"))
async def test_an_actor_among_all_others_is_a_key_away(opened: Open, key: str) -> None:
    view, called, presses = ONE_AMONG_ALL[key]
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("slash", "type:kelmora", "enter")
        for back in (*((way,) for way in WAYS_BACK if way), presses):
            await hands.press(key)
            assert hands.session.location.view == view
            assert title(hands) == called
            await hands.press(*back)
            assert hands.session.location.view == ""
            assert hands.session.location.scope.query == "kelmora"


async def test_what_is_told_of_one_among_all_is_what_is_exported(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("slash", "type:kelmora", "enter", "N", "x")
        hands.pilot.app.screen.query_one("#path", Input).value = "ties.json"
        await hands.press("enter")
    written = json.loads((tmp_path / "ties.json").read_text(encoding="utf-8"))
    assert written["view"] == "network"
    assert written["scope"]["subjects"] == ["kelmora"]
    assert {row["one"] for row in written["rows"]} == {"kelmora"}


async def test_from_one_view_to_the_next_and_back_through_all(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m", "t", "S", "n")
        assert hands.session.location.view == "network"
        seen = []
        for _ in range(4):
            await hands.press("left_square_bracket")
            seen.append(hands.session.location.view)
        assert seen == ["shifts", "timeline", "matrix", ""]
        await hands.press("right_square_bracket", "right_square_bracket")
        assert hands.session.location.view == "timeline"
        assert title(hands) == "Timeline"


async def test_a_number_leaves_to_a_pane(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        for key in "123456":
            await hands.press(key)
            assert hands.session.location.view == ""
            assert hands.explorer.pane(hands.session.location.pane).number == int(key)
            assert hands.explorer.current.list.has_focus
            await hands.press("left_square_bracket")
            assert hands.session.location.view == "matrix"


async def test_seven_and_tab_go_to_the_card_and_back(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("m", "right", "7")
        assert hands.session.location.on_card
        assert hands.explorer.pane("card").list.has_focus
        assert hands.session.location.view == "matrix"
        await hands.press("tab")
        assert not hands.session.location.on_card
        assert sheet(hands).has_focus
        await hands.press("tab")
        assert hands.session.location.on_card
        await hands.press("shift+tab")
        assert sheet(hands).has_focus


# Marks and comparison


async def test_marks_are_drawn_wherever_the_actor_is(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("j", "space")
        marked = hands.session.marked
        assert len(marked) == 1
        name = hands.session.workspace.dataset.actor(marked[0]).name
        assert any("✓" in line and name in line for line in hands.screen_text().splitlines())
        await hands.press("m")
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        await hands.press("g", *["down"] * rows.index(marked[0]))
        assert any("✓" in line and name in line for line in hands.screen_text().splitlines())
        await hands.press("g", "space")
        assert hands.session.marked == (*marked, rows[0])
        await hands.press("right", "space")
        assert hands.session.marked == marked
        assert any(message.startswith("Marked: ") for message in said(hands))


async def test_none_one_and_seven_are_not_compared(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        for count in (0, 1, 7):
            for _ in range(count - len(hands.session.marked)):
                await hands.press("space", "down")
            assert len(hands.session.marked) == count
            await hands.press("c")
            assert hands.session.location.view == ""
            assert said(hands)[-1].startswith(f"{count} marked")
            assert "two to six" in said(hands)[-1]


async def test_two_and_six_are_compared(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        for count in (2, 6):
            await hands.press("m", "g", *["down"] * len(hands.session.marked))
            for _ in range(count - len(hands.session.marked)):
                await hands.press("space", "down")
            marked = hands.session.marked
            assert len(marked) == count
            await hands.press("c")
            assert hands.session.location.view == "compare"
            assert hands.session.location.scope.subjects == marked
            view = hands.explorer.area.whole.view
            for each in marked:
                assert any(c.leads_to == each for s in view.sections for c in s.columns)
            await hands.press("c")
            assert hands.session.location.view == ""
            assert hands.session.location.scope.subjects == ()
            assert hands.session.marked == marked


async def test_a_statement_marks_who_speaks_and_an_event_nobody(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("3", "space")
        assert hands.session.marked == ()
        assert said(hands)[-1] == "No actor stands here to be marked."
        await hands.press("2", "space")
        id = hands.explorer.pane("statements").list.cursor_id
        statement = hands.session.workspace.dataset.statement(id)
        assert set(hands.session.marked) <= {*statement.speakers, *statement.on_behalf_of}
        assert hands.session.marked


# The matrix


async def test_headings_and_names_stay_while_columns_scroll(opened: Open) -> None:
    async with opened((80, 24), paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        first = hands.screen_text().splitlines()
        assert any("›" in line for line in first)
        assert not any("‹" in line for line in first)
        await hands.press(*["right"] * 14)
        text = hands.screen_text()
        assert "‹" in text
        assert "›" not in text
        assert "warmth" in text, "the last column of the last topic"
        assert "Haldreth" in text
        await hands.press("G")
        text = hands.screen_text()
        assert "warmth" in text
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        name = hands.session.workspace.dataset.actor(rows[-1]).name
        assert name[:12] in text
        await hands.press("g", *["h"] * 14)
        assert "‹" not in hands.screen_text()
        assert on(hands) == rows[0]


async def test_arrows_stop_at_the_edges(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("m", "left", "h", "up")
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        assert on(hands) == rows[0]
        await hands.press(*["l"] * 20)
        last = on(hands)
        assert last.startswith("#")
        await hands.press("right")
        assert on(hands) == last
        assert hands.session.location.view == "matrix"


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_cell_opens_its_standing_and_the_way_back_leads_to_it(
    opened: Open, size: tuple[int, int]
) -> None:
    async with opened(size, paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        await go_to(hands, "ostrel", "brine-cap")
        await hands.press("enter")
        assert hands.session.location.on_card
        assert hands.card() == "Ostrel on Ceiling"
        text = hands.screen_text()
        assert "Accepts the ceiling" in text
        card = hands.explorer.pane("card").list
        rows = [row.id for _, row in hands.explorer.pane("card").view.rows()]
        await hands.press("g")
        at = next(i for i, id in enumerate(rows) if id.startswith("ostrel-accepts-ceiling#"))
        await hands.press(*["down"] * at)
        assert card.cursor_id == rows[at]
        await hands.press("enter")
        assert hands.card().startswith("Position: ")
        await hands.press("left_square_bracket")
        assert hands.card() == "Ostrel on Ceiling"
        await hands.press("left_square_bracket")
        assert hands.session.location.view == "matrix"
        assert not hands.session.location.on_card
        assert on(hands) == "#brine-cap@ostrel"
        assert sheet(hands).has_focus


async def test_an_empty_cell_says_nothing_found(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        await go_to(hands, "suvarre", "brine-cap")
        assert hands.card() == "Suvarre on Ceiling"
        assert "no position in this dataset" in " ".join(hands.screen_text().split())


async def test_a_name_opens_the_card_of_the_actor(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("m", "down", "enter")
        assert hands.card().startswith("Actor: ")
        assert hands.session.location.on_card


async def test_a_click_puts_the_cursor_on_a_cell(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        lines = hands.screen_text().splitlines()
        y = next(at for at, line in enumerate(lines) if "Kelmora " in line)
        x = lines[y].index("▲")
        await hands.pilot.click(offset=(x, y))
        await hands.press("v", "v")
        assert on(hands) == "#treaty-text@kelmora"
        assert hands.card() == "Kelmora on Treaty text"


async def test_sorting_goes_round(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("m")
        first = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        await hands.press("s")
        assert hands.session.location.scope.sort == "name"
        assert said(hands)[-1] == "Sorted: name"
        await hands.press("s")
        assert hands.session.location.scope.sort == "likeness"
        alike = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        assert sorted(alike) == sorted(first)
        await hands.press("s")
        assert hands.session.location.scope.sort == ""
        assert [row.id for _, row in hands.explorer.area.whole.view.rows()] == first


async def test_folding_takes_columns_away_and_brings_them_back(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m")
        before = len(hands.explorer.area.whole.view.sections[0].columns)
        await hands.press("f")
        assert len(hands.explorer.area.whole.view.sections[0].columns) < before
        await hands.press("f")
        assert len(hands.explorer.area.whole.view.sections[0].columns) == before


async def test_the_switches(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m")
        await go_to(hands, "united-kingdom", "tighter-sanctions")
        assert "▲if 1" in hands.screen_text()
        await hands.press("u")
        assert "rolled up" in hands.screen_text().splitlines()[0]
        assert on(hands) == "#tighter-sanctions@united-kingdom"
        assert "± 2" in hands.screen_text()
        await hands.press("u", "o")
        assert "second-hand left out" in hands.screen_text().splitlines()[0]
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        assert "donald-trump" not in rows
        await hands.press("o", "v")
        assert "exact words only" in hands.screen_text().splitlines()[0]


# Days


@pytest.mark.slow
async def test_days_are_stepped_through_to_both_ends(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("m", "right_curly_bracket")
        assert said(hands)[-1] == "All that is known is shown already."
        days: list[dt.date] = []
        for _ in range(200):
            await hands.press("left_curly_bracket")
            if said(hands) and said(hands)[-1] == "Nothing is known from before.":
                break
            day = hands.session.location.scope.as_of
            assert day is not None
            days.append(day)
            assert f"{day.day} {day:%b} {day.year}" in hands.screen_text().splitlines()[0]
            assert hands.explorer.area.whole.view.scope.as_of == day
        assert days == sorted(set(days), reverse=True)
        assert len(days) >= 2
        for day in reversed(days[:-1]):
            await hands.press("greater_than_sign")
            assert hands.session.location.scope.as_of == day
        while hands.session.location.scope.as_of is not None:
            await hands.press("right_curly_bracket")
        assert hands.session.location.view == "matrix"


async def test_a_standing_is_that_of_its_day(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        await go_to(hands, "haldreth", "early-signature")
        line = next(x for x in hands.screen_text().splitlines() if "Haldreth" in x)
        assert "▲if 2" in line
        await hands.press("less_than_sign")
        while (hands.session.location.scope.as_of or dt.date.max) >= dt.date(2033, 11, 15):
            await hands.press("less_than_sign")
        assert on(hands) == "#early-signature@haldreth"
        line = next(x for x in hands.screen_text().splitlines() if "Haldreth" in x)
        assert "▲ 1" in line
        assert "▲if" not in line
        assert "if the annex" not in hands.screen_text()


async def test_stepping_leaves_no_entry_in_history(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m", *["left_curly_bracket"] * 4, "left_square_bracket")
        assert hands.session.location.view == ""


async def test_the_panes_step_too(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("3")
        while hands.session.location.scope.as_of != dt.date(2017, 4, 4):
            await hands.press("left_curly_bracket")
        assert hands.ids("events") == ["syrian-war", "khan-sheikhun-attack"]
        await hands.press("t")
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        assert "khan-sheikhun-attack" in rows
        assert not any("strike" in id for id in rows)
        await hands.press("m")
        assert hands.explorer.area.whole.view.count == 0
        assert "Nobody holds a position" in hands.screen_text()
        await hands.press("enter", "space", "right", "down", "x")


# The timeline


async def test_the_timeline_zooms_and_jumps(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("t")
        area = hands.explorer.area.whole
        assert area.strip.display
        first = area.strip.zoom
        await hands.press("plus")
        nearer = area.strip.zoom
        await hands.press("minus", "minus", "minus")
        assert area.strip.zoom == "year"
        await hands.press("minus")
        assert area.strip.zoom == "year"
        await hands.press("plus", "plus", "plus")
        assert area.strip.zoom == "day"
        assert {first, nearer} <= {"day", "month", "year"}
        await hands.press("g")
        start = area.list.cursor_index
        at = on(hands)
        await hands.press("right")
        assert area.list.cursor_index > start
        assert on(hands) != at
        assert hands.session.location.record == on(hands)
        assert hands.explorer.pane("card").view.sections
        card = hands.card()
        await hands.press("left")
        assert area.list.cursor_index == start
        assert hands.card() != card


# The other views


async def test_a_tie_opens_the_comparison_of_the_two(opened: Open, paths: tuple[Path, ...]) -> None:
    async with opened(paths=paths) as hands:
        await hands.press("n")
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        at = next(i for i, id in enumerate(rows) if "+" in id)
        await hands.press("g", *["down"] * at)
        pair = tuple(rows[at].split("+"))
        assert "compared" in hands.card() or "compared" in hands.screen_text()
        await hands.press("enter")
        assert hands.session.location.view == "compare"
        assert hands.session.location.scope.subjects == pair
        await hands.press("left_square_bracket")
        assert hands.session.location.view == "network"
        assert on(hands) == rows[at]


async def test_a_shift_opens_what_was_said(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("S", "enter")
        assert hands.session.location.on_card
        assert hands.card()
        await hands.press("left_square_bracket")
        assert hands.session.location.view == "shifts"


async def test_a_query_narrows_a_view_while_it_is_typed(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m", "slash")
        for key in "holder:ostrel":
            await hands.press("colon" if key == ":" else key)
        assert hands.explorer.area.whole.view.scope.query == "holder:ostrel"
        rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
        assert rows == ["ostrel"]
        await hands.press("escape", "escape")
        assert hands.session.location.scope.query == ""
        assert hands.session.location.view == "matrix"
        assert hands.explorer.area.whole.view.count == 27


async def test_a_mistaken_query_leaves_the_view_as_it_was(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m")
        before = hands.explorer.area.whole.view.count
        await hands.press("slash", "g", "a", "s", "right_parenthesis")
        assert hands.explorer.area.whole.view.count
        await hands.press("escape", "escape")
        assert hands.explorer.area.whole.view.count == before


@pytest.mark.parametrize(("key", "view"), slow_but_of(KEYS.items(), "m", "t"))
async def test_a_view_is_exported_whole(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, view: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened((80, 24), paths=(ARCHIPELAGO,)) as hands:
        await hands.press(key, "x")
        path = hands.pilot.app.screen.query_one("#path", Input)
        path.value = "view.json"
        await hands.press("down", "down", "down")
        path.value = "view.json"
        await hands.press("enter")
        told = json.loads((tmp_path / "view.json").read_text(encoding="utf-8"))
        assert told["view"] == view
        assert len(told["rows"]) == hands.explorer.area.whole.view.count


async def test_rows_and_views_are_copied(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        await go_to(hands, "haldreth", "early-signature")
        await hands.press("y")
        row = hands.pilot.app.clipboard
        assert "Haldreth" in row
        assert "condition; n=2" in " ".join(row.split())
        assert "Kelmora" not in row
        await hands.press("Y")
        assert "Kelmora" in hands.pilot.app.clipboard
        assert said(hands)[-1].startswith("Copied 27 rows")


# Sizes


@pytest.mark.slow
async def test_a_screen_may_shrink_and_grow_at_any_view(
    opened: Open, paths: tuple[Path, ...]
) -> None:
    async with opened(paths=paths) as hands:
        for key, view in KEYS.items():
            await hands.pilot.resize_terminal(160, 45)
            await hands.press(key, "down", "right", "right")
            for size in ((80, 24), (40, 10), (30, 8), (120, 36), (160, 45)):
                await hands.pilot.resize_terminal(*size)
                await hands.press("down", "up")
                lines = hands.screen_text().splitlines()
                assert len(lines) == size[1]
            assert hands.session.location.view == view
            assert shown(hands) == ["card", "whole"]


async def test_the_cell_is_still_in_sight_on_a_narrower_screen(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        await go_to(hands, "haldreth", "early-signature")
        for width in (160, 80, 40):
            await hands.pilot.resize_terminal(width, 24)
            await hands.press("down", "up")
            line = next(x for x in hands.screen_text().splitlines() if "Haldreth" in x)
            assert "▲if 2" in line, width
            assert on(hands) == "#early-signature@haldreth"


async def test_zoom_gives_the_view_the_screen(opened: Open) -> None:
    async with opened(paths=(ARCHIPELAGO,)) as hands:
        await hands.press("m")
        height = hands.explorer.area.whole.size.height
        await hands.press("z")
        assert shown(hands) == ["whole"]
        assert hands.explorer.area.whole.size.height > height
        await hands.press("z")
        assert shown(hands) == ["card", "whole"]


# Reading


async def test_a_reload_leaves_the_user_where_they_were(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    text = ARCHIPELAGO.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    async with opened(paths=(path,)) as hands:
        await hands.press("m")
        await go_to(hands, "ostrel", "brine-cap")
        changed = text.replace(
            'positions = [{ issue = "joint-inspection", stance = "oppose" }]',
            'positions = [{ issue = "joint-inspection", stance = "support" }]',
        )
        assert changed != text
        path.write_text(changed, encoding="utf-8")
        await hands.press("r")
        assert hands.session.location.view == "matrix"
        assert on(hands) == "#brine-cap@ostrel"
        line = next(x for x in hands.screen_text().splitlines() if "Dar Marjan" in x)
        assert "±" not in line


async def test_a_reload_without_the_row_keeps_the_view(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    path.write_text(ARCHIPELAGO.read_text(encoding="utf-8"), encoding="utf-8")
    async with opened(paths=(path,)) as hands:
        await hands.press("m", "G", "right", "right", "right")
        path.write_text(
            '[[sources]]\nid = "s"\ntype = "report"\n[[actors]]\nid = "a"\nname = "A"\n'
            'kind = "state"\nsources = ["s"]\n[[issues]]\nid = "i"\nkind = "policy"\n'
            'proposition = "So."\nsources = ["s"]\n[[statements]]\nid = "t"\nsource = "s"\n'
            'form = "reported"\nsummary = "so"\nspeakers = ["a"]\n'
            'positions = [{ issue = "i", stance = "support" }]\n',
            encoding="utf-8",
        )
        await hands.press("r")
        assert hands.session.location.view == "matrix"
        assert [row.id for _, row in hands.explorer.area.whole.view.rows()] == ["a"]
        await hands.press("left_square_bracket", "m", "enter")
        assert hands.card()


async def test_a_dataset_with_nothing_in_it(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    async with opened(paths=(path,)) as hands:
        for key in (*KEYS, "c", "w", "space", "plus", "left_curly_bracket", "enter", "s", "f"):
            await hands.press(key)
            assert hands.screen_text()
        for key, view in KEYS.items():
            await hands.press(key)
            if hands.session.location.view != view:
                await hands.press(key)
            assert hands.session.location.view == view
            assert hands.explorer.area.whole.view.count == 0
            await hands.press("down", "right", "enter", "space", "y", "Y")


async def test_no_dataset_no_view(opened: Open, tmp_path: Path) -> None:
    async with opened(paths=(tmp_path / "none.toml",)) as hands:
        for key in (*KEYS, "c", "w", "space", "left_curly_bracket"):
            await hands.press(key)
        if hands.session.workspace is None:
            assert hands.session.location.view == ""


async def test_what_was_marked_by_searching_is_compared_whole(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:russia", "enter", "space")
        await hands.press(
            "slash", "ctrl+u", "type:united", "space", "type:states", "enter", "space"
        )
        await hands.press("c")
        assert title(hands) == "Russia and United States compared"
        assert hands.explorer.query_one("#query", Input).value == ""
        view = hands.explorer.area.whole.view
        assert view.measure().count == 7
        assert "assad-rule" in {row.id for _, row in view.rows()}
        await hands.press("c")
        assert hands.session.location.view == ""
        assert hands.explorer.query_one("#query", Input).value == "united states"
        assert hands.session.location.scope.query == "united states"


async def test_a_brief_on_what_was_searched_for_is_whole_and_not_headed_by_the_query(
    opened: Open,
) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:rus", "enter", "enter", "w")
        assert title(hands) == "Brief: Russia"
        assert hands.session.location.scope.pins == ()
        await hands.press("w")
        assert hands.session.location.scope.query == "rus"
        assert hands.session.location.scope.pins == ("russia",)


async def test_a_query_that_narrows_a_whole_view_stands_in_its_title(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m", "slash", "type:lucca", "escape")
        assert title(hands) == "Where they stand (narrowed: query: lucca)"
        await hands.press("Y")
        assert "(narrowed: query: lucca)" in hands.pilot.app.clipboard


BEGIN_ALIKE = """
sources = [{ id = "s", type = "article-newspaper", title = "B", issued = 2017-05-02 }]
actors = [
  { id = "a", name = "Ann", kind = "person" },
  { id = "b", name = "Bo", kind = "person" },
]
issues = [
  { id = "p", kind = "policy", proposition = "Harbour tolls should be abolished" },
  { id = "q", kind = "policy", proposition = "Harbour tolls should be doubled" },
]
[[statements]]
id = "ann"
source = "s"
speakers = ["a"]
form = "reported"
summary = "On both"
date = 2017-05-01
positions = [{ issue = "p", stance = "support" }, { issue = "q", stance = "oppose" }]
[[statements]]
id = "bo"
source = "s"
speakers = ["b"]
form = "reported"
summary = "On the one"
date = 2017-05-01
positions = [{ issue = "p", stance = "oppose" }]
[[events]]
id = "e"
kind = "meeting"
title = "Harbour masters of the strait meet"
date = "[2017-04-10..2017-04-12]"
place = "Port Almery"
sources = [
  { source = "s", locator = "paragraph 1" },
  { source = "s", locator = "paragraph 14" },
  { source = "s", locator = "paragraph 22" },
]
"""


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 10)])
async def test_two_issues_that_begin_alike_have_headings_of_their_own(
    opened: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "alike.toml"
    path.write_text(BEGIN_ALIKE, encoding="utf-8")
    async with opened(size, [path]) as hands:
        await hands.press("m")
        shown = hands.screen_text()
        assert "abolished" in shown
        assert "doubled" in shown


async def test_two_actors_are_compared_beside_each_other_on_a_screen_of_80_columns(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "alike.toml"
    path.write_text(BEGIN_ALIKE, encoding="utf-8")
    async with opened((80, 24), [path]) as hands:
        await hands.press("space", "j", "space", "c")
        heading = hands.screen_text().splitlines()[4]
        assert heading.split("│")[1].split() == ["Ann", "Bo"]


async def test_an_event_has_the_room_that_its_date_does_not_need(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "alike.toml"
    path.write_text(BEGIN_ALIKE, encoding="utf-8")
    async with opened((120, 36), [path]) as hands:
        lines = [line.split("││")[-1] for line in hands.screen_text().splitlines()[5:9]]
        events = " ".join(line.strip(" │") for line in lines).split()
        assert " ".join(events).startswith("● Harbour masters of the strait meet")
        assert "Port Almery" in " ".join(events)


async def test_a_query_stays_in_the_view_that_it_narrows(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("S", "slash")
        await hands.type("since:1-April")
        await hands.press("enter")
        location = hands.session.location
        assert (location.view, location.scope.query) == ("shifts", "since:1-April")
        assert hands.explorer.current.list.has_focus


async def test_keys_are_told_in_the_explorer_where_a_query_finds_nothing(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m", "slash")
        await hands.type("xqzvwk")
        assert "Esc clears the search" in hands.screen_text()
        assert "--" not in hands.screen_text()
