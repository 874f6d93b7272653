"""Generates the shapes that real corpora have: roll calls, bulletins, recommendations.

Each stresses what the others do not: many speakers of one statement; many issues of one holder;
many statements of one speaker about one other each. Every word in them is invented.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from benchmarks.converting.tables import head, table
from benchmarks.generating.sentences import Sentences
from benchmarks.generating.words import distinct, favoured, latin_word

STATES = 193
"""Speakers of a roll call, absent ones not taken off."""
_BEGUN = dt.date(1946, 1, 7)
_DAYS = 75 * 365
_ABSENT, _ABSTAINS = 0.08, 0.12
_RECURRING, _FIRST = 0.33, 9
"""Share of roll calls on a resolution that recurs, and the number after which they begin."""
_TOPICS = 12
_DELEGATIONS, _BLOCS = 160, 12
_FIELDS, _REVIEWERS = 40, 4_000


@frozen(kw_only=True)
class Shape:
    """A shape: what it is generated from, and what its commands are about."""

    name: str
    unit: str
    """What its size counts."""
    largest: int
    """The largest of its sizes."""
    build: Callable[[random.Random, int], Iterator[str]]
    issue: str
    """Id of an issue that is in it at any size, as ``state-0`` and ``topic-1`` are."""
    statement: str
    query: str
    """Finds some of its statements."""

    def sizes(self, share: float = 1.0) -> list[int]:
        """Give its three sizes, each twice the one before; or a share of them.

        The least is more than a megabyte: what is smaller has no snapshot, and is read each time.
        """
        largest = max(90, round(self.largest * share))
        return [largest // 4, largest // 2, largest]


def _name(number: int, names: Sequence[str]) -> str:
    return names[number].capitalize()


def _day(number: int, count: int) -> dt.date:
    """Give days that go evenly through 75 years, whatever the size."""
    return _BEGUN + dt.timedelta(days=number * _DAYS // count)


def _topics(rng: random.Random, source: str) -> Iterator[str]:
    for number, word in enumerate(distinct(_TOPICS, partial(latin_word, rng, 2))):
        title = f"{word.capitalize()} questions"
        yield table("issues", id=f"topic-{number}", kind="topic", title=title, sources=[source])


def _actors(
    rng: random.Random, prefix: str, count: int, kind: str, ending: str = ""
) -> Iterator[str]:
    words = distinct(count, partial(latin_word, rng, 3))
    for number in range(count):
        name = f"{_name(number, words)}{ending}"
        yield table("actors", id=f"{prefix}-{number}", name=name, kind=kind, sources=["record-0"])


def _records(count: int, title: str, type: str) -> Iterator[str]:
    for number in range(count):
        id, day = f"record-{number}", _day(number + 1, count)
        yield table("sources", id=id, type=type, title=f"{title} {number}", issued=day)


def roll_calls(rng: random.Random, count: int) -> Iterator[str]:
    """Write so many roll calls of 193 states, one of three on a resolution that recurs."""
    say, sessions = Sentences.of(rng, 2_000), 75
    yield head(f"{count} invented roll calls", _BEGUN + dt.timedelta(days=_DAYS))
    yield from _records(sessions, "Session", "meeting-record")
    yield from _topics(rng, "record-0")
    yield from _actors(rng, "state", STATES, "state")
    leanings = [rng.gauss(0, 1) for _ in range(STATES)]
    known: set[str] = set()
    for number in range(count):
        again = number > _FIRST and rng.random() < _RECURRING
        issue = f"again-{int(count * rng.random() ** 2 / 12)}" if again else f"call-{number}"
        record = f"record-{number * sessions // count}"
        if issue not in known:
            known.add(issue)
            yield _resolution(rng, issue, say.thing(), record)
        for stance, speakers in _votes(rng, leanings).items():
            yield table(
                "statements",
                id=f"call-{number}-{stance}",
                source=record,
                locator=f"meeting {number % 90 + 1}",
                speakers=speakers,
                form="recorded",
                acts=["vote"],
                date=_day(number, count),
                positions=[{"issue": issue, "stance": stance}],
            )


def _resolution(rng: random.Random, id: str, thing: str, record: str) -> str:
    return table(
        "issues",
        id=id,
        kind="policy",
        proposition=f"To adopt the draft on the {thing}, as amended ({id}).",
        short=thing,
        parent=f"topic-{rng.randrange(_TOPICS)}",
        sources=[record],
    )


def _votes(rng: random.Random, leanings: Sequence[float]) -> dict[str, list[str]]:
    """Let each state vote as it leans, some abstain, some be absent."""
    axis, threshold = rng.choice((-1, 1)), rng.gauss(-0.8, 0.9)
    votes: dict[str, list[str]] = {}
    for number, leaning in enumerate(leanings):
        chance = rng.random()
        if chance < _ABSENT:
            continue
        side = "support" if axis * leaning + rng.gauss(0, 0.4) > threshold else "oppose"
        stance = "abstain" if chance < _ABSENT + _ABSTAINS else side
        votes.setdefault(stance, []).append(f"state-{number}")
    return votes


def bulletins(rng: random.Random, count: int) -> Iterator[str]:
    """Write so many sentences of bulletins, each of them on an issue of its own, mostly of one."""
    say, reports = Sentences.of(rng, 5_000), max(4, count // 20)
    yield head(f"{count} invented sentences of bulletins", _BEGUN + dt.timedelta(days=_DAYS))
    yield from _records(reports, "Bulletin", "report")
    yield from _topics(rng, "record-0")
    yield from _actors(rng, "state", _DELEGATIONS, "state")
    yield from _actors(rng, "bloc", _BLOCS, "group", " Group")
    delegations = [f"state-{number}" for number in range(_DELEGATIONS)]
    blocs = [f"bloc-{number}" for number in range(_BLOCS)]
    for number in range(count):
        report = number * reports // count
        thing = say.thing()
        yield table(
            "issues",
            id=f"proposal-{number}",
            kind="policy",
            proposition=f"The {thing} should be in the text, in place {number}.",
            parent=f"topic-{rng.randrange(_TOPICS)}",
            sources=[f"record-{report}"],
        )
        for voice in range(2 if rng.random() < 0.1 else 1):
            stance = "oppose" if voice or rng.random() < 0.25 else "support"
            yield table(
                "statements",
                id=f"said-{number}-{voice}",
                source=f"record-{report}",
                locator=f"paragraph {number % 20 + 1}",
                speakers=[favoured(rng, delegations)],
                on_behalf_of=[favoured(rng, blocs)] if rng.random() < 0.3 else None,
                form="reported",
                summary=say.summary(),
                acts=["propose" if stance == "support" else "reject"],
                date=_day(report, reports),
                positions=[{"issue": f"proposal-{number}", "stance": stance}],
            )


def recommendations(rng: random.Random, count: int) -> Iterator[str]:
    """Write so many recommendations: one speaks, one is asked, each is an issue of its own."""
    say, rounds = Sentences.of(rng, 5_000), 40
    yield head(f"{count} invented recommendations", _BEGUN + dt.timedelta(days=_DAYS))
    yield from _records(rounds, "Review", "report")
    yield from _topics(rng, "record-0")
    yield from _actors(rng, "state", STATES, "state")
    speakers = [f"state-{number}" for number in range(STATES)]
    for number in range(count):
        by, to = favoured(rng, speakers), f"state-{number * STATES // count}"
        record = f"record-{number * rounds // count}"
        yield table(
            "issues",
            id=f"asked-{number}",
            kind="policy",
            proposition=f"{say.summary()}, as number {number} has it.",
            parent=f"topic-{rng.randrange(_TOPICS)}",
            sources=[record],
        )
        accepted = rng.random() < 0.7
        for voice, speaker in (("asks", by), ("answers", to)):
            asks = voice == "asks"
            stance = "support" if asks or accepted else "reserved"
            yield table(
                "statements",
                id=f"{voice}-{number}",
                source=record,
                locator=f"paragraph {number % 200 + 1}",
                speakers=[speaker],
                targets=[to] if asks and to != by else None,
                form="recorded",
                acts=["request" if asks else "agree" if accepted else "reserve"],
                date=_day(number, count),
                positions=[{"issue": f"asked-{number}", "stance": stance}],
            )


_CALLS = Shape(
    name="roll calls",
    unit="roll calls of 193",
    largest=1_400,
    build=roll_calls,
    issue="call-7",
    statement="call-7-support",
    query="stance:oppose",
)
_BULLETINS = Shape(
    name="bulletins",
    unit="issues",
    largest=11_000,
    build=bulletins,
    issue="proposal-7",
    statement="said-7-0",
    query="for:bloc-0",
)
_RECOMMENDATIONS = Shape(
    name="recommendations",
    unit="issues",
    largest=8_400,
    build=recommendations,
    issue="asked-7",
    statement="asks-7",
    query="stance:reserved",
)
SHAPES: Mapping[str, Shape] = {
    shape.name: shape for shape in (_CALLS, _BULLETINS, _RECOMMENDATIONS)
}
"""All of them, by name."""


def written(path: Path, name: str, size: int, seed: int) -> None:
    """Write a shape of a size as one file."""
    rng = random.Random(f"dipview {name} {size} {seed}")  # noqa: S311 (not secret)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{piece}\n" for piece in SHAPES[name].build(rng, size))


def main(path: str, name: str, size: str, seed: str) -> None:
    """Write a shape, as a process of its own."""
    written(Path(path), name, int(size), int(seed))


if __name__ == "__main__":
    main(*sys.argv[1:])
