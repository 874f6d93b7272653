"""``~`` is a home folder wherever a path is typed; a removed working folder is named as such."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.cli.exploring import only_paths
from dipview.cli.paths import paths_from_environment
from dipview.dataset.typed_paths import typed_path
from dipview.settings.config_reading import read_config

Run = Any
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")


@pytest.fixture
def home(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with harbour.toml in it."""
    monkeypatch.setenv("HOME", str(harbour.parent))
    monkeypatch.setenv("USERPROFILE", str(harbour.parent))
    (harbour.parent / "elsewhere").mkdir()
    monkeypatch.chdir(harbour.parent / "elsewhere")
    return harbour.parent


@pytest.mark.parametrize(
    "args",
    [
        ("list", "actors", "--dataset=~/harbour.toml"),
        ("list", "actors", "-d", "~/harbour.toml"),
        ("-d", "~/harbour.toml", "list", "actors"),
        ("show", "otto-vale", "--dataset=~/harbour.toml"),
        ("check", "~/harbour.toml"),
    ],
)
def test_a_dataset_in_a_home_folder_is_read(cli: Run, home: Path, args: tuple[str, ...]) -> None:
    result = cli(*args)
    assert result.code == 0
    assert "Otto Vale" in result.out or "no problems in" in result.err


def test_the_environment_the_config_and_its_own_path_may_say_home(
    cli: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPVIEW_DATASET", os.pathsep.join(("~/harbour.toml", "~/other.toml")))
    assert paths_from_environment() == (home / "harbour.toml", home / "other.toml")
    monkeypatch.setenv("DIPVIEW_DATASET", "~/harbour.toml")
    assert "Otto Vale" in cli("list", "actors").out
    monkeypatch.delenv("DIPVIEW_DATASET")
    (home / "mine.toml").write_text('dataset = "~/harbour.toml"\n', encoding="utf-8")
    monkeypatch.setenv("DIPVIEW_CONFIG", "~/mine.toml")
    assert read_config().dataset == (home / "harbour.toml",)
    assert "Otto Vale" in cli("list", "actors").out


def test_what_is_written_may_go_home(cli: Run, home: Path) -> None:
    assert cli("list", "actors", "--dataset=~/harbour.toml", "--output=~/out.csv").code == 0
    assert (home / "out.csv").is_file()
    assert cli("new", "actor", "--name", "Ida", "--to=~/new.toml").code == 0
    assert (home / "new.toml").is_file()
    assert cli("init", "~/begun").code == 0
    assert (home / "begun").is_dir()
    assert list((home / "elsewhere").iterdir()) == []


def test_the_explorer_is_given_the_same_paths(home: Path) -> None:
    assert only_paths(["open", "~/harbour.toml"]) == (home / "harbour.toml",)


def test_a_home_of_nobody_is_a_name_as_it_is_written(home: Path) -> None:
    assert typed_path("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")
    assert typed_path("./~/x") == Path("./~/x")
    assert typed_path("x~y") == Path("x~y")


def test_ids_are_completed_from_a_dataset_in_a_home_folder(process: Process, home: Path) -> None:
    words = "dipview show -d ~/harbour.toml ot"
    env = os.environ | {
        "_DIPVIEW_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": "4",
    }
    assert b"otto-vale" in process(env=env).stdout


@POSIX
@pytest.mark.parametrize(
    "args",
    [
        (),
        ("open", "x.toml"),
        ("list", "actors"),
        ("list", "actors", "-d", "x.toml"),
        ("check",),
        ("check", "x.toml"),
        ("list", "actors", "-o", "x.txt"),
        ("new", "actor", "--to", "x.toml"),
        ("init", "x"),
        ("x.toml",),
        ("config",),
        ("search", "--stdin"),
    ],
    ids=" ".join,
)
def test_a_removed_working_folder_is_named_as_such(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = cli(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "dipview: the working folder was removed; go to one that is there, with cd\n"
    )


@POSIX
def test_help_needs_no_working_folder(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert cli("--help").code == 0
