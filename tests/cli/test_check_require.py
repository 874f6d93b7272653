"""``dipview check --require reviewed``: a gate that drafts and stale passages do not pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.cli.exits import DONE, NOTHING
from dipview.cli.running import run

FILE = """
[[sources]]
id = "one"
type = "press-release"
title = "Notice"
issued = 2031-12-05
text = "one.txt"

[[actors]]
id = "norway"
name = "Norway"
kind = "state"
sources = ["one"]

[[issues]]
id = "tolls"
kind = "policy"
proposition = "Tolls should go."
sources = ["one"]

[[statements]]
id = "norway-on-tolls"
source = "one"
form = "reported"
speakers = ["norway"]
summary = "Would end them"
positions = [{ issue = "tolls", stance = "support" }]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("Tolls should go, says Norway.\n")
    file = tmp_path / "a.toml"
    file.write_text(FILE)
    return file


def test_what_is_reviewed_passes(path: Path) -> None:
    assert run(["check", "--require", "reviewed", str(path)]) == DONE


def test_a_draft_does_not_pass_and_is_named_with_its_line(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(FILE.replace("summary =", 'status = "draft"\nsummary ='))
    assert run(["check", str(path)]) == DONE
    assert run(["check", "--require", "reviewed", str(path)]) == NOTHING
    said = capsys.readouterr().err
    line = path.read_text().split("\n").index("[[statements]]") + 1
    assert f"{path}:{line}:1: statement 'norway-on-tolls' is a draft" in said
    assert "not all is reviewed: 1 draft and 0 stale passages" in said


def test_a_stale_passage_does_not_pass(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = 'form = "fragment"\ntext = "Tolls should go"\npassage = [3, 8]'
    path.write_text(FILE.replace('form = "reported"', words))
    run(["check", "--require", "reviewed", str(path)])
    capsys.readouterr()
    assert run(["check", "--require", "reviewed", str(path)]) == NOTHING
    assert "0 drafts and 1 stale passage" in capsys.readouterr().err
