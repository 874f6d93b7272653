"""The table of hazards names thirty rows, and only files and tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (\d+) \| (.*?) \| (.*) \|$", (TESTS / "README.md").read_text("utf-8"), re.MULTILINE
)


def test_every_hazard_has_its_row() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 32))


@pytest.mark.parametrize("row", ROWS, ids=[number for number, _, _ in ROWS])
def test_a_row_names_what_there_is(row: tuple[str, str, str]) -> None:
    named = re.findall(r"`([a-z0-9_/]+(?:\.py)?)?(?:::(\w+))?`", row[2])
    file = ""
    for path, test in named:
        file = path or file
        if "/" not in file:
            continue
        assert (TESTS / file).exists(), file
        if test:
            assert f"def {test}(" in (TESTS / file).read_text("utf-8"), f"{file}::{test}"
    assert any("/" in path for path, _ in named)
