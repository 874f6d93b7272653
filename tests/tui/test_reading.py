"""Reading large files: in a child, with a bar in the head; Esc and q end it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer
from dipview.tui.widgets.head import Head
from dipview.workspace import large_files as large_module
from dipview.workspace import loading as loading_module
from dipview.workspace.progress import Phase, Progress

SLOW = """
import time
print('{"phase": "reading", "share": 0.5, "records": 1234}', flush=True)
time.sleep(600)
"""

SEEN = """
import time
print('{"seen": {"actor": [["[red]Ann\\\\u001b[2J", "name", "", "person"]]}}', flush=True)
print('{"seen": 7}\\n{"seen": {"actor": [["too short"]], "x": []}}\\nnot json', flush=True)
print('{"seen": {"statement": [["so be it", "words", "3 Apr 2017", "Ann"]]}}', flush=True)
print('{"seen": {"actor": [["Bob", "name", "", "person"]]}}', flush=True)
time.sleep(600)
"""


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any file for a large one."""
    monkeypatch.setattr(loading_module, "LARGE", 1)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Have a child that never ends; gives those that were started."""
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def starting(*words: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(start(*words, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", starting)
    monkeypatch.setattr(large_module, "_command", lambda *_: [sys.executable, "-c", SLOW])
    return started


def head(app: DipviewApp) -> str:
    explorer = next(screen for screen in app.screen_stack if isinstance(screen, Explorer))
    return str(explorer.query_one(Head).content)


async def until(pilot: Pilot[int], seen: Callable[[], bool]) -> None:
    for _ in range(20_000):
        if seen():
            return
        await pilot.pause(0.001)
    raise AssertionError(f"it does not come: {head(pilot.app)}")  # type: ignore[arg-type]


async def test_a_large_set_is_shown_from_its_snapshot() -> None:
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        await until(pilot, lambda: "34 actors" in head(app))
        explorer = app.screen
        assert isinstance(explorer, Explorer)
        assert explorer.session.workspace is not None
        assert isinstance(explorer.session.workspace.dataset, SnapshotDataset)
        assert not explorer.session.reading


async def test_esc_stops_reading_and_r_reads_again(
    slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        await until(pilot, lambda: "1,234 records" in head(app))
        assert "━" in head(app)
        assert "Esc stops" in head(app)
        await pilot.press("escape")
        await until(pilot, lambda: "was not read: r reads it" in head(app))
        assert slow[0].poll() is not None
        monkeypatch.setattr(large_module, "_command", lambda *_: None)
        await pilot.press("r")
        await until(pilot, lambda: "34 actors" in head(app))


async def test_a_reload_that_is_stopped_leaves_what_was_read(
    slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = DipviewApp()
    with monkeypatch.context() as fast:
        fast.setattr(large_module, "_command", lambda *_: None)
        async with app.run_test(size=(160, 45)) as pilot:
            await until(pilot, lambda: "34 actors" in head(app))
            fast.undo()
            monkeypatch.setattr(loading_module, "LARGE", 1)
            monkeypatch.setattr(large_module, "_command", lambda *_: [sys.executable, "-c", SLOW])
            await pilot.press("r")
            await until(pilot, lambda: "1,234 records" in head(app))
            await pilot.press("escape")
            await until(pilot, lambda: "34 actors" in head(app))
            assert "1,234" not in head(app)
        assert 0 not in [child.wait() for child in slow]


async def test_leaving_ends_the_child(slow: list[subprocess.Popen[bytes]]) -> None:
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        await until(pilot, lambda: "1,234 records" in head(app))
        await pilot.press("q")
    assert [child.wait() for child in slow] != [0]


@pytest.mark.parametrize("name", ["a.toml", "[red]a\x1b[2J.toml"])
async def test_the_bar_names_the_file_and_shows_it_as_it_is(tmp_path: Path, name: str) -> None:
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        await until(pilot, lambda: "34 actors" in head(app))
        explorer = app.screen
        explorer.query_one(Head).show_reading(name, Progress(Phase.READING, 0.5, 10, 3.0))
        assert name.replace("\x1b", "␛") in head(app)
        assert "10 records · 3 s left" in head(app)


def screen(app: DipviewApp) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_what_has_been_read_is_shown_and_goes_again_when_reading_is_stopped(
    slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_module, "_command", lambda *_: [sys.executable, "-c", SEEN])
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        # The box is laid out anew for what it says, after the lists have been drawn.
        await until(pilot, lambda: "being read: search works once all is there" in screen(app))
        await until(pilot, lambda: "Bob" in screen(app))
        assert "[red]Ann␛[2J" in screen(app)
        assert "so be it" in screen(app)
        assert "3 Apr 2017" in screen(app)
        assert "the first 2" in screen(app)
        await pilot.click("#actors RecordList", offset=(4, 2))
        await pilot.press("enter", "slash", "b", "o", "b", "escape")
        assert app.is_running
        await pilot.press("escape")
        await until(pilot, lambda: "was not read: r reads it" in head(app))
        await until(pilot, lambda: "Bob" not in screen(app))
        assert "being read" not in screen(app)
        monkeypatch.setattr(large_module, "_command", lambda *_: None)
        await pilot.press("r")
        await until(pilot, lambda: "34 actors" in head(app))
        assert slow[0].wait()


async def test_what_was_seen_gives_way_to_all_that_was_read(
    slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ending = SEEN.replace("time.sleep(600)", "time.sleep(0.5)")
    monkeypatch.setattr(large_module, "_command", lambda *_: [sys.executable, "-c", ending])
    app = DipviewApp()
    async with app.run_test(size=(160, 45)) as pilot:
        await until(pilot, lambda: "Bob" in screen(app))
        await pilot.click("#actors RecordList", offset=(4, 2))
        await until(pilot, lambda: "34 actors" in head(app))
        await until(pilot, lambda: "Bob" not in screen(app))
        assert isinstance(app.screen, Explorer)
        assert app.screen.session.location.record != ""
    assert [child.wait() for child in slow] == [0]


async def test_a_damaged_snapshot_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loading_module.Loading([]).workspace()
    (made,) = (tmp_path / "dipview" / "snapshots").iterdir()
    made.write_bytes(b"damaged")
    app = DipviewApp()
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await until(pilot, lambda: "34 actors" in head(app))
        await until(pilot, lambda: "The snapshot of these files is damaged" in screen(app))
        assert "34 actors" in head(app)
