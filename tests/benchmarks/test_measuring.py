"""Children: what they answer and use is told, and how they end is noticed; nothing is timed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from benchmarks.measuring import ContenderError, asked_once, run, surrounded
from benchmarks.terminal import python, until_shown


def test_a_child_answers_and_tells_what_it_used(tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    path.write_text("[dataset]\n", encoding="utf-8")
    answer, usage = asked_once("loading", ("bare", path))
    assert answer["seconds"] >= 0
    assert usage.peak > 0


def test_a_child_that_fails_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(ContenderError, match="without an answer"):
        asked_once("loading", ("bare", tmp_path / "absent.toml"))


def test_a_program_that_fails_is_noticed() -> None:
    with pytest.raises(ContenderError, match="ended with 3"):
        run(python("-c", "raise SystemExit(3)"))


def test_words_are_awaited_through_control_sequences() -> None:
    usage = until_shown(python("-c", r"print('\x1b[1mHello,\x1b[0m harbour'); input()"), "Hello, h")
    assert usage.wall > 0


def test_words_that_never_come_are_noticed() -> None:
    with pytest.raises(ContenderError, match="never shown"):
        until_shown(python("-c", "print('something else')"), "Hello")


def test_children_get_the_same_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    shown = "import sys; assert not sys.dont_write_bytecode; assert sys.pycache_prefix"
    with surrounded(tmp_path / "cache", tmp_path / "bytecode"):
        run([sys.executable, "-c", shown])
    assert os.environ["PYTHONDONTWRITEBYTECODE"] == "1"
