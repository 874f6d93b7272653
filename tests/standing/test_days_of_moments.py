"""Moments of others make nothing certain of what a holder said at a moment and on a whole day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.standing.writing import actor, issue, said
from tests.standing_alone import standing_of

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.standing.shifts import shifts_in
from dipview.standing.stated_positions import known_positions

Make = Callable[..., Dataset]
LATE = "2020-02-02T23:30:00-08:00"
"""Printed on the second, and after ``EARLY`` by the instant."""
EARLY = "2020-02-03T01:00:00+09:00"


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def write(*statements: str) -> Dataset:
        head = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-03-20\n'
        path = tmp_path / "world.toml"
        path.write_text(head + actor("a") + actor("b") + issue("i") + "".join(statements))
        return open_dataset([path])

    return write


def told(dataset: Dataset) -> tuple[list[str], int]:
    standing = standing_of(dataset, "a", "i")
    assert standing is not None
    shifts = shifts_in(dataset, known_positions(dataset, None).groups).shifts
    return sorted(each.value for each in standing.stances), len(shifts)


@pytest.mark.parametrize("day", ['"[2020-01-30..2020-02-02]"', "2020-02-02"])
def test_a_moment_of_somebody_else_puts_no_day_before_a_moment(make: Make, day: str) -> None:
    own = (said(day, "support"), said(LATE, "oppose"))
    assert told(make(*own)) == (["oppose", "support"], 0)
    assert told(make(*own, said(EARLY, "oppose", by="b"))) == (["oppose", "support"], 0)


def test_a_moment_of_the_holder_on_a_later_day_does(make: Make) -> None:
    own = (said("2020-02-02", "support"), said(EARLY, "neutral"), said(LATE, "oppose"))
    assert told(make(*own)) == (["oppose"], 2)


def test_a_later_day_comes_after_a_moment_whatever_others_say(make: Make) -> None:
    own = (said(LATE, "support"), said("2020-02-03", "oppose"))
    for others in ((), (said(EARLY, "oppose", by="b"),)):
        assert told(make(*own, *others)) == (["oppose"], 1)
