"""The TOML project's own suite: no file raises, and what the parser refuses is told with a line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import rtoml
import tomli
from tests.hostile.judging import judge_problems, judge_told
from tests.tiers import slow_but

from dipview.dataset.codes import UNREADABLE
from dipview.workspace.small_files import read_workspace

SUITE = Path(__file__).parents[3] / "shared" / "corpora" / "toml-test" / "tests"
FILES = sorted(SUITE.rglob("*.toml"))

pytestmark = pytest.mark.skipif(
    not FILES, reason="toml-test is not at ../shared/corpora/toml-test beside the repository"
)

NEWER = {
    "datetime/no-secs.toml",
    "inline-table/linebreak-01.toml",
    "inline-table/linebreak-02.toml",
    "inline-table/linebreak-03.toml",
    "inline-table/linebreak-04.toml",
    "inline-table/trailing-comma.toml",
    "local-datetime/no-secs.toml",
    "local-time/no-secs.toml",
    "string/basic-byte-escapes.toml",
}
"""What is invalid in TOML 1.0 and valid in TOML 1.1, which dipview reads too."""


def refused(file: Path) -> bool:
    """Tell whether the parser takes the file, with one byte order mark before it at most."""
    try:
        tomli.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError):
        return True
    return False


def in_words(value: object) -> str:
    """Write a value with its type; two zones of one offset are the same, whatever tells of them."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name!r}: {in_words(each)}' for name, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_words, value))}]"
    return f"datetime {value}" if isinstance(value, datetime) else repr(value)


def named(file: Path) -> str:
    return file.relative_to(SUITE).as_posix()


@pytest.mark.parametrize("file", slow_but(FILES, *FILES[::20]), ids=named)
def test_a_file_is_opened_and_all_its_problems_are_placed(file: Path) -> None:
    workspace = read_workspace([file])
    problems = workspace.dataset.problems
    judge_problems(problems)
    judge_told(workspace.dataset.name, problems)
    assert not {problem.code for problem in problems} & UNREADABLE
    if refused(file):
        assert any(problem.place.line for problem in problems)
        assert workspace.is_empty


def test_whatever_the_fast_parser_of_large_files_takes_is_read_the_same() -> None:
    taken = 0
    for file in FILES:
        try:
            text = file.read_bytes().decode("utf-8")
            fast = rtoml.loads(text)
        except ValueError:
            continue
        if not text.startswith("\ufeff"):  # what stands before all headers it is never given
            assert in_words(fast) == in_words(tomli.loads(text)), named(file)
            taken += 1
    assert taken > 200


def test_the_suite_is_whole() -> None:
    assert len([file for file in FILES if named(file).startswith("valid/")]) > 200
    assert len([file for file in FILES if named(file).startswith("invalid/")]) > 400


def test_every_valid_file_is_read() -> None:
    assert [
        named(file) for file in FILES if named(file).startswith("valid/") and refused(file)
    ] == []


def test_of_the_invalid_files_only_those_of_toml_1_1_are_read() -> None:
    read = [named(file) for file in FILES if named(file).startswith("invalid/")]
    read = [name for name in read if not refused(SUITE / name)]
    assert {name.removeprefix("invalid/") for name in read} == NEWER
    old = set((SUITE / "files-toml-1.0.0").read_text("utf-8").split())
    new = set((SUITE / "files-toml-1.1.0").read_text("utf-8").split())
    assert set(read) <= old - new
