"""Generates small files that strain one thing each: half a megabyte must not cost minutes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.converting.tables import head, table
from benchmarks.generating.words import distinct, latin_word

_DAY = dt.date(2001, 3, 1)
_SIDES = ("support", "oppose", "abstain")


def _beginning(title: str, issues: int) -> Iterator[str]:
    yield head(title, _DAY + dt.timedelta(days=5_000))
    yield table("sources", id="record-0", type="report", title="Report", issued=_DAY)
    yield table("issues", id="topic-1", kind="topic", title="Questions", sources=["record-0"])
    for number in range(issues):
        yield table(
            "issues",
            id=f"issue-{number}",
            kind="policy",
            proposition=f"There should be an agreement, number {number}.",
            parent="topic-1",
            sources=["record-0"],
        )


def _actors(rng: random.Random, count: int, *, chained: bool = False) -> Iterator[str]:
    for number, word in enumerate(distinct(count, partial(latin_word, rng, 3))):
        above = f"state-{number - 1}" if chained and number else None
        kind = "body" if above else "state"
        fields = {"id": f"state-{number}", "name": word.capitalize(), "kind": kind}
        yield table("actors", **fields, part_of=above, sources=["record-0"])


def _said(number: int, issue: int, stance: str, speakers: Sequence[int]) -> str:
    return table(
        "statements",
        id=f"said-{number}",
        source="record-0",
        locator=f"paragraph {number}",
        speakers=[f"state-{speaker}" for speaker in speakers],
        form="recorded",
        acts=["vote"],
        date=_DAY,
        positions=[{"issue": f"issue-{issue}", "stance": stance}],
    )


def ties(rng: random.Random) -> Iterator[str]:
    """Write 500 actors who all have a side on each of 40 issues."""
    actors, issues = 500, 40
    yield from _beginning("Dense ties", issues)
    yield from _actors(rng, actors)
    for issue in range(issues):
        sides: dict[str, list[int]] = {side: [] for side in _SIDES}
        for actor in range(actors):
            sides[rng.choice(_SIDES)].append(actor)
        for number, (side, speakers) in enumerate(sides.items()):
            yield _said(issue * len(_SIDES) + number, issue, side, speakers)


def chain(rng: random.Random) -> Iterator[str]:
    """Write 4,000 actors, each a part of the one before; one of ten has said something."""
    actors, issues = 4_000, 20
    yield from _beginning("A chain of parts", issues)
    yield from _actors(rng, actors, chained=True)
    for number in range(actors // 10):
        yield _said(number, number % issues, rng.choice(_SIDES), [number * 10])


def crowd(rng: random.Random) -> Iterator[str]:
    """Write 3,000 actors who each say where they stand on one issue."""
    yield from _beginning("A crowd", 1)
    yield from _actors(rng, 3_000)
    for number in range(3_000):
        yield _said(number, 0, rng.choice(_SIDES), [number])


def chorus(rng: random.Random) -> Iterator[str]:
    """Write one statement of 4,000 speakers."""
    yield from _beginning("A chorus", 1)
    yield from _actors(rng, 4_000)
    yield _said(0, 0, "support", range(4_000))


STRAINS: Mapping[str, Callable[[random.Random], Iterator[str]]] = {
    "500 actors densely tied": ties,
    "a chain of 4,000 parts": chain,
    "3,000 actors on one issue": crowd,
    "a statement of 4,000 speakers": chorus,
}
"""By name."""


def written(path: Path, name: str, seed: int) -> None:
    """Write a strain as one file."""
    rng = random.Random(f"dipview {name} {seed}")  # noqa: S311 (not secret)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{piece}\n" for piece in STRAINS[name](rng))
