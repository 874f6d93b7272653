"""``dipview diff``: two states of a repository, told in words; nothing is checked out."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dipview.cli.exits import DONE, FAILED, NOTHING
from dipview.cli.running import run

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not on this machine")

SOURCE = (
    '[[sources]]\nid = "{}"\ntype = "press-release"\ntitle = "Notice {}"\nissued = 2031-12-05\n'
)
REST = """
[[actors]]
id = "norway"
name = "Norway"
kind = "state"
sources = ["one"]

[[issues]]
id = "sanctions"
kind = "policy"
proposition = "Sanctions should be tightened."
short = "Sanctions"
sources = ["one"]
"""
STATEMENT = """
[[statements]]
id = "norway-on-sanctions"
source = "one"
form = "reported"
speakers = ["norway"]
summary = "Would tighten them"
date = 2031-12-05
positions = [{{ issue = "sanctions", stance = "support"{} }}]
"""
CONDITION = ', condition = "if others do"'
BEFORE = SOURCE.format("one", 1) + REST + STATEMENT.format(CONDITION)
AFTER = SOURCE.format("one", 1) + "\n" + SOURCE.format("two", 2) + REST + STATEMENT.format("")


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run([GIT or "git", *name, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    (folder / "set").mkdir(parents=True)
    git(folder, "init", "-q")
    for text in (BEFORE, AFTER):
        (folder / "set" / "a.toml").write_text(text)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "x")
    return folder


@needs_git
def test_two_commits_are_told_in_three_parts(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "HEAD~1", "HEAD", str(repository / "set")]) == NOTHING
    said = capsys.readouterr().out
    assert "Norway’s statement of 5 Dec 2031" in said
    assert "condition dropped: “if others do”" in said
    change = "▲if supports, on a condition “if others do”; n=1 → ▲ supports; n=1"
    assert change in " ".join(said.split())
    assert "Sources added" in said
    assert "Notice 2" in said


@needs_git
@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_every_format_tells_the_three_parts(
    repository: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "HEAD~1", "HEAD", str(repository / "set"), "-f", format]) == NOTHING
    said = capsys.readouterr().out
    assert "condition dropped" in said
    assert "on a condition" in said
    assert "Notice 2" in said


@needs_git
def test_without_a_revision_the_files_are_held_against_the_last_commit(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "set")
    assert run(["diff"]) == DONE
    assert capsys.readouterr().out == ""
    (repository / "set" / "a.toml").write_text(BEFORE)
    assert run(["diff", "-f", "json"]) == NOTHING
    rows = json.loads(capsys.readouterr().out)["rows"]
    changed = [row for row in rows if row.get("became") == "changed"]
    assert [row["changes"] for row in changed] == [["condition added: “if others do”"]]
    assert [row["name"] for row in rows if row.get("became") == "dropped"] == [
        "Notice 2, 5 Dec 2031"
    ]


@needs_git
def test_a_revision_that_there_is_not_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "--", "-x", str(repository)]) == FAILED
    assert run(["diff", "nothing", str(repository)]) == FAILED
    assert "there is no revision 'nothing'" in capsys.readouterr().err


@needs_git
def test_a_folder_that_a_commit_did_not_have_is_all_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "other").mkdir()
    (repository / "other" / "b.toml").write_text(BEFORE)
    assert run(["diff", "HEAD", str(repository / "other"), "-f", "json"]) == NOTHING
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["became"] for row in rows if row.get("became")} == {"added"}


def test_two_paths_are_held_against_each_other_without_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(BEFORE)
    new.write_text(AFTER)
    assert run(["diff", str(old), str(new)]) == NOTHING
    assert "condition dropped: “if others do”" in capsys.readouterr().out
    assert run(["diff", str(old), str(old)]) == DONE


def test_without_git_it_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["diff", "HEAD", str(tmp_path)]) == FAILED
    assert "git is not there; install it, or name two paths" in capsys.readouterr().err


def test_outside_of_a_repository_it_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "HEAD", str(tmp_path)]) == FAILED
    told = capsys.readouterr().err
    assert "it is in no git repository; 'git init' begins one; two paths are compared" in told


def test_a_statement_of_many_is_named_by_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actor = '\n[[actors]]\nid = "{0}"\nname = "{0}"\nkind = "state"\nsources = ["one"]\n'
    more = "".join(actor.format(name) for name in ("ost", "west", "nord"))
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    many = STATEMENT.replace('["norway"]', '["norway", "ost", "west", "nord"]')
    old.write_text(SOURCE.format("one", 1) + REST + more + many.format(CONDITION))
    new.write_text(SOURCE.format("one", 1) + REST + more + many.format(""))
    assert run(["diff", str(old), str(new)]) == NOTHING
    assert "Norway, ost and 2 others’ statement of 5 Dec 2031" in capsys.readouterr().out
