"""States and territories by name, adjective and capital; read from ``states.tsv``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from dipview.model.values import frozen
from dipview.search.folding import words


class Sort(StrEnum):
    """What a word is to the state that it is of."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"


@frozen
class States:
    """The table, by folded words."""

    names: Mapping[tuple[str, ...], tuple[str, ...]]
    """Codes of two letters; several where a name is not one state's alone."""
    adjectives: Mapping[tuple[str, ...], tuple[str, ...]]
    capitals: Mapping[tuple[str, ...], tuple[str, ...]]
    alpha3: Mapping[str, str]
    """The code of two letters by that of three."""
    names_of: Mapping[str, tuple[tuple[str, ...], ...]]
    """The names of a state that are its alone."""
    adjectives_of: Mapping[str, tuple[tuple[str, ...], ...]]
    """As ``names_of``."""


def key_of(text: str) -> tuple[str, ...]:
    """Fold a name to the words by which it is known: small words do not count."""
    return tuple(word for word in words(text.replace("/", " ")) if word not in ("the", "and"))


@cache
def states() -> States:
    """Read the table."""
    text = Path(__file__).with_name("states.tsv").read_text("utf-8")
    found: dict[Sort, dict[tuple[str, ...], list[str]]] = {sort: defaultdict(list) for sort in Sort}
    alpha3 = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, three, names, adjectives, capitals = line.split("\t")
        if not code:
            found[Sort.NAME][key_of(names)] += adjectives.split(";")
            continue
        alpha3[three] = code
        columns = ((Sort.NAME, names), (Sort.ADJECTIVE, adjectives), (Sort.CAPITAL, capitals))
        for sort, column in columns:
            for name in filter(None, column.split(";")):
                codes = found[sort][key_of(name)]
                codes += [code] if code not in codes else []
    tables = {s: {k: tuple(v) for k, v in found[s].items()} for s in Sort}
    return States(
        names=tables[Sort.NAME],
        adjectives=tables[Sort.ADJECTIVE],
        capitals=tables[Sort.CAPITAL],
        alpha3=alpha3,
        names_of=_alone(tables[Sort.NAME]),
        adjectives_of=_alone(tables[Sort.ADJECTIVE]),
    )


def _alone(
    codes: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give for each state what is its alone."""
    own: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, shared in codes.items():
        if len(shared) == 1:
            own[shared[0]].append(key)
    return {code: tuple(keys) for code, keys in own.items()}
