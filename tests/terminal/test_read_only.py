"""Read-only places: data there is viewed as elsewhere, nothing is written, and export tells why."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.dataset.bundled import bundled_path

Start = Callable[..., Any]

_DROP, _SEARCH, _OVERRIDE = 24, 2, 1
"""PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH and CAP_DAC_OVERRIDE of Linux."""


def _as_anybody() -> None:
    """Let a program that root starts be bound to permissions as any other user's is."""
    if os.name == "posix" and os.geteuid() == 0 and sys.platform == "linux":
        for capability in (_OVERRIDE, _SEARCH):
            ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0)


def _run(*words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=_as_anybody,
        env={**os.environ, **env},
        timeout=120,
        check=False,
    )


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be written to, with a dataset that cannot either."""
    folder = tmp_path / "locked"
    folder.mkdir()
    file = folder / "data.toml"
    file.write_bytes(bundled_path().read_bytes())
    file.chmod(0o444)
    folder.chmod(0o555)
    tried = _run("-c", f"open({str(folder / 'x')!r}, 'w')")
    if tried.returncode == 0:
        (folder / "x").unlink()
        pytest.skip("permissions bind nobody here")
    yield folder
    folder.chmod(0o755)


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize(
    "words",
    slow_but(
        [("list", "actors"), ("search", "til"), ("show", "russia"), ("stats",), ("check",)],
        ("search", "til"),
        ("check",),
    ),
)
def test_every_verb_reads_it_and_writes_nothing_there(locked: Path, words: tuple[str, ...]) -> None:
    home = str(locked)
    env = {"HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
    done = _run("-m", "dipview", *words, "-d", locked, **env)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert words == ("check",) or done.stdout
    assert _names(locked) == ["data.toml"]


@pytest.mark.parametrize("force", slow_but([(), ("--force",)], ("--force",)))
@pytest.mark.parametrize("name", ["new.txt", "data.toml"])
def test_export_into_it_names_the_folder(locked: Path, name: str, force: tuple[str, ...]) -> None:
    words = ("list", "actors", "-f", "text", "-o", str(locked / name), *force)
    done = _run("-m", "dipview", *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    if name == "new.txt" or force:
        assert f"no permission to write in {locked}; choose another folder" in done.stderr
    assert _names(locked) == ["data.toml"]
    assert (locked / "data.toml").read_bytes() == bundled_path().read_bytes()


def test_the_explorer_views_it_and_tells_why_it_cannot_export_there(
    start: Start, locked: Path
) -> None:
    home = str(locked)
    env = {"HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
    terminal = start("open", locked, env=env, before=_as_anybody, size=(160, 45))
    at = terminal.wait_for("34 actors")
    terminal.send("x")
    at = terminal.wait_for("Esc gives up", since=at)
    terminal.send(f"{locked}/x.txt\r")
    told = "nopermissiontowritein"
    at = terminal.wait_until(lambda text: told in re.sub(r"[\s│]", "", text), since=at)
    terminal.send("\x03")
    terminal.send("/til")
    at = terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    assert terminal.restored()
    assert _names(locked) == ["data.toml"]


def test_a_file_that_may_not_be_read_is_told(locked: Path) -> None:
    (locked / "data.toml").chmod(0o000)
    done = _run("-m", "dipview", "check", locked / "data.toml")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "data.toml' is not readable" in done.stderr
    assert "Traceback" not in done.stderr
