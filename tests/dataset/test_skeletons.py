"""Skeletons of new records: every key of the model, sound TOML with and without the comments."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.dataset.keys import keys_of
from dipview.dataset.opening import open_dataset
from dipview.dataset.records import CLASSES
from dipview.dataset.skeletons import NAMED, fresh_id, header_skeleton, ids_in, quoted, skeleton
from dipview.model.header import SCHEMA, Header
from dipview.model.kinds import Kind

KINDS = tuple(CLASSES)


def made(kind: Kind, **given: str) -> str:
    return skeleton(kind, {"id": "new-one", **given})


def uncommented(text: str) -> dict[str, Any]:
    """Parse a skeleton with every key in use."""
    return tomli.loads(re.sub(r"^# (?=\[|[a-z0-9_]+ = )", "", text, flags=re.MULTILINE))


def names_in(table: Any, cls: type) -> None:
    """Compare the keys of a table, and of the tables in it, with the model's."""
    assert set(table) == {key.name for key in keys_of(cls)}
    for key in keys_of(cls):
        if key.table:
            inner = table[key.name]
            if key.many:
                (inner,) = inner
            names_in(inner, key.table)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_model_is_there(kind: Kind) -> None:
    tables = uncommented(made(kind))
    assert list(tables) == [kind.plural]
    (record,) = tables[kind.plural]
    names_in(record, CLASSES[kind])


def test_every_key_of_the_header_is_there() -> None:
    tables = uncommented(header_skeleton())
    assert list(tables) == ["dataset"]
    names_in(tables["dataset"], Header)


def test_a_table_that_is_no_list_is_written_as_one_table() -> None:
    told = made(Kind.EVENT)
    assert "# [events.vote] " in told
    assert "# counts = { yes = " in told
    assert "# [[events.outcomes]] " in told


def test_a_new_dataset_may_use_all_that_the_format_has() -> None:
    assert tomli.loads(header_skeleton())["dataset"]["schema"] == SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_allowed_values_are_told(kind: Kind) -> None:
    told = " ".join(re.sub(r"\n#\s+", " ", made(kind)).split())
    for key in keys_of(CLASSES[kind]):
        if key.closed:
            assert f"{', '.join(key.known[:-1])} or {key.known[-1]}" in told


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_needed_is_live_and_what_is_left_empty_is_reported(
    kind: Kind, tmp_path: Path
) -> None:
    text = made(kind)
    (record,) = tomli.loads(text)[kind.plural]
    assert {key.name for key in keys_of(CLASSES[kind]) if key.required} <= set(record)
    file = tmp_path / "new.toml"
    file.write_text(text, encoding="utf-8")
    problems = open_dataset([file]).problems
    assert problems
    lines = text.split("\n")
    for problem in problems:
        assert problem.place.line is not None
        assert re.search(r'= (""|\[\])', lines[problem.place.line - 1])


@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_short_enough_to_read_beside_something_else(kind: Kind) -> None:
    assert max(map(len, made(kind).split("\n"))) <= 106


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ['A "quoted" \\ name', "ليلى", "two\tlines\x1b[31m", "a\u202eb"])
def test_a_name_comes_back_as_it_was_given(kind: Kind, name: str) -> None:
    text = made(kind, **{NAMED[kind]: name})
    (record,) = tomli.loads(text)[kind.plural]
    assert record[NAMED[kind]] == name
    assert text.replace("\n", "").isprintable()


def test_quotes_escape_what_lies_beyond_the_first_plane() -> None:
    assert quoted("\U000e0041") == '"\\U000e0041"'


@pytest.mark.parametrize(
    ("name", "taken", "id"),
    [
        ("Anna Vale", (), "anna-vale"),
        ("Anna Vale", ("anna-vale",), "anna-vale-2"),
        ("Anna Vale", ("anna-vale", "anna-vale-2"), "anna-vale-3"),
        ("", (), "new-actor"),
        ("ليلى", ("new-actor",), "new-actor-2"),
        ("word " * 40, (), "-".join(["word"] * 12)),
        ("x" * 100, (), "x" * 60),
    ],
)
def test_an_id_is_a_slug_that_no_record_has(name: str, taken: tuple[str, ...], id: str) -> None:
    assert fresh_id(Kind.ACTOR, name, taken) == id


def test_ids_are_found_in_whatever_a_file_holds() -> None:
    tables = {
        "actors": [{"id": "a"}, {"id": 1}, {}, "text"],
        "sources": [{"id": "s"}],
        "dataset": {"id": "none"},
        "key": 1,
    }
    assert ids_in(tables) == ["a", "s"]
    assert ids_in(tables, Kind.SOURCE) == ["s"]
