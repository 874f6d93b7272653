"""Breakdown: how often two that are compared stand alike, by topic and by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, union
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.topics import Path, any_of_several, path_named, paths_of
from dipview.views.parts.year import years_of_statements
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

FEW = 12
"""Shared issues up to which a list is read at one look, and is not counted."""
_TOPIC, _YEAR = Column(key="topic", title="Topic"), Column(key="year", title="Year")
_PAIR = Column(key="pair", title="Of each two")
_COUNTS = (
    Column(key="alike", title="Alike", place=Place.END),
    Column(key="differ", title="Differ", place=Place.END),
    Column(key="one_abstains", title="One abstains", place=Place.END, short="One abst."),
    Column(key="both_stated", title="Both stated", place=Place.END, short="Both"),
)
_IN_YEARS = (
    "Issues on which both can be compared, each in the year in which the later of the two last "
    "stated where it stands."
)
_IN_EACH = "An issue of several topics counts in each of them."
_BY_ITSELF = "Claims that contradict each other are counted here each by itself."
Pair = tuple[str, str]


@frozen
class _Part:
    """How two compare on the issues of one topic, or of one year."""

    name: str
    pair: Pair
    alike: int
    differ: int
    abstained: int

    @property
    def both(self) -> int:
        return self.alike + self.differ + self.abstained


class Breakdown:
    """Counts on how many issues each two of some actors stand alike, part by part.

    Args:
        table: Where they stand.
        tallies: How they compare, read from the table.
        actors: Ids of the actors.
    """

    def __init__(self, table: StandingTable, tallies: Tallies, actors: Sequence[str]) -> None:
        self._table, self._tallies = table, tallies
        self._pairs = list(combinations(actors, 2))
        self._shared = {pair: tallies.shared_numbers(*pair) for pair in self._pairs}
        self._actors = actors

    @property
    def is_few(self) -> bool:
        """Whether the issues are so few that a list of them is read at one look."""
        return max(map(len, self._shared.values()), default=0) <= FEW

    def by_year(self) -> Section | None:
        """Count by year; None where the issues are few, or all of one year."""
        if self.is_few:
            return None
        every = union(self._shared.values())
        years = {actor: _years_of(self._table, actor, every) for actor in self._actors}

        def later(pair: Pair, issue: int) -> Sequence[str]:
            """Give the later of two years; one sorts before what is of none, which it then is."""
            return (max(years[actor][issue] for actor in pair),)

        return self._section("years", "By year", _YEAR, _IN_YEARS, later, sorted)

    def by_topic(self) -> Section | None:
        """Count by topic, in each that an issue has; None where the issues are few, or of one."""
        if self.is_few:
            return None
        dataset = self._table.dataset
        named: dict[Path, str] = {}

        def topics(_pair: Pair, issue: int) -> Sequence[str]:
            """Name the topics of an issue."""
            paths = paths_of(dataset, dataset.id_of(Kind.ISSUE, issue))
            names = (named.setdefault(path, path_named(dataset, path)) for path in paths)
            return tuple(dict.fromkeys(names))

        def in_order(names: Sequence[str]) -> Sequence[str]:
            """Put the names of topics in the order of these."""
            order = list(dict.fromkeys(named[path] for path in sorted(named)))
            return sorted(names, key=order.index)

        note = _IN_EACH if any_of_several(dataset) else ""
        return self._section("topics", "By topic", _TOPIC, note, topics, in_order)

    def _section(
        self,
        key: str,
        title: str,
        column: Column,
        note: str,
        parts_of: Callable[[Pair, int], Sequence[str]],
        in_order: Callable[[Sequence[str]], Sequence[str]],
    ) -> Section | None:
        """Make a section of a row for a part and a pair; None where all is in one part."""
        found = [each for pair in self._pairs for each in self._counted(pair, parts_of)]
        names = in_order(list(dict.fromkeys(each.name for each in found)))
        if len(names) < 2:
            return None
        found.sort(key=lambda each: names.index(each.name))
        several = len(self._pairs) > 1
        once = any(self._tallies.counts_once(*pair) for pair in self._pairs)
        return Section(
            key=key,
            title=title,
            note=" ".join(filter(None, (note, _BY_ITSELF if once else ""))),
            columns=(column, *((_PAIR,) if several else ()), *_COUNTS),
            rows=tuple(_row(self._table.dataset, each, several=several) for each in found),
            tally=True,
        )

    def _counted(
        self, pair: Pair, parts_of: Callable[[Pair, int], Sequence[str]]
    ) -> Iterator[_Part]:
        agreed, abstained = self._tallies.agreed(*pair), self._tallies.abstained(*pair)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for issue in self._shared[pair]:
            way = "alike" if issue in agreed else "abstained" if issue in abstained else "differ"
            for name in parts_of(pair, issue):
                found[name][way] += 1
        for name, ways in found.items():
            yield _Part(name, pair, ways["alike"], ways["differ"], ways["abstained"])


def _years_of(table: StandingTable, actor: str, issues: Numbers) -> Mapping[int, str]:
    """Give the year of where an actor stands on each of some issues, by the issue's number."""
    dataset = table.dataset
    year_of, first = years_of_statements(dataset), dataset.sets.first_statement
    latest = table.latest_statements(actor, issues)
    return {issue: year_of[number - first] for issue, number in latest.items()}


def _row(dataset: Dataset, part: _Part, *, several: bool) -> Row:
    names = " – ".join(name_of(dataset, actor) for actor in part.pair)
    counts = (part.alike, part.differ, part.abstained, part.both)
    cells = (
        Cell(part.name, Meaning.DATE if part.name[:1].isdecimal() else Meaning.TEXT),
        *((Cell(names, Meaning.NAME, value="+".join(part.pair)),) if several else ()),
        *(Cell(str(count), Meaning.COUNT, value=count) for count in counts),
    )
    return Row(id=f"{part.name} {'+'.join(part.pair)}" if several else part.name, cells=cells)
