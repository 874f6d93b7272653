"""The palette and the help: typed into at once, narrowed with each letter, and left with Esc."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.tiers import slow_but, slow_but_of
from tests.tui.conftest import settle
from textual import events
from textual.keys import _character_to_key

from dipview.commands.palette import ItemAction
from dipview.commands.palette_items import found_for
from dipview.commands.table import COMMANDS
from dipview.tui.screens import palette as palette_module
from dipview.tui.screens.explorer import Explorer
from dipview.tui.screens.help import Help
from dipview.tui.screens.palette import Palette

Open = Any
WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


def palette_of(hands: Any) -> Palette:
    screen = hands.pilot.app.screen
    assert isinstance(screen, Palette)
    return screen


def shown(hands: Any) -> list[str]:
    view = palette_of(hands).list.view
    assert view is not None
    return [row.cells[0].text for _, row in view.rows()]


async def test_letters_typed_right_after_the_key_go_into_the_box(opened: Open) -> None:
    for opener, kind in ((":", Palette), ("?", Help)):
        async with opened() as hands:
            app = hands.pilot.app
            for letter in f"{opener}qjx":
                app.post_message(events.Key(_character_to_key(letter), letter))
            await settle(hands.pilot)
            assert isinstance(app.screen, kind)
            assert app.screen.input.value == "qjx"
            assert app.is_running


async def test_statements_with_words_goes_straight_there(opened: Open) -> None:
    async with opened() as hands:
        await hands.type(":statements russia sanctions")
        assert shown(hands)[0] == "statements"
        await hands.press("enter")
        explorer = hands.explorer
        assert isinstance(hands.pilot.app.screen, Explorer)
        assert (explorer.session.location.pane, explorer.session.location.scope.query) == (
            "statements",
            "russia sanctions",
        )
        assert 0 < len(hands.ids("statements")) < 25
        assert "russia sanctions" in hands.screen_text()
        assert explorer.current.id == "statements"
        await hands.press("[")
        assert (explorer.session.location.pane, explorer.session.location.scope.query) == (
            "actors",
            "",
        )
        assert len(hands.ids("actors")) == 34


@pytest.mark.parametrize(
    ("typed", "view", "query"),
    slow_but_of(
        [
            (":matrix with:russia", "matrix", "with:russia"),
            (":timeline syria", "timeline", "syria"),
            (":shifts since:2017-04-07", "shifts", "since:2017-04-07"),
            (":network", "network", ""),
        ],
        ":matrix with:russia",
    ),
)
async def test_a_whole_view_is_gone_to_by_name(
    opened: Open, typed: str, view: str, query: str
) -> None:
    async with opened((80, 24)) as hands:
        await hands.type(typed)
        await hands.press("enter")
        assert (hands.session.location.view, hands.session.location.scope.query) == (view, query)
        shown_view = hands.explorer.area.whole.view
        assert shown_view is not None
        assert shown_view.name == view


async def test_going_to_the_view_that_is_seen_stays_there(opened: Open) -> None:
    async with opened() as hands:
        await hands.type("m:matrix")
        await hands.press("enter")
        assert hands.session.location.view == "matrix"


async def test_actors_are_compared_by_name(opened: Open) -> None:
    async with opened() as hands:
        await hands.type(":compare russia, united st")
        await hands.press("enter")
        location = hands.session.location
        assert (location.view, location.scope.subjects) == ("compare", ("russia", "united-states"))


async def test_a_mistaken_query_is_told_and_stays_in_the_palette(opened: Open) -> None:
    async with opened() as hands:
        await hands.type(":quotes gas )")
        assert "parenthes" in hands.screen_text()
        await hands.press("enter")
        palette_of(hands)
        assert hands.session.location.scope.query == ""


@pytest.mark.parametrize("size", slow_but([(80, 24), (160, 45)], (80, 24)))
async def test_a_record_is_gone_to_by_a_few_letters(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as hands:
        await hands.type("v:tilerson")
        assert shown(hands)[0] == "actor"
        await hands.press("enter")
        location = hands.session.location
        assert (location.pane, location.record, location.on_card) == (
            "actors",
            "rex-tillerson",
            True,
        )
        assert location.scope.exact_only, "what is looked through stays as it is"
        assert "Rex Tillerson" in hands.card()
        await hands.press("[")
        assert not hands.session.location.on_card


async def test_a_record_that_the_panes_leave_out_is_gone_to(opened: Open) -> None:
    async with opened() as hands:
        await hands.type("/johnson")
        await hands.press("enter")
        await hands.type(":tillerson")
        await hands.press("enter")
        assert "Rex Tillerson" in hands.card()
        assert hands.session.location.on_card


async def test_a_command_is_done_by_its_name_or_key(opened: Open) -> None:
    async with opened() as hands:
        await hands.type(":roll")
        await hands.press("enter")
        assert hands.session.location.scope.roll_up
        await hands.type(":x")
        await hands.press("enter")
        assert "Esc gives up" in hands.screen_text()
        await hands.press("escape")
        await hands.type(":q")
        await hands.pilot.press("enter")
        await hands.pilot.pause()
        assert hands.pilot.app.return_value == 0


async def test_every_theme_can_be_taken(opened: Open) -> None:
    async with opened() as hands:
        await hands.type(":nord")
        await hands.press("enter")
        assert hands.pilot.app.theme == "nord"
        await hands.press("colon")
        items = palette_of(hands)._items
        assert items is not None
        themes = {each.about for each in items.each if each and each.action is ItemAction.THEME}
        assert themes == set(hands.pilot.app.available_themes)


async def test_arrows_choose_and_letters_still_type(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("colon", "down", "down")
        assert palette_of(hands).list.cursor_index == 2
        await hands.press("j", "k")
        assert palette_of(hands).input.value == "jk"
        await hands.press("escape", "escape")
        assert isinstance(hands.pilot.app.screen, Explorer)


async def test_esc_clears_then_closes_and_changes_nothing(opened: Open) -> None:
    async with opened() as hands:
        before = hands.session.location
        await hands.type(":russia")
        await hands.press("escape")
        assert palette_of(hands).input.value == ""
        await hands.press("escape")
        assert isinstance(hands.pilot.app.screen, Explorer)
        assert hands.session.location == before
        await hands.press("colon", "ctrl+c")
        assert isinstance(hands.pilot.app.screen, Explorer)


async def test_a_slow_search_blocks_no_key_and_only_the_newest_is_shown(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked, real = Event(), [], found_for

    def slow(workspace: Any, typed: str, most: int) -> Any:
        asked.append(typed)
        if typed != "tillerson":
            go_on.wait(10)
        return real(workspace, typed, most)

    monkeypatch.setattr(palette_module, "found_for", slow)
    async with opened() as hands:
        await hands.pilot.press("colon", *"tillerson")
        await hands.pilot.pause()
        assert palette_of(hands).input.value == "tillerson", "while earlier ones are under way"
        await hands.pilot.press("enter")
        go_on.set()
        await settle(hands.pilot)
        assert "tillerson" in asked
        assert "Rex Tillerson" in hands.card()


async def test_enter_waits_for_the_records_of_what_was_typed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = Event(), found_for

    def slow(workspace: Any, typed: str, most: int) -> Any:
        go_on.wait(10)
        return real(workspace, typed, most)

    monkeypatch.setattr(palette_module, "found_for", slow)
    async with opened() as hands:
        await hands.pilot.press("colon", *"johnson", "enter")
        await hands.pilot.pause()
        palette_of(hands)
        go_on.set()
        await settle(hands.pilot)
        assert "Boris Johnson" in hands.card()


async def test_a_row_is_taken_by_a_double_click(opened: Open) -> None:
    async with opened((80, 24)) as hands:
        await hands.type(":matr")
        await hands.pilot.click(palette_of(hands).list, offset=(5, 1), times=2)
        await settle(hands.pilot)
        assert hands.session.location.view == "matrix"


async def test_before_anything_is_open_only_what_is_possible_is_offered(opened: Open) -> None:
    async with opened() as hands:
        hands.session.workspace = None
        await hands.pilot.press("colon")
        await hands.pilot.pause()
        assert not {"quotes", "matrix", "export", "sort"} & set(shown(hands))
        assert {"reload", "quit"} <= set(shown(hands))
        await hands.pilot.press(*"tillerson")
        await hands.pilot.pause()
        assert shown(hands) == []


@pytest.mark.parametrize(
    ("typed", "there", "gone"),
    slow_but_of(
        [
            ("[", "Go back to the view before.", "Go forward again."),
            ("PgUp", "Move a page up;", "Move a page down;"),
            ("theme", "Take the next theme", "Sort the pane"),
            ("second-hand", "others say that a holder holds", "Sort the pane"),
            ("since", "since:7-April", "Sort the pane"),
        ],
        "[",
        "since",
    ),
)
async def test_the_help_narrows_to_a_key_or_a_word(
    opened: Open, typed: str, there: str, gone: str
) -> None:
    async with opened((120, 100)) as hands:
        await hands.press("question_mark")
        assert gone in hands.screen_text()
        await hands.type(typed)
        text = hands.screen_text()
        assert there in text
        assert gone not in text
        assert f"/ {typed}" in text
        await hands.press("escape")
        assert gone in hands.screen_text()
        await hands.press("escape")
        assert isinstance(hands.pilot.app.screen, Explorer)


async def test_the_help_shows_faint_what_cannot_be_done(opened: Open) -> None:
    async with opened((120, 100)) as hands:
        fold = next(command.help for command in COMMANDS if command.id == "fold")
        for keys, faint in ((("question_mark",), True), (("escape", "m", "question_mark"), False)):
            await hands.press(*keys)
            view = hands.pilot.app.screen.list.view
            assert [row.faint for _, row in view.rows() if row.cells[1].text == fold] == [faint]


async def test_the_palette_is_in_the_foot_and_in_the_help(opened: Open) -> None:
    async with opened() as hands:
        assert ": palette" in hands.screen_text()


async def test_another_dataset_is_opened_in_place_of_the_one_that_is_open(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dipview.commands.palette.bundled_path", lambda _: WORLD)
    async with opened() as hands:
        session = hands.explorer.session
        await hands.press("space", "enter")
        assert session.marked
        await hands.type(":un-votes")
        assert shown(hands)[0] == "un-votes"
        await hands.press("enter")
        assert session.workspace.dataset.header.title in hands.screen_text()
        assert (session.paths, session.marked) == ((WORLD,), ())
        assert session.location.scope.pins == ()
        assert "Lucca" not in hands.screen_text()
        await hands.type(":g7-l")
        await hands.press("enter")
        assert session.paths == ()
        assert "Lucca" in hands.screen_text()


async def test_with_nothing_typed_the_words_of_every_row_can_be_read(opened: Open) -> None:
    async with opened(size=(80, 24)) as hands:
        await hands.press("colon")
        seen = ""
        for _ in range(12):
            seen += "\n".join(line[3:76] for line in hands.screen_text().splitlines()[4:21])
            await hands.press("pagedown")
        assert "un-votes" in seen
        assert "Leave dipview." in seen
        assert "…" not in seen.split("COMMANDS", 1)[1].split("THEMES", 1)[0]


async def test_the_edge_says_that_escape_clears_what_is_typed_before_it_closes(
    opened: Open,
) -> None:
    async with opened(size=(80, 24)) as hands:
        await hands.type(":matrix")
        assert "⏎ goes there · ↑ ↓ choose · Esc clears" in hands.screen_text()
        await hands.press("escape")
        assert "⏎ goes there · ↑ ↓ choose · Esc closes" in hands.screen_text()
        await hands.type("qqqqq")
        edge = next(line for line in hands.screen_text().splitlines() if "Esc clears" in line)
        assert "goes there" not in edge
