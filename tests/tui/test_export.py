"""The export asks for format and path, shows a preview, writes whole files, never over others."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.tiers import slow_but, slow_but_of
from textual.containers import Vertical
from textual.widgets import Input, Static

from dipview.commands.dialogs import ExportDialog
from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.output_file import write_file
from dipview.formats.width import cells
from dipview.formats.writers import write
from dipview.tui.screens import export as export_module
from dipview.tui.screens.export import Export
from dipview.views.view import View

from .conftest import settle

Open = Any


async def choose(hands: Any, format: Format, *, settled: bool = True) -> None:
    """Choose a format by its name, wherever it stands among the others."""
    press = hands.press if settled else hands.pilot.press
    for _ in Format:
        if hands.pilot.app.screen._format is format:
            return
        await press("down")
    assert hands.pilot.app.screen._format is format


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
        await hands.press("x")
        await choose(hands, Format.MARKDOWN)
        screen = hands.pilot.app.screen
        assert screen.query_one("#path", Input).value == "dipview-actors.md"
        assert "# Actors" in hands.screen_text()
        await choose(hands, Format.JSON)
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


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.slow), (120, 36)])
async def test_no_line_of_a_previewed_table_breaks(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as hands:
        await hands.press("m", "x")
        preview = hands.pilot.app.screen.query_one("#preview", Static)
        shown = str(preview.render()).splitlines()
        assert any(line.startswith("Actor ") for line in shown)
        assert max(map(cells, shown)) <= preview.size.width


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


def box(hands: Any) -> Input:
    found: Input = hands.pilot.app.screen.query_one("#path", Input)
    return found


@pytest.mark.parametrize(
    ("name", "start"),
    slow_but_of(
        [
            ("foo.csv", "\ufeffid,kind,"),
            ("foo.md", "# Actors"),
            ("foo.HTM", "<!DOCTYPE html>"),
            ("foo.json", "{"),
            ("foo.text", "Actors"),
            ("foo", "Actors"),
            ("~/home.csv", "\ufeffid,kind,"),
        ],
        "foo.HTM",
        "foo",
        "~/home.csv",
    ),
)
async def test_the_ending_that_is_typed_says_the_format(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, start: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with opened() as hands:
        await hands.press("x")
        await hands.type(name)
        await hands.press("enter")
        assert len(hands.pilot.app.screen_stack) == 1
    written = (tmp_path / name.removeprefix("~/")).read_text(encoding="utf-8")
    assert written.casefold().startswith(start.casefold())


async def test_an_ending_that_says_no_format_is_told_and_writes_nothing(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await hands.press("x")
        await hands.type("foo.xyz")
        assert "The ending '.xyz' says no format" in hands.screen_text()
        await hands.press("enter")
        assert list(tmp_path.iterdir()) == []
        await choose(hands, Format.MARKDOWN)
        assert box(hands).value == "foo.xyz.md"
        assert "says no format" not in hands.screen_text()


@pytest.mark.parametrize(
    ("path", "why"),
    slow_but_of(
        [
            ("made", "it is a folder"),
            ("link.txt", "it is a link"),
            ("no/such.txt", "there is no folder"),
            ("old.txt", "it exists already"),
        ],
        "no/such.txt",
        "old.txt",
    ),
)
async def test_what_the_option_refuses_is_refused_in_the_dialog(
    opened: Open, tmp_path: Path, path: str, why: str
) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "old.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("old.txt")
    before = sorted(tmp_path.iterdir())
    async with opened() as hands:
        await hands.press("x")
        await hands.type(path)
        await hands.press("enter")
        assert why in hands.screen_text()
        assert isinstance(hands.pilot.app.screen, Export)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "old.txt").read_text(encoding="utf-8") == "mine"


async def test_a_view_without_rows_is_written_as_json_alone(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("xqzvwk")
        await hands.press("enter", "x", "enter")
        assert "Nothing is written" in hands.screen_text()
        await choose(hands, Format.JSON)
        await hands.press("enter")
    assert [path.name for path in tmp_path.iterdir()] == ["dipview-actors.json"]


async def test_a_name_typed_after_a_format_was_chosen_keeps_its_ending(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("x")
        await choose(hands, Format.XLSX)
        await hands.type("mybrief")
        assert box(hands).value == "mybrief.xlsx"
        await choose(hands, Format.DOCX)
        assert box(hands).value == "mybrief.docx"
        await hands.type("!")
        assert box(hands).value == "mybrief.docx!"


async def test_a_slow_preview_does_not_come_over_a_later_one(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, begun = threading.Event(), threading.Event()
    writes = write

    def held(view: View, format: Format, layout: Layout | None = None) -> Iterator[str]:
        if format is Format.MARKDOWN:
            begun.set()
            assert slow.wait(30)
        return writes(view, format, layout)

    monkeypatch.setattr(export_module, "write", held)
    async with opened() as hands:
        await hands.press("x")
        await choose(hands, Format.MARKDOWN, settled=False)
        await hands.pilot.pause()
        assert begun.wait(30)
        await choose(hands, Format.CSV, settled=False)
        slow.set()
        await hands.press("right")
        preview = str(hands.pilot.app.screen.query_one("#preview", Static).render())
        assert preview.startswith("id,kind,")


async def test_what_was_chosen_at_enter_is_written_whatever_is_chosen_while_it_is(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    writes = write_file

    def held(*args: Any, **options: Any) -> None:
        assert slow.wait(30)
        writes(*args, **options)

    monkeypatch.setattr(export_module, "write_file", held)
    async with opened() as hands:
        await hands.press("x")
        await hands.pilot.press("enter", "f2", "down", "z", "enter")
        slow.set()
        await hands.press("right")
    assert [path.name for path in tmp_path.iterdir()] == ["dipview-actors.txt"]
    assert (tmp_path / "dipview-actors.txt").read_text(encoding="utf-8").startswith("Actors\n")


@pytest.mark.parametrize("format", [Format.HTML, Format.DOCX, Format.XLSX])
async def test_the_preview_of_what_is_no_plain_text_is_words(opened: Open, format: Format) -> None:
    async with opened() as hands:
        await hands.press("x")
        await choose(hands, format)
        preview = str(hands.pilot.app.screen.query_one("#preview", Static).render())
        assert preview.startswith("Actors\nDataset: The G7 in Lucca, April 2017")
        assert "Canada" in preview
        assert "<" not in preview
        assert "{" not in preview


@pytest.mark.parametrize("size", slow_but([(160, 45), (80, 24), (40, 10)], (40, 10)))
async def test_a_long_title_pushes_nothing_off_the_dialog(
    opened: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    title = "The Standing Conference of Harbours, Canals and Inland Waters of the Western Seas " * 3
    (tmp_path / "dipview-actors.txt").write_text("mine", encoding="utf-8")
    async with opened(size=size) as hands:
        view = hands.explorer.pane("actors").view
        assert view is not None
        long = evolve(view, title=title)
        hands.pilot.app.push_screen(Export(ExportDialog(long, evolve(long, name="panes"))))
        await settle(hands.pilot)
        seen = (" rows", "html", "dipview-actors.txt", "↑ ↓ format", "F2 The Standing", "⏎ writes")
        for each in seen:
            assert each in hands.screen_text(), each
        await hands.press("enter")
        assert "it exists already" in hands.screen_text()
        for each in (*seen, "F3"):
            assert each in hands.screen_text(), each
        await hands.press("f2")
        assert "dipview-panes.txt" in hands.screen_text()


@pytest.mark.parametrize(("ending", "ups"), slow_but_of([("docx", 2), ("xlsx", 1)], "docx"))
async def test_documents_that_are_no_text_are_written_and_previewed_as_what_they_say(
    ending: str, ups: int, opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await hands.press("x", *["up"] * ups)
        assert box(hands).value == f"dipview-actors.{ending}"
        assert "Dataset: The G7 in Lucca" in hands.screen_text()
        await hands.press("enter")
        assert (tmp_path / f"dipview-actors.{ending}").read_bytes().startswith(b"PK")


async def test_a_template_that_cannot_be_taken_is_told_in_the_dialog(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await hands.press("x", "up", "up")
        screen = hands.pilot.app.screen
        assert isinstance(screen, Export)
        screen._pages = Layout(template=tmp_path / "none.docx")
        await hands.press("enter")
        told = str(screen.query_one("#told", Static).render())
        assert "for a template: there is no such file" in told
        assert told.endswith("Nothing was written.")
        assert not [*tmp_path.iterdir()]
