"""What is printed into a pipe is as wide as what the user reads it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.formats.width import cells

Run = Any
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
VERBS = (
    *(("list", kind) for kind in ("actors", "statements", "quotes", "positions", "events")),
    *(("list", kind) for kind in ("issues", "sources")),
    *(("matrix",), ("matrix", "--long"), ("timeline",), ("network",), ("stats",)),
    *(("compare", "russia", "united-states"), ("brief", "tighter-sanctions")),
    *(("brief", "russia"), ("show", "boris-johnson"), ("search", "sanctions")),
    *(("keys",), ("check", "--explain"), ("list", "--help")),
)


def widest(text: str) -> int:
    return max(map(cells, text.split("\n")))


@pytest.mark.parametrize("columns", slow_but([60, 80, 100, 132], 60, 132))
@pytest.mark.parametrize("args", VERBS, ids=" ".join)
def test_what_is_piped_fits_the_columns_that_are_named(
    cli: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = cli(*args)
    assert result.code == 0
    assert widest(result.out) <= columns


@pytest.mark.parametrize("named", ["", "0", "many", "-3", "１２", "9" * 5000])
def test_without_a_number_of_columns_there_are_80(
    cli: Run, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("COLUMNS", named)
    assert 70 < widest(cli("list", "quotes").out) <= 80


def test_a_file_is_as_wide_whatever_is_named(
    cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for columns in ("50", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        assert cli("list", "quotes", "-o", tmp_path / f"{columns}.txt").code == 0
    text = (tmp_path / "50.txt").read_text(encoding="utf-8")
    assert text == (tmp_path / "200.txt").read_text(encoding="utf-8")
    assert 90 < widest(text) <= 100


@POSIX
@pytest.mark.parametrize(("named", "expected"), [(None, 66), ("90", 90)])
def test_a_pipe_has_the_columns_of_the_terminal_of_standard_error(
    named: str | None, expected: int
) -> None:
    import termios  # noqa: PLC0415 - not on Windows

    keeper, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 66))
    given = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, "-m", "dipview", "list", "quotes"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env=given | ({"COLUMNS": named} if named else {}),
        timeout=120,
        check=True,
    )
    os.close(terminal)
    os.close(keeper)
    assert expected - 12 < widest(done.stdout.decode()) <= expected
