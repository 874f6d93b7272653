"""``dipview fmt``: what it writes, what it leaves alone, and with what it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.cli.exits import DONE, FAILED, NOTHING
from dipview.cli.running import run

LOOSE = '[[statements]]\nspeakers=["a"]\n\npositions = [{stance="support",issue="b"}]\n'
FORMED = (
    '[[statements]]\nid = "a-on-b"\nspeakers = ["a"]\n'
    'positions = [{ issue = "b", stance = "support" }]\n'
)


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(LOOSE)
    return path


def test_a_file_is_written_in_the_one_form_and_then_left(
    loose: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fmt", str(loose)]) == DONE
    assert loose.read_text() == FORMED
    assert "1 file put into the one form" in capsys.readouterr().err
    was = loose.stat().st_mtime_ns
    assert run(["fmt", str(loose)]) == DONE
    assert loose.stat().st_mtime_ns == was
    assert capsys.readouterr() == ("", "dipview: nothing to change\n")


def test_check_writes_nothing_and_ends_with_1(loose: Path) -> None:
    assert run(["fmt", "--check", str(loose.parent)]) == NOTHING
    assert loose.read_text() == LOOSE
    run(["fmt", str(loose)])
    assert run(["fmt", "--check", str(loose.parent)]) == DONE


def test_diff_writes_nothing_and_prints_what_would_change(
    loose: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fmt", "--diff", str(loose)]) == DONE
    assert loose.read_text() == LOOSE
    said = capsys.readouterr().out
    assert '-speakers=["a"]\n' in said
    assert '+id = "a-on-b"\n+speakers = ["a"]\n' in said


def test_a_new_id_is_one_that_no_file_of_the_dataset_has(loose: Path) -> None:
    other = loose.with_name("b.toml")
    other.write_text('[[issues]]\nid = "a-on-b"\n')
    assert run(["fmt", str(loose), "-d", str(other)]) == DONE
    assert 'id = "a-on-b-2"' in loose.read_text()


def test_what_is_no_sound_file_is_left_and_the_others_are_written(
    loose: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = loose.with_name("0.toml")
    broken.write_text("[[actors]\n")
    assert run(["fmt", str(loose.parent)]) == FAILED
    assert broken.read_text() == "[[actors]\n"
    assert loose.read_text() == FORMED
    assert f"{broken}: line 1" in capsys.readouterr().err


def test_what_is_not_there_alone_is_told_and_no_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fmt", str(tmp_path / "none.toml")]) == FAILED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_link_is_not_written_through(loose: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(loose)
    assert run(["fmt", str(link)]) == FAILED
    assert loose.read_text() == LOOSE
    assert link.is_symlink()
