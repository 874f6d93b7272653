"""Found among: how many of what is counted beside a record are found by query and pins.

Beside an issue stand its positions, beside an event its statements, beside a source the records
that rest on it. A pinned record narrows no other of its kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import evolve

from dipview.dataset.features import Feature
from dipview.dataset.related import related_numbers
from dipview.dataset.sets import RecordSets
from dipview.model.kinds import Kind
from dipview.model.statements import RecordStatus
from dipview.model.values import frozen
from dipview.search.constraints import Constraint
from dipview.search.number_sets import Numbers, in_range, numbers_of, union
from dipview.search.query import Filter
from dipview.search.query_fields import FilterField
from dipview.views.clause import apply
from dipview.views.parts.counting import count_cell, number_cell, numbers_once
from dipview.views.scope_filter import counted_statements, let_through
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Meaning, Place

_OF_OTHERS = (FilterField.WITH, FilterField.SOURCE)
"""Fields that can ask for records of every kind, by what is counted beside them."""
_RESTING = (Kind.ACTOR, Kind.STATEMENT, Kind.EVENT, Kind.ISSUE)
"""The kinds of record that rest on sources."""
_UNCOUNTED = tuple(
    Filter(FilterField.STATUS, status)
    for status in (RecordStatus.DRAFT.value, RecordStatus.RETRACTED.value)
)


class Found(NamedTuple):
    """How many of what a record counts are found."""

    meeting: int
    of: int
    """Of how many."""


@frozen(eq=False)
class FoundAmong:
    """What query and pins find of what counts, each utterance once."""

    found: Numbers
    counted: Numbers
    sets: RecordSets
    """Of the dataset: they tell what of an utterance is counted already."""
    day: dt.date | None
    """The day that is looked from; None for all that is known."""

    def of(self, records: Numbers) -> Found:
        """Count what is found of what is counted beside a record.

        Args:
            records: The numbers of all that belongs to it, each coding of an utterance by itself
                or once.
        """
        counted = records & self.counted
        if not self.sets.counts_once:
            return Found(counted.intersection_cardinality(self.found), len(counted))
        meeting = numbers_once(self.sets, counted & self.found)
        return Found(meeting, numbers_once(self.sets, counted))


def found_positions(selection: Selection) -> FoundAmong | None:
    """Tell which positions are found, for issues; None where nothing narrows them.

    Args:
        selection: Its date and switches choose what is counted besides.
    """
    inner = _narrowed_beside(selection, Kind.ISSUE)
    if inner is None:
        return None
    dataset, scope = selection.dataset, evolve(selection.scope, since=None, exact_only=False)
    features = dataset.sets.features
    counted = features[Feature.COUNTED]
    if ask_for_uncounted(_alternatives(selection)):
        counted = in_range(dataset.numbers(Kind.POSITION)) - features[Feature.ASIDE]
    seen = let_through(dataset, scope, Kind.POSITION)
    counted = counted if seen is None else counted & seen
    return FoundAmong(_found(inner, Kind.POSITION), counted, dataset.sets, scope.as_of)


def found_statements(selection: Selection) -> FoundAmong | None:
    """Tell which statements are found, for events; None where nothing narrows them.

    Args:
        selection: Its date and switches choose what is counted besides.
    """
    inner = _narrowed_beside(selection, Kind.EVENT)
    if inner is None:
        return None
    every = ask_for_uncounted(_alternatives(selection))
    counted = counted_statements(selection.dataset, selection.scope, every=every)
    return FoundAmong(
        _found(inner, Kind.STATEMENT), counted, selection.dataset.sets, selection.scope.as_of
    )


def found_resting(selection: Selection) -> FoundAmong | None:
    """Tell which records are found, for the sources on which they rest; None where nothing narrows.

    Statements are those that are listed; of other kinds what the query itself asks for, as what
    goes along with statements does not meet it.
    """
    inner = _narrowed_beside(selection, Kind.SOURCE)
    if inner is None:
        return None
    dataset = selection.dataset
    met = [_found(inner, kind, along=kind is Kind.STATEMENT) for kind in _RESTING]
    every = union(in_range(dataset.numbers(kind)) for kind in _RESTING)
    counted = every - dataset.sets.features[Feature.ASIDE]
    return FoundAmong(union(met), counted, dataset.sets, selection.scope.as_of)


def _alternatives(selection: Selection) -> Sequence[Sequence[Constraint]]:
    return selection.matches.alternatives if selection.matches is not None else ()


def _narrowed_beside(selection: Selection, kind: Kind) -> Selection | None:
    """Leave out the pins of a kind; None where nothing narrows what stands beside its records."""
    dataset = selection.dataset
    pins = tuple(pin for pin in selection.scope.pins if dataset.kind_of(pin) not in (kind, None))
    if not pins and not any(narrows(each, kind) for each in _alternatives(selection)):
        return None
    return selection.through(evolve(selection.scope, pins=pins, focus=None))


def narrows(constraints: Sequence[Constraint], kind: Kind) -> bool:
    """Tell whether some constraints narrow what is counted beside records of a kind.

    Words alone do not, whatever they find, nor do fields that ask for nothing but such records.
    """
    if not apply(constraints, kind):
        return True
    fields = _OF_OTHERS if kind is not Kind.SOURCE else (FilterField.WITH,)
    return any(each.asks_for(fields) for each in constraints)


def ask_for_uncounted(alternatives: Iterable[Iterable[Constraint]]) -> bool:
    """Tell whether parts of a query ask for drafts, or what is retracted: they are counted then."""
    return any(each.has_part(_UNCOUNTED) for clause in alternatives for each in clause)


def _found(selection: Selection, kind: Kind, *, along: bool = True) -> Numbers:
    """Give the records of a kind that are found, each utterance once."""
    dataset = selection.dataset
    found = selection.members(kind, along=along)
    found = in_range(dataset.numbers(kind)) if found is None else found
    for pin in selection.scope.pins:
        number = dataset.number_of(pin)
        if dataset.kind_of(pin) is kind and number is not None:
            found &= related_numbers(dataset, pin, kind) | numbers_of([number])
    return dataset.sets.once(found)


def columns_among(columns: tuple[Column, ...], key: str) -> tuple[Column, ...]:
    """Give the columns of a list that says of each record how many of how many are found.

    Args:
        columns: Those that it has else.
        key: That of the column that counts.
    """
    at = next(at for at, column in enumerate(columns, 1) if column.key == key)
    in_all = Column(
        key=f"{key}_in_all", title=f"{columns[at - 1].title} in all", place=Place.HIDDEN
    )
    return (*columns[:at], in_all, *columns[at:])


def cells_among(found: Found) -> tuple[Cell, Cell]:
    """Write how many of how many are found, for these two columns."""
    among = Cell(f"{found.meeting} of {found.of}", Meaning.COUNT, value=found.meeting)
    return (among if found.of else count_cell(0), number_cell(found.of))
