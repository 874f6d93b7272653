"""Leaving: whichever way dipview ends, no copy of the data stays in the temporary folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

SOURCE = '[[sources]]\nid = "s{0}"\ntype = "book"\ntitle = "Book {0} {1}"\n'
BREAKS = """
import dipview.tui.app as app
from dipview.__main__ import main_and_leave

def fail(*_):
    raise RuntimeError("a fault")

app.DipviewApp.action_command = fail
main_and_leave()
"""
STAYS = """
import threading
import dipview.tui.ending as ending
from dipview.__main__ import main_and_leave

# A thread that never comes to an end holds the program up.
threading.Thread(target=threading.Event().wait, name="stuck").start()
ending._PATIENCE = 0.1
main_and_leave()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """More than a mebibyte of data: a child reads it, and writes a snapshot."""
    made = tmp_path / "books.toml"
    made.write_text("".join(SOURCE.format(n, "x" * 200) for n in range(5000)), encoding="utf-8")
    return made


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    made = tmp_path / "temporary"
    made.mkdir()
    return made


@pytest.fixture
def open_it(start: Start, file: Path, temporary: Path) -> Callable[..., Any]:
    """Open the explorer on the file, and wait until all is read."""

    def opening(*program: str) -> Any:
        env = {"TMPDIR": str(temporary), "DIPVIEW_CACHE": "off", "DIPVIEW_STATE": "off"}
        given = {"program": program} if program else {}
        terminal = start(file, env=env, **given)
        terminal.wait_for("5,000 sources")
        assert left_in(temporary)
        return terminal

    return opening


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ended_by_key(terminal: Any) -> None:
    terminal.send("q")
    assert terminal.wait() == 0


def ended_by_chord(terminal: Any) -> None:
    terminal.send("\x11")
    assert terminal.wait() == 0


def ended_by(number: signal.Signals) -> Callable[[Any], None]:
    def ended(terminal: Any) -> None:
        terminal.process.send_signal(number)
        assert terminal.wait() == 128 + number

    return ended


def ended_by_hanging_up(terminal: Any) -> None:
    terminal.hang_up()
    assert terminal.process.wait(timeout=60) == 128 + signal.SIGHUP


WAYS: dict[str, Callable[[Any], None]] = {
    "q": ended_by_key,
    "Ctrl+Q": ended_by_chord,
    "SIGTERM": ended_by(signal.SIGTERM),
    "SIGHUP": ended_by(signal.SIGHUP),
    "SIGINT": ended_by(signal.SIGINT),
    "the terminal goes": ended_by_hanging_up,
}


@pytest.mark.parametrize("way", slow_but(WAYS, "SIGTERM"))
def test_the_copy_of_a_large_dataset_goes_with_the_program(
    open_it: Callable[..., Any], temporary: Path, way: str
) -> None:
    WAYS[way](open_it())
    assert left_in(temporary) == []


@pytest.mark.slow
def test_it_goes_after_a_fault_too(open_it: Callable[..., Any], temporary: Path) -> None:
    terminal = open_it("-c", BREAKS)
    terminal.send("j")
    assert terminal.wait() == 70
    assert "a fault" in terminal.text()
    assert left_in(temporary) == []


@pytest.mark.slow
def test_it_goes_where_the_program_has_to_be_ended(
    open_it: Callable[..., Any], temporary: Path
) -> None:
    terminal = open_it("-c", STAYS)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM
    assert left_in(temporary) == []


@pytest.mark.slow
def test_a_program_that_was_killed_is_cleared_up_after_by_the_next(
    open_it: Callable[..., Any], temporary: Path
) -> None:
    (temporary / "dipview-of-somebody-else").mkdir()
    terminal = open_it()
    terminal.process.kill()
    terminal.wait()
    assert len(left_in(temporary)) == 2
    ended_by_key(open_it())
    assert left_in(temporary) == ["dipview-of-somebody-else"]


