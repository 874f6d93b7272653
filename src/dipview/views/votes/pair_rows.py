"""Two in votes: how often they chose the same, one abstained, or they were against each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dipview.dataset.dataset import Dataset
from dipview.model.ids import pair_id
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.values import frozen
from dipview.model.votes import Option
from dipview.search.number_sets import Numbers
from dipview.standing.roll_calls import Stood, options_of, stood
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import number_cell
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

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
    "Each vote by itself, as cast, where both took part: an issue that was voted on ten times is "
    "ten votes."
)
_FEW = 12
"""Votes up to which a list is read at one look, and is not counted by year."""


@frozen
class _Pair:
    """Two, and how they stood to each other in each vote in which both took part."""

    one: str
    other: str
    votes: Mapping[int, Stood]
    """By the event's number."""


def pair_sections(
    dataset: Dataset, voters: Sequence[str], events: Numbers, day: dt.date | None
) -> Iterator[Section]:
    """Count in how many votes each two chose the same, and of one pair also by year.

    Args:
        dataset: Where the votes are.
        voters: Ids of two voters or more.
        events: The numbers of the votes that are wanted.
        day: The day to look from; None for all that is known.
    """
    chosen = {
        voter: {
            event: option
            for event, option in options_of(dataset, voter, day).items()
            if event in events
        }
        for voter in voters
    }
    pairs = [
        _Pair(one, other, _stood(chosen[one], chosen[other]))
        for one, other in combinations(voters, 2)
    ]
    if not any(pair.votes for pair in pairs):
        return
    yield Section(
        key="votes-together",
        title="How they voted",
        note=NOTE,
        columns=_COLUMNS,
        rows=tuple(_row(dataset, pair) for pair in pairs),
        tally=True,
    )
    if len(pairs) == 1 and len(pairs[0].votes) > _FEW:
        yield from _by_year(dataset, pairs[0])


def _stood(one: Mapping[int, Option], other: Mapping[int, Option]) -> Mapping[int, Stood]:
    both = ((event, stood(option, other.get(event))) for event, option in one.items())
    return {event: relation for event, relation in both if relation is not None}


def _row(dataset: Dataset, pair: _Pair) -> Row:
    names = " – ".join(name_of(dataset, each) for each in (pair.one, pair.other))
    found = Counter(pair.votes.values())
    cells = (
        Cell(names, Meaning.NAME, value=[pair.one, pair.other]),
        Cell(days_covered(_dates(dataset, pair).values()), Meaning.QUIET),
        *(number_cell(found[each]) for each in Stood),
        number_cell(len(pair.votes)),
    )
    return Row(id=pair_id(pair.one, pair.other), faint=not pair.votes, cells=cells)


def _dates(dataset: Dataset, pair: _Pair) -> Mapping[int, Span | None]:
    """Give when each vote was taken in which both took part."""
    dates = map(dataset.happened, dataset.ids_of(Kind.EVENT, pair.votes))
    return dict(zip(pair.votes, dates, strict=True))


def _by_year(dataset: Dataset, pair: _Pair) -> Iterator[Section]:
    years: dict[str, Counter[Stood]] = defaultdict(Counter)
    dates = _dates(dataset, pair)
    for event, relation in pair.votes.items():
        date = dates[event]
        years[f"{date.counts_from.year:04}" if date else "no date"][relation] += 1
    if len(years) < 2:
        return
    yield Section(
        key="votes-by-year",
        title="How they voted, by year",
        columns=_YEAR_COLUMNS,
        rows=tuple(
            Row(
                id=f"votes {year}",
                cells=(
                    Cell(year, Meaning.DATE),
                    *(number_cell(found[each]) for each in Stood),
                    number_cell(found.total()),
                ),
            )
            for year, found in sorted(years.items())
        ),
        tally=True,
    )
