"""A marking of white space says nothing: its record is read as one without."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset


@pytest.mark.parametrize(
    ("caveats", "codes"), [("", []), ('caveats = ["NOFORN"]\n', ["caveat-unmarked"])]
)
def test_a_blank_marking_is_none(tmp_path: Path, caveats: str, codes: list[str]) -> None:
    file = tmp_path / "blank.toml"
    file.write_text(
        f'[[sources]]\nid = "a"\ntype = "book"\ntitle = "A"\nmarking = " "\n{caveats}',
        encoding="utf-8",
    )
    dataset = open_dataset([file])
    assert dataset.source("a").marking == " "
    assert [problem.code for problem in dataset.problems] == codes
