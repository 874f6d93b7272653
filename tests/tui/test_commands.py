"""Each command that switches, orders, copies, tells or quits does so."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.tui.conftest import settle

from dipview.commands import effects
from dipview.commands.effects import Run
from dipview.commands.jobs import CopyText
from dipview.commands.navigation import MOVES as MOVING
from dipview.commands.table import COMMANDS
from dipview.tui import clipboard
from dipview.tui.screens.explorer import _APPLY, Explorer
from dipview.tui.widgets.moves import MOVES
from dipview.views.scope import Scope

Open = Any


def test_every_effect_is_carried_out_by_the_screen() -> None:
    opening = {effects.Open, effects.Call}
    assert {*_APPLY, *opening} == {
        each for each in effects.Effect.__subclasses__() if each.__module__ == effects.__name__
    }


def test_every_command_that_moves_in_a_list_is_one_of_the_list_s_own() -> None:
    assert {command.id for command in MOVING} == set(MOVES)


def test_no_key_calls_two_commands_at_one_place() -> None:
    keys = [(command.within, key) for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


async def test_exact_words_only_leaves_the_quotes(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("v")
        assert len(hands.ids("statements")) == 5
        assert "exact words only" in hands.screen_text()
        await hands.press("v")
        assert len(hands.ids("statements")) == 25


async def test_second_hand_can_be_left_out(opened: Open) -> None:
    async with opened() as hands:
        every = len(hands.ids("positions"))
        await hands.press("o")
        assert len(hands.ids("positions")) == every - 2
        assert "second-hand left out" in hands.screen_text()


async def test_roll_up_is_labelled_and_adds_to_a_state_s_card(opened: Open) -> None:
    async with opened() as hands:
        hands.explorer.pane("actors").list.move_to("united-kingdom")
        await hands.press("u")
        card = hands.explorer.pane("card").view
        assert card is not None
        titles = [section.title for section in card.sections]
        assert any(title.startswith("Rolled up") for title in titles)
        assert "rolled up" in hands.screen_text()


async def test_sorting_goes_through_the_pane_s_orders_and_round(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("2")
        first = hands.ids("statements")
        await hands.press("s")
        assert hands.ids("statements") == first[::-1]
        await hands.press("s", "s")
        assert hands.ids("statements") == first


async def test_copying_a_row_and_a_pane_puts_display_safe_text_on_the_clipboard(
    opened: Open,
) -> None:
    async with opened() as hands:
        hands.explorer.pane("statements").list.move_to("ohtaka-key-role")
        await hands.press("2", "y")
        row = hands.pilot.app.clipboard
        assert "“can play a key role”" in row
        assert "RFE/RL" in row
        assert row.count("“") == 1
        await hands.press("Y")
        assert len(hands.pilot.app.clipboard) > len(row)


async def test_of_what_takes_a_while_to_copy_it_is_told_how_far_it_is(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Event()

    def write() -> str:
        """Write a text that is not there before it was told that it is being copied."""
        assert told.wait(60)
        return "the text"

    def say(_explorer: Explorer, text: str, **_named: bool) -> None:
        """Hear what is told."""
        if text.startswith("Copying 9 rows for"):
            told.set()

    monkeypatch.setattr(clipboard, "once_a_second", lambda tell: tell)
    monkeypatch.setattr(Explorer, "say", say)
    async with opened() as hands:
        hands.explorer.apply((Run(CopyText("9 rows", write)),))
        await settle(hands.pilot)
        assert hands.pilot.app.clipboard == "the text"


async def test_help_shows_every_command_and_closes_with_its_key(opened: Open) -> None:
    async with opened((160, 130)) as hands:
        await hands.press("question_mark")
        text = hands.screen_text()
        assert "Find".upper() in text
        for command in COMMANDS:
            assert command.help.split(".")[0][:30] in text
        await hands.press("j", "G", "g", "question_mark")
        assert len(hands.pilot.app.screen_stack) == 1
        await hands.press("question_mark", "escape")
        assert len(hands.pilot.app.screen_stack) == 1


async def test_problems_are_listed_with_what_to_do(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('[[actors]]\nid = "a"\nname = "A"\nkind = "sate"\n', encoding="utf-8")
    async with opened(paths=[path]) as hands:
        assert "problem" in hands.screen_text()
        await hands.press("p")
        text = hands.screen_text()
        assert "actor 'a': kind: 'sate'" in text
        assert "did you mean 'state'?" in text
        await hands.press("q")
        assert hands.pilot.app.is_running


async def test_reload_reads_the_files_again_and_keeps_the_place(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "small.toml"
    actor = '[[actors]]\nid = "{0}"\nname = "{0}"\nkind = "state"\n'
    path.write_text(actor.format("one"), encoding="utf-8")
    async with opened(paths=[path]) as hands:
        assert hands.ids("actors") == ["one"]
        path.write_text(actor.format("one") + actor.format("two"), encoding="utf-8")
        await hands.press("r")
        assert hands.ids("actors") == ["one", "two"]


async def test_the_theme_changes_through_all_of_ours_and_back(opened: Open) -> None:
    async with opened() as hands:
        seen = []
        for _ in range(4):
            await hands.press("T")
            seen.append(hands.pilot.app.theme)
        assert seen == ["dipview-light", "dipview-contrast", "dipview-plain", "dipview-dark"]


async def test_q_quits_with_code_0(opened: Open) -> None:
    async with opened() as hands:
        await hands.pilot.press("q")
        await hands.pilot.pause()
        assert hands.pilot.app.return_value == 0


async def test_the_explorer_opens_on_a_scope(opened: Open) -> None:
    async with opened(scope=Scope(query="johnson")) as hands:
        assert hands.ids("actors") == ["boris-johnson"]
        assert "johnson" in hands.screen_text()


async def test_a_size_that_was_missed_below_a_dialog_is_taken_over(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("question_mark")
        await hands.pilot.resize_terminal(40, 9)
        hands.explorer.remove_class("-flat")  # as if the change had come between two screens
        await hands.press("escape")
        await hands.press("f12")
        assert hands.explorer.has_class("-flat")
