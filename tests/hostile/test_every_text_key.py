"""Whatever text the data format has room for, hostile datasets and drawn ones have a text in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import tomli
from tests.hostile.strategies import TABLES, every_key
from tests.hostile.test_corpus import CORPUS, FIELDS

from dipview.dataset.keys import Key, keys_of
from dipview.model.sources import Citation

REFUSED = {"id", "text_sha256"}
"""Texts of one form alone, which cost their record where they have another."""
PATHS = {("sources", "text")}
"""What names a file, and is tried as such elsewhere."""


def text_keys() -> Iterator[tuple[str, str]]:
    """Give the keys of the model that take any text, each after its table."""
    for table, cls in TABLES.items():
        for key in keys_of(cls):
            if takes_text(key) and key.name not in REFUSED and (table, key.name) not in PATHS:
                yield table, key.name


def takes_text(key: Key) -> bool:
    return key.type is str and key.refers_to is None and not key.closed


def filled(said: Mapping[str, Any], table: str) -> Iterator[tuple[str, str]]:
    """Give the keys that some tables have, each after its table."""
    for name, value in said.items():
        yield table, name
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from filled(each, name)


@pytest.mark.parametrize("name", FIELDS)
def test_a_dataset_that_is_hostile_in_every_field_leaves_none_out(name: str) -> None:
    said = tomli.loads((CORPUS / name).read_text("utf-8"))
    there = {pair for table, value in said.items() for pair in filled({table: value}, "")}
    assert sorted(set(text_keys()) - there) == []


def test_every_table_of_the_model_is_drawn_with_all_its_keys() -> None:
    for name, cls in TABLES.items():
        keys = keys_of(cls)
        inside = {key.table for key in keys} - {None, Citation}
        assert inside <= {*TABLES.values()}
        assert every_key(name, {}).keys() == {key.name for key in keys} - {"id"}
