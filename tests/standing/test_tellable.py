"""What a view of shifts looks at: nothing that it could tell of is left out."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.search.number_sets import numbers_of
from dipview.standing.columns import position_at
from dipview.standing.plain_turns import PlainTurns, plain_turns
from dipview.standing.shifts import First, Shifts, Unclear, first_since, shifts_in
from dipview.standing.stated_positions import known_positions
from dipview.standing.switches import Switches
from dipview.standing.tellable import first_heard, tellable

Drawn = tuple[str, str, str, int, str, str, str]
"""Holder, issue, stance, month, what more its position says, its status, what more it says."""
drawn = st.tuples(
    st.sampled_from(("a", "b")),
    st.sampled_from(("p", "q")),
    st.sampled_from(("support", "oppose", "abstain")),
    st.integers(1, 3),
    st.sampled_from(
        ("", "", "", 'condition = "if paid"', 'formula = "welcomes"', "fallback = true")
    ),
    st.sampled_from(("", "", 'status = "draft"', 'status = "disputed"')),
    st.sampled_from(
        (
            *("", "", "", "seq = 1", "seq = 2", 'text = ["As it is."]', 'supersedes = "x0"'),
            *('date = "2020-02"', 'date = "2020-02-01?"', "date = none"),
            "date = 2020-02-01T12:00:00Z",
        )
    ),
)


def written(number: int, said: Drawn) -> str:
    """Write a statement of one position."""
    holder, on, stance, month, more, status, besides = said
    if besides.startswith("supersedes") and not number:
        besides = ""
    dated, besides = (besides, "") if "date" in besides else (f"date = 2020-{month:02}-01", besides)
    dated = "" if dated == "date = none" else dated
    form = "verbatim" if "text" in besides else "reported"
    entry = ", ".join(filter(None, (f'issue = "{on}"', f'stance = "{stance}"', more)))
    return (
        f'[[statements]]\nid = "x{number}"\nsource = "s"\nform = "{form}"\nsummary = "{stance}"\n'
        f'speakers = ["{holder}"]\n{dated}\n{status}\n{besides}\n'
        f"positions = [{{ {entry} }}]\n"
    )


def of(statements: list[Drawn]) -> Dataset:
    """Open a dataset of statements, one after another."""
    told = [written(number, each) for number, each in enumerate(statements)]
    return opened([SOURCE, actor("a"), actor("b"), issue("p"), issue("q"), *told])


Told = tuple[str, str, int, tuple[str, ...], int]
"""Of a turn the ids before and after, the statements, and what lies between the two."""


def by_reading_all(dataset: Dataset) -> Shifts:
    """Find shifts by a look at every position."""
    return shifts_in(dataset, known_positions(dataset, None).groups)


def found(dataset: Dataset) -> tuple[Shifts, PlainTurns]:
    """Find shifts as the view does: what is plain is not read."""
    told = tellable(dataset, None)
    plain = plain_turns(dataset, told.plain)
    among = told.read | numbers_of(plain.unsettled)
    return shifts_in(dataset, known_positions(dataset, None, among=among).groups), plain


def turns(shifts: Shifts) -> list[list[Told]]:
    """Tell the turns of each sort, in an order that does not depend on how they were found."""
    return [
        sorted(
            (
                *(turn.before.position.id, turn.after.position.id, turn.n),
                tuple(position.id for position in turn.sideless_between),
                turn.mixed_between,
            )
            for turn in each
        )
        for each in (shifts.shifts, shifts.sideless, shifts.same_day, shifts.by_source)
    ]


def plain_told(dataset: Dataset, plain: PlainTurns) -> list[list[Told]]:
    """Tell the same of turns that were not read."""

    def id_of(number: int) -> str:
        """Give the id of a position, by its number."""
        return position_at(dataset, number).id

    return [
        sorted(
            (
                *(id_of(turn.before), id_of(turn.after), turn.n),
                tuple(map(id_of, turn.sideless_between)),
                0,
            )
            for turn in each
        )
        for each in (plain.shifts, plain.sideless, plain.same_day, ())
    ]


def unclear_in_one_order(shifts: Shifts) -> list[Unclear]:
    """Put what is unclear in an order that does not depend on how it was found."""
    return sorted(shifts.unclear, key=lambda each: [stated.key for stated in each.stated])


@settings(max_examples=examples(400))
@given(st.lists(drawn, max_size=8))
def test_what_is_looked_at_tells_all_that_everything_would(statements: list[Drawn]) -> None:
    dataset = of(statements)
    (read, plain), every = found(dataset), by_reading_all(dataset)
    told = zip(turns(read), plain_told(dataset, plain), strict=True)
    assert [sorted([*one, *other]) for one, other in told] == turns(every)
    assert unclear_in_one_order(read) == unclear_in_one_order(every)


@settings(max_examples=examples(100))
@given(st.lists(drawn, max_size=8), st.integers(1, 3))
def test_who_spoke_for_the_first_time_is_told_without_a_look_at_everything(
    statements: list[Drawn], month: int
) -> None:
    dataset, since = of(statements), dt.date(2020, month, 2)
    among = first_heard(dataset, since, Switches())
    told, every = (
        first_since(known_positions(dataset, None, among=each).groups, since)
        for each in (among, None)
    )
    assert sorted(told, key=_spoken) == sorted(every, key=_spoken)


def _spoken(first: First) -> str:
    return first.stated.position.id


def test_who_says_the_same_again_is_not_looked_at() -> None:
    same: list[Drawn] = [("a", "p", "support", month, "", "", "") for month in (1, 2, 3)]
    told = tellable(of(same), None)
    assert not told.plain
    assert not told.read
    told = tellable(of([*same, ("a", "p", "oppose", 3, "", "", "")]), None)
    assert (len(told.plain), len(told.read)) == (4, 0)


def test_who_says_more_than_a_stance_is_read() -> None:
    said: list[Drawn] = [
        ("a", "p", "support", 1, "", "", ""),
        ("a", "p", "oppose", 2, 'condition = "if paid"', "", ""),
        ("b", "p", "support", 1, "", "", ""),
        ("b", "p", "oppose", 2, "", "", ""),
    ]
    told = tellable(of(said), None)
    assert (len(told.plain), len(told.read)) == (2, 2)


def test_who_said_the_same_before_a_silence_does_not_speak_for_the_first_time_after_it() -> None:
    dataset = of([("a", "p", "support", month, "", "", "") for month in (1, 3)])
    assert not first_heard(dataset, dt.date(2020, 2, 1), Switches())
    assert len(first_heard(dataset, dt.date(2020, 1, 1), Switches())) == 2
