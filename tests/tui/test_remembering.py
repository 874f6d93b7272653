"""What the explorer remembers: bookmarks, saved views, searches, and where a user left off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.commands.bookmarks import view_names
from dipview.settings.memory import memory_of
from dipview.tui.app import DipviewApp
from dipview.tui.widgets.record_list import RecordList
from dipview.views.scope import Scope

from .conftest import Hands, settle

Open = Any


def told(hands: Hands) -> str:
    """Give what the explorer tells in its corner, unwrapped."""
    return "\n".join(each.message for each in hands.pilot.app._notifications)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn memory on, in a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("DIPVIEW_STATE")
    return tmp_path / "state"


async def test_b_bookmarks_a_record_and_takes_the_bookmark_away(opened: Open) -> None:
    async with opened(notifications=True) as hands:
        await hands.press("b")
        assert "Bookmarked: Canada" in told(hands)
        assert [each.record for each in memory_of([]).read().bookmarks] == ["canada"]
        await hands.press("b")
        assert "No longer bookmarked: Canada" in told(hands)
        assert memory_of([]).read().bookmarks == ()


async def test_on_a_card_its_record_is_bookmarked_where_a_line_is_about_none(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "7", "b")
        record = hands.session.location.record
        assert record is not None
        assert [each.record for each in memory_of([]).read().bookmarks] == [record]


async def test_a_bookmark_of_a_whole_view_leads_there(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m", "j", "j", "b", "m")
        assert hands.session.location.view == ""
        await hands.press("B", "enter")
        (mark,) = memory_of([]).read().bookmarks
        assert (hands.session.location.view, hands.session.location.record) == (
            "matrix",
            mark.record,
        )
        assert hands.explorer.current.list.cursor_id == mark.record


async def test_a_double_click_goes_to_a_place(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("b", "3", "B")
        await hands.pilot.click(RecordList, offset=(5, 1), times=2)
        await settle(hands.pilot)
        assert len(hands.pilot.app.screen_stack) == 1
        assert hands.session.location.pane == "actors"


async def test_a_bookmark_leads_back_to_its_record_where_it_was_bookmarked(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia")
        await hands.press("escape", "2", "j", "b")
        record = hands.session.location.record
    async with opened(scope=Scope(query="canada")) as hands:
        await hands.press("B")
        assert "russia" in hands.screen_text()
        await hands.press("enter")
        location = hands.session.location
        assert (location.scope.query, location.pane, location.record) == (
            "russia",
            "statements",
            record,
        )
        assert hands.explorer.current.list.cursor_id == record
        assert hands.explorer.query_one("#query").value == "russia"
        await hands.press("left_square_bracket")
        assert hands.session.location.scope.query == "canada"


async def test_a_bookmark_whose_record_is_gone_stays_listed_and_says_so(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "small.toml"
    actor = '[[actors]]\nid = "{0}"\nname = "The {0}"\nkind = "state"\n'
    path.write_text(actor.format("one") + actor.format("two"), encoding="utf-8")
    async with opened(paths=[path]) as hands:
        await hands.press("b")
    path.write_text(actor.format("two"), encoding="utf-8")
    async with opened(paths=[path], notifications=True) as hands:
        assert hands.ids("actors") == ["two"]
        await hands.press("B")
        assert "The one" in hands.screen_text()
        assert "no longer in the data" in hands.screen_text()
        await hands.press("enter")
        assert "No longer in the data: The one" in told(hands)
        assert len(hands.pilot.app.screen_stack) == 1


@pytest.mark.parametrize("key", slow_but(["d", "x", "delete"], "d"))
async def test_a_bookmark_and_a_view_can_be_taken_away_in_the_list(opened: Open, key: str) -> None:
    async with opened() as hands:
        await hands.press("b", "V")
        await hands.type("mine")
        await hands.press("enter", "B", key)
        assert memory_of([]).read().bookmarks == ()
        await hands.press(key)
        assert memory_of([]).read().views == ()
        assert len(hands.pilot.app.screen_stack) == 1


async def test_without_anything_kept_the_list_says_how_to_keep_something(opened: Open) -> None:
    async with opened(notifications=True) as hands:
        await hands.press("B")
        assert "b bookmarks a record, V saves a view" in told(hands)


async def test_a_view_is_saved_by_name_and_opened_by_it(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m", "u", "V")
        assert "matrix" in hands.screen_text()
        await hands.type("who stands where")
        await hands.press("enter")
        assert hands.session.location.view == "matrix"
        assert view_names(hands.session) == ("who stands where",)
    async with opened(scope=Scope(query="canada")) as hands:
        await hands.press("B", "enter")
        location = hands.session.location
        assert (location.view, location.scope) == ("matrix", Scope(roll_up=True))
        await hands.press("left_square_bracket")
        assert hands.session.location.view == ""


async def test_a_name_that_is_taken_is_told_and_replaced(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("V")
        await hands.type("mine")
        await hands.press("enter", "v", "V")
        await hands.type("Mine")
        assert "replaces it" in hands.screen_text()
        await hands.press("enter", "V", "escape")
        (view,) = memory_of([]).read().views
        assert (view.name, view.location.scope) == ("Mine", Scope(exact_only=True))


async def test_a_name_of_the_data_or_the_user_is_never_read_as_markup(opened: Open) -> None:
    async with opened(notifications=True) as hands:
        await hands.press("V")
        name = "[@click=app.quit]x[/]"
        await hands.press(*(each if each != "[" else "left_square_bracket" for each in name))
        await hands.press("enter", "B")
        assert name in hands.screen_text()


async def test_up_in_the_box_goes_through_earlier_searches_and_down_back(opened: Open) -> None:
    async with opened() as hands:
        for query in ("gas", "russia"):
            await hands.press("slash", *["backspace"] * 9)
            await hands.type(query)
            await hands.press("enter")
        box = hands.explorer.query_one("#query")
        await hands.press("slash", *["backspace"] * 9)
        await hands.type("can")
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await hands.press(key)
            seen.append(box.value)
        assert seen == ["russia", "gas", "gas", "russia", "can"]
        assert hands.session.location.scope.query == "can"
        assert hands.explorer.typing
        await hands.press("down")
        assert not hands.explorer.typing


async def test_searches_are_remembered_for_the_next_time(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("gas")
        await hands.press("escape", "escape", "slash")
        await hands.type("(")
        await hands.press("escape")
    async with opened() as hands:
        await hands.press("escape", "slash", *["backspace"] * 5, "up")
        assert hands.explorer.query_one("#query").value == "gas"
        assert hands.ids("statements") != []
    assert memory_of([]).read().searches == ("gas",)


async def test_up_without_earlier_searches_stays_in_the_box_and_says_so(opened: Open) -> None:
    async with opened(notifications=True) as hands:
        await hands.press("slash", "up")
        assert hands.explorer.typing
        assert "No earlier searches" in told(hands)


async def test_the_explorer_opens_as_it_was_left_and_says_so(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia")
        await hands.press("escape", "2", "j", "j")
        left = hands.session.location
        assert left.record is not None
    async with opened(notifications=True) as hands:
        assert hands.session.location == left
        assert hands.explorer.current.list.cursor_id == left.record
        assert hands.explorer.query_one("#query").value == "russia"
        assert "As you left it: query: russia" in told(hands)
        await hands.press("left_square_bracket")
        assert hands.session.location.scope == Scope()
        assert hands.explorer.pane("actors").list.count == 34


@pytest.mark.parametrize("key", slow_but(["m", "t", "S"], "m"))
async def test_a_whole_view_is_taken_up_with_its_cursor(opened: Open, key: str) -> None:
    async with opened() as hands:
        await hands.press(key, "j", "j")
        left = hands.session.location
    async with opened() as hands:
        assert hands.session.location.view == left.view
        assert hands.session.location.record == left.record
        assert hands.explorer.current.list.cursor_id == left.record
        await hands.press("escape")
        assert hands.session.location.view == ""


async def test_a_cursor_alone_is_taken_up_without_a_word(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("3", "j")
        left = hands.session.location
    async with opened(notifications=True) as hands:
        assert hands.session.location == left
        assert told(hands) == ""


async def test_fresh_and_a_scope_of_the_command_line_begin_anew(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia")
        await hands.press("escape")
    async with opened(scope=Scope(query="canada")) as hands:
        assert hands.session.location.scope == Scope(query="canada")
    app = DipviewApp(fresh=True)
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        assert Hands(pilot).session.location.scope == Scope()


async def test_each_dataset_has_a_memory_of_its_own(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text('[[actors]]\nid = "one"\nname = "One"\nkind = "state"\n', encoding="utf-8")
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia")
        await hands.press("escape")
    async with opened(paths=[path]) as hands:
        assert hands.session.location.scope == Scope()


async def test_what_is_gone_from_the_dataset_is_left_out_of_where_the_user_was(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "small.toml"
    actor = '[[actors]]\nid = "{0}"\nname = "{0}"\nkind = "state"\n'
    path.write_text(actor.format("one") + actor.format("two"), encoding="utf-8")
    async with opened(paths=[path]) as hands:
        await hands.press("enter")
        assert hands.session.location.scope.pins == ("one",)
    path.write_text(actor.format("two"), encoding="utf-8")
    async with opened(paths=[path]) as hands:
        assert hands.session.location.scope == Scope()
        assert hands.ids("actors") == ["two"]


async def test_a_broken_memory_is_told_and_the_explorer_opens(opened: Open, state: Path) -> None:
    memory = memory_of([])
    memory.change(lambda remembered: remembered.with_search("gas"))
    memory.keep()
    assert memory.file is not None
    memory.file.write_bytes(b"{")
    async with opened(notifications=True) as hands:
        assert "What was remembered cannot be read" in told(hands)
        assert hands.explorer.pane("actors").list.count == 34
        await hands.press("b")
    assert len(memory_of([]).read().bookmarks) == 1


async def test_where_nothing_can_be_kept_bookmarks_last_until_the_end(
    opened: Open, state: Path
) -> None:
    state.write_text("no folder", encoding="utf-8")
    async with opened(notifications=True) as hands:
        await hands.press("b")
        assert "cannot be remembered" in told(hands)
        await hands.press("B")
        assert "Canada" in hands.screen_text()


async def test_where_memory_is_off_nothing_is_said_to_be_saved(
    opened: Open, monkeypatch: pytest.MonkeyPatch, state: Path
) -> None:
    monkeypatch.setenv("DIPVIEW_STATE", "off")
    async with opened(notifications=True) as hands:
        await hands.press("B")
        assert "nothing is kept: DIPVIEW_STATE is off" in told(hands)
        await hands.press("slash", "up")
        assert "No earlier searches; none is kept: DIPVIEW_STATE is off." in told(hands)
        await hands.press("escape", "b")
        assert "Bookmarked until you leave dipview: Canada." in told(hands)
        await hands.press("V")
        assert "Until you leave dipview: DIPVIEW_STATE is off." in hands.screen_text()
        assert "⏎ names it" in hands.screen_text()
        await hands.type("mine")
        await hands.press("enter")
        assert "A view until you leave dipview: mine." in told(hands)
        assert "aved" not in told(hands)
        await hands.press("B")
        assert "Nothing of this is kept when you leave: DIPVIEW_STATE is off." in (
            hands.screen_text()
        )
        assert "Saved" not in hands.screen_text()
    assert not state.exists()


async def test_what_cannot_be_written_is_not_said_to_be_saved(opened: Open, state: Path) -> None:
    state.write_text("a file where the folder should be", encoding="utf-8")
    async with opened(notifications=True) as hands:
        await hands.press("V")
        await hands.type("mine")
        await hands.press("enter")
        assert "A view until you leave dipview: mine." in told(hands)
        assert "What is new cannot be remembered" in told(hands)
        assert "Saved" not in told(hands)
