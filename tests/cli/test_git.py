"""``dipview git``: drivers in a real repository, and what two people's branches become there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from tests.writing.two_people import (
    May,
    anything,
    apart,
    base_text,
    edited,
    expected,
    read,
    records_in,
    resolved,
)

from dipview.cli.exits import DONE, FAILED, NOTHING
from dipview.cli.running import run
from dipview.writing.record_text import alike

GIT = shutil.which("git") or ""
pytestmark = pytest.mark.skipif(not GIT, reason="git is not on this machine")
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
EDITS = 20
"""How many edits each of the two makes on a branch."""


def git(folder: Path, *words: str, fails: bool = False) -> str:
    done = subprocess.run([GIT, *IDENTITY, *words], cwd=folder, check=False, capture_output=True)
    assert (done.returncode != 0) == fails, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    assert run(["git", "enable", str(folder)]) == DONE
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "attributes")
    return folder


def committed(folder: Path, text: str, message: str) -> None:
    (folder / "a.toml").write_bytes(text.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def merged(folder: Path, random: Random, may: tuple[May, May]) -> tuple[str, str, str, str, bool]:
    """Have two people change a file on a branch each, and merge; gives all texts, and whether."""
    base = base_text(random)
    git(folder, "checkout", "-q", "main")
    committed(folder, base, "base")
    sides = [
        edited(random, folder.parent, base, who, each, EDITS)
        for who, each in zip("ab", may, strict=True)
    ]
    git(folder, "checkout", "-q", "-B", "theirs", "main")
    committed(folder, sides[1], "theirs")
    git(folder, "checkout", "-q", "main")
    committed(folder, sides[0], "ours")
    done = subprocess.run(
        [GIT, *IDENTITY, "merge", "-q", "-m", "merge", "theirs"],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    found = (folder / "a.toml").read_bytes().decode()
    if done.returncode:
        assert git(folder, "diff", "--name-only", "--diff-filter=U") == "a.toml\n"
        git(folder, "merge", "--abort")
    return base, sides[0], sides[1], found, done.returncode == 0


def judge(base: str, ours: str, theirs: str, found: str, *, clean: bool) -> None:
    """Make sure that what either changed stands, decided for one side or the other."""
    was, our, their = (records_in(read(each)) for each in (base, ours, theirs))
    for side in ("ours", "theirs"):
        told = records_in(read(resolved(found, side)))
        assert alike(told, expected(was, our, their, side)), found
    assert clean == ("<<<<<<< ours" not in found)


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(25, marks=pytest.mark.slow)], ids=["eighty", "a thousand"]
)
def test_edits_of_two_people_apart_merge_without_conflict(repository: Path, rounds: int) -> None:
    random = Random(1)  # noqa: S311 - nothing is kept secret
    for _ in range(rounds):
        base, ours, theirs, found, clean = merged(repository, random, (apart("a"), apart("b")))
        assert clean, found
        judge(base, ours, theirs, found, clean=clean)


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(25, marks=pytest.mark.slow)], ids=["eighty", "a thousand"]
)
def test_overlapping_edits_lose_nothing_silently(repository: Path, rounds: int) -> None:
    random = Random(2)  # noqa: S311 - nothing is kept secret
    for _ in range(rounds):
        base, ours, theirs, found, clean = merged(repository, random, (anything, anything))
        judge(base, ours, theirs, found, clean=clean)


def test_a_conflict_is_named_by_check_with_both_sides(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = '[[actors]]\nid = "a"\nname = "A"\n'
    committed(repository, base, "base")
    git(repository, "checkout", "-q", "-b", "theirs")
    committed(repository, base.replace('"A"', '"Theirs"'), "theirs")
    git(repository, "checkout", "-q", "main")
    committed(repository, base.replace('"A"', '"Ours"'), "ours")
    git(repository, "merge", "theirs", fails=True)
    assert run(["check", str(repository)]) == NOTHING
    said = " ".join(capsys.readouterr().out.split())
    assert "a merge conflict begins here: line 4 of 'ours', or line 6 of 'theirs'" in said


def test_disable_takes_away_what_enable_set_up(repository: Path) -> None:
    path = repository / ".gitattributes"
    path.write_text(f"*.png binary\n{path.read_text()}")
    assert run(["git", "enable", str(repository)]) == DONE
    assert path.read_text() == "*.png binary\n*.toml merge=dipview diff=dipview\n"
    assert run(["git", "disable", str(repository)]) == DONE
    assert path.read_text() == "*.png binary\n"
    assert "dipview" not in git(repository, "config", "--local", "--list")
    assert run(["git", "disable", str(repository)]) == NOTHING


def test_what_is_in_no_repository_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["git", "enable", str(tmp_path)]) == FAILED
    told = capsys.readouterr().err
    assert "it is in no git repository; 'git init' begins one\n" in told


def test_without_a_command_it_is_told_in_a_line_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["git"]) == FAILED
    told = capsys.readouterr().err
    assert told == "dipview: missing command (see 'dipview git --help')\n"


def test_line_ends_and_the_mark_at_the_beginning_stay(tmp_path: Path) -> None:
    base = '\ufeff[[actors]]\r\nid = "a"\r\nname = "A"\r\nkind = "state"\r\n'
    texts = (base, base.replace('"A"', '"B"'), base.replace('"state"', '"group"'))
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode())
    assert run(["git", "merge", *map(str, paths), "a.toml"]) == DONE
    assert paths[1].read_bytes().decode() == texts[1].replace('"state"', '"group"')
