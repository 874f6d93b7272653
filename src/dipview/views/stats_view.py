"""The view of counts and spans: what `stats` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.search.matches import Ids as SelectedIds
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.evidence import disputed_positions
from dipview.views.parts.citations import References
from dipview.views.parts.counting import number_cell
from dipview.views.parts.scope_in_words import extent_of, scope_in_words
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

COUNT_COLUMNS = (
    Column(key="count", title="Number", place=Place.MARGIN),
    Column(key="what", title="What"),
    Column(key="span", title="Days"),
)
_APART = "Drafts and what is retracted are left out."

Ids = Mapping[Kind, Sequence[str]]
Value = TypeVar("Value", bound=StrEnum)


def stats_view(selection: Selection) -> View:
    """Make the view of how many records of each kind there are, and which days they cover."""
    dataset, scope = selection.dataset, selection.scope
    ids = {kind: selection.ids(kind) for kind in Kind}
    return View(
        name="stats",
        title="Counts",
        dataset=dataset.name,
        scope=scope,
        scope_in_words=scope_in_words(
            dataset, scope.heeding("as_of", "since", "exact_only", "second_hand")
        ),
        parted=True,
        sections=(
            Section(
                key="records",
                title="Records",
                columns=COUNT_COLUMNS,
                rows=tuple(_kind_row(dataset, kind, ids[kind]) for kind in Kind),
            ),
            *_of_actors_and_issues(dataset, ids),
            *_of_statements(dataset, ids),
        ),
        references=References(dataset),
        empty="The dataset is empty.",
    )


def _kind_row(dataset: Dataset, kind: Kind, ids: Sequence[str]) -> Row:
    extent = extent_of(dataset, kind, ids, kind.plural)
    return _row(kind.plural, extent.count, extent.span)


def _of_actors_and_issues(dataset: Dataset, ids: Ids) -> Iterator[Section]:
    actors = Counter(dataset.actor(id).kind.value for id in ids[Kind.ACTOR])
    yield from _section("Actors by kind", actors)
    yield from _section(
        "Issues by kind", Counter(dataset.issue(id).kind.value for id in ids[Kind.ISSUE])
    )


def _of_statements(dataset: Dataset, ids: Ids) -> Iterator[Section]:
    """Count statements by form and state, and positions by stance and by what they rest on."""
    sets = dataset.sets
    found = _numbers(ids[Kind.STATEMENT])
    statements, taken = found - sets.again(found), sets.once(_numbers(ids[Kind.POSITION]))
    positions = taken & sets.features[Feature.COUNTED]
    note = _APART if len(positions) < len(taken) else ""
    differing = positions & sets.features[Feature.CONTESTED]
    by_stance = _by_value(sets.stances, positions - differing)
    by_stance.update({"codings differ": len(differing)} if differing else {})
    yield from _section("Statements by form", _by_form(dataset, statements))
    yield from _section("Statements by state of the record", _by_value(sets.statuses, statements))
    yield from _section("Positions by stance", by_stance, note)
    yield from _section("Positions by basis", _by_value(sets.bases, positions), note)
    if positions:
        both = Counter(
            {
                what: positions.intersection_cardinality(sets.features[feature])
                for what, feature in (
                    ("second-hand", Feature.SECOND_HAND),
                    ("on a condition", Feature.CONDITIONAL),
                )
            }
        )
        both.update(_weaker(dataset, positions))
        yield from _section("Of all positions", both, note)


def _by_form(dataset: Dataset, statements: Numbers) -> Counter[str]:
    """Count statements by form; of those in exact words, the translations too, which are none."""
    sets = dataset.sets
    counts = _by_value(sets.forms, statements)
    exact = statements & union(found for form, found in sets.forms.items() if form.exact)
    if translated := len(exact - sets.features[Feature.QUOTABLE]):
        counts["in translation alone, which gives no exact words"] = translated
    return counts


def _weaker(dataset: Dataset, positions: Numbers) -> Mapping[str, int]:
    """Count what else is among positions and weaker than they seem, where there is any."""
    sets = dataset.sets
    found = {
        "second choices": sets.features[Feature.FALLBACK],
        "of disputed statements": disputed_positions(dataset),
    }
    counts = {what: positions.intersection_cardinality(each) for what, each in found.items()}
    return {what: count for what, count in counts.items() if count}


def _numbers(ids: Sequence[str]) -> Numbers:
    return numbers_of(ids.numbers if isinstance(ids, SelectedIds) else ())


def _by_value(sets: Mapping[Value, Numbers], among: Numbers) -> Counter[str]:
    """Count some records by a value; of equal counts, what is met first comes first."""
    met = [(found[0], value) for value, each in sets.items() if (found := each & among)]
    counts = {value: sets[value].intersection_cardinality(among) for _, value in sorted(met)}
    return Counter({value.value: count for value, count in counts.items()})


def _section(title: str, counted: Counter[str], note: str = "") -> Iterator[Section]:
    rows = tuple(_row(what, count) for what, count in counted.most_common())
    if rows:
        yield Section(key=title.lower(), title=title, columns=COUNT_COLUMNS, rows=rows, note=note)


def _row(what: str, count: int, span: str = "") -> Row:
    cells = (
        number_cell(count),
        Cell(what, Meaning.TEXT),
        Cell(span, Meaning.DATE),
    )
    return Row(id=what, cells=cells)
