"""By year: how often two that are compared stand alike, by when they last spoke of an issue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, union
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.year import year_of
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

FEW = 12
"""Shared issues up to which a list is read at one look, and is not counted by year."""
_COLUMNS = (
    Column(key="year", title="Year"),
    Column(key="alike", title="Alike", place=Place.END),
    Column(key="differ", title="Differ", place=Place.END),
    Column(key="one_abstains", title="One abstains", place=Place.END),
    Column(key="both_stated", title="Both stated", place=Place.END),
)
_PAIR = Column(key="pair", title="Of each two")
_NOTE = (
    "Issues on which both can be compared, each in the year in which the later of the two last "
    "stated where it stands."
)
_BY_ITSELF = " Claims that contradict each other are counted here each by itself."
Pair = tuple[str, str]


@frozen
class _Year:
    """How two compare on the issues of one year."""

    name: str
    pair: Pair
    alike: int
    differ: int
    abstained: int

    @property
    def both(self) -> int:
        return self.alike + self.differ + self.abstained


def years_section(table: StandingTable, tallies: Tallies, actors: Sequence[str]) -> Section | None:
    """Count by year on how many issues each two stand alike.

    Args:
        table: Where they stand.
        tallies: How they compare, read from the table.
        actors: Ids of the actors.

    Returns:
        A row for a year and a pair; None where the issues are few, or all of one year.
    """
    pairs = list(combinations(actors, 2))
    shared = {pair: tallies.shared_numbers(*pair) for pair in pairs}
    if max(map(len, shared.values()), default=0) <= FEW:
        return None
    years = {actor: _years_of(table, actor, union(shared.values())) for actor in actors}
    counted = [each for pair in pairs for each in _counted(tallies, pair, shared[pair], years)]
    if len({each.name for each in counted}) < 2:
        return None
    counted.sort(key=lambda each: each.name)
    several = len(pairs) > 1
    once = any(tallies.counts_once(*pair) for pair in pairs)
    return Section(
        key="years",
        title="By year",
        note=_NOTE + (_BY_ITSELF if once else ""),
        columns=(_COLUMNS[0], *((_PAIR,) if several else ()), *_COLUMNS[1:]),
        rows=tuple(_row(table.dataset, each, several=several) for each in counted),
        tally=True,
    )


def _counted(
    tallies: Tallies, pair: Pair, shared: Numbers, years: Mapping[str, Mapping[int, str]]
) -> Iterator[_Year]:
    agreed, abstained = tallies.agreed(*pair), tallies.abstained(*pair)
    one, other = (years[actor] for actor in pair)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for issue in shared:
        way = "alike" if issue in agreed else "abstained" if issue in abstained else "differ"
        # A year sorts before what is of no one year, which is then what the two are of.
        found[max(one[issue], other[issue])][way] += 1
    for name, ways in found.items():
        yield _Year(name, pair, ways["alike"], ways["differ"], ways["abstained"])


def _years_of(table: StandingTable, actor: str, issues: Numbers) -> Mapping[int, str]:
    """Give the year of where an actor stands on each of some issues, by the issue's number."""
    dataset = table.dataset
    ids, first = dataset.ids(Kind.STATEMENT), ranges_of(dataset.counts())[Kind.STATEMENT].start
    latest = table.latest_statements(actor, issues)
    return {issue: year_of(dataset, ids[number - first]) for issue, number in latest.items()}


def _row(dataset: Dataset, year: _Year, *, several: bool) -> Row:
    names = " – ".join(name_of(dataset, actor) for actor in year.pair)
    counts = (year.alike, year.differ, year.abstained, year.both)
    return Row(
        id=f"{year.name} {'+'.join(year.pair)}" if several else year.name,
        kind=None,
        cells=(
            Cell(year.name, Meaning.DATE),
            *((Cell(names, Meaning.NAME, value="+".join(year.pair)),) if several else ()),
            *(Cell(str(count), Meaning.COUNT, value=count) for count in counts),
        ),
    )
