"""Two in votes: how often they chose the same, one abstained, or they were against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.model.ids import pair_id
from dipview.standing.roll_calls import RollCall, Stood, stood
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section
from dipview.views.votes.recurring_rows import year_of

_COLUMNS = (
    Column(key="pair", title="Of each two"),
    Column(key="days", title="Days", place=Place.UNDER),
    Column(key="with", title="Alike", place=Place.END),
    Column(key="apart", title="One abstained", place=Place.END),
    Column(key="against", title="Opposed", place=Place.END),
    Column(key="n", title="Votes", place=Place.END),
)
_YEAR_COLUMNS = (
    Column(key="year", title="Year"),
    *(column for column in _COLUMNS if column.place is Place.END),
)
NOTE = (
    "Each vote by itself, as cast, in which both took part: a vote is one however often its issue "
    "was voted on again."
)


@frozen
class _Pair:
    one: str
    other: str
    calls: tuple[RollCall, ...]

    def relation(self, call: RollCall) -> Stood | None:
        """Tell how the two stood to each other in a vote."""
        return stood(call.option_of(self.one), call.option_of(self.other))


def pair_sections(
    dataset: Dataset, voters: Sequence[str], calls: Sequence[RollCall]
) -> Iterator[Section]:
    """Count in how many votes each two chose the same, and of one pair also by year.

    Args:
        dataset: Where the votes are.
        voters: Ids of two voters or more.
        calls: The votes.
    """
    pairs = [
        _Pair(one, other, tuple(call for call in calls if _both(call, one, other)))
        for one, other in combinations(voters, 2)
    ]
    if not any(pair.calls for pair in pairs):
        return
    yield Section(
        key="votes-together",
        title="How they voted",
        note=NOTE,
        columns=_COLUMNS,
        rows=tuple(_row(dataset, pair) for pair in pairs),
        tally=True,
    )
    if len(pairs) == 1:
        yield from _by_year(pairs[0])


def _both(call: RollCall, one: str, other: str) -> bool:
    return stood(call.option_of(one), call.option_of(other)) is not None


def _row(dataset: Dataset, pair: _Pair) -> Row:
    names = " – ".join(name_of(dataset, each) for each in (pair.one, pair.other))
    found = Counter(pair.relation(call) for call in pair.calls)
    return Row(
        id=pair_id(pair.one, pair.other),
        kind=None,
        cells=(
            Cell(names, Meaning.NAME, value=[pair.one, pair.other]),
            Cell(days_covered(call.date for call in pair.calls), Meaning.QUIET),
            *(_count(found[each]) for each in Stood),
            _count(len(pair.calls)),
        ),
        faint=not pair.calls,
    )


def _by_year(pair: _Pair) -> Iterator[Section]:
    years: dict[str, Counter[Stood | None]] = defaultdict(Counter)
    for call in pair.calls:
        years[year_of(call) or "no date"][pair.relation(call)] += 1
    if len(years) < 2:
        return
    yield Section(
        key="votes-by-year",
        title="How they voted, by year",
        columns=_YEAR_COLUMNS,
        rows=tuple(
            Row(
                id=f"votes {year}",
                kind=None,
                cells=(
                    Cell(year, Meaning.DATE),
                    *(_count(found[each]) for each in Stood),
                    _count(found.total()),
                ),
            )
            for year, found in sorted(years.items())
        ),
        tally=True,
    )


def _count(count: int) -> Cell:
    return Cell(str(count), Meaning.COUNT, value=count)
