"""A merge that git could not finish, in the explorer: both sides are named, and all else stays."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.capture.adjudications import copied
from tests.cli.test_git import GIT, git

from dipview.cli.exits import DONE
from dipview.cli.running import run

from .conftest import Hands
from .test_live_reload import banner, until

Open = Callable[..., AbstractAsyncContextManager[Hands]]
pytestmark = [
    pytest.mark.skipif(not GIT, reason="git is not on this machine"),
    pytest.mark.usefixtures("watched_closely"),
]
BEFORE, OURS, THEIRS = "Would have no toll at all", "Refuses any toll", "Will pay no toll"
CONFLICT = "merge conflict: line 23 of 'ours', or line 25 of 'theirs'"


def committed(folder: Path, said: str, text: str) -> None:
    file = folder / "anna.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(said, text), encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", text)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository whose drivers are enabled, and two branches that say something else."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    folder = copied(tmp_path)
    git(folder, "init", "-q", "-b", "main")
    assert run(["git", "enable", str(folder)]) == DONE
    committed(folder, BEFORE, BEFORE)
    git(folder, "checkout", "-q", "-b", "other")
    committed(folder, BEFORE, THEIRS)
    git(folder, "checkout", "-q", "main")
    committed(folder, BEFORE, OURS)
    return folder


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_conflict_is_named_with_both_sides_and_what_was_read_stays_until_it_is_mended(
    opened: Open, data: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size, paths=[data]) as hands:
        await hands.press("2")
        statements = hands.ids("statements")
        assert OURS in hands.screen_text()
        git(data, "merge", "other", fails=True)
        await until(hands, lambda: banner(hands).startswith(f"anna.toml:22 {CONFLICT}"))
        assert CONFLICT in hands.screen_text()
        assert "what was read before stays; p leads there" in banner(hands)
        assert hands.ids("statements") == statements
        assert OURS in hands.screen_text()
        await hands.press("p")
        assert "a merge conflict begins here" in hands.screen_text()
        await hands.press("escape")
        file = data / "anna.toml"
        kept = file.read_text(encoding="utf-8").replace("<<<<<<< ours\n", "")
        first, _, rest = kept.partition("=======\n")
        file.write_text(first + rest.partition(">>>>>>> theirs\n")[2], encoding="utf-8")
        await until(hands, lambda: banner(hands) == "")
        assert hands.ids("statements") == statements


async def test_a_conflict_that_was_there_before_is_named_too(opened: Open, data: Path) -> None:
    git(data, "merge", "other", fails=True)
    async with opened(size=(80, 24), paths=[data]) as hands:
        assert banner(hands).startswith(f"anna.toml:22 {CONFLICT}; nothing of it is shown")
        assert CONFLICT in hands.screen_text()
        await hands.press("2")
        assert [id for id in hands.ids("statements") if id.startswith("anna")] == []
        git(data, "merge", "--abort")
        await until(hands, lambda: banner(hands) == "")
        assert "anna-02" in hands.ids("statements")
