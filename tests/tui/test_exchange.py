"""Import and export of datasets in the explorer, and files of other programs opened in it."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but_of
from textual.screen import Screen
from textual.widgets import Input

from dipview.computing import check
from dipview.exchange.registry import exchange_formats
from dipview.tui import engine
from dipview.tui.screens import export_dataset, import_files
from dipview.tui.screens import site as site_screen
from dipview.tui.screens.export_dataset import ExportDataset
from dipview.tui.screens.import_files import ImportScreen
from dipview.tui.screens.site import SiteScreen
from dipview.tui.widgets.banner import Banner

from .conftest import Hands

Open = Any

SHEET = """\
id,speaker,concept,agree,date,source
1,Anna Vale,Nets may be used at night,yes,2031-04-03,The Tide
2,Bo Berg,Nets may be used at night,perhaps,2031-04-13,The Tide
"""
OWN = '[dataset]\ntitle = "Ours"\n\n[[sources]]\nid = "the-tide"\ntitle = "Ours"\n'


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seminar.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path


async def called(hands: Hands, command: str) -> None:
    await hands.press("colon")
    await hands.type(command)
    await hands.press("enter")


def box(hands: Hands, name: str) -> Input:
    return hands.pilot.app.screen.query_one(f"#{name}", Input)


def told(hands: Hands) -> list[str]:
    return [each.message for each in hands.pilot.app._notifications]


class HeldWork:
    """What takes long: it waits until it goes on, and then heeds whether anybody waits for it."""

    def __init__(self) -> None:
        self.begun, self.goes_on = threading.Event(), threading.Event()

    def __call__(self, *_: object, **__: object) -> None:
        self.begun.set()
        assert self.goes_on.wait(30)
        check()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


async def test_a_sheet_is_shown_before_it_is_written_and_opened_when_it_is_wanted(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await called(hands, "import")
        assert isinstance(hands.pilot.app.screen, ImportScreen)
        assert "Nothing is written before" in hands.screen_text()
        await hands.type("seminar.csv")
        assert box(hands, "target").value == "seminar.toml"
        await hands.press("enter")
        text = hands.screen_text()
        assert "2 statements" in text
        assert "1 PLACE CANNOT BE READ; THE REST IS" in text
        assert "seminar.csv: cell D3" in text
        assert "dipview import csv seminar.csv -o seminar.toml" in text
        assert "⏎ writes seminar.toml" in text
        assert names(tmp_path) == ["seminar.csv"]
        await hands.press("enter")
        assert names(tmp_path) == [
            "seminar.csv",
            "seminar.imported.json",
            "seminar.mapping",
            "seminar.toml",
        ]
        assert "Imported into seminar.toml: 1 source, 2 actors, 1 issue, 2 statements." in (
            hands.screen_text()
        )
        await hands.press("enter")
        assert hands.session.paths == (Path("seminar.toml"),)
        assert set(hands.ids("actors")) == {"anna-vale", "bo-berg"}


@pytest.mark.parametrize(("key", "screen"), [("I", ImportScreen), ("X", ExportDataset)])
async def test_formats_are_imported_away_from_the_keys(
    opened: Open, monkeypatch: pytest.MonkeyPatch, key: str, screen: type[Screen[Any]]
) -> None:
    imported: list[threading.Thread] = []

    def formats() -> object:
        imported.append(threading.current_thread())
        return exchange_formats()

    monkeypatch.setattr(engine, "are_imported", lambda: bool(imported))
    monkeypatch.setattr(engine, "exchange_formats", formats)
    async with opened() as hands:
        for _ in range(2):
            await hands.press(key)
            assert isinstance(hands.pilot.app.screen, screen)
            await hands.press("escape")
            assert len(hands.pilot.app.screen_stack) == 1
    assert len(imported) == 1
    assert threading.current_thread() not in imported


async def test_what_is_open_is_brought_up_to_date_and_read_again(
    opened: Open, tmp_path: Path
) -> None:
    own = tmp_path / "ours.toml"
    own.write_text(OWN, encoding="utf-8")
    async with opened(paths=[own]) as hands:
        await called(hands, "import")
        await hands.type("seminar.csv")
        assert box(hands, "target").value == str(own)
        await hands.press("enter")
        assert "⏎ brings ours.toml up to date" in hands.screen_text()
        await hands.press("enter")
        assert len(hands.pilot.app.screen_stack) == 1
        assert set(hands.ids("actors")) == {"anna-vale", "bo-berg"}
        assert any(each.startswith("Imported into ours.toml:") for each in told(hands))


async def test_what_is_typed_after_the_preview_is_read_before_it_is_written(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await called(hands, "import")
        await hands.type("seminar.csv")
        await hands.press("enter", "tab")
        await hands.type("other.toml")
        assert "Nothing is written before" in hands.screen_text()
        await hands.press("enter")
        assert names(tmp_path) == ["seminar.csv"]
        assert "⏎ writes other.toml" in hands.screen_text()
        await hands.press("down")
        assert "Nothing is written before" in hands.screen_text()
        await hands.press("enter")
        assert "DNA" in hands.screen_text()
        await hands.press("escape")
        assert len(hands.pilot.app.screen_stack) == 1
    assert names(tmp_path) == ["seminar.csv"]


async def test_what_can_be_asked_of_a_format_is_told_typed_and_heeded(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "votes.csv").write_text("who,vote\nArle,yes\nBree,no\n", encoding="utf-8")
    async with opened() as hands:
        await called(hands, "import")
        await hands.type("votes.bib")
        assert not hands.pilot.app.screen.query_one("#asks").display
        while box(hands, "file").value:
            await hands.press("backspace")
        await hands.type("votes.csv")
        assert "--mapping FILE  --guess" in hands.screen_text()
        await hands.press("up", "up", "up", "up")  # round to the last but one
        assert "--issue TEXT" in hands.screen_text()
        assert "The name of the body that voted" in hands.screen_text()
        await hands.press("tab", "tab")
        await hands.type("--body Assemby --bodi x")
        await hands.press("enter")
        assert "'--bodi' is none of this format; did you mean '--body'" in hands.screen_text()
        for _ in "--bodi x":
            await hands.press("backspace")
        await hands.press("enter")
        text = hands.screen_text()
        assert "3 actors" in text
        assert "dipview import rollcalls --body Assemby votes.csv -o votes.toml" in text
        await hands.press("shift+tab")
        assert box(hands, "target").has_focus


async def test_what_is_typed_just_before_enter_is_read_before_anything_is_written(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await called(hands, "import")
        await hands.type("seminar.csv")
        await hands.press("enter", "tab", "tab")
        await hands.pilot.press(*"--guess".replace("-", "m"), "enter")
        assert names(tmp_path) == ["seminar.csv"]


@pytest.mark.parametrize(
    ("file", "target", "why"),
    slow_but_of(
        [
            ("", "", "Name the file that is to be read."),
            ("gone.csv", "", "there is no such file"),
            ("seminar.what", "", "Choose the format of the file"),
            ("seminar.csv", "un-votes", "there is no folder"),
        ],
        "gone.csv",
    ),
)
async def test_what_cannot_be_imported_says_why(
    opened: Open, tmp_path: Path, file: str, target: str, why: str
) -> None:
    async with opened() as hands:
        await called(hands, "import")
        await hands.type(file)
        if target:
            box(hands, "target").value = f"no/such/{target}"
            await hands.press("enter")
        await hands.press("enter")
        assert why in hands.screen_text()
        await hands.type("x")
        assert why not in hands.screen_text()
    assert names(tmp_path) == ["seminar.csv"]


async def test_escape_ends_what_is_read_and_all_is_as_it_was(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = HeldWork()
    monkeypatch.setattr(import_files, "plan_of", work)
    async with opened() as hands:
        await called(hands, "import")
        await hands.type("seminar.csv")
        await hands.pilot.press("enter")
        assert work.begun.wait(30)
        await hands.pilot.press("escape")
        work.goes_on.set()
        await hands.press("pagedown")
        assert "Reading was ended: everything is as it was." in hands.screen_text()
        await hands.press("escape")
        assert len(hands.pilot.app.screen_stack) == 1
    assert names(tmp_path) == ["seminar.csv"]


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_file_of_another_program_says_as_long_as_it_is_open_how_to_keep_it(
    opened: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size, paths=[tmp_path / "seminar.csv"]) as hands:
        line = hands.explorer.query_one(Banner)
        assert line.display
        assert str(line.content).startswith(
            "seminar.csv is only looked at, without 1 place that cannot be read: :import keeps it"
        )
        await hands.press("e")
        assert any("nothing is written to it" in each for each in told(hands))
        await called(hands, "import")
        assert box(hands, "target").value == "seminar.toml"
        assert "⏎ writes seminar.toml" in hands.screen_text()
        await hands.press("enter", "enter")
        assert hands.session.paths == (Path("seminar.toml"),)
        assert not line.display
    assert "seminar.toml" in names(tmp_path)


async def test_a_file_with_a_control_in_its_name_is_shown_safely_and_imported(
    opened: Open, tmp_path: Path
) -> None:
    path = (tmp_path / "seminar.csv").rename(tmp_path / "a\x1b[31m.csv")
    async with opened(paths=[path]) as hands:
        await hands.press("I")
        text = hands.screen_text()
        assert "\x1b" not in text
        assert "1 PLACE CANNOT BE READ" in text


async def test_a_dataset_is_written_for_another_program_and_what_has_no_place_is_listed(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await called(hands, "export dataset")
        assert isinstance(hands.pilot.app.screen, ExportDataset)
        await hands.press("down", "down", "down")
        assert box(hands, "file").value == "the-g7-in-lucca-april-2017.dna"
        await hands.type("ours")
        await hands.press("enter")
        assert "18 positions held second-hand" in hands.screen_text()
        await hands.press("enter")
        assert len(hands.pilot.app.screen_stack) == 1
        assert any("Wrote Discourse Network Analyzer" in each for each in told(hands))
    database = sqlite3.connect(tmp_path / "ours.dna")
    assert database.execute("SELECT count(*) FROM STATEMENTS").fetchone()[0] > 0
    database.close()


async def test_a_network_is_written_and_a_file_that_is_there_replaced_only_when_asked(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "ties.gexf").write_text("mine", encoding="utf-8")
    async with opened() as hands:
        await called(hands, "export dataset")
        await hands.press("down", "down", "down", "down")
        await hands.type("ties")
        await hands.press("enter")
        assert "F3 replaces it" in hands.screen_text()
        assert (tmp_path / "ties.gexf").read_text(encoding="utf-8") == "mine"
        await hands.press("f3")
        assert "standings on weaker evidence" in hands.screen_text()
        await hands.press("escape")
        assert len(hands.pilot.app.screen_stack) == 1
    assert "<gexf" in (tmp_path / "ties.gexf").read_text(encoding="utf-8")


async def test_a_network_of_actors_alone_is_written_when_that_is_asked_for(
    opened: Open, tmp_path: Path
) -> None:
    async with opened() as hands:
        await called(hands, "export dataset")
        await hands.press("down", "down", "down", "down")
        await hands.type("ties")
        await hands.press("tab")
        await hands.type("--mode three")
        await hands.press("enter")
        assert "--mode is 'three'; write two or one" in hands.screen_text()
        for _ in "three":
            await hands.press("backspace")
        await hands.type("one")
        await hands.press("enter")
    text = (tmp_path / "ties.gexf").read_text(encoding="utf-8")
    assert text.count("<node ") == 22  # actors: of both kinds there are 23


async def test_escape_ends_what_is_written_and_no_file_is_changed(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = HeldWork()
    monkeypatch.setattr(export_dataset, "export", work)
    async with opened() as hands:
        await called(hands, "export dataset")
        await hands.pilot.press("enter")
        assert work.begun.wait(30)
        await hands.pilot.press("escape")
        work.goes_on.set()
        await hands.press("f12")
        assert "Writing was ended: everything is as it was." in hands.screen_text()
    assert names(tmp_path) == ["seminar.csv"]


async def test_a_site_is_written_into_a_folder(opened: Open, tmp_path: Path) -> None:
    async with opened() as hands:
        await called(hands, "site")
        assert isinstance(hands.pilot.app.screen, SiteScreen)
        assert "34 actors" in hands.screen_text()
        await hands.type("pages")
        await hands.press("enter")
        assert len(hands.pilot.app.screen_stack) == 1
        assert any("open pages/index.html in a browser" in each for each in told(hands))
    assert (tmp_path / "pages" / "index.html").is_file()


async def test_a_folder_of_somebody_elses_is_left_and_escape_ends_the_writing_of_a_site(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine", encoding="utf-8")
    async with opened() as hands:
        await called(hands, "site")
        await hands.press("enter")
        assert "Cannot write" in hands.screen_text()
        work = HeldWork()
        monkeypatch.setattr(site_screen, "write_site", work)
        await hands.pilot.press("enter")
        assert work.begun.wait(30)
        await hands.pilot.press("escape")
        work.goes_on.set()
        await hands.press("f12")
        assert "Writing was ended: everything is as it was." in hands.screen_text()
    assert names(tmp_path / "site") == ["mine.txt"]


async def test_where_a_record_is_printed_is_copied_in_the_users_style(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("2")
        await called(hands, "cite")
        assert any("the citation" in each for each in told(hands))
