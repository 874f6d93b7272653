"""JSON Lines: without loss both ways; a broken line costs itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiers import slow_but

from dipview.dataset.opening import open_dataset
from dipview.dataset.written_tables import header_table, written_tables
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats import json_lines
from dipview.exchange.imported import Imported
from dipview.exchange.layout import laid_out
from dipview.model.kinds import Kind

TOP = Path(__file__).parents[3]
DATASETS = [
    TOP / "data" / "actors.toml",
    TOP / "data" / "un-votes.toml",
    *sorted((TOP / "tests" / "worlds").glob("*.toml")),
]


def stem_of(path: Path) -> str:
    return path.stem


def read(text: str, folder: Path) -> Imported:
    path = folder / "records.jsonl"
    path.write_text(text, encoding="utf-8")
    return json_lines.read(Reading(paths=(path,)))


@pytest.mark.parametrize(
    "path", slow_but(DATASETS, *(each for each in DATASETS if each.stem != "un-votes")), ids=stem_of
)
def test_a_dataset_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    dataset = open_dataset([path])
    imported = read("".join(json_lines.write(Writing(dataset=dataset))), tmp_path)
    assert not imported.misread
    (pieces,) = laid_out(imported, whole=True).values()
    (tmp_path / "again.toml").write_text("".join(pieces), encoding="utf-8")
    again = open_dataset([tmp_path / "again.toml"])
    assert not again.problems
    assert {**header_table(again), "schema": 2} == {**header_table(dataset), "schema": 2}
    assert list(written_tables(again)) == list(written_tables(dataset))
    for kind in Kind:
        assert list(map(again.record, again.ids(kind))) == [
            dataset.record(id) for id in dataset.ids(kind)
        ]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "1",
        '{"actor": 1}',
        '{"actor": {"name": "A"}}',
        '{"position": {"id": "a"}}',
        '{"actor": {"id": "a"}, "event": {"id": "b"}}',
        '{"actor": {"id": "a", "name": "A", "kind": "state"}}',
        "[" * 100_000,
    ],
)
def test_a_broken_line_costs_itself(line: str, tmp_path: Path) -> None:
    good = '{"actor": {"id": "a", "name": "Arle", "kind": "state"}}'
    imported = read(f"{good}\n\n{line}\n", tmp_path)
    assert list(imported.of(Kind.ACTOR)) == ["a"]
    (misread,) = imported.misread
    assert misread.place == "records.jsonl, line 3"


@given(st.text())
def test_any_text_is_read_without_a_fault(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("lines")
    said = ""
    misread = []
    try:
        misread = read(text.encode("utf-8", "replace").decode(), folder).misread
    except ExchangeError as error:
        said = str(error)
    assert not said or "records.jsonl" in said
    assert all(each.place.startswith("records.jsonl, line ") for each in misread)
