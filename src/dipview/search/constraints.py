"""Constraints: the parts of a query, each with what it matches, and the kinds it can apply to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from dipview.model.actors import ActorKind
from dipview.model.events import EventKind, EventStatus
from dipview.model.issues import ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.model.statements import RecordStatus
from dipview.search.folding import words
from dipview.search.matching import EitherMatch, EveryMatch, Matched
from dipview.search.number_sets import Numbers
from dipview.search.query import And, Filter, FilterField, Node, Or, Phrase, Word

EVERY = frozenset(Kind)
SAID = frozenset((Kind.STATEMENT, Kind.POSITION))

APPLIES: Mapping[FilterField, frozenset[Kind]] = {
    FilterField.WITH: EVERY,
    FilterField.BY: SAID,
    FilterField.FOR: SAID,
    FilterField.HOLDER: SAID,
    FilterField.VIA: SAID,
    FilterField.ABOUT: SAID,
    FilterField.STANCE: SAID,
    FilterField.FORMULA: SAID,
    FilterField.REASON: SAID,
    FilterField.VALUE: SAID,
    FilterField.PRIORITY: SAID,
    FilterField.OPTION: SAID,
    FilterField.ACT: SAID,
    FilterField.BASIS: SAID,
    FilterField.FORM: SAID,
    FilterField.ISSUE: SAID | {Kind.ISSUE},
    FilterField.TOPIC: SAID | {Kind.ISSUE},
    FilterField.EVENT: SAID | {Kind.EVENT},
    FilterField.DATE: SAID | {Kind.EVENT},
    FilterField.ROLE: frozenset((Kind.ACTOR,)),
    FilterField.PLACE: frozenset((Kind.EVENT,)),
    FilterField.SOURCE: EVERY,
    FilterField.TAG: EVERY,
    FilterField.EXTRA: EVERY,
    FilterField.CODER: SAID,
    FilterField.REVIEWER: SAID,
    FilterField.ID: EVERY,
}
"""The kinds of record that a field can ask for; of others, it asks for what goes with these."""

OF_POSITIONS = frozenset(
    (
        FilterField.STANCE,
        FilterField.FORMULA,
        FilterField.REASON,
        FilterField.VALUE,
        FilterField.PRIORITY,
        FilterField.BASIS,
        FilterField.HOLDER,
        FilterField.VIA,
    )
)
"""Fields that ask for positions: a statement that takes several may take another besides."""
ON_ISSUES = frozenset((FilterField.ISSUE, FilterField.TOPIC))
"""Fields that ask for positions by what they are on, and for the statements that take them."""

_BY_VALUE = {
    FilterField.STATUS: (
        (RecordStatus, SAID),
        (EventStatus, frozenset((Kind.EVENT,))),
        (ProposalStatus, frozenset((Kind.ISSUE,))),
    ),
    FilterField.KIND: (
        (Kind, EVERY),  # which asks for nothing that goes with these
        (ActorKind, frozenset((Kind.ACTOR,))),
        (IssueKind, frozenset((Kind.ISSUE,))),
        (EventKind, frozenset((Kind.EVENT,))),
    ),
}
"""Fields whose values are those of several kinds of record."""


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
            if name in APPLIES:
                return APPLIES[name]
            found = [kinds for values, kinds in _BY_VALUE[name] if value in set(values)]
            return frozenset().union(*found)
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
