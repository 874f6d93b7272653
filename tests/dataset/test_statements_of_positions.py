"""The statements of many positions, told statement by statement, are those of each position."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, count, repeat

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.sets import RecordSets

EMPTY = MemoryDataset(Records(), name="nothing").sets
FIRST = 1_000


def sets_of(counts: list[int]) -> RecordSets:
    """Make sets of statements that take so many positions each, and come before them all."""
    taken = chain.from_iterable(map(repeat, count(FIRST - len(counts)), counts))
    return evolve(
        EMPTY,
        statements=array("I", taken),
        starts=array("I", accumulate(counts, initial=0)),
        first_position=FIRST,
    )


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=8),
    st.sets(st.integers(FIRST, FIRST + 319), max_size=60),
    st.booleans(),
)
def test_statements_are_those_of_each_position(
    counts: list[int], some: set[int], every: bool
) -> None:
    sets = sets_of(counts)
    numbers = range(FIRST, FIRST + sum(counts))
    wanted = FrozenBitMap(numbers if every else some.intersection(numbers))
    assert set(sets.statements_of(wanted)) == {sets.statements[each - FIRST] for each in wanted}
    assert sets.statements_of(list(wanted)) == sets.statements_of(wanted)
