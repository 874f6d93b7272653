"""What a user has set is what the explorer does: keys, theme, marks, dates, and what is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.commands.help import help_view
from dipview.commands.keymap import keymap
from dipview.commands.palette_items import palette_items_of
from dipview.commands.session import Situation
from dipview.commands.table import COMMANDS
from dipview.settings.config import Config
from dipview.settings.config_text import config_of
from dipview.settings.definitions import THEMES
from dipview.tui.app import DipviewApp, run_explorer
from dipview.tui.widgets.foot import Foot

from .conftest import Hands, settle

Configured = Any


@pytest.fixture
def with_config() -> Any:
    """Give what opens the explorer with the text of a config file."""
    from contextlib import asynccontextmanager  # noqa: PLC0415

    @asynccontextmanager
    async def opening(text: str, size: tuple[int, int] = (160, 45)) -> Any:
        app = DipviewApp(config=config_of(text))
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield Hands(pilot)

    return opening


def test_every_theme_that_there_is_can_be_set() -> None:
    assert set(THEMES) == set(DipviewApp().available_themes)


async def test_the_theme_is_the_one_that_is_set(with_config: Configured) -> None:
    async with with_config('theme = "nord"') as hands:
        assert hands.pilot.app.theme == "nord"


async def test_keys_are_as_set_in_the_panes_the_foot_and_the_help(with_config: Configured) -> None:
    text = '[keys]\nmatrix = ["f2", ","]\nhelp = "H"\ndown = ["down", "n"]\nnetwork = "N"'
    async with with_config(text) as hands:
        await hands.press("m")
        assert hands.session.location.view == ""
        await hands.press("f2")
        assert hands.session.location.view == "matrix"
        await hands.press("comma")
        assert hands.session.location.view == ""
        assert "f2 matrix" in hands.screen_text()
        assert "H help" in hands.screen_text()
        await hands.press("H")
        text = hands.screen_text()
        assert "f2 ," in text
        await hands.press(*["down"] * 40)
        assert hands.screen_text() != text
        await hands.press("H")
        assert len(hands.pilot.app.screen_stack) == 1


async def test_quitting_can_be_moved_and_works_over_a_dialog(with_config: Configured) -> None:
    async with with_config('[keys]\nquit = ["f10"]') as hands:
        await hands.press("q", "ctrl+q")
        assert hands.pilot.app.is_running
        await hands.press("question_mark")
        await hands.pilot.press("f10")
        await hands.pilot.pause()
        assert hands.pilot.app.return_code == 0


async def test_a_key_that_quit_can_do_something_else(with_config: Configured) -> None:
    async with with_config('[keys]\nquit = "Q"\nmatrix = "ctrl+q"') as hands:
        await hands.press("ctrl+q")
        assert hands.session.location.view == "matrix"
        assert hands.pilot.app.is_running


async def test_enter_and_esc_stay_as_they_are_in_the_search_box(with_config: Configured) -> None:
    text = '[keys]\nmatrix = "enter"\nopen = "f5"\nescape = []\nsearch = ["/", "f3"]'
    async with with_config(text) as hands:
        await hands.press("f3")
        await hands.type("russia/")
        assert hands.explorer.query_one("#query").value == "russia/"
        await hands.press("escape")
        assert not hands.explorer.typing
        await hands.press("slash", "backspace", "enter")
        assert not hands.explorer.typing
        assert hands.session.location.view == ""


async def test_what_the_explorer_says_of_its_keys_is_true(
    with_config: Configured, tmp_path: Path
) -> None:
    async with with_config('[keys]\nquit = "Q"\nmark = "M"\nback = "f8"') as hands:
        await hands.press("ctrl+c", "c")
        said = [each.message for each in hands.pilot.app._notifications]
        assert said == ["0 marked: M marks actors, and c compares two to six of them."]
        await hands.press("ctrl+c")
        assert [each.message for each in hands.pilot.app._notifications] == ["Q quits dipview."]


async def test_marks_are_drawn_in_ascii_in_every_list(with_config: Configured) -> None:
    async with with_config("ascii = true") as hands:
        for keys in (("4", "enter"), ("m",), ("t",)):
            await hands.press(*keys)
            shown = hands.screen_text().split("Marks")[0]
            assert not set("▲▼△▽◆▌") & set(shown)


async def test_dates_are_written_as_set_everywhere(with_config: Configured) -> None:
    async with with_config('dates = "iso"') as hands:
        text = hands.screen_text()
        assert "as of 2017-04-11" in text
        assert (
            "2017-04-10" in hands.explorer.pane("statements").view.sections[0].rows[0].cells[0].text
        )
        assert not re.search(r"\d Apr", text)
    async with with_config("") as hands:
        assert "as of 11 Apr 2017" in hands.screen_text()


async def test_nothing_moves_by_itself_where_that_is_set(with_config: Configured) -> None:
    async with with_config("animation = false") as hands:
        assert hands.pilot.app.animation_level == "none"


def test_the_mouse_is_left_to_the_terminal_where_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[bool] = []

    def run(_: DipviewApp, *, mouse: bool) -> int:
        taken.append(mouse)
        return 0

    monkeypatch.setattr(DipviewApp, "run", run)
    for config in (Config(), Config(mouse=False)):
        run_explorer(DipviewApp(config=config))
    assert taken == [True, False]


async def test_what_is_wrong_in_the_file_is_told_with_its_line(
    tmp_path: Path, with_config: Configured
) -> None:
    async with with_config('theme = "nord"\nmouse = "[bold]"\n[keys]\nzoom = "x y"') as hands:
        text = " ".join(hands.screen_text().split())
        assert "config:2: mouse: it is true or false" in text
        assert hands.pilot.app.theme == "nord"


@pytest.mark.parametrize(
    "text",
    slow_but(['up = "w"', "up = []", 'down = "ctrl+o"', 'up = ["f2", "up"]'], 'up = ["f2", "up"]'),
)
async def test_the_search_box_opens_whatever_the_keys_of_moving_are(
    with_config: Configured, text: str
) -> None:
    async with with_config(f"[keys]\n{text}\n") as hands:
        await hands.press("/", "a", "up", "down", "escape", "escape")
        foot = hands.explorer.query_one(Foot)
        for column in range(1, 70, 7):
            if not hands.explorer.typing:
                await hands.press("/")
            await hands.pilot.click(foot, offset=(column, 0))
            await settle(hands.pilot)
        assert hands.pilot.app.is_running


async def test_the_foot_shows_while_typing_the_keys_that_are_set(with_config: Configured) -> None:
    async with with_config('[keys]\nup = "w"\ndown = "f4"\n') as hands:
        await hands.press("/")
        foot = str(hands.explorer.query_one(Foot).content)
        assert "f4 to the list" in foot
        assert "earlier" not in foot


async def test_the_palette_and_the_problems_obey_the_keys_that_are_set(
    with_config: Configured,
) -> None:
    text = '[keys]\nmatrix = "f6"\nnetwork = []\nproblems = "P"\nedit = "E"\n'
    async with with_config(text) as hands:
        await hands.press(":", "type:matrix")
        assert re.search(r"matrix.*f6", hands.screen_text())
        await hands.press(*["backspace"] * 6, "type:network")
        await hands.press("escape")
        assert hands.pilot.app.is_running


@pytest.mark.parametrize("keys", ['"f9"', '"w"', "[]", '"q"', '["f9", "/", "comma"]', '"space"'])
def test_every_command_takes_any_key_and_nothing_is_left_undrawn(keys: str) -> None:
    for command in COMMANDS:
        given = config_of(f"[keys]\n{command.id} = {keys}\n")
        commands = keymap(given.keys).commands
        assert len(commands) == len(COMMANDS)
        assert palette_items_of("", Situation(), (), None, commands).each
        assert help_view("", Situation(), commands).count


async def test_the_keys_that_go_along_a_sheet_are_those_that_are_set(
    with_config: Configured,
) -> None:
    async with with_config('[keys]\nnext-pane = ["tab", "a"]\nprevious-pane = "d"') as hands:
        await hands.press("m", "a", "a")
        sheet = hands.explorer.area.whole.list
        assert sheet._column == 2
        await hands.press("d")
        assert sheet._column == 1
        await hands.press("tab")
        assert hands.session.location.on_card


async def test_what_helps_where_nothing_is_found_names_the_keys_that_are_set(
    with_config: Configured,
) -> None:
    text = '[keys]\nlater = "L"\nearlier = "E"\nmark = "M"\ncompare = "C"'
    async with with_config(text) as hands:
        await hands.press("C")
        assert "space" not in hands.screen_text().split("╭─ 7")[0]
        await hands.press("m", *["E"] * 12)
        assert "L goes to a later day." in hands.screen_text()
