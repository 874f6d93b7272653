"""Holders in an order in which those who stand alike come beside each other."""

from __future__ import annotations

import random

import pytest
from tests.standing.conftest import Make

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.standing.likeness import distance, likeness_order
from dipview.standing.table import StandingTable, Switches
from dipview.standing.tallies import Tally

ACTOR = '[[actors]]\nid = "{id}"\nname = "{id}"\nkind = "state"\nsources = ["s"]\n'
ISSUE = '[[issues]]\nid = "{id}"\nkind = "policy"\nproposition = "{id}."\nsources = ["s"]\n'
SAID = """
[[statements]]
id = "{holder}-{issue}"
source = "s"
speakers = ["{holder}"]
form = "reported"
summary = "{stance}"
date = 2020-01-01
positions = [{{ issue = "{issue}", stance = "{stance}"{more} }}]
"""


def written(stances: dict[str, str], more: str = "") -> str:
    """Write a dataset of one stance a letter: + support, - oppose, ? open, space for nothing."""
    names = {"+": "support", "-": "oppose", "?": "open", "~": "lean-support"}
    issues = [f"i{place}" for place in range(max(map(len, stances.values())))]
    said = [
        SAID.format(holder=holder, issue=issue, stance=names[letter], more=more)
        for holder, letters in stances.items()
        for issue, letter in zip(issues, letters, strict=False)
        if letter != " "
    ]
    return "".join(
        [
            *(ACTOR.format(id=holder) for holder in stances),
            *(ISSUE.format(id=issue) for issue in issues),
            *said,
        ]
    )


def ordered(dataset: Dataset, holders: list[str]) -> tuple[str, ...]:
    table = StandingTable(dataset, Switches())
    return likeness_order(table, holders, list(dataset.ids(Kind.ISSUE)))


def test_those_who_stand_alike_come_beside_each_other(make: Make) -> None:
    dataset = make(
        written({"b": "++++", "c": "----", "d": "+++-", "e": "---+", "f": "++--", "g": "????"})
    )
    assert ordered(dataset, ["b", "c", "d", "e", "f", "g", "a"]) == (
        "b", "d", "f", "c", "e", "g", "a",
    )  # fmt: skip


def test_rows_are_joined_by_their_mean_distance_and_turned_to_meet(make: Make) -> None:
    # b and d differ on one issue, d and f on one, b and f on two: b d f. Then c and e, on two, are
    # nearer to each other than either to the mean of those. Of the ends, f and e are nearest.
    stances = {"b": "+++-+", "c": "+--+-", "d": "-++-+", "e": "+-+--", "f": "--+-+"}
    assert "".join(ordered(make(written(stances)), list("fedcb"))) == "bdfec"


def test_the_order_does_not_depend_on_the_order_given(make: Make) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    stances = {f"x{n}": "".join(chance.choice("+-~ ") for _ in range(8)) + "+" for n in range(20)}
    dataset = make(written(stances))
    holders = list(stances)
    found = ordered(dataset, holders)
    assert sorted(found) == sorted(holders)
    for _ in range(5):
        chance.shuffle(holders)
        assert ordered(dataset, holders) == found


def test_what_is_second_hand_or_described_brings_nobody_nearer(make: Make) -> None:
    dataset = make(
        written({"b": "+", "d": "-", "c": " ", "e": " "})
        + """
[[statements]]
id = "x"
source = "s"
speakers = ["b"]
form = "reported"
summary = "c is against it, b says"
date = 2020-01-01
positions = [{ issue = "i0", stance = "oppose", holders = ["c"], attributed_by = "b" }]
[[statements]]
id = "y"
source = "s"
form = "described"
summary = "e is for it, the source says"
date = 2020-01-01
positions = [{ issue = "i0", stance = "support", holders = ["e"] }]
"""
    )
    assert not list(dataset.problems)
    assert ordered(dataset, ["e", "c", "d", "b"]) == ("b", "d", "e", "c")


def test_two_hundred_holders_and_none_at_all(make: Make) -> None:
    stances = {f"x{n:03}": "+" * (n % 7) + "-" * (7 - n % 7) for n in range(200)}
    dataset = make(written(stances))
    found = ordered(dataset, list(stances))
    alike = [int(id[1:]) % 7 for id in found]
    groups = [k for k, before in zip(alike, [None, *alike], strict=False) if k != before]
    assert groups in ([0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0])
    assert ordered(dataset, []) == ()
    assert ordered(dataset, ["x000"]) == ("x000",)


@pytest.mark.parametrize(
    ("tally", "apart"),
    [
        (Tally(), 1 / 2),
        (Tally(agreements=1), 1 / 4),
        (Tally(agreements=3), 1 / 8),
        (Tally(differences=1), 1 / 2),
        (Tally(disagreements=1), 3 / 4),
        (Tally(agreements=1, differences=1, disagreements=1), 1 / 2),
    ],
)
def test_two_are_apart_by_what_they_share_and_half_where_it_is_nothing(
    tally: Tally, apart: float
) -> None:
    assert distance(tally) == apart
