"""A small dataset of positions, its search index, and an index over bare texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.building import built
from dipview.search.documents import Document, FieldText
from dipview.search.fields import Field
from dipview.search.index import Index
from dipview.search.matches import Matches
from dipview.search.searching import SearchIndex, search

Search = Callable[[str], Matches]


@pytest.fixture(scope="session", params=BODIES)
def positions(request: pytest.FixtureRequest) -> Dataset:
    opened = open_dataset([Path(__file__).with_name("positions.toml")])
    return BODIES[request.param](opened)


@pytest.fixture(scope="session")
def searched(positions: Dataset) -> SearchIndex:
    return SearchIndex.build(positions)


@pytest.fixture(scope="session")
def find(searched: SearchIndex) -> Search:
    """Search the small dataset."""
    return lambda query: search(searched, query)


@pytest.fixture(scope="session")
def index_of() -> Callable[..., Index]:
    """Index actors that have nothing but names, in the order given."""

    def indexed(*names: str, field: Field = Field.NAME) -> Index:
        return built(
            Document(f"a{number}", Kind.ACTOR, (FieldText(field, name),))
            for number, name in enumerate(names)
        )

    return indexed
