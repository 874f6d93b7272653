"""The explorer in a real terminal: start, search, open, back, export, quit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]


@pytest.mark.parametrize("size", slow_but([(80, 24), (120, 36), (160, 45)], (160, 45)))
def test_search_open_back_export_and_quit(start: Start, tmp_path: Path, size: Any) -> None:
    terminal = start(size=size)
    at = terminal.wait_for("34 actors")
    terminal.send("/til")
    at = terminal.wait_for("1 actor ·", since=at)
    terminal.send("\r")
    at = terminal.wait_for("⏎ open", since=at)
    terminal.send("\r")
    at = terminal.wait_for("◆", since=at)
    terminal.send("[")
    terminal.send("x")
    at = terminal.wait_for("Export", since=at)
    terminal.send("\r")
    terminal.wait_for("Wrote 1 row", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    text = (tmp_path / "dipview-actors.txt").read_text(encoding="utf-8")
    assert "Rex Tillerson" in text
    assert "Secretary of State, United States" in text
    assert "query: til" in text


def test_the_terminal_is_given_back_as_it_was(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.send("q")
    assert terminal.wait() == 0
    for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert mode in terminal.written[at:], mode
