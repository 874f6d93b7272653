"""Ground: on which topics and years ties rest, in counts before the list of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.columns import columns_of
from dipview.views.parts.topics import NO_TOPIC, Path, path_named, topic_paths
from dipview.views.parts.year import LOOSE, year_of
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

MANY = 40
"""Issues from which on ties rest on more than a reader would count."""
_YEARS = 12
"""So many years are counted one by one at most; more are by tens."""
_ISSUES = Column(key="counted_issues", title="Issues", place=Place.END)
_STATEMENTS = Column(key="statements", title="Statements", place=Place.END)


def ground_sections(
    dataset: Dataset, issues: Sequence[str], statements: Numbers
) -> Iterator[Section]:
    """Count by topic, then by year, what ties rest on; nothing where the issues are few.

    Args:
        dataset: Where all is.
        issues: Ids of the issues on which actors are tied.
        statements: Numbers of the statements behind the ties.
    """
    if len(issues) < MANY:
        return
    topics = _by_topic(dataset, issues)
    if len(topics) > 1:
        rows = (_topic_row(dataset, path, topics[path], statements) for path in sorted(topics))
        in_topics = (Column(key="topic", title="Topic"), _ISSUES, _STATEMENTS)
        yield _counts("topics", "By topic", in_topics, tuple(rows))
    years = _by_year(dataset, statements)
    if len(years) > 1:
        in_years = (Column(key="year", title="Year"), _STATEMENTS)
        yield _counts("years", "By year", in_years, tuple(map(_year_row, years, years.values())))


def _counts(key: str, title: str, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Section:
    return Section(key=key, title=title, columns=columns, rows=rows, tally=True)


def _by_topic(dataset: Dataset, issues: Sequence[str]) -> Mapping[Path, list[int]]:
    paths = topic_paths(dataset)
    found: dict[Path, list[int]] = defaultdict(list)
    for issue in issues:
        found[paths[issue] or NO_TOPIC].append(dataset.number_of(issue) or 0)
    return found


def _topic_row(dataset: Dataset, path: Path, issues: Sequence[int], statements: Numbers) -> Row:
    on = numbers_of(dataset.sets.statements_of(columns_of(dataset).on_any(numbers_of(issues))))
    named = path_named(dataset, path)
    cells = (Cell(named), _count(len(issues)), _count(len(on & statements)))
    return Row(id=named, kind=None, cells=cells)


def _by_year(dataset: Dataset, statements: Numbers) -> Mapping[str, int]:
    """Count statements by year; of very many years, by tens of them."""
    ids, first = dataset.ids(Kind.STATEMENT), ranges_of(dataset.counts())[Kind.STATEMENT].start
    numbers = steps(list(statements), "statements")
    years = Counter(year_of(dataset, ids[number - first]) for number in numbers)
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


def _year_row(year: str, count: int) -> Row:
    return Row(id=year, kind=None, cells=(Cell(year, Meaning.DATE), _count(count)))


def _count(count: int) -> Cell:
    return Cell(f"{count:,}", Meaning.COUNT, value=count)
