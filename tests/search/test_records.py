"""Records by number: the place of an id is told by its number, not by a look at each."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.matches import Ids
from dipview.search.records import RecordIds

WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


def test_a_place_is_found_as_by_a_look_at_each_id() -> None:
    dataset = open_dataset([WORLD])
    known = RecordIds(dataset)
    assert [known.index(id) for id in known] == list(range(len(known)))
    events = [number for number, id in enumerate(known) if dataset.kind_of(id) is Kind.EVENT]
    for numbers in (events[::-1], memoryview(array("I", events[::-1]))):
        backwards = Ids(numbers, known)
        assert [backwards.index(id) for id in backwards] == list(range(len(events)))


def test_what_is_not_there_has_no_place() -> None:
    dataset = open_dataset([WORLD])
    known = RecordIds(dataset)
    for ids in (known, Ids(range(3), known)):
        with pytest.raises(ValueError, match="nowhere"):
            ids.index("nowhere")
    with pytest.raises(ValueError, match="not in"):
        Ids(range(3), known).index(known[7])
