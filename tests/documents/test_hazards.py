"""The table of hazards has its rows, and names only files and tests that there are."""

from __future__ import annotations

import re

import pytest
from tests.documents.reading import ROOT, text

TESTS = ROOT / "tests"
ROWS = re.findall(r"^\| (\d+) \| (.*?) \| (.*) \|$", text("docs/hazards.md"), re.MULTILINE)


def test_every_hazard_has_its_row() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 34))


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


@pytest.mark.parametrize("row", ROWS, ids=[number for number, _, _ in ROWS])
def test_a_link_of_a_row_leads_to_what_it_names(row: tuple[str, str, str]) -> None:
    for named, target in re.findall(r"\[`([^`]+)`\]\(([^)]+)\)", row[2]):
        assert target == f"../tests/{named.partition('::')[0]}"
