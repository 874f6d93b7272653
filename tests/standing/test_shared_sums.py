"""Sums over what one shares with all others, all at once, are those of each two."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.search.number_sets import numbers_of
from dipview.standing.shared_sums import SharedSums

issues = st.sets(st.integers(0, 12), max_size=8)


@settings(max_examples=examples(200))
@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=2), issues, min_size=1, max_size=6),
    st.dictionaries(st.integers(0, 12), st.integers(0, 1 << 20)),
)
def test_sums_over_what_is_shared_are_those_of_each_two(
    standing: Mapping[str, set[int]], weights: Mapping[int, int]
) -> None:
    every = set().union(*standing.values())
    weights = {issue: weights.get(issue, 0) for issue in every}
    most = 2 * len(every) + sum(weights.values())
    sets = {holder: numbers_of(those) for holder, those in standing.items()}
    shared = SharedSums.of(sets, most)
    weighing = shared.weighing(weights)
    for mine in standing.values():
        counts, weighed = shared.over(mine), weighing.over(mine)
        twice = shared.over([*mine, *mine])
        for other, theirs in standing.items():
            assert counts[other] == len(mine & theirs)
            assert twice[other] == 2 * len(mine & theirs)
            assert weighed[other] == sum(weights[issue] for issue in mine & theirs)
