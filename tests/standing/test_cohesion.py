"""How the members of a bloc voted: who counts as a member."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.standing.writing import actor

from dipview.dataset.dataset import Dataset
from dipview.model.votes import Option
from dipview.standing.cohesion import bloc_votes
from dipview.standing.roll_calls import roll_call

Make = Callable[[str], Dataset]

_VOTED = """
[[events]]
id = "v"
title = "Vote"
kind = "vote"
sources = ["s"]
date = {date}
vote = {{ on = "i" }}
[[statements]]
id = "yes"
source = "s"
form = "recorded"
speakers = ["old", "new"]
acts = ["vote"]
event = "v"
option = "yes"
"""


@pytest.mark.parametrize(
    ("date", "certain", "uncertain"),
    [
        ("2020-06-01", ("new", "old"), ()),
        ('"2020-06"', ("new", "old"), ()),
        ('"2020"', ("old",), ("new",)),
        ('"[2020-05-01..2020-06-02]"', ("old",), ("new",)),
        ("2020-05-31", ("old",), ()),
    ],
)
def test_a_member_counts_where_it_was_one_on_every_day_that_a_vote_can_be_of(
    make: Make, date: str, certain: tuple[str, ...], uncertain: tuple[str, ...]
) -> None:
    bloc = actor("bloc", "organization") + "".join(
        actor(member, extra=f'memberships = [{{ of = "bloc", start = {start} }}]')
        for member, start in (("old", "2010-01-01"), ("new", "2020-06-01"))
    )
    dataset = make(bloc + _VOTED.format(date=date))
    (vote,) = bloc_votes(dataset, "bloc", [roll_call(dataset, "v", None)])
    assert vote.chosen == {Option.YES: certain}
    assert vote.uncertain == uncertain
