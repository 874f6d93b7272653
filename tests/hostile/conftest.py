"""Ways to run the command line on hostile files: in this process and in its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from dipview.cli.exits import guarded
from dipview.cli.running import run


@frozen
class Result:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DIPVIEW_DATASET", "_DIPVIEW_COMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def called(*args: str | Path) -> Result:
        capsys.readouterr()
        code = guarded(lambda: run([str(arg) for arg in args]))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return called


@pytest.fixture
def process() -> Run:
    """Run the command line in a process of its own, which may not hang."""

    def called(*args: str | Path, cwd: Path | None = None) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "dipview", *map(str, args)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
            cwd=cwd,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return called
