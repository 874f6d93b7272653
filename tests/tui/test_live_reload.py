"""Live reload: what is saved is seen at the same place; what breaks leaves what was read before."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.tui.app import DipviewApp
from dipview.tui.widgets.banner import Banner
from dipview.tui.widgets.head import Head
from dipview.workspace import large_files as large_module
from dipview.workspace import loading as loading_module

Open = Any
Hands = Any

ACTOR = '[[actors]]\nid = "{0}"\nname = "{1}"\nkind = "state"\nsources = ["s"]\n'
BOOK = '[[sources]]\nid = "s"\ntype = "book"\ntitle = "A book"\n'
LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"
WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
MANY = "".join(ACTOR.format(f"a{number:02}", f"Actor {number:02}") for number in range(30))


pytestmark = pytest.mark.usefixtures("watched_closely")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    (made / "many.toml").write_text(MANY, encoding="utf-8")
    (made / "book.toml").write_text(BOOK, encoding="utf-8")
    (made / "one.toml").write_text(ACTOR.format("one", "One"), encoding="utf-8")
    return made


async def until(hands: Hands, seen: Callable[[], bool]) -> None:
    for _ in range(20_000):
        if seen():
            await hands.press("f12")
            return
        await hands.pilot.pause(0.001)
    raise AssertionError(f"it does not come:\n{hands.screen_text()}")


def banner(hands: Hands) -> str:
    line = hands.explorer.query_one(Banner)
    return str(line.content) if line.display else ""


def count(hands: Hands) -> int:
    return len(hands.ids("actors"))


def is_called(hands: Hands, name: str) -> bool:
    workspace = hands.session.workspace
    return workspace is not None and workspace.dataset.actor("one").name == name


async def test_a_save_is_seen_with_cursor_card_pins_and_marks_where_they_were(
    opened: Open, folder: Path
) -> None:
    async with opened(paths=[folder]) as hands:
        hands.explorer.pane("actors").list.move_to("a20")
        await hands.press("space")
        await hands.press("enter", "7")
        assert hands.card() == "Actor: Actor 20"
        location, history = hands.session.location, hands.session.history
        top = hands.explorer.pane("actors").list.scroll_offset
        later = MANY.replace("Actor 20", "Actor 20 b") + ACTOR.format("new", "Zed")
        (folder / "many.toml").write_text(later, encoding="utf-8")
        await until(hands, lambda: count(hands) == 32)
        assert hands.card() == "Actor: Actor 20 b"
        assert hands.session.location == location
        assert hands.session.history == history
        assert hands.session.marked == ("a20",)
        assert hands.explorer.pane("actors").list.cursor_id == "a20"
        assert hands.explorer.pane("actors").list.scroll_offset == top


async def test_what_is_gone_takes_its_pin_mark_and_card_with_it_and_nothing_else(
    opened: Open, folder: Path
) -> None:
    async with opened(paths=[folder]) as hands:
        for name in ("one", "a05"):
            hands.explorer.pane("actors").list.move_to(name)
            await hands.press("space")
        hands.explorer.pane("actors").list.move_to("one")
        await hands.press("enter", "c")
        assert hands.session.location.view == "compare"
        (folder / "one.toml").unlink()
        await until(hands, lambda: not hands.session.location.view)
        assert hands.session.marked == ("a05",)
        assert hands.session.location.scope.pins == ()
        assert count(hands) == 30
        await hands.press("[", "[", "j", "enter", "escape", "]")
        assert banner(hands) == ""


@pytest.mark.parametrize(
    "wrong", slow_but([b"[[actors]\n", b'a = "\xff"\n', b"a = 1\na = 2\n"], b"[[actors]\n")
)
async def test_a_broken_file_leaves_all_that_was_read_and_says_where_until_it_is_mended(
    opened: Open, folder: Path, wrong: bytes
) -> None:
    async with opened(paths=[folder]) as hands:
        before = hands.screen_text()
        (folder / "many.toml").write_bytes(b"# a line\n" + wrong)
        await until(hands, lambda: banner(hands) != "")
        assert banner(hands).startswith("many.toml:")
        assert ":2:" in banner(hands) or ":3:" in banner(hands)
        assert "cannot be read: what was read before stays; p leads there" in banner(hands)
        assert count(hands) == 31
        assert "31 actors" in hands.screen_text()
        await hands.press("r")
        assert count(hands) == 31
        assert banner(hands)
        await hands.press("p")
        assert "many.toml:" in hands.screen_text()
        (folder / "many.toml").write_text(MANY, encoding="utf-8")
        await until(hands, lambda: banner(hands) == "")
        assert "Nothing is wrong" in hands.screen_text(), "the list follows"
        await hands.press("escape")
        assert hands.screen_text() == before


async def test_the_banner_shows_the_name_of_a_hostile_file_as_it_is(
    opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "[red]a\x1b[2J.toml"
    file.write_text(ACTOR.format("one", "One"), encoding="utf-8")
    async with opened(paths=[file]) as hands:
        file.write_text("x = [", encoding="utf-8")
        await until(hands, lambda: banner(hands).startswith("[red]a␛[2J.toml:1:"))
        assert "[red]a␛[2J.toml:1:" in hands.screen_text()


async def test_a_flaw_in_a_record_is_a_problem_as_ever(opened: Open, folder: Path) -> None:
    async with opened(paths=[folder]) as hands:
        (folder / "one.toml").write_text(
            ACTOR.format("one", "One").replace("state", "sate"), encoding="utf-8"
        )
        await until(hands, lambda: count(hands) == 30)
        assert banner(hands) == ""
        assert "1 problem" in str(hands.explorer.query_one(Head).content)


async def test_a_new_file_that_is_broken_takes_nothing_away(opened: Open, folder: Path) -> None:
    async with opened(paths=[folder]) as hands:
        (folder / "new.toml").write_text("broken", encoding="utf-8")
        await until(hands, lambda: "1 problem" in hands.screen_text())
        assert banner(hands) == ""
        (folder / "one.toml").write_text(
            ACTOR.format("one", "One") + ACTOR.format("two", "Two"), encoding="utf-8"
        )
        await until(hands, lambda: count(hands) == 32)


async def test_a_file_that_is_emptied_is_waited_for_and_r_takes_it(
    opened: Open, folder: Path
) -> None:
    async with opened(paths=[folder]) as hands:
        (folder / "one.toml").write_text("", encoding="utf-8")
        await until(hands, lambda: "is empty" in banner(hands))
        assert count(hands) == 31
        (folder / "one.toml").write_text(ACTOR.format("two", "Two"), encoding="utf-8")
        await until(hands, lambda: "two" in hands.ids("actors"))
        assert banner(hands) == ""
        (folder / "one.toml").write_text("", encoding="utf-8")
        await until(hands, lambda: "is empty" in banner(hands))
        await hands.press("r")
        assert count(hands) == 30
        assert banner(hands) == ""


async def test_a_folder_that_goes_and_comes_back_never_blanks_the_screen(
    opened: Open, folder: Path
) -> None:
    async with opened(paths=[folder]) as hands:
        beside = folder.with_name("beside")
        folder.rename(beside)
        await until(hands, lambda: "no such file or folder" in banner(hands))
        assert count(hands) == 31
        folder.mkdir()
        await until(hands, lambda: "no .toml files" in banner(hands))
        assert count(hands) == 31
        shutil.copytree(beside, folder, dirs_exist_ok=True)
        (folder / "more").mkdir()
        (folder / "more" / "two.toml").write_text(ACTOR.format("two", "Two"), encoding="utf-8")
        await until(hands, lambda: count(hands) == 32)
        assert banner(hands) == ""


async def test_files_with_no_record_left_leave_what_was_read(opened: Open, folder: Path) -> None:
    (folder / "book.toml").unlink()
    file = folder / "one.toml"
    async with opened(paths=[file]) as hands:
        file.write_text("# nothing\n", encoding="utf-8")
        await until(hands, lambda: "No record is left" in banner(hands))
        assert hands.ids("actors") == ["one"]


async def test_what_is_typed_meanwhile_stays(opened: Open, folder: Path) -> None:
    async with opened(paths=[folder]) as hands:
        await hands.press("slash", "type:actor", "left", "left")
        (folder / "one.toml").write_text(ACTOR.format("two", "Two actor"), encoding="utf-8")
        await until(hands, lambda: count(hands) == 31)
        await hands.press("x")
        assert hands.session.location.scope.query == "actxor"
        assert hands.explorer.typing


async def test_a_first_reading_of_a_broken_file_is_mended_too(opened: Open, folder: Path) -> None:
    file = folder / "one.toml"
    file.write_text("[[actors]", encoding="utf-8")
    async with opened(paths=[file]) as hands:
        assert banner(hands) == ""
        assert "1 problem" in hands.screen_text()
        file.write_text(ACTOR.format("one", "One"), encoding="utf-8")
        await until(hands, lambda: hands.ids("actors") == ["one"])


async def test_unwatched_files_are_read_when_asked(folder: Path) -> None:
    app = DipviewApp([folder], watch=False)
    async with app.run_test() as pilot:
        for _ in range(20_000):
            await pilot.pause(0.001)
            if app._explorer.session.workspace is not None:
                break
        assert app.engine is not None
        assert app.engine.loader.watch is None


async def test_nobody_watches_the_bundled_dataset_and_a_watch_ends_with_the_explorer(
    opened: Open, folder: Path
) -> None:
    async with opened() as hands:
        assert hands.engine.loader.watch is None
    async with opened(paths=[folder]) as hands:
        watch = hands.engine.loader.watch
    watch._thread.join(60)
    assert not watch._thread.is_alive()


SLOW = """
import time
print('{"phase": "reading", "share": 0.5, "records": 1234}', flush=True)
time.sleep(600)
"""


async def test_a_large_file_is_read_again_by_a_child_and_the_newest_wins(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def starting(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(popen(*words, **options))
        return started[-1]

    async with opened(paths=[folder]) as hands:
        with monkeypatch.context() as large:
            large.setattr(loading_module, "LARGE", 1)
            large.setattr(subprocess, "Popen", starting)
            large.setattr(large_module, "_command", lambda *_: [sys.executable, "-c", SLOW])
            (folder / "one.toml").write_text(ACTOR.format("two", "Two"), encoding="utf-8")
            head = hands.explorer.query_one(Head)
            for _ in range(20_000):
                await hands.pilot.pause(0.001)
                if "1,234 records" in str(head.content):
                    break
            assert "━" in str(head.content)
            await hands.pilot.press("j")
            assert count(hands) == 31, "what was read before is there to be used"
        (folder / "one.toml").write_text(ACTOR.format("three", "Three"), encoding="utf-8")
        await until(hands, lambda: "three" in hands.ids("actors"))
        assert started[0].wait() != 0
        assert "31 actors" in str(head.content)


@pytest.mark.parametrize("spared", slow_but([True, False]))
@pytest.mark.usefixtures("collector_as_it_is")
async def test_nothing_is_left_of_what_was_read_before_however_often(
    opened: Open, folder: Path, spared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the first dataset neither, which the search for garbage was told to pass over."""
    if not spared:
        monkeypatch.setattr(gc, "freeze", lambda: None)
    before: list[weakref.ref[object]] = []
    async with opened(paths=[folder]) as hands:
        for turn in range(10):
            await hands.press(*(("m", "m"), ("t", "t"), ("/", "a", "escape"))[turn % 3])
            workspace = hands.session.workspace
            assert workspace is not None
            before += [weakref.ref(workspace.dataset), weakref.ref(workspace)]
            del workspace
            one = ACTOR.format("one", f"One {turn}")
            (folder / "one.toml").write_text(one, encoding="utf-8")
            await until(hands, partial(is_called, hands, f"One {turn}"))
        await hands.press("j", "7", "1")
        gc.collect()
        assert [each() for each in before] == [None] * len(before)


