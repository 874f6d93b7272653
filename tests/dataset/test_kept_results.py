"""Kept results: what was worked out of a dataset goes with it, and is asked for by a key."""

from __future__ import annotations

from dipview.dataset.kept_results import kept_by_dataset, kept_by_key


class _Owner:
    """Keeps results as a dataset does."""

    def __init__(self) -> None:
        self.kept: dict[object, object] = {}


def test_a_result_that_is_kept_by_a_key_is_made_once_for_each_owner() -> None:
    made: list[tuple[str, int]] = []

    @kept_by_key(8)
    def twice(_owner: _Owner, key: str, number: int) -> int:
        made.append((key, number))
        return 2 * number

    one, other = _Owner(), _Owner()
    assert (twice(one, "a", 1), twice(one, "a", 5), twice(one, "b", 5)) == (2, 2, 10)
    assert twice(other, "a", 5) == 10
    assert made == [("a", 1), ("b", 5), ("a", 5)]


def test_no_more_results_are_kept_by_keys_than_asked_for() -> None:
    @kept_by_key(3)
    def same(_owner: _Owner, key: int) -> int:
        return key + 1

    owner = _Owner()
    for key in range(20):
        assert same(owner, key) == key + 1
        assert all(len(kept) <= 3 for kept in owner.kept.values() if isinstance(kept, dict))


def test_a_result_that_is_kept_by_all_arguments_is_made_for_each_of_them() -> None:
    made: list[tuple[str, int]] = []

    @kept_by_dataset(8)
    def joined(owner: _Owner, text: str, number: int) -> str:
        made.append((text, number))
        return f"{text}{number}{len(owner.kept)}"

    owner = _Owner()
    assert joined(owner, "a", 1) == joined(owner, "a", 1) != joined(owner, "a", 2)
    assert made == [("a", 1), ("a", 2)]
