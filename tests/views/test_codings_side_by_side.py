"""Codings side by side: a line for each thing, as each coder gives it, marked where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.dataset.test_codings import coded, opened

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.standing.coder_differences import disagreements
from dipview.standing.coders import codings_of
from dipview.views.coders.codings_side_by_side import CodedLine, coded_lines

FERRY = Path(__file__).parents[1] / "worlds" / "two_coders"


def lines_of(dataset: Dataset, id: str) -> list[CodedLine]:
    every = codings_of(dataset)
    found = next(each for each in disagreements(dataset, every) if id in each.ids)
    return list(coded_lines(dataset, found))


def test_what_both_give_alike_is_shown_and_not_marked() -> None:
    found = {each.label: each for each in lines_of(open_dataset([FERRY]), "anna-04")}
    assert found["form"].values == ("reported", "fragment")
    assert found["form"].differs
    assert found["words"].values == ("–", "a fair share")
    assert not found["words"].differs
    assert found["Toll"].values == ("supports", "supports")


@pytest.mark.parametrize(
    ("id", "label", "values"),
    [
        ("anna-01", "Toll", ("–", "opposes")),
        ("anna-02", "Toll", ("opposes", "leans against")),
        ("anna-03", "condition", ("if the harbour is lit", "–")),
        ("anna-08", "basis", ("stated", "implied")),
    ],
)
def test_what_differs_is_marked(id: str, label: str, values: tuple[str, str]) -> None:
    differing = [each for each in lines_of(open_dataset([FERRY]), id) if each.differs]
    assert [(each.label, each.values) for each in differing] == [(label, values)]


def test_holders_are_named_where_they_differ(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", 'reef support , holders = ["south"]'),
        coded("b", "ben", "reef support"),
    )
    found = {each.label: each for each in lines_of(dataset, "a")}
    assert (found["held by"].values, found["held by"].differs) == (("South", "North"), True)
