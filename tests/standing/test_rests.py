"""What an agreement of two rests on: it is counted by sets, and is what a look at each says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.standing import rests
from dipview.standing.agreement import agreement_in
from dipview.standing.table import StandingTable, Switches
from dipview.standing.tallies import Tallies

ACTORS = ("a", "b", "c")
ISSUES = ("p", "q", "r")


def vote(id: str, on: str, day: int, speakers: list[str], stance: str = "support") -> str:
    """Write a statement of several speakers on one issue."""
    names = ", ".join(f'"{each}"' for each in speakers)
    return (
        f'[[statements]]\nid = "{id}"\nsource = "s"\nform = "recorded"\nsummary = "{stance}"\n'
        f"speakers = [{names}]\ndate = 2020-01-{day:02}\n"
        f'positions = [{{ issue = "{on}", stance = "{stance}" }}]\n'
    )


def of_votes(*votes: str) -> Dataset:
    """Open a dataset of three actors and three issues with some votes."""
    return opened([SOURCE, *map(actor, ACTORS), *map(issue, ISSUES), *votes])


def numbered(dataset: Dataset, ids: set[str]) -> set[str]:
    """Give the days of statements, for they are what ends are asked for."""
    return {str(dataset.statement(id).date) for id in ids}


def assert_as_looked_at(dataset: Dataset, among: tuple[str, ...]) -> None:
    """Hold what each two rest on against a look at each of their statements."""
    table = StandingTable(dataset, Switches())
    tallies = Tallies(table, ACTORS, among)
    for place, one in enumerate(ACTORS):
        for other in ACTORS[place + 1 :]:
            found = agreement_in(table, tallies, one, other)
            said = {
                each: {
                    position.statement
                    for issue in tallies.shared(one, other)
                    for standing in (table.at(each, issue),)
                    if standing is not None
                    for position in (*standing.past, *standing.current)
                }
                for each in (one, other)
            }
            every = said[one] | said[other]
            assert (found.rests.one, found.rests.other) == (len(said[one]), len(said[other]))
            assert found.n == len(every)
            ids = dataset.ids(Kind.STATEMENT)
            first = dataset.number_of(ids[0]) or 0
            ends = {ids[number - first] for number in found.rests.ends}
            assert ends <= every
            days = sorted(numbered(dataset, every))
            assert numbered(dataset, ends) >= {*days[:1], *days[-1:]}


votes = st.lists(
    st.tuples(
        st.sampled_from(ISSUES),
        st.integers(1, 4),
        st.lists(st.sampled_from(ACTORS), min_size=1, unique=True),
        st.sampled_from(("support", "oppose", "abstain")),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("some", [0, 64])
@pytest.mark.parametrize("few", [0, 64])
@settings(max_examples=examples(120))
@given(drawn=votes, among=st.lists(st.sampled_from(ISSUES), min_size=1, unique=True))
def test_what_two_rest_on_is_what_a_look_at_each_statement_says(
    few: int, some: int, drawn: list[tuple[str, int, list[str], str]], among: list[str]
) -> None:
    written = [vote(f"x{at}", on, *how) for at, (on, *how) in enumerate(drawn)]  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rests, "_FEW", few)
        patched.setattr(rests, "_SOME", some)
        assert_as_looked_at(of_votes(*written), tuple(among))


def test_votes_on_other_issues_do_not_count_where_issues_are_chosen() -> None:
    both = ["a", "b"]
    dataset = of_votes(*(vote(f"on-{each}", each, 1, both) for each in ISSUES))
    table = StandingTable(dataset, Switches())
    found = agreement_in(table, Tallies(table, both, ["p"]), "a", "b")
    assert (found.rests.one, found.rests.other, found.n) == (1, 1, 1)


def test_each_vote_on_what_recurs_counts_with_its_days() -> None:
    both = ["a", "b"]
    dataset = of_votes(vote("x", "p", 1, ["b"]), vote("y", "p", 2, both), vote("z", "q", 3, both))
    table = StandingTable(dataset, Switches())
    found = agreement_in(table, Tallies(table, both, ISSUES), "a", "b")
    assert (found.rests.one, found.rests.other, found.n) == (2, 3, 3)
    assert found.statements == ("x", "y", "z")
