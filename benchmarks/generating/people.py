"""Invents the actors: states and other bodies, and persons with their names and offices."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from benchmarks.generating.words import Spelled, distinct, favoured, latin_word, native_word

STATE_FORMS = ("", "Republic of ", "Kingdom of ", "United Islands of ", "Federation of ")
BODY_FORMS = ("Ministry of Trade", "Coast Guard", "Senate", "Water Board", "Chancellery", "Archive")
GROUP_FORMS = ("League", "Compact", "Forum", "Assembly", "Council", "Union")
TITLES = (
    *("President", "Prime Minister", "Foreign Minister", "Trade Minister", "Harbour Minister"),
    *("Permanent Representative", "Spokesman", "Spokeswoman", "Chief Negotiator", "Ambassador"),
    *("Finance Minister", "Secretary General", "Defence Minister", "Special Envoy"),
)
_CYRILLIC, _ARABIC = 0, 1
_TAGS = {_CYRILLIC: ("ru", "Cyrl"), _ARABIC: ("ar", "Arab")}


@frozen(kw_only=True)
class Person:
    """A person as generated."""

    id: str
    name: str
    sort_name: str
    native: str = ""
    """The name in its own script; empty for Latin."""
    tag: tuple[str, str] = ("", "")
    """Language and script of ``native``."""
    title: str
    of: str
    """Id of the state whose office it is."""
    since: int
    """Year in which the office began."""


@frozen(kw_only=True)
class Body:
    """A state, an organization or a body as generated."""

    id: str
    name: str
    kind: str
    other_name: str = ""
    part_of: str = ""
    member_of: str = ""


@frozen
class _Pools:
    """The words that names are made of; they grow more slowly than the persons do."""

    latin: tuple[list[Spelled], list[Spelled]]
    """Given names, family names."""
    native: tuple[tuple[list[Spelled], list[Spelled]], tuple[list[Spelled], list[Spelled]]]
    """The same for Cyrillic and for Arabic."""


def bodies(rng: random.Random, count: int) -> list[Body]:
    """Invent states first, then organizations, then bodies of states."""
    states = _states(rng, max(4, min(200, count // 3)))
    others = max(2, count - len(states))
    groups = _groups(rng, max(2, others // 4))
    kept = [
        Body(
            id=state.id,
            name=state.name,
            kind="state",
            other_name=state.other_name,
            member_of=rng.choice(groups).id,
        )
        for state in states
    ]
    return [*kept, *groups, *_parts(rng, kept, max(0, others - len(groups)))]


def _states(rng: random.Random, count: int) -> list[Body]:
    words = distinct(count, lambda: latin_word(rng, rng.randint(2, 3)))
    return [
        Body(
            id=f"{word}-state",
            name=f"{rng.choice(STATE_FORMS)}{word.capitalize()}",
            kind="state",
            other_name=f"{word.capitalize()}ian",
        )
        for word in words
    ]


def _groups(rng: random.Random, count: int) -> list[Body]:
    words = distinct(count, lambda: latin_word(rng, rng.randint(2, 4)))
    return [
        Body(
            id=f"{word}-group",
            name=f"{word.capitalize()} {rng.choice(GROUP_FORMS)}",
            kind="organization",
        )
        for word in words
    ]


def _parts(rng: random.Random, states: Sequence[Body], count: int) -> list[Body]:
    return [
        Body(
            id=f"body-{number}",
            name=f"{latin_word(rng, 2).capitalize()} {rng.choice(BODY_FORMS)}",
            kind="body",
            part_of=rng.choice(states).id,
        )
        for number in range(count)
    ]


def persons(rng: random.Random, count: int, states: Sequence[Body]) -> Iterator[Person]:
    """Invent persons: four of five with Latin names, the others Cyrillic or Arabic at home.

    Args:
        rng: The source of chance.
        count: How many.
        states: Whose offices they hold.

    Yields:
        The persons; no two have both names alike.
    """
    pools = _pools(rng, count)
    seen: set[str] = set()
    number = 0
    while number < count:
        script = rng.choice((None, None, None, None, None, None, None, None, _CYRILLIC, _ARABIC))
        given_names, families = pools.latin if script is None else pools.native[script]
        given, family = favoured(rng, given_names), favoured(rng, families)
        if f"{given.latin} {family.latin}" in seen and rng.random() < 0.9:
            continue
        seen.add(f"{given.latin} {family.latin}")
        number += 1
        first, last = given.latin.capitalize(), family.latin.capitalize()
        yield Person(
            id=f"{given.latin}-{family.latin}-{number}",
            name=f"{first} {last}",
            sort_name=f"{last}, {first}",
            native=f"{given.native} {family.native}".strip(),
            tag=("", "") if script is None else _TAGS[script],
            title=rng.choice(TITLES),
            of=favoured(rng, states).id,
            since=rng.randint(1996, 2004),
        )


def _pools(rng: random.Random, count: int) -> _Pools:
    def latin() -> Spelled:
        return Spelled(latin_word(rng, rng.randint(1, 3)))

    def family() -> Spelled:
        return Spelled(latin_word(rng, rng.randint(2, 4)))

    given, families = max(20, round(count**0.7)), max(40, round(count**0.93))
    natives = [
        (
            distinct(max(10, given // 6), partial(native_word, rng, script)),
            distinct(max(20, families // 6), partial(native_word, rng, script)),
        )
        for script in (_CYRILLIC, _ARABIC)
    ]
    return _Pools((distinct(given, latin), distinct(families, family)), (natives[0], natives[1]))
