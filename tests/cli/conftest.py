"""A small dataset, and ways to run the command line on it: in this process and in its own."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from attrs import frozen
from tests.copied_commands import Commands

from dipview.cli.exits import guarded
from dipview.cli.running import run

HARBOUR = """\
[dataset]
title = "Tolls and dues, May 2017"
as_of = 2017-05-03

[[sources]]
id = "gazette"
type = "article-newspaper"
title = "Tolls divide the League"
publisher = "Harbour Gazette"
issued = 2017-05-02

[[actors]]
id = "ruritania"
name = "Ruritania"
kind = "state"
sources = ["gazette"]

[[actors]]
id = "anna-vale"
name = "Anna Vale"
kind = "person"
sources = ["gazette"]
roles = [{ title = "Trade Minister", of = "ruritania", sources = ["gazette"] }]

[[actors]]
id = "otto-vale"
name = "Otto Vale"
other_names = ["The Admiral"]
kind = "person"
sources = ["gazette"]

[[actors]]
id = "another-admiral"
name = "The Admiral"
kind = "person"
sources = ["gazette"]

[[issues]]
id = "tolls"
kind = "policy"
proposition = "The harbour tolls should go."
short = "Tolls"
sources = ["gazette"]

[[statements]]
id = "vale-on-tolls"
source = "gazette"
locator = "paragraph 4"
speakers = ["anna-vale"]
form = "verbatim"
text = "The tolls will go before the summer does."
date = 2017-05-02
positions = [{ issue = "tolls", stance = "support" }]

[[statements]]
id = "otto-on-tolls"
source = "gazette"
locator = "paragraph 5"
speakers = ["otto-vale"]
form = "reported"
summary = "Would rather keep the tolls"
positions = [{ issue = "tolls", stance = "lean-oppose" }]
"""


@frozen
class Result:
    """How a run ended."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs a command line in this process."""

    def __call__(self, *args: str | Path, stdin: bytes = b"") -> Result:
        """Run it with these words and this input."""


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DIPVIEW_DATASET", "_DIPVIEW_COMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A small dataset without problems."""
    path = tmp_path / "harbour.toml"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A dataset of which one record is wrong."""
    path = tmp_path / "flawed.toml"
    path.write_text(HARBOUR.replace('"lean-oppose"', '"lean-oposse"'), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that is no TOML."""
    path = tmp_path / "broken.toml"
    path.write_text("[[actors\n", encoding="utf-8")
    return path


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process."""

    def called(*args: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = guarded(lambda: run([str(arg) for arg in args]))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return called


@pytest.fixture
def process(commands: Commands) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `python -m dipview`, or what is the same, in a process of its own."""

    def called(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
        return commands.run(args, **options)

    return called
