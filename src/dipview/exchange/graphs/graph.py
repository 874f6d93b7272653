"""A graph as data: nodes and weighted edges with attributes, for programs that draw networks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from attrs import field

from dipview.model.values import frozen

Value: TypeAlias = str | int | float | bool
"""The value of an attribute; all values of one attribute are of one type."""
Attributes: TypeAlias = Mapping[str, Value]


class Mode(StrEnum):
    """What the nodes of a graph are."""

    TWO = "two"
    """Actors and issues; an edge is where an actor stands on an issue."""
    ONE = "one"
    """Actors alone; an edge is how far two of them agree."""


@frozen(kw_only=True)
class Node:
    """An actor or an issue."""

    id: str
    label: str
    attributes: Attributes = field(factory=dict)


@frozen(kw_only=True)
class Edge:
    """A tie between two nodes; it has no direction."""

    source: str
    target: str
    weight: int
    """Above zero for support or agreement, below for opposition or conflict; in a graph, never
    zero: programs that draw networks drop such an edge, and some break on it."""
    attributes: Attributes = field(factory=dict)
    start: dt.date | None = None
    """The day from which it is as it is; None where that is not known."""

    @property
    def id(self) -> str:
        """An id of its own: no two edges of a graph tie the same nodes."""
        return f"{self.source}+{self.target}"


@frozen(kw_only=True)
class Graph:
    """Nodes, and edges without a direction between them."""

    title: str
    description: str
    """What it shows, of which dataset, through what; and how its weights are to be read."""
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    """Standings that are not in it because they rest on weaker evidence."""
    empty: str = ""
    """Why there is no edge; empty where there is one."""
    weightless: int = 0
    """Stances without a side, or ties of as many agreements as disagreements; their ends are
    nodes, and no edge is between them."""


TYPES: Mapping[type, str] = {bool: "boolean", int: "integer", float: "double", str: "string"}
"""How attributes are typed, in the words of GEXF."""


def types_of(of_each: Iterable[Attributes]) -> dict[str, str]:
    """Give the type of each attribute that any has, in the order in which they first appear."""
    types: dict[str, str] = {}
    for attributes in of_each:
        for name, value in attributes.items():
            types.setdefault(name, TYPES[type(value)])
    return types


Keys: TypeAlias = Mapping[str, str]
"""The key of each attribute by its name."""


def keys_of(letter: str, names: Iterable[str]) -> Keys:
    """Give attributes their keys: the letter of nodes or edges, and a number."""
    return {name: f"{letter}{place}" for place, name in enumerate(names)}


def different(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Give of the edges that are alike but for their ends the first alone."""
    met: set[Likeness] = set()
    for edge in edges:
        if _likeness(edge) not in met:
            met.add(_likeness(edge))
            yield edge


def written_once(write: Callable[[Edge], str]) -> Callable[[Edge], str]:
    """Write edges once for all that are alike but for their ends, as where hundreds vote alike.

    Args:
        write: Writes what does not depend on the ends of an edge.
    """
    known: dict[Likeness, str] = {}

    def text(edge: Edge) -> str:
        found = known.get(_likeness(edge))
        if found is None:
            found = known[_likeness(edge)] = write(edge)
        return found

    return text


Likeness: TypeAlias = tuple[int, int, dt.date | None]


def _likeness(edge: Edge) -> Likeness:
    """Tell what edges have in common, by the identity of attributes: the graph holds them."""
    return id(edge.attributes), edge.weight, edge.start


def filled(attributes: Mapping[str, Value | None]) -> dict[str, Value]:
    """Leave out the attributes that say nothing."""
    return {name: value for name, value in attributes.items() if value not in (None, "")}
