"""Frame: what every kind of brief is put into, from its title to what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.columns import numbered
from dipview.views.parts.counting import count_once
from dipview.views.parts.lazy_rows import row_ids
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.parts.scoped_standings import ScopedStandings, scoped_standings
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.view import Extent, Section, View


@frozen(kw_only=True)
class Contents:
    """What a brief has in it."""

    title: str
    sections: tuple[Section, ...]
    statements: Sequence[str] = ()
    """Ids of the statements that it tells of."""
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    heading: tuple[tuple[str, str], ...] = ()
    """What stands at its head in place of the dataset, a label and a text each."""


Filling: TypeAlias = Callable[[ScopedStandings], Contents]
"""Makes what a brief has in it, of what its scope lets through."""


def framed(selection: Selection, fill: Filling, *, name: str) -> View:
    """Make a brief.

    Args:
        selection: What is looked through; its scope's subjects are what the brief is about.
        fill: Makes what is in it.
        name: The view's name for programs.
    """

    def contents(each: Selection) -> object:
        made = fill(scoped_standings(each))
        return [(e.key, e.title, e.note, list(row_ids(e.rows))) for e in made.sections]

    selection = selection.through(selection.scope.heeding(*SWITCHED)).effective(contents)
    dataset, scope = selection.dataset, selection.scope
    made = fill(scoped_standings(selection))
    return evolve(
        narrowed_view(dataset, scope, name=name, title=made.title),
        document=True,
        heading=made.heading,
        sections=made.sections,
        notes=(*made.notes, *dates_in_words(dataset, numbered(dataset, made.statements))),
        measure=lambda: _extent(dataset, made.statements),
        left_out=made.left_out,
    )


def unfilled(dataset: Dataset, scope: Scope, *, name: str, title: str, empty: str) -> View:
    """Make the brief that is about nothing that it can be about, which says what to do."""
    return View(name=name, title=title, dataset=dataset.name, scope=scope, parted=True, empty=empty)


def _extent(dataset: Dataset, statements: Sequence[str]) -> Extent:
    span = days_covered(map(dataset.said, statements))
    return Extent(count=count_once(dataset, statements), noun="statements", span=span)


def dates_in_words(dataset: Dataset, statements: Numbers) -> Iterator[str]:
    """Say what “by” a day means, where a statement is only dated by its source."""
    if not statements.isdisjoint(dataset.sets.features[Feature.BY_SOURCE]):
        yield "“By” a day: said that day or before; the source prints no date for it."
