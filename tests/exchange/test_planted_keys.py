"""A key that a format does not know is told as left out, whatever the model is given yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import Writing
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind

WORLDS = Path(__file__).parents[1] / "worlds"
TAKEN = {
    "bibtex": (Kind.SOURCE,),
    "csl": (Kind.SOURCE,),
    "ris": (Kind.SOURCE,),
    "popolo": (Kind.ACTOR,),
    "csv": (Kind.SOURCE, Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.STATEMENT),
    "dna": (Kind.SOURCE, Kind.STATEMENT),
    "qdpx": (Kind.SOURCE, Kind.STATEMENT, Kind.ACTOR, Kind.ISSUE),
    "qdc": (Kind.ISSUE,),
    "rollcalls": (Kind.EVENT, Kind.STATEMENT, Kind.ACTOR),
}
"""Formats that take a part of what records say, and of which kinds."""
WHOLE = {"jsonl", "xlsx"}
"""Formats that take all that is written."""


def with_a_key(record: Any) -> Any:
    """Give a record a key that nothing knows."""
    kept = {each.name: getattr(record, each.name) for each in attrs.fields(type(record))}
    planted = attrs.make_class(
        "Planted",
        {"planted": attrs.field(default="")},
        bases=(type(record),),
        frozen=True,
        kw_only=True,
        slots=False,
    )
    return planted(**kept, planted="something")


def test_every_format_that_writes_records_is_tried() -> None:
    formats = exchange_formats().values()
    assert {each.name for each in formats if each.writes is not None} == {*TAKEN, *WHOLE}


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, kinds in TAKEN.items() for kind in kinds]
)
def test_a_key_that_a_format_does_not_know_is_told(
    name: str, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = open_dataset([WORLDS / "votes.toml"])
    for method in (kind.value, "record"):
        own = getattr(MemoryDataset, method)

        def found(self: MemoryDataset, id: str, own: Any = own) -> Any:
            record = own(self, id)
            return with_a_key(record) if id in dataset.ids(kind) else record

        monkeypatch.setattr(MemoryDataset, method, found)
    writing = Writing(dataset=dataset)
    writes = exchange_formats()[name].writes
    assert writes is not None
    for _ in writes(writing):
        pass
    assert writing.left_out[f"planted of # {kind.plural}"] > 0
