"""Rows of plain turns: what is made once for all who moved alike says of each what is its own."""

from __future__ import annotations

import pytest
from tests.standing.stances import SOURCE, actor, issue, opened

from dipview.dataset.dataset import Dataset
from dipview.standing.plain_turns import PlainTurn, plain_turns
from dipview.standing.tellable import tellable
from dipview.views.parts.lazy_rows import told_of
from dipview.views.shifts.alike_rows import row_of_turn, told_of_turn
from dipview.views.shifts.shift_rows import plain_turn_row

SIDES = (("support", '"a", "b"', '"c"'), ("oppose", '"c"', '"a", "b"'))
"""A stance, and who takes it first and then."""


def votes() -> list[str]:
    """Write two votes on which all change sides, two of them alike."""
    return [
        f'[[statements]]\nid = "x{year}-{stance}"\nsource = "s"\nform = "recorded"\n'
        f'locator = "vote {year}"\ndate = {year}-02-01\nspeakers = [{those[year - 2019]}]\n'
        f'positions = [{{ issue = "p", stance = "{stance}" }}]\n'
        for year in (2019, 2020)
        for stance, *those in SIDES
    ]


def in_exact_words() -> str:
    """Write a statement of one of those who changed sides alike, in words of its own."""
    return (
        '[[statements]]\nid = "y"\nsource = "s"\nform = "verbatim"\ndate = 2021-02-01\n'
        'speakers = ["a"]\ntext = ["We shall."]\n'
        'positions = [{ issue = "p", stance = "support" }]\n'
    )


@pytest.fixture
def dataset() -> Dataset:
    """Open both votes, and what one of those who voted said later."""
    named = [*map(actor, ("a", "b", "c")), issue("p")]
    return opened([SOURCE, *named, *votes(), in_exact_words()])


def turns_in(dataset: Dataset) -> list[PlainTurn]:
    """Find all shifts that are told without a look at them."""
    return plain_turns(dataset, tellable(dataset, None).plain).shifts


def test_a_row_that_is_made_of_anothers_is_as_if_made_alone(dataset: Dataset) -> None:
    turns = turns_in(dataset)
    assert len(turns) == 4
    for turn in turns:
        shared, alone = row_of_turn(dataset, turn), plain_turn_row(dataset, turn)
        assert shared.id == alone.id
        assert tuple(shared.cells) == tuple(alone.cells)


def test_what_a_row_cites_is_told_before_it_is_built(dataset: Dataset) -> None:
    for turn in turns_in(dataset):
        told, built = told_of_turn(dataset, turn), told_of(row_of_turn(dataset, turn))
        assert (told.id, {*told.sources}) == (built.id, {*built.sources})
