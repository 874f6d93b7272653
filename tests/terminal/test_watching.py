"""Watching in a real terminal: a save is seen without a key, and the end waits for no look."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

ACTOR = '[[actors]]\nid = "{0}"\nname = "{1}"\nkind = "state"\n'
HUNG = """
import sys, threading
from dipview.workspace import watching

def hangs(*_):  # as a look at a network folder does that does not answer
    if threading.current_thread().name == "watch":
        threading.Event().wait()
    return seen(*_)

watching.PAUSE = 0.01
seen, watching.signature_of = watching.signature_of, hangs
from dipview.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.toml"
    made.write_text(ACTOR.format("one", "One"), encoding="utf-8")
    return made


def test_a_save_is_seen_and_a_broken_one_leaves_what_was_read(start: Start, file: Path) -> None:
    terminal = start(str(file))
    at = terminal.wait_for("1 actor", "One")
    beside = file.with_name("beside")
    beside.write_text(ACTOR.format("one", "Two"), encoding="utf-8")
    beside.replace(file)
    at = terminal.wait_for("Two", since=at)
    file.write_text("[[actors]\n", encoding="utf-8")
    at = terminal.wait_for("a.toml:1:", "what was read before stays", since=at)
    file.write_text(ACTOR.format("one", "Three"), encoding="utf-8")
    terminal.wait_for("Three", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", slow_but([("--no-watch", "-d"), ("open", "--no-watch")], ("open", "--no-watch"))
)
def test_unwatched_files_are_read_again_by_r_alone(
    start: Start, file: Path, arguments: tuple[str, ...]
) -> None:
    terminal = start(*arguments, str(file))
    at = terminal.wait_for("1 actor", "One")
    file.write_text(ACTOR.format("one", "Two"), encoding="utf-8")
    terminal.send("?")
    at = terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03")
    assert "Two" not in terminal.text()
    terminal.send("r")
    terminal.wait_for("Two", since=at)
    terminal.send("q")
    assert terminal.wait() == 0


def test_other_verbs_watch_nothing(start: Start, file: Path) -> None:
    terminal = start("list", "actors", "-d", str(file), "--no-watch")
    assert terminal.wait() == 2


@pytest.mark.parametrize("by", slow_but(["key", "signal"], "key"))
def test_a_look_that_never_ends_does_not_keep_the_program(
    start: Start, file: Path, by: str
) -> None:
    terminal = start(str(file), program=("-c", HUNG))
    at = terminal.wait_for("1 actor", "One")
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    if by == "key":
        terminal.send("\x03q")
    else:
        os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait() == (0 if by == "key" else 128 + signal.SIGTERM)
    assert terminal.restored()
