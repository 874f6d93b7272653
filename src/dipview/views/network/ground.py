"""Ground: on which topics and years ties rest, in counts before the list of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.links import Link
from dipview.search.number_sets import Numbers, numbers_of
from dipview.views.parts.topics import Path, path_named, paths_of
from dipview.views.parts.year import LOOSE, years_of_statements
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

MANY = 40
"""Issues from which on ties rest on more than a reader would count."""
_YEARS = 12
"""So many years are counted one by one at most; more are by tens."""
_COLUMNS = (
    Column(key="by", title="By", place=Place.MARGIN),
    Column(key="counts", title="Statements"),
)


def ground_section(dataset: Dataset, issues: Sequence[str], statements: Numbers) -> Section | None:
    """Count by topic and by year the statements that ties rest on; None where issues are few.

    Args:
        dataset: Where all is.
        issues: Ids of the issues on which actors are tied.
        statements: Numbers of the statements behind the ties.
    """
    if len(issues) < MANY:
        return None
    counted = {
        "by topic": _by_topic(dataset, issues, statements),
        "by year": _by_year(dataset, statements),
    }
    rows = tuple(_row(by, counts) for by, counts in counted.items() if len(counts) > 1)
    if not rows:
        return None
    return Section(key="ground", title="Statements", columns=_COLUMNS, rows=rows, tally=True)


def _row(by: str, counts: Mapping[str, int]) -> Row:
    told = " · ".join(f"{name} {count:,}" for name, count in counts.items())
    cells = (Cell(by, Meaning.QUIET), Cell(told, value=dict(counts)))
    return Row(id=by, cells=cells)


def _by_topic(dataset: Dataset, issues: Sequence[str], statements: Numbers) -> Mapping[str, int]:
    """Count statements by topic; one that is on several counts for each."""
    found: dict[Path, list[int]] = defaultdict(list)
    for issue in issues:
        for path in paths_of(dataset, issue):
            found[path] += dataset.linked_numbers(issue, Link.STATEMENTS_ON)
    counts: dict[str, int] = {}
    for path in sorted(found):
        named = path_named(dataset, path)
        behind = dataset.sets.once(numbers_of(found[path])) & statements
        counts[named] = counts.get(named, 0) + len(behind)
    return counts


def _by_year(dataset: Dataset, statements: Numbers) -> Mapping[str, int]:
    """Count statements by year; of very many years, by tens of them."""
    year_of, first = years_of_statements(dataset), dataset.sets.first_statement
    years = Counter(year_of[number - first] for number in statements)
    if len(years) <= _YEARS:
        return dict(sorted(years.items()))
    tens: Counter[str] = Counter()
    for year, count in years.items():
        tens[_tens(year, min(years), max(each for each in years if each != LOOSE))] += count
    return dict(sorted(tens.items()))


def _tens(year: str, first: str, last: str) -> str:
    """Name the ten years that a year is of, as far as anything is of them."""
    if year == LOOSE:
        return year
    start = int(year) // 10 * 10
    begins, ends = max(start, int(first)), min(start + 9, int(last))
    return f"{begins:04}" if begins == ends else f"{begins:04}–{ends:04}"