@pytest.mark.slow
def test_one_program_leaves_the_folder_of_another_alone(
    open_it: Callable[..., Any], temporary: Path
) -> None:
    one = open_it()
    ended_by_key(open_it())
    assert len(left_in(temporary)) == 1
    ended_by_key(one)
    assert left_in(temporary) == []


@pytest.mark.parametrize("number", slow_but([signal.SIGTERM, signal.SIGINT], signal.SIGTERM))
def test_a_program_that_ends_while_it_reads_leaves_neither_child_nor_copy(
    start: Start, temporary: Path, tmp_path: Path, number: signal.Signals
) -> None:
    large = tmp_path / "large.toml"
    large.write_text("".join(SOURCE.format(n, "x" * 200) for n in range(100_000)), "utf-8")
    env = {"TMPDIR": str(temporary), "DIPVIEW_CACHE": "off", "DIPVIEW_STATE": "off"}
    terminal = start(large, env=env)
    terminal.wait_for("reading ", "%")
    assert left_in(temporary)
    terminal.process.send_signal(number)
    assert terminal.wait() == 128 + number
    assert left_in(temporary) == []


@pytest.mark.parametrize("cache", slow_but(["off", "on"], "on"))
def test_a_search_leaves_nothing_but_its_snapshot(
    file: Path, temporary: Path, tmp_path: Path, cache: str
) -> None:
    kept = tmp_path / "kept"
    done = subprocess.run(
        [sys.executable, "-m", "dipview", "search", "-d", str(file), "book"],
        env=searching_env(temporary, kept, cache),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert left_in(temporary) == []
    assert len(left_in(kept / "dipview" / "snapshots") if cache == "on" else ["none"]) == 1


@pytest.mark.parametrize("cache", ["off", "on"])
def test_a_search_that_is_interrupted_leaves_nothing(
    temporary: Path, tmp_path: Path, cache: str
) -> None:
    large = tmp_path / "large.toml"
    large.write_text("".join(SOURCE.format(n, "x" * 200) for n in range(50_000)), "utf-8")
    kept = tmp_path / "kept"
    search = subprocess.Popen(
        [sys.executable, "-c", READS, "search", "-d", str(large), "book"],
        env=searching_env(temporary, kept, cache),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert search.stdout is not None
    assert search.stdout.readline() == b"reading\n"
    search.send_signal(signal.SIGINT)
    search.communicate(timeout=120)
    assert search.returncode == 128 + signal.SIGINT
    assert left_in(temporary) == []
    snapshots = kept / "dipview" / "snapshots"
    assert not snapshots.exists() or left_in(snapshots) == []


def searching_env(temporary: Path, kept: Path, cache: str) -> dict[str, str]:
    own = {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(kept), "DIPVIEW_CACHE": cache}
    return {**os.environ, **own}


READS = """
import signal, sys
import dipview.dataset.opening as opening
import dipview.workspace.large_files as large
from dipview.__main__ import main_and_leave

signal.signal(signal.SIGINT, signal.default_int_handler)
said = False

def saying(work):
    def told(*args, **named):
        global said
        if not said:
            said = True
            sys.stdout.write("reading\\n")
            sys.stdout.flush()
        return work(*args, **named)
    return told

large._progress = saying(large._progress)  # with a child, which says so
opening.stream_paths = saying(opening.stream_paths)
main_and_leave()
"""
VERB = """
import os, signal, sys
from dipview.formats import output_file
from dipview.__main__ import main_and_leave

replaced = os.fsync

# As a shell starts it, whatever the suite itself was started with.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

def signalled(handle):  # while the file lies beside its place, not whole yet
    replaced(handle)
    os.kill(os.getpid(), int(os.environ["NUMBER"]))

os.fsync = signalled
main_and_leave()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_verb_that_is_ended_leaves_no_half_file(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", VERB, "list", "actors", "-o", str(folder / "actors.csv")],
        env={**os.environ, "NUMBER": str(int(number))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 128 + number
    assert left_in(folder) == []
    assert b"Traceback" not in done.stderr
