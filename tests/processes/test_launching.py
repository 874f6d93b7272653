"""Launching: words go to programs as they are, and no program holds dipview up."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from dipview.processes.launching import feed, run_here, start_apart

ODD = ["$HOME", "`x`", "a b", "'", "*", ";exit"]
WRITES = "import json, sys; json.dump(sys.argv[2:], open(sys.argv[1], 'w'))"


def test_a_program_gets_its_words_as_they_are_and_its_code_comes_back(tmp_path: Path) -> None:
    import json  # noqa: PLC0415

    said = tmp_path / "said"
    assert run_here([sys.executable, "-c", WRITES, str(said), *ODD]) == 0
    assert json.loads(said.read_text("utf-8")) == ODD
    assert run_here([sys.executable, "-c", "raise SystemExit(3)"]) == 3
    with pytest.raises(FileNotFoundError):
        run_here([str(tmp_path / "gone")])


def test_a_program_of_its_own_window_is_not_waited_for() -> None:
    ended, codes = threading.Event(), []

    def told(code: int) -> None:
        codes.append(code)
        ended.set()

    start_apart([sys.executable, "-c", "raise SystemExit(4)"], told)
    assert ended.wait(60)
    assert codes == [4]


def test_a_tool_gets_the_text_and_tells_how_it_ended(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    takes = f"import sys; open({str(file)!r}, 'wb').write(sys.stdin.buffer.read())"
    assert feed([sys.executable, "-c", takes], "“ö”".encode(), 60)
    assert file.read_text("utf-8") == "“ö”"
    assert not feed([sys.executable, "-c", "raise SystemExit(1)"], b"x", 60)
    assert not feed([str(tmp_path / "gone")], b"x", 60)
    assert not feed([sys.executable, "-c", "import time; time.sleep(600)"], b"x", 0.05)
