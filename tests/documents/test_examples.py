"""The examples of the data format in the documents are what the format has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset

TOP = Path(__file__).parents[2]
DOCUMENTS = (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))
OF_PARTS = {"unknown-id", "left-out", "unsourced"}
"""An example refers to records that it does not show."""


BLOCK = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str]]:
    return [
        (f"{document.name}-{number}", text)
        for document in DOCUMENTS
        for number, text in enumerate(BLOCK.findall(document.read_text("utf-8")), 1)
        if "[[" in text
    ]


def test_there_are_examples_of_statements_and_of_votes() -> None:
    told = "".join(text for _, text in examples())
    assert "[[statements]]" in told
    assert "vote = {" in told


@pytest.mark.parametrize(("name", "text"), [pytest.param(*each, id=each[0]) for each in examples()])
def test_an_example_is_what_the_format_has(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    assert {each.code for each in open_dataset([file]).problems} <= OF_PARTS
