"""How alike two students coded one article, as counted and reckoned by hand.

Eleven utterances were found by either (``tests/worlds/two_coders``), eight by both, two by Anna
alone, one by Ben alone. Of the eight, each coded one position, and Ben one more.

- Form: fifteen of the sixteen codings are 4 × verbatim and 11 × reported, the last a fragment. One
  pair differs, so that alpha = 1 - (16 - 1) × 2 / (16² - 4² - 11² - 1²) = 1 - 30 / 118.
- Basis: 15 × stated, 1 × implied: 1 - 15 × 2 / (16² - 15² - 1²) = 0.
- Stance, nominal: 6 × support, 3 × oppose, 3 × assert, 2 × deny, and lean-oppose and doubt once
  each; two pairs differ: 1 - 15 × 4 / (16² - 6² - 3² - 3² - 2² - 1² - 1²) = 1 - 60 / 196.
- Stance, ordinal: by side from against to for 5, 2 and 9. The squared differences of ranks are
  3.5² between the first two, 5.5² between the last two, 9² between the ends. One pair differs by
  the first, one by the second: 1 - 15 × 2 × (12.25 + 30.25) /
  (2 × (5 × 2 × 12.25 + 2 × 9 × 30.25 + 5 × 9 × 81)) = 1 - 1275 / 8624.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.bodies import BODIES
from tests.dataset.test_codings import coded, opened

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.standing.coder_differences import Disagreement, disagreements
from dipview.standing.coders import (
    Asked,
    Coding,
    Codings,
    coded_alike,
    coders_in,
    codings_of,
    found_by_two,
    found_positions,
)

PLACE = "passage = [0, 9]"
FERRY = Path(__file__).parents[1] / "worlds" / "two_coders"


@pytest.fixture(scope="module", params=BODIES)
def ferry(request: pytest.FixtureRequest) -> Dataset:
    return BODIES[request.param](open_dataset([FERRY]))


def every(dataset: Dataset) -> Sequence[Codings]:
    return list(codings_of(dataset))


def alike(codings: Sequence[Codings], *coders: str) -> dict[tuple[Asked, bool], Coding]:
    found = coded_alike(codings, coders or tuple(coders_in(codings)))
    return {(each.asked, each.ordered): each for each in found}


def told(dataset: Dataset) -> dict[str, list[tuple[str, str]]]:
    return {
        "+".join(each.ids): [(one.key, one.issue) for one in each.differences]
        for each in disagreements(dataset, every(dataset))
    }


def test_one_article_coded_twice_gives_one_utterance_each(ferry: Dataset) -> None:
    assert sorted(tuple(each) for each in every(ferry)) == sorted(
        [("anna", "ben")] * 8 + [("anna",)] * 2 + [("ben",)]
    )
    assert coders_in(every(ferry)) == {"anna": 10, "ben": 9}


def test_of_what_either_found_it_is_told_what_both_did(ferry: Dataset) -> None:
    found = found_by_two(every(ferry), "anna", "ben")
    assert (found.both, found.n, found.only_one, found.only_other) == (8, 11, 2, 1)
    positions = found_positions(every(ferry), "anna", "ben")
    assert (positions.both, positions.n, positions.only_other) == (8, 9, 1)


@pytest.mark.parametrize(
    ("asked", "ordered", "alpha", "same"),
    [
        (Asked.FORM, False, 1 - 30 / 118, 7),
        (Asked.BASIS, False, 0, 7),
        (Asked.STANCE, False, 1 - 60 / 196, 6),
        (Asked.STANCE, True, 1 - 1275 / 8624, 6),
    ],
)
def test_alpha_is_as_reckoned_by_hand(
    ferry: Dataset, asked: Asked, ordered: bool, alpha: float, same: int
) -> None:
    found = alike(every(ferry))[asked, ordered]
    assert found.reliability.alpha == pytest.approx(alpha)
    assert (found.reliability.units, found.alike) == (8, same)


def test_a_table_counts_the_one_s_codings_against_the_other_s(ferry: Dataset) -> None:
    pairs = alike(every(ferry))[Asked.STANCE, False].pairs
    assert pairs["oppose", "lean-oppose"] == 1
    assert pairs["assert", "doubt"] == 1
    assert sum(pairs.values()) == 8


def test_where_they_differ_is_told(ferry: Dataset) -> None:
    assert told(ferry) == {
        "anna-01+ben-01": [("position", "crossing-toll")],
        "anna-02+ben-02": [("stance", "crossing-toll")],
        "anna-03+ben-03": [("condition", "night-ferry-sails")],
        "anna-04+ben-04": [("form", "")],
        "anna-06+ben-06": [("stance", "ice-thickens")],
        "anna-08+ben-08": [("basis", "ice-thickens")],
    }


def test_what_only_one_of_them_worked_on_tells_nothing_of_finding(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support"),
        coded("b", "Ben", "reef support"),
        coded("c", "anna", "reef support", words="Later.", source="paper"),
    )
    found = found_by_two(every(dataset), "Ben", "anna")
    assert (found.both, found.n, found.sources) == (1, 1, 1)


def test_three_coders_of_whom_one_missed_something(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        *(
            coded(f"{coder}{at}", coder, f"reef {stance}", words=f"Close it, {at}.")
            for coder, stances in (
                ("anna", ("support", "oppose", "support")),
                ("ben", ("support", "oppose", "oppose")),
                ("carla", ("support", "oppose")),
            )
            for at, stance in enumerate(stances)
        ),
    )
    found = alike(every(dataset))[Asked.STANCE, False].reliability
    # Four of support and four of oppose, one pair of eight values apart.
    assert (found.units, found.values) == (3, 8)
    assert found.alpha == pytest.approx(1 - 7 * 2 / (64 - 16 - 16))
    assert alike(every(dataset), "ben", "carla")[Asked.STANCE, True].reliability.alpha == 1


def test_a_stance_without_a_place_in_the_order_is_left_out_of_it_and_told(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support"),
        coded("b", "ben", "reef reserved"),
    )
    ordinal = alike(every(dataset))[Asked.STANCE, True]
    assert (ordinal.reliability.units, ordinal.without_order) == (0, 1)
    assert alike(every(dataset))[Asked.STANCE, False].reliability.units == 1


def test_what_is_retracted_is_no_coding_and_what_is_unsigned_neither(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support", extra='status = "retracted"'),
        coded("b", "ben", "reef oppose"),
        coded("c", " ", "reef oppose", words="Later."),
        coded("d", "carla", "reef oppose", words="Never."),
    )
    assert [list(each) for each in every(dataset)] == [["ben"], ["carla"]]


def test_names_of_coders_are_one_whatever_their_case(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "Anna", "reef support"),
        coded("b", "anna ", "reef oppose", words="Later."),
        coded("c", "ben", "reef oppose", words="Never."),
    )
    assert coders_in(every(dataset)) == {"Anna": 2, "ben": 1}


def difference(tmp_path: Path, one: str, other: str) -> list[str]:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support", extra=one),
        coded("b", "ben", "reef support", extra=other),
    )
    found: list[Disagreement] = list(disagreements(dataset, every(dataset)))
    return [each.key for one in found for each in one.differences]


@pytest.mark.parametrize(
    ("one", "other", "keys"),
    [
        ("", "", []),
        ('summary = "A"', 'summary = "B"', []),
        ("date = 2020-12-01", "", []),
        (f"date = 2020-12-01\n{PLACE}", f"date = 2020-12-02\n{PLACE}", ["date"]),
        ('acts = ["ask"]', "", []),
        ('acts = ["ask", "demand"]', 'acts = ["demand", "ask"]', []),
        ('acts = ["ask"]', 'acts = ["demand"]', ["acts"]),
        ('on_behalf_of = ["south"]', "", ["on_behalf_of", "holders"]),
    ],
)
def test_what_is_coded_is_compared_and_not_what_is_worded(
    tmp_path: Path, one: str, other: str, keys: list[str]
) -> None:
    assert difference(tmp_path, one, other) == keys


@pytest.mark.parametrize(
    ("one", "other", "chosen"),
    [
        ("", "", ""),
        ('status = "reviewed"', "", "anna"),
        ("", 'reviewed_by = "cleo"', "ben"),
        ('status = "reviewed"', 'status = "reviewed"', ""),
        ('status = "reviewed"', 'status = "reviewed"\nset_aside_for = "a"', "anna"),
        ('status = "draft"', "", ""),
    ],
)
def test_it_is_told_whose_coding_stands_since_somebody_went_over_both(
    tmp_path: Path, one: str, other: str, chosen: str
) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support", extra=one),
        coded("b", "ben", "reef oppose", extra=other),
    )
    assert [each.chosen for each in disagreements(dataset, every(dataset))] == [chosen]
