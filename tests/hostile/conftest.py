"""Ways to run the command line on hostile files: in this process and in its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen
from tests.copied_commands import Commands

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
def process(commands: Commands) -> Run:
    """Run the command line in a process of its own, which may not hang."""

    def called(*args: str | Path, cwd: Path | None = None) -> Result:
        done = commands.run(args, cwd=cwd)
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return called
