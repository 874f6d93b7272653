"""What a view of shifts looks at: nothing that it could tell of is left out."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.standing.shifts import Shifts, shifts_in
from dipview.standing.stated_positions import known_positions
from dipview.standing.tellable import tellable

Drawn = tuple[str, str, str, int, str, str]
drawn = st.tuples(
    st.sampled_from(("a", "b")),
    st.sampled_from(("p", "q")),
    st.sampled_from(("support", "oppose", "abstain")),
    st.integers(1, 3),
    st.sampled_from(
        ("", "", "", 'condition = "if paid"', 'formula = "welcomes"', "fallback = true")
    ),
    st.sampled_from(("", "", 'status = "draft"', 'status = "disputed"')),
)


def written(number: int, said: Drawn) -> str:
    """Write a statement of one position."""
    holder, on, stance, month, more, status = said
    entry = ", ".join(filter(None, (f'issue = "{on}"', f'stance = "{stance}"', more)))
    return (
        f'[[statements]]\nid = "x{number}"\nsource = "s"\nform = "reported"\nsummary = "{stance}"\n'
        f'speakers = ["{holder}"]\ndate = 2020-{month:02}-01\n{status}\n'
        f"positions = [{{ {entry} }}]\n"
    )


def of(statements: list[Drawn]) -> Dataset:
    """Open a dataset of statements, one after another."""
    told = [written(number, each) for number, each in enumerate(statements)]
    return opened([SOURCE, actor("a"), actor("b"), issue("p"), issue("q"), *told])


def found(dataset: Dataset, *, all_of_them: bool) -> Shifts:
    among = None if all_of_them else tellable(dataset)
    return shifts_in(dataset, known_positions(dataset, None, among=among).groups)


@settings(max_examples=examples(200))
@given(st.lists(drawn, max_size=7))
def test_what_is_looked_at_tells_all_that_everything_would(statements: list[Drawn]) -> None:
    dataset = of(statements)
    assert found(dataset, all_of_them=False) == found(dataset, all_of_them=True)


def test_who_says_the_same_again_is_not_looked_at() -> None:
    same: list[Drawn] = [("a", "p", "support", month, "", "") for month in (1, 2, 3)]
    assert not tellable(of(same))
    assert len(tellable(of([*same, ("a", "p", "oppose", 3, "", "")]))) == 4


def test_who_said_the_same_before_a_silence_does_not_speak_for_the_first_time_after_it() -> None:
    dataset = of([("a", "p", "support", 1, "", ""), ("a", "p", "support", 3, "", "")])
    assert len(tellable(dataset, dt.date(2020, 2, 1))) == 2
