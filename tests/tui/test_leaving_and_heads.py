"""Esc leaves the zoom first, the head counts what is looked at, dialogs are not too tall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipview.tui.screens.problems import ProblemsScreen
from dipview.tui.widgets.head import Head

from .conftest import settle

if TYPE_CHECKING:
    from .conftest import Hands, Open

BROKEN = """
[[actors]]
id = "a"
name = "Ann"
kind = "person"
sources = [{ source = "s" }]
"""


def head_of(hands: Hands) -> str:
    return str(hands.explorer.query_one(Head).content)


async def test_escape_leaves_the_zoom_before_it_clears_the_query(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:russia", "enter", "z")
        assert hands.session.zoomed
        await hands.press("escape")
        assert not hands.session.zoomed
        assert hands.session.location.scope.query == "russia"
        await hands.press("escape")
        assert hands.session.location.scope.query == ""


async def test_escape_leaves_the_zoom_of_a_whole_view_and_of_the_card(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("m", "z", "escape")
        assert (hands.session.zoomed, hands.session.location.view) == (False, "matrix")
        await hands.press("m", "j", "7", "z", "escape")
        assert (hands.session.zoomed, hands.session.location.on_card) == (False, True)


async def test_escape_in_the_search_box_of_a_zoomed_pane_leaves_the_box_alone(
    opened: Open,
) -> None:
    async with opened() as hands:
        await hands.press("z", "slash", "type:rus", "escape")
        assert hands.session.zoomed
        assert not hands.explorer.typing
        assert hands.session.location.scope.query == "rus"


async def test_the_head_counts_what_was_known_on_the_day_that_is_looked_from(
    opened: Open,
) -> None:
    async with opened() as hands:
        assert "34 actors · 25 statements · 44 positions · 9 events" in head_of(hands)
        await hands.press("left_curly_bracket")
        assert len(hands.ids("statements")) == 5
        assert "as of 10 Apr 2017 · 34 actors · 5 of 25 statements" in head_of(hands)
        assert f"{len(hands.ids('events'))} of 9 events" in head_of(hands)
        await hands.press("right_curly_bracket")
        assert "34 actors · 25 statements" in head_of(hands)


@pytest.mark.parametrize(("key", "told"), [("v", "5 of 25 statements"), ("o", "of 44 positions")])
async def test_the_head_counts_what_the_switches_leave(opened: Open, key: str, told: str) -> None:
    async with opened() as hands:
        await hands.press(key)
        assert told in head_of(hands)


async def test_the_head_leaves_out_counts_before_it_cuts_what_is_looked_through(
    opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "long.toml"
    title = "Talks on the waters of the strait and on the fish that live in them"
    header = f'[dataset]\ntitle = "{title}"\nschema = 1\nas_of = 2031-05-11\n'
    file.write_text(header + BROKEN, encoding="utf-8")
    async with opened((160, 45), (file,)) as hands:
        told = head_of(hands)
        assert told.startswith(f"dipview   {title}     as of 11 May 2031 · 1 actor · 0 stat")
        assert told.endswith(" problem: p")
        await hands.pilot.resize_terminal(80, 24)
        await settle(hands.pilot)
        narrow = head_of(hands)
        assert narrow.startswith("dipview   Talks on the waters of the str")
        assert narrow.endswith("…   as of 11 May 2031 · 1 problem: p")
        assert len(narrow) == 78


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24)])
async def test_the_dialog_of_one_problem_takes_the_lines_that_it_needs(
    opened: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "one.toml"
    file.write_text(BROKEN, encoding="utf-8")
    async with opened(size, (file,)) as hands:
        await hands.press("p")
        screen = hands.pilot.app.screen
        assert isinstance(screen, ProblemsScreen)
        lines = hands.screen_text().splitlines()
        framed = [line for line in lines if "Problems" in line or "closes" in line]
        top, bottom = (lines.index(line) for line in framed)
        assert bottom - top <= 6


async def test_a_dialog_of_many_lines_leaves_room_around_it(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    file.write_text(
        "".join(BROKEN.replace('"a"', f'"a{each}"') for each in range(60)), encoding="utf-8"
    )
    async with opened((80, 24), (file,)) as hands:
        await hands.press("p", "G")
        lines = hands.screen_text().splitlines()
        assert "Problems" in "".join(lines[:3])
        assert any("▌" in line for line in lines[-6:]), "the cursor is in sight"


async def test_an_empty_list_names_no_key_that_needs_a_row(opened: Open) -> None:
    async with opened((80, 24)) as hands:
        await hands.press("p")
        told = hands.screen_text()
        assert "Nothing is wrong in the files." in told
        assert "Esc closes" in told
        assert "opens the editor" not in told
