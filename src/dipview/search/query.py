"""The query as a tree of frozen values, and its printed form."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from attrs import field

from dipview.model.values import frozen
from dipview.search.query_fields import FilterField


class Extent(NamedTuple):
    """Where in the typed query something stands, in characters."""

    offset: int = 0
    length: int = 0


OPENING_QUOTES = '"“”„«»‹›「『'
"""What begins a quotation; within a word none stands."""
NOWHERE = Extent()
"""The extent of what was not typed."""


class Anchor(StrEnum):
    """How the words of a phrase meet the words of a text."""

    WHOLE = "whole"
    """Word by word: ``'exact`` and ``"a phrase"``."""
    START = "start"
    """The last word may go on: ``^pre``."""
    END = "end"
    """The first word may begin earlier: ``suf$``."""


EXACTLY = "="
"""Before the value of a field that names a record: its whole name is meant, or its id."""


class Comparison(StrEnum):
    """How a date is compared; every other field knows ``:`` alone."""

    IS = ":"
    FROM = ">="
    UNTIL = "<="
    AFTER = ">"
    BEFORE = "<"


@frozen
class Word:
    """A bare word, matched fuzzily."""

    text: str
    extent: Extent = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Phrase:
    """Words that stand next to each other in one text, letter for letter."""

    text: str
    anchor: Anchor = Anchor.WHOLE
    extent: Extent = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Filter:
    """A field and the value that it must have."""

    name: FilterField
    value: str
    comparison: Comparison = Comparison.IS
    extent: Extent = field(default=NOWHERE, eq=False, repr=False)
    """Where the value stands."""


@frozen
class Not:
    """What must not be."""

    term: Node


@frozen
class And:
    """What must all be; without terms, everything. Made by ``conjunction``."""

    terms: tuple[Node, ...]


@frozen
class Or:
    """Of which one must be. Made by ``disjunction``."""

    terms: tuple[Node, ...]


Node: TypeAlias = Word | Phrase | Filter | Not | And | Or
"""Any part of a query."""


class Query(NamedTuple):
    """A query that has been read."""

    text: str
    """As it was typed."""
    root: Node

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that everything matches."""
        return isinstance(self.root, And) and not self.root.terms


def conjunction(*terms: Node) -> Node:
    """Join terms that must all be, without nesting one conjunction in another."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, And) else (term,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def disjunction(*terms: Node) -> Node:
    """Join terms of which one must be, without nesting one disjunction in another."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Or) else (term,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def printed(node: Node) -> str:
    """Write a query so that reading it gives the same tree.

    Args:
        node: A tree as the parser makes it.

    Returns:
        The query in its shortest regular form.
    """
    match node:
        case Word(text):
            return text
        case Phrase(text, anchor):
            return _printed_phrase(text, anchor)
        case Filter(name, value, comparison):
            return f"{name}{comparison}{_printed_value(value)}"
        case Not(term):
            return f"!{_printed_inside(term)}"
        case And(terms):
            return " ".join(f"({printed(t)})" if isinstance(t, Or) else printed(t) for t in terms)
        case Or(terms):
            return " or ".join(printed(term) for term in terms)


def _printed_inside(node: Node) -> str:
    return f"({printed(node)})" if isinstance(node, And | Or) else printed(node)


def _printed_phrase(text: str, anchor: Anchor) -> str:
    quoted = f'"{text}"'
    if anchor is Anchor.START:
        return f"^{quoted}"
    return f"{quoted}$" if anchor is Anchor.END else quoted


def _printed_value(value: str) -> str:
    bare = value and not any(sign.isspace() or sign in f"(){OPENING_QUOTES}" for sign in value)
    return value if bare else f'"{value}"'
