"""Merge conflicts left in files: named with both sides' lines, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.workspace.reloading import breaking

SOURCE = '[[sources]]\nid = "s"\ntype = "book"\n'


def told(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "x.toml"
    file.write_bytes(text.encode())
    problems = open_dataset([file]).problems
    assert {problem.code for problem in problems} == {"merge-conflict"}
    return [f"{problem.place.line}: {problem.message}" for problem in problems]


def test_both_sides_are_named_with_their_lines(tmp_path: Path) -> None:
    text = f'{SOURCE}<<<<<<< HEAD\ntitle = "A"\n=======\ntitle = "B"\nurl = ""\n>>>>>>> theirs\n'
    (line,) = told(tmp_path, text)
    assert line == (
        "4: a merge conflict begins here: line 5 of 'HEAD', or lines 7 to 8 of 'theirs'"
    )


def test_a_conflict_within_a_text_of_several_lines_is_no_text(tmp_path: Path) -> None:
    text = f'{SOURCE}notes = """\n<<<<<<< a\none\n=======\ntwo\n>>>>>>> b\n"""\n'
    (line,) = told(tmp_path, text)
    assert line == "5: a merge conflict begins here: line 6 of 'a', or line 8 of 'b'"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_conflict_is_told_with_what_it_has(tmp_path: Path, end: str) -> None:
    text = (
        "<<<<<<<\na = 1\n=======\n>>>>>>> b\n"
        "<<<<<<< a\nx = 1\n||||||| base\ny = 1\n=======\nz = 1\n>>>>>>> b\n"
        "<<<<<<< cut\nb = 1\n"
    )
    lines = told(tmp_path, text.replace("\n", end))
    assert lines == [
        "1: a merge conflict begins here: line 2, or nothing of 'b'",
        "5: a merge conflict begins here: line 6 of 'a', or line 10 of 'b'",
        "12: a merge conflict begins here",
    ]


@pytest.mark.parametrize("text", ["# <<<<<<< a\n", 'notes = "x <<<<<<< a"\n', "# =======\n"])
def test_a_marker_that_does_not_begin_its_line_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(SOURCE + text)
    assert not open_dataset([file]).problems


def test_a_conflict_keeps_the_whole_file_from_being_read(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(f'{SOURCE}notes = """\n<<<<<<< a\n=======\n>>>>>>> b\n"""\n')
    assert [problem.code for problem in breaking(open_dataset([file]).problems)] == [
        "merge-conflict"
    ]
