"""Constraints: the parts of a query, each with what it matches, and the kinds it can apply to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from dipview.model.kinds import Kind
from dipview.search.folding import words
from dipview.search.matching import EitherMatch, EveryMatch, Matched
from dipview.search.number_sets import Numbers
from dipview.search.query import And, Filter, Node, Or, Phrase, Word
from dipview.search.query_fields import EVERY, QUERY_FIELDS, Asks, FilterField

OF_POSITIONS = frozenset(name for name, known in QUERY_FIELDS.items() if known.asks is Asks.HOW)
"""Fields that ask for positions: a statement that takes several may take another besides."""
ON_ISSUES = frozenset(name for name, known in QUERY_FIELDS.items() if known.asks is Asks.ON_WHAT)
"""Fields that ask for positions by what they are on, and for the statements that take them."""


class Constraint(NamedTuple):
    """A part of a query, and what it matches."""

    node: Node | None
    """The part; None for all bare words together."""
    numbers: Numbers

    def applies_to(self, kind: Kind) -> bool:
        """Tell whether it can ask for records of a kind at all."""
        return self.node is None or kind in kinds_of(self.node)

    @property
    def of_positions(self) -> bool:
        """Whether it asks for positions."""
        return self.asks_for(OF_POSITIONS)

    @property
    def on_issues(self) -> bool:
        """Whether it asks on which issues positions are."""
        return self.asks_for(ON_ISSUES)

    def asks_for(self, fields: Container[FilterField]) -> bool:
        """Tell whether whatever it matches has what one of some fields asks for."""
        return self.node is not None and _asks_for(self.node, fields)

    def has_part(self, wanted: Container[Filter]) -> bool:
        """Tell whether one of some fields with their values is any part of it, and not negated."""
        return self.node is not None and any(each in wanted for each in _fields_in(self.node))


def alternatives(root: Node, matched: Matched) -> tuple[tuple[Constraint, ...], ...]:
    """Take a query apart: into the parts of which one must match, each into those that all must.

    Args:
        root: The query.
        matched: What it matches.
    """
    if isinstance(root, Or) and isinstance(matched, EitherMatch):
        pairs = zip(root.terms, matched.parts, strict=True)
        return tuple(tuple(_constraints(node, part)) for node, part in pairs)
    return (tuple(_constraints(root, matched)),)


def kinds_of(node: Node) -> frozenset[Kind]:
    """Give the kinds of record to which all fields of a part of a query can apply."""
    match node:
        case Filter(name, value):
            known = QUERY_FIELDS[name]
            having = (kinds for values, kinds in known.values if value in set(values))
            return known.kinds or frozenset().union(*having)
        case And(terms) | Or(terms):
            return EVERY.intersection(*map(kinds_of, terms))
        case _:
            return EVERY


def _asks_for(node: Node, fields: Container[FilterField]) -> bool:
    match node:
        case Filter(name):
            return name in fields
        case And(terms):
            return any(_asks_for(term, fields) for term in terms)
        case Or(terms):
            return all(_asks_for(term, fields) for term in terms)
        case _:
            return False


def _fields_in(node: Node) -> Iterator[Filter]:
    match node:
        case Filter():
            yield node
        case And(terms) | Or(terms):
            for term in terms:
                yield from _fields_in(term)


def _constraints(node: Node, matched: Matched) -> Iterator[Constraint]:
    """Pair the terms of a conjunction with what they match: its bare words first, as one."""
    terms = node.terms if isinstance(node, And) else (node,)
    others = [term for term in terms if not isinstance(term, Word) and not _is_silent(term)]
    parts = matched.parts if isinstance(matched, EveryMatch) else (matched,)
    for part in parts[: len(parts) - len(others)]:
        yield Constraint(None, part.numbers)
    for term, part in zip(others, parts[len(parts) - len(others) :], strict=True):
        yield Constraint(term, part.numbers)


def _is_silent(node: Node) -> bool:
    return isinstance(node, Phrase) and not words(node.text)
