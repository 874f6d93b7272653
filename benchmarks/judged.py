"""The judged set: frozen queries over two small datasets, and how answers to them are scored."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

FOLDER = Path(__file__).parent
WORLD = FOLDER / "judged_world.toml"
"""The small dataset of the set's own."""
TOP = 5
ALL = "all but nonsense"


@frozen
class Judged:
    """A query with the ids of the records that it means."""

    kind: str
    world: str
    query: str
    meant: frozenset[str]


@frozen
class Score:
    """How a contender did on one kind of query."""

    count: int
    first: float
    """Share of queries that have a meant record first; of nonsense, those that find nothing."""
    among: float
    """The same, among the first five."""


def judged(path: Path = FOLDER / "judged.toml") -> list[Judged]:
    """Read the set."""
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["queries"]
    return [
        Judged(table["kind"], table["world"], query, frozenset(meant))
        for table in tables
        for query, meant in table["pairs"]
    ]


def scores(told: Sequence[tuple[Judged, Sequence[str]]]) -> dict[str, Score]:
    """Score the answers to each kind of query, and to all that mean something together.

    Args:
        told: Each query with the ids that it was answered with, at most five, best first.
    """
    kinds = dict.fromkeys(each.kind for each, _ in told)
    groups = {kind: [pair for pair in told if pair[0].kind == kind] for kind in kinds}
    return {
        ALL: score([pair for pair in told if pair[0].meant]),
        **{kind: score(pairs) for kind, pairs in groups.items()},
    }


def score(told: Sequence[tuple[Judged, Sequence[str]]]) -> Score:
    """Score answers: a query that means nothing wants no answer."""
    first = [each.meant.intersection(ids[:1]) if each.meant else not ids for each, ids in told]
    among = [each.meant.intersection(ids) if each.meant else not ids for each, ids in told]
    count = len(told)
    return Score(count, sum(map(bool, first)) / count, sum(map(bool, among)) / count)
