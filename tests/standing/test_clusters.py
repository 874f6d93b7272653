"""Groups of holders by their signed ties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.computing import Computation, ComputationCancelled
from dipview.standing.clusters import clusters_of

Ties = list[tuple[str, str, int]]

ties = st.dictionaries(
    st.sampled_from(list(combinations("abcdefgh", 2))), st.integers(-3, 3), max_size=28
).map(lambda weights: [(one, other, weight) for (one, other), weight in weights.items()])


def test_agreement_joins_and_conflict_parts() -> None:
    assert clusters_of([("a", "b", 2), ("b", "c", 1), ("c", "d", 2), ("a", "d", -3)]) == (
        ("a", "b"),
        ("c", "d"),
    )


def test_a_chain_of_weak_ties_gives_way_to_a_strong_conflict_at_its_ends() -> None:
    assert clusters_of([("a", "b", 1), ("b", "c", 1), ("a", "c", -2)]) == (("a", "b"),)
    assert clusters_of([("a", "b", 1), ("b", "c", 1), ("a", "c", 0)]) == (("a", "b", "c"),)


def test_nobody_is_grouped_without_a_tie_above_zero() -> None:
    assert clusters_of([]) == ()
    assert clusters_of([("a", "b", 0), ("b", "c", -1)]) == ()


def test_who_agrees_and_disagrees_as_often_with_a_group_stays_out_of_it() -> None:
    assert clusters_of([("a", "b", 2), ("a", "c", 1), ("b", "c", -1)]) == (("a", "b"),)


def test_the_largest_group_comes_first_then_that_of_the_lesser_ids() -> None:
    found = clusters_of([("a", "b", 1), ("c", "d", 1), ("d", "e", 1), ("f", "g", 3)])
    assert found == (("c", "d", "e"), ("a", "b"), ("f", "g"))


def test_a_group_is_sorted_whatever_joined_first() -> None:
    assert clusters_of([("a", "c", 3), ("a", "b", 1)]) == (("a", "b", "c"),)


@given(ties, st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_direction_of_ties_makes_a_difference(
    drawn: Ties, chance: object
) -> None:
    turned = [(other, one, weight) for one, other, weight in drawn]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert clusters_of(turned) == clusters_of(drawn)


@given(ties)
def test_groups_are_apart_and_no_two_could_still_be_joined(drawn: Ties) -> None:
    groups = clusters_of(drawn)
    members = [member for group in groups for member in group]
    assert len(members) == len(set(members))
    alone = {end for one, other, _ in drawn for end in (one, other)} - set(members)
    weights = {frozenset(tie[:2]): tie[2] for tie in drawn}

    def between(one: tuple[str, ...], other: tuple[str, ...]) -> int:
        return sum(weights.get(frozenset((a, b)), 0) for a in one for b in other)

    for one, other in combinations([*groups, *((id,) for id in alone)], 2):
        assert between(one, other) <= 0
    for group in groups:
        assert sum(weights.get(frozenset(pair), 0) for pair in combinations(group, 2)) > 0


def test_groups_that_nobody_waits_for_are_left_at_the_next_tie() -> None:
    computation, gone_through = Computation(), []

    def ties_of_many() -> Iterator[tuple[str, str, int]]:
        for place, (one, other) in enumerate(combinations("abcdefgh", 2)):
            if place == 3:
                computation.cancel()
            gone_through.append(place)
            yield one, other, 1

    with pytest.raises(ComputationCancelled):
        computation.run(clusters_of, ties_of_many())
    assert gone_through == [0, 1, 2, 3]
