"""Stored sets: the sets of a dataset as columns of its snapshot, and back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from pyroaring import FrozenBitMap

from dipview.dataset.features import DATED, Feature
from dipview.dataset.sets import ByDay, RecordSets
from dipview.dataset.snapshot.columns import Columns, ColumnsWriter
from dipview.dataset.snapshot.layout import starts_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.model.statements import Form, RecordStatus
from dipview.model.votes import Option

POSITIONS = ("position.statement", "position.issue", "position.holder")
"""The columns that say of each position, in order, whose part it is."""
SOURCES = "statement.source"
"""The column that says of each statement, in order, which source prints it."""
CODINGS = ("coding", "coding.counts-as")
"""The columns of records of which another coding counts, and of those as which they count."""
RETRACTED = ("retracted", "retracted.counts-as")
"""The same of what was retracted."""
_BY_VALUE = ("stances", "bases", "forms", "statuses", "options")
"""The sets of records by a value of a fixed set."""


def write_sets(sets: RecordSets, writer: ColumnsWriter) -> None:
    """Write sets."""
    for name, column in zip(POSITIONS, (sets.statements, sets.issues, sets.holders), strict=True):
        writer.add(name, _array(column))
    writer.add(SOURCES, _array(sets.sources))
    writer.add(CODINGS[0], array("I", sets.counted_as))
    writer.add(CODINGS[1], array("I", sets.counted_as.values()))
    writer.add(RETRACTED[0], array("I", sets.retracted_as))
    writer.add(RETRACTED[1], array("I", sets.retracted_as.values()))
    for feature, numbers in sets.features.items():
        writer.add(_of(feature), bytes(numbers.serialize()))
    for name in _BY_VALUE:
        for value, numbers in getattr(sets, name).items():
            writer.add(f"{name}.{value}", bytes(numbers.serialize()))
    for kind in DATED:
        for name, by_day in (("known", sets.known[kind]), ("last", sets.last[kind])):
            writer.add(f"{kind.value}.{name}.numbers", _array(by_day.numbers))
            writer.add(f"{kind.value}.{name}.days", _array(by_day.days))
            writer.add(f"{kind.value}.{name}.starts", _array(by_day.starts))


def open_sets(columns: Columns, first_position: int) -> RecordSets:
    """Open sets where they lie; raises KeyError where they are not.

    Args:
        columns: The columns of the snapshot.
        first_position: The number of the first position.
    """
    statements, issues, holders = map(columns.numbers, POSITIONS)
    codings, counted_as = map(columns.numbers, CODINGS)
    retracted, retracted_as = map(columns.numbers, RETRACTED)
    return RecordSets(
        features={feature: _set(columns, _of(feature)) for feature in Feature},
        stances={stance: _set(columns, f"stances.{stance}") for stance in Stance},
        bases={basis: _set(columns, f"bases.{basis}") for basis in Basis},
        forms={form: _set(columns, f"forms.{form}") for form in Form},
        statuses={status: _set(columns, f"statuses.{status}") for status in RecordStatus},
        known={kind: _by_day(columns, kind, "known") for kind in DATED},
        last={kind: _by_day(columns, kind, "last") for kind in DATED},
        options={option: _set(columns, f"options.{option}") for option in Option},
        statements=statements,
        sources=columns.numbers(SOURCES),
        starts=columns.numbers(starts_of(Link.POSITIONS_TAKEN)),
        issues=issues,
        holders=holders,
        first_position=first_position,
        counted_as=dict(zip(codings, counted_as, strict=True)),
        retracted_as=dict(zip(retracted, retracted_as, strict=True)),
    )


def _set(columns: Columns, name: str) -> FrozenBitMap:
    return FrozenBitMap.deserialize(bytes(columns.numbers(name)))


def _by_day(columns: Columns, kind: Kind, name: str) -> ByDay:
    parts = ("numbers", "days", "starts")
    return ByDay(*(columns.numbers(f"{kind.value}.{name}.{part}") for part in parts))


def _of(feature: Feature) -> str:
    return f"feature.{feature.value}"


def _array(numbers: Sequence[int]) -> array[int]:
    return numbers if isinstance(numbers, array) else array("I", numbers)
