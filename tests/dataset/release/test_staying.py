"""What is surely in a release, told without making one."""

from __future__ import annotations

import pytest
from tests.leaks.planting import NOON, planted
from tests.tiers import slow_but

from dipview.dataset.records import CLASSES
from dipview.dataset.release.release import release
from dipview.dataset.release.staying import surely_stays

SEEDS = range(12)


@pytest.mark.parametrize("name", ["archipelago", "second_edition"])
@pytest.mark.parametrize("seed", slow_but(list(SEEDS), 0, 1, 2))
def test_what_surely_stays_is_in_the_release_and_most_of_it_is_known(name: str, seed: int) -> None:
    full = planted(name, seed).full
    made = release(full, NOON).dataset
    left = {id for kind in CLASSES for id in made.ids(kind)}
    stays = surely_stays(full, NOON)
    told = {id for kind in CLASSES for id in full.ids(kind) if stays(id)}
    assert told <= left
    assert len(told) > len(left) * 0.8
