"""The export asks for format and path, shows a preview, writes whole files, never over others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.containers import Vertical
from textual.widgets import Input

Open = Any


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_the_focused_pane_is_written_as_text(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("til")
        await hands.press("enter", "x")
        assert "Rex Tillerson" in hands.screen_text()
        await hands.press("enter")
        text = (tmp_path / "dipview-actors.txt").read_text(encoding="utf-8")
        assert "Rex Tillerson" in text
        assert "query: til" in text
        assert len(hands.pilot.app.screen_stack) == 1
        assert any("Wrote 1 row," in each.message for each in hands.pilot.app._notifications)


async def test_the_format_changes_the_name_and_the_preview(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await hands.press("x", "down")
        screen = hands.pilot.app.screen
        assert screen.query_one("#path", Input).value == "dipview-actors.md"
        assert "# Actors" in hands.screen_text()
        await hands.press("down", "down")
        assert screen.query_one("#path", Input).value == "dipview-actors.json"
        await hands.press("enter")
        written = json.loads((tmp_path / "dipview-actors.json").read_text(encoding="utf-8"))
        assert len(written["rows"]) == 34


async def test_all_panes_can_be_written_together(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await hands.press("x", "f2", "enter")
        text = (tmp_path / "dipview-panes.txt").read_text(encoding="utf-8")
        assert "Statements" in text
        assert "Events" in text
        assert text.count("[1] RFE/RL") == 1


async def test_a_file_that_is_there_is_replaced_only_when_asked(
    opened: Open, tmp_path: Path
) -> None:
    target = tmp_path / "dipview-actors.txt"
    target.write_text("mine", encoding="utf-8")
    async with opened() as hands:
        await hands.press("x", "enter")
        assert "F3 replaces it" in hands.screen_text()
        assert target.read_text(encoding="utf-8") == "mine"
        await hands.press("f3")
        assert target.read_text(encoding="utf-8").startswith("Actors")


async def test_a_path_that_cannot_be_written_says_why(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("x")
        path = hands.pilot.app.screen.query_one("#path", Input)
        path.value = "no/such/folder/file.txt"
        await hands.press("enter")
        assert "Cannot write" in hands.screen_text()
        path.value = ""
        await hands.press("enter")
        assert "Give the file a name" in hands.screen_text()


async def test_escape_gives_up_and_writes_nothing(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await hands.press("x", "escape")
        assert len(hands.pilot.app.screen_stack) == 1
        assert list(tmp_path.iterdir()) == []


async def test_a_card_is_exported_when_it_is_focused(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        hands.explorer.pane("actors").list.move_to("boris-johnson")
        await hands.press("7", "x", "enter")
        text = (tmp_path / "dipview-card.txt").read_text(encoding="utf-8")
        assert text.startswith("Actor: Boris Johnson")


@pytest.mark.parametrize(("size", "count"), [((120, 36), 400), ((80, 24), 400), ((40, 10), 40)])
async def test_the_preview_is_read_on_to_its_end_and_says_where_the_document_goes_on(
    opened: Open, tmp_path: Path, size: tuple[int, int], count: int
) -> None:
    words = [f"word{each:03}" for each in range(count)]
    path = tmp_path / "long.toml"
    path.write_text(
        'sources = [{ id = "s", type = "webpage", title = "B" }]\n'
        f'[[statements]]\nid = "a"\nsource = "s"\nform = "verbatim"\ntext = "{" ".join(words)}"\n',
        encoding="utf-8",
    )
    async with opened(size, [path]) as hands:
        await hands.press("2", "x")
        room = hands.pilot.app.screen.query_one("#read", Vertical)
        seen, before = set[str](), -1
        while before != (before := room.scroll_offset.y):
            seen |= set(hands.screen_text().replace("“", " ").replace("”", " ").split())
            await hands.press("pagedown")
        assert set(words) <= seen
        await hands.press("pageup")
        assert room.scroll_offset.y < before
