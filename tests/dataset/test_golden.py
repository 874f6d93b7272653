"""One small broken file, and what is told of it, for every kind of problem inside a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import attrs
import pytest

from dipview.dataset.codes import CODES, UNREADABLE
from dipview.dataset.file_lines import Lines
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem
from dipview.dataset.reading import text_of
from dipview.dataset.texts.verifying import Verification
from dipview.formats.problems_writer import problems_as_text

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.toml"))

ELSEWHERE = UNREADABLE | {"outside-folder", "extra-header"}
"""Codes that need more than one file: test_files.py, test_reading.py and test_opening.py."""


@cache
def problems_in(file: Path) -> Sequence[Problem]:
    return open_dataset([file], also=Verification([file]).check).problems


def told(file: Path) -> str:
    problems = []
    for problem in problems_in(file):
        place = attrs.evolve(problem.place, file=Path(file.name))
        message = problem.message.replace(f"{file.parent}/", "")
        problems.append(attrs.evolve(problem, place=place, message=message))
    return "".join(problems_as_text(problems, Lines(lambda _: text_of(file))))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_is_told_exactly(file: Path) -> None:
    assert told(file) == file.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_shows_the_problem_that_it_is_named_after(file: Path) -> None:
    assert file.stem in {problem.code for problem in problems_in(file)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_problem_inside_a_file_has_a_line_and_a_hint(file: Path) -> None:
    for problem in problems_in(file):
        assert problem.place.line is not None
        assert problem.hint


def test_every_code_has_a_broken_file() -> None:
    assert {file.stem for file in FILES} | ELSEWHERE == set(CODES)


def test_the_sources_use_every_code_in_the_table_and_no_other() -> None:
    package = Path(open_dataset.__code__.co_filename).parent
    texts = [file.read_text("utf-8") for file in package.rglob("*.py") if file.name != "codes.py"]
    text = "\n".join(texts)
    assert not {code for code in CODES if f'"{code}"' not in text}
    calls = r'(?:code=|Unfit\(|problem\(|unreadable\(\w+, |\), )\s*"([a-z]+(?:-[a-z0-9]+)+)"'
    assert set(re.findall(calls, text)) <= set(CODES)


def test_every_code_says_its_cause_and_its_cure_in_a_sentence() -> None:
    for code in CODES.values():
        assert code.cause[0].isupper()
        assert code.cause.endswith(".")
        assert code.cure.endswith(".")
