"""The focused pane's cursor narrows the others; Enter pins; Esc and back undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .conftest import Hands

Open = Any


async def test_the_first_screen_shows_everything_and_the_dataset_s_card(opened: Open) -> None:
    async with opened() as hands:
        assert len(hands.ids("actors")) == 34
        assert len(hands.ids("statements")) == 25
        assert len(hands.ids("events")) == 9
        assert hands.card() == "Dataset"
        assert hands.session.location.pane == "actors"


async def test_the_cursor_narrows_the_other_panes_and_fills_the_card(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "j", "j")
        assert hands.session.location.record == "iran"
        assert hands.card() == "Actor: Iran"
        assert len(hands.ids("actors")) == 34, "a pane never narrows itself"
        assert set(hands.ids("statements")) == {
            "gabriel-peace-process",
            "russia-iran-condemn-strike",
            "russia-iran-back-assad",
        }
        assert not hands.session.history.before, "the cursor makes no history"


async def test_enter_pins_the_record_as_a_chip_and_a_step_of_history(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "j", "j", "enter")
        assert hands.session.location.scope.pins == ("iran",)
        assert len(hands.session.history.before) == 1
        assert "◆ Iran" in hands.screen_text()
        await hands.press("2")
        assert len(hands.ids("statements")) == 3, "a pin narrows every pane of another kind"
        assert len(hands.ids("actors")) < 34, "the quotes' cursor narrows the actors"


async def test_two_pins_narrow_to_what_has_a_part_with_both(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "j", "j", "enter")
        hands.explorer.pane("actors").list.move_to("russia")
        await hands.press("enter")
        assert hands.session.location.scope.pins == ("iran", "russia")
        assert set(hands.ids("statements")) == {
            "gabriel-peace-process",
            "russia-iran-condemn-strike",
            "russia-iran-back-assad",
        }


async def test_back_and_forward_go_along_the_pins(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "j", "j", "enter", "left_square_bracket")
        assert hands.session.location.scope.pins == ()
        assert hands.session.location.record == "iran"
        assert hands.explorer.pane("actors").list.cursor_id == "iran"
        await hands.press("right_square_bracket")
        assert hands.session.location.scope.pins == ("iran",)
        await hands.press("backspace")
        assert hands.session.location.scope.pins == ()


async def test_escape_clears_the_query_then_steps_back_and_never_quits(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("j", "enter", "slash")
        await hands.type("gas")
        await hands.press("escape")
        assert not hands.explorer.typing
        assert hands.session.location.scope.query == "gas"
        await hands.press("escape")
        assert hands.session.location.scope.query == ""
        assert hands.session.location.scope.pins == ("france",)
        await hands.press("escape")
        assert hands.session.location.scope.pins == ()
        await hands.press("escape", "escape")
        assert hands.pilot.app.is_running


async def test_enter_on_a_pinned_record_goes_to_its_card_and_enter_there_opens_links(
    opened: Open,
) -> None:
    async with opened() as hands:
        hands.explorer.pane("actors").list.move_to("boris-johnson")
        await hands.press("enter", "enter")
        assert hands.session.location.on_card
        hands.explorer.pane("card").list.move_to("united-kingdom")
        await hands.press("enter")
        assert hands.card() == "Actor: United Kingdom"
        await hands.press("left_square_bracket")
        assert hands.card() == "Actor: Boris Johnson"


async def test_a_row_that_leads_nowhere_opens_nothing(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("7", "enter")
        assert hands.card() == "Dataset"
        assert not hands.session.history.before


async def test_tab_goes_round_the_panes_that_are_seen(opened: Open) -> None:
    async with opened() as hands:
        seen = []
        for _ in range(4):
            seen.append(hands.explorer.current.id)
            await hands.press("tab")
        assert seen == ["actors", "statements", "events", "card"]
        assert hands.explorer.current.id == "actors"
        await hands.press("shift+tab")
        assert hands.explorer.current.id == "card"
        await hands.press("h", "right", "l", "left")
        assert hands.explorer.current.id == "card"


async def test_numbers_go_to_panes_and_the_middle_ones_take_turns(opened: Open) -> None:
    async with opened() as hands:
        for key, name in zip("123456", ("actors", "statements", "events"), strict=False):
            await hands.press(key)
            assert hands.explorer.current.id == name
        for key, name in (("4", "positions"), ("5", "issues"), ("6", "sources")):
            await hands.press(key)
            assert hands.explorer.current.id == name
            assert hands.explorer.pane(name).display
            assert not hands.explorer.pane("statements").display
        assert hands.explorer.pane("actors").display
        assert len(hands.ids("positions")) > 0


async def test_moving_keys_move(opened: Open) -> None:
    async with opened() as hands:
        actors = hands.explorer.pane("actors").list
        await hands.press("G")
        assert actors.cursor_index == 33
        await hands.press("g")
        assert actors.cursor_index == 0
        await hands.press("down", "j", "up")
        assert actors.cursor_index == 1
        await hands.press("J")
        half = actors.cursor_index
        assert half is not None
        assert half > 2
        await hands.press("K")
        assert actors.cursor_index < half
        await hands.press("pagedown")
        assert actors.cursor_index > half
        await hands.press("pageup", "home")
        assert actors.cursor_index == 0
        await hands.press("end")
        assert actors.cursor_index == 33


async def test_a_dataset_without_events_leaves_their_room_to_the_other_panes(
    opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "quiet.toml"
    file.write_text('[[actors]]\nid = "a"\nname = "Brenn"\nkind = "state"\n', encoding="utf-8")

    def widths(hands: Hands) -> list[int]:
        return [hands.explorer.area.pane(name).size.width for name in ("statements", "events")]

    async with opened((120, 36)) as hands:
        statements, events = widths(hands)
    async with opened((120, 36), (file,)) as hands:
        more, fewer = widths(hands)
        assert "There are no" in hands.screen_text()
    assert fewer < events
    assert more > statements


async def test_zoom_gives_a_pane_the_whole_screen_and_takes_it_back(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("2", "z")
        assert hands.explorer.pane("statements").size.width > 150
        assert not hands.explorer.pane("actors").display
        assert not hands.explorer.pane("card").display
        await hands.press("z")
        assert hands.explorer.pane("actors").display
        assert hands.explorer.pane("card").display


async def test_a_narrow_screen_has_tabs_and_opens_the_card_over_the_pane(opened: Open) -> None:
    async with opened((80, 24)) as hands:
        shown = ("actors", "statements", "events", "card")
        assert [n for n in shown if hands.explorer.pane(n).display] == ["actors"]
        assert "2 Statements" in hands.screen_text()
        await hands.press("j", "enter")
        assert [n for n in shown if hands.explorer.pane(n).display] == ["card"]
        assert hands.card() == "Actor: France"
        await hands.press("escape")
        assert [n for n in shown if hands.explorer.pane(n).display] == ["actors"]
        assert hands.session.location.scope.pins == ()


async def test_the_screen_follows_its_size(opened: Open) -> None:
    async with opened((80, 24)) as hands:
        await hands.pilot.resize_terminal(160, 45)
        await hands.press("j")
        assert hands.explorer.pane("card").display
        await hands.pilot.resize_terminal(30, 8)
        await hands.pilot.pause()
        assert "40 × 10" in hands.screen_text()
        await hands.pilot.resize_terminal(1, 1)
        await hands.pilot.pause()
        await hands.pilot.resize_terminal(120, 36)
        await hands.press("j")
        assert hands.explorer.pane("events").display
