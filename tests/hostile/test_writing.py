"""No verb writes to the data; two that write one document leave one of them whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.generating import HEAD
from tests.hostile.judging import judge_told, judge_workspace

from dipview.dataset.opening import open_dataset
from dipview.dataset.record_places import record_place
from dipview.workspace.workspace import Workspace

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""

VERBS = (
    ("check",),
    ("check", "-f", "json"),
    ("list", "actors", "-d"),
    ("list", "quotes", "-f", "csv", "-d"),
    ("search", "vesta", "-d"),
    ("show", "good-actor", "-f", "json", "-d"),
    ("stats", "-d"),
)


def tree(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Give content, inode and time of change of every file below a folder."""
    return {
        str(path.relative_to(folder)): (
            path.read_bytes(),
            path.stat().st_ino,
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


def crowd(number: int) -> str:
    """Write many actors, so that writing them takes a while."""
    return HEAD + "".join(
        f'\n[[actors]]\nid = "a{n}"\nname = "Vesta {n}"\n'
        'kind = "state"\nsources = ["good-source"]\n'
        for n in range(number)
    )


def racing(args: tuple[str | Path, ...], many: int) -> list[int]:
    """Run a command line many times at once; give the exit codes."""
    command = [sys.executable, "-m", "dipview", *map(str, args)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, **quiet) for _ in range(many)]  # type: ignore[call-overload]
    told = [each.communicate(timeout=120)[1] for each in running]
    assert not any(b"Traceback" in text for text in told)
    return sorted(each.returncode for each in running)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_no_verb_changes_the_data_or_leaves_anything_beside_it(
    cli: Run, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / "a.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "b.toml").write_text("[[actors]]\nid = 5\n\x1b", encoding="utf-8")
    before = tree(tmp_path)
    assert cli(*verb, tmp_path).code in (0, 1)
    assert tree(tmp_path) == before


def test_a_data_file_is_not_written_over_unasked(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(HEAD, encoding="utf-8")
    before = tree(tmp_path)
    for more in ((), ("-f", "text"), ("-f", "json")):
        assert cli("list", "actors", "-d", file, "-o", file, *more).code == 2
    assert tree(tmp_path) == before


def test_of_two_that_write_the_same_new_file_one_wins(tmp_path: Path) -> None:
    data, out = tmp_path / "a.toml", tmp_path / "out" / "list.csv"
    data.write_text(crowd(3000), encoding="utf-8")
    out.parent.mkdir()
    assert racing(("list", "actors", "-d", data, "-o", out), 3) == [0, 2, 2]
    assert [path.name for path in out.parent.iterdir()] == ["list.csv"]
    assert out.read_text("utf-8").count("\n") == 3002


def test_of_two_that_are_forced_the_last_one_stays_whole(tmp_path: Path) -> None:
    data, out = tmp_path / "a.toml", tmp_path / "out" / "list.csv"
    data.write_text(crowd(3000), encoding="utf-8")
    out.parent.mkdir()
    out.write_text("old\n", encoding="utf-8")
    assert racing(("list", "actors", "-d", data, "-o", out, "--force"), 3) == [0, 0, 0]
    assert [path.name for path in out.parent.iterdir()] == ["list.csv"]
    assert out.read_text("utf-8").count("\n") == 3002


@pytest.mark.parametrize("now", ["", "x = ", HEAD[:40], "\n" * 50, "é" * 5000, "\0"])
def test_a_file_that_changes_after_it_was_read_is_still_shown(tmp_path: Path, now: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"{HEAD}unknown = 1\n", encoding="utf-8")
    dataset = open_dataset([file])
    file.write_text(now, encoding="utf-8")
    judge_workspace(Workspace(dataset))
    place = record_place(dataset, "good-actor")
    assert place is not None
    assert place.file == file


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_file_that_goes_away_after_it_was_read_is_still_shown(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"{HEAD}unknown = 1\n", encoding="utf-8")
    dataset = open_dataset([file])
    file.unlink()
    judge_workspace(Workspace(dataset))
    os.mkfifo(file)
    judge_told(dataset.name, dataset.problems)
    place = record_place(dataset, "good-actor")
    assert place is not None
    assert place.line is None