@pytest.mark.parametrize("key", slow_but(["m", "t"], "m"))
async def test_a_whole_view_that_was_left_before_a_reload_is_come_back_to_where_it_was(
    opened: Open, folder: Path, key: str
) -> None:
    shutil.copy(WORLD, folder / "world.toml")
    async with opened(paths=[folder]) as hands:
        whole = hands.explorer.area.whole
        await hands.press(key, "j", "j", "j")
        at = whole.list.cursor_id
        assert whole.list.cursor_index == 3
        await hands.press(key)
        (folder / "one.toml").write_text(ACTOR.format("one", "Another"), encoding="utf-8")
        await until(hands, partial(is_called, hands, "Another"))
        assert whole.view is None
        await hands.press(key)
        assert (whole.list.cursor_id, whole.list.cursor_index) == (at, 3)


async def test_the_text_that_is_read_is_followed_as_it_changes(
    opened: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "lagoon"
    shutil.copytree(LAGOON, folder)
    async with opened(paths=[folder]) as hands:
        hands.explorer.pane("statements").list.move_to("brandt-on-cost")
        await hands.press("2", "R")
        text = folder / "texts" / "council.txt"
        text.write_text("A new head.\n\n" + text.read_text("utf-8"), encoding="utf-8")
        await until(hands, lambda: "2   SEVENTH SESSION" in hands.screen_text())
        row = hands.explorer.area.whole.list.cursor_row
        assert row is not None
        assert row.id == "brandt-on-cost"
        text.unlink()
        await until(hands, lambda: "there is no such file" in hands.screen_text())
        (folder / "lagoon.toml").write_text(ACTOR.format("one", "One"), encoding="utf-8")
        await until(hands, lambda: not hands.session.location.view)
