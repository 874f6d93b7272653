"""The datasets of the project are in the one form of ``dipview fmt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.writing.format_files import Formatted, format_files

ROOT = Path(__file__).parents[2]
DATASETS = ("data", "src/dipview/dataset/starter", "tests/worlds")


@pytest.mark.parametrize("folder", DATASETS)
def test_every_file_of_a_dataset_is_in_the_one_form(folder: str) -> None:
    found = list(format_files([ROOT / folder], Limits()))
    assert found
    loose = [
        each.old.path.name if isinstance(each, Formatted) else str(each)
        for each in found
        if not isinstance(each, Formatted) or each.changed
    ]
    assert loose == [], "dipview fmt puts them into it"
