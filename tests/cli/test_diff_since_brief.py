"""``dipview diff --since-brief``: from the state that a document was made of, found in git."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.cli.test_diff import AFTER, BEFORE, git, needs_git

from dipview.cli.exits import DONE, FAILED, NOTHING
from dipview.cli.running import run
from dipview.dataset.opening import open_dataset

pytestmark = needs_git
LATER = AFTER.replace("Would tighten them", "Would tighten them at once")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository of three states, in a folder with what is no part of a dataset too."""
    folder = tmp_path / "work"
    (folder / "set" / "drafts").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "set" / "more.toml").write_text("# nothing yet\n")
    (folder / "set" / "ruff.toml").write_text("line-length = 100\n")
    for number, text in enumerate((BEFORE, AFTER, LATER)):
        (folder / "set" / "a.toml").write_text(text)
        (folder / "set" / "drafts" / "d.toml").write_text(f"# {number}\n")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "x")
    monkeypatch.chdir(folder)
    return folder


def brief_of(repository: Path, revision: str, name: str, of: str = "set") -> Path:
    """Make a brief of a state of the repository; the files are then as they were before."""
    file = repository.parent / name
    git(repository, "checkout", "-q", revision, "--", "set")
    assert run(["brief", "sanctions", "-d", str(repository / of), "-o", str(file)]) == DONE
    git(repository, "checkout", "-q", "HEAD", "--", "set")
    return file


@pytest.mark.parametrize("name", ["b.txt", "b.md", "b.html", "b.json"])
@pytest.mark.parametrize("of", ["set", "set/a.toml"])
def test_a_brief_of_any_format_tells_what_changed_since(
    repository: Path, name: str, of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = brief_of(repository, "HEAD~2", name, of)
    capsys.readouterr()
    assert run(["diff", "--since-brief", str(brief), of]) == NOTHING
    said = " ".join(capsys.readouterr().out.split())
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD~2"], cwd=repository, check=True, capture_output=True, text=True
    ).stdout
    assert f"from the state of {name} ({commit[:10]}) to the files as they are" in said
    assert "condition dropped: “if others do”" in said
    assert "Notice 2" in said


def test_a_packed_document_tells_it_too(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = open_dataset([repository / "set"]).sha256
    (repository / "set" / "a.toml").write_text(BEFORE)
    with zipfile.ZipFile("b.docx", "w") as archive:
        text = f"<w:t>SHA-256: </w:t><w:t>{data[:20]}</w:t><w:t>{data[20:]}</w:t>"
        paragraphs = f"<w:p><w:t>Data</w:t></w:p><w:p>{text}</w:p><w:p><w:t>As of</w:t></w:p>"
        archive.writestr("word/document.xml", paragraphs)
    assert run(["diff", "--since-brief", "b.docx", "set"]) == NOTHING
    assert "condition added: “if others do”" in capsys.readouterr().out


def test_it_may_be_held_against_a_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = brief_of(repository, "HEAD~2", "b.txt")
    capsys.readouterr()
    assert run(["diff", "--since-brief", str(brief), "HEAD~1", "set"]) == NOTHING
    assert "at once" not in capsys.readouterr().out
    assert run(["diff", "--since-brief", str(brief), "HEAD~2", "set"]) == DONE


def test_where_the_files_are_as_they_were_nothing_is_different(repository: Path) -> None:
    brief = brief_of(repository, "HEAD", "b.txt")
    git(repository, "checkout", "-q", "--orphan", "other")
    assert run(["diff", "--since-brief", str(brief), "set"]) == DONE


def test_a_state_on_another_branch_is_found(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = brief_of(repository, "HEAD", "b.txt")
    git(repository, "branch", "other")
    git(repository, "reset", "-q", "--hard", "HEAD~2")
    assert run(["diff", "--since-brief", str(brief), "set"]) == NOTHING
    assert "condition added" in capsys.readouterr().out


def test_a_state_that_was_never_committed_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "set" / "a.toml").write_text(BEFORE + "# mine\n")
    assert run(["brief", "sanctions", "-d", "set", "-o", "b.txt"]) == DONE
    git(repository, "checkout", "-q", "HEAD", "--", "set")
    assert run(["diff", "--since-brief", "b.txt", "set"]) == FAILED
    assert "no commit has the data of b.txt at 'set'" in capsys.readouterr().err


def test_what_is_no_such_document_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "note.txt").write_text("f" * 63)
    assert run(["diff", "--since-brief", "note.txt", "set"]) == FAILED
    assert "note.txt carries no SHA-256 of its data" in capsys.readouterr().err
    assert run(["diff", "--since-brief", "none.txt", "set"]) == FAILED
    assert "there is no such file" in capsys.readouterr().err
    (repository / "bad.docx").write_bytes(b"PK\x05\x06" + bytes(9) + b"\xff" * 9)
    assert run(["diff", "--since-brief", "bad.docx", "set"]) == FAILED
    assert run(["diff", "--since-brief", "note.txt", "set", "set"]) == FAILED
    assert run(["diff", "--since-brief", "note.txt", "a", "b"]) == FAILED
    assert "diff takes a revision and a path" in capsys.readouterr().err


def test_outside_of_a_repository_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text(AFTER)
    (tmp_path / "b.txt").write_text("a1" * 32)
    assert run(["diff", "--since-brief", str(tmp_path / "b.txt"), str(tmp_path)]) == FAILED
    assert "cannot look for the state of" in capsys.readouterr().err
