"""The view of ranked matches over every kind of record: what `search` prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.fields import Field
from dipview.search.matches import Match, Matches
from dipview.views.orders import Orders
from dipview.views.parts.actor_row import office_of
from dipview.views.parts.catalogues import CATALOGUES, columns_of
from dipview.views.parts.citations import References, citations_of, source_cell
from dipview.views.parts.counting import count_once
from dipview.views.parts.labels import label_cell
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Extent, Lazy, Meaning, Place, Row, Section, View

MATCH_COLUMNS = (
    Column(key="what", title="Kind", place=Place.MARGIN),
    Column(key="name", title="Match"),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="score", title="Score", place=Place.HIDDEN),
    Column(key="field", title="Matched in", place=Place.HIDDEN),
    Column(key="match", title="Matched text", place=Place.HIDDEN),
)


_PLAIN = (
    Field.NAME,
    Field.TITLE,
    Field.WORDS,
    Field.SUMMARY,
    Field.PROPOSITION,
    Field.ROLE,
    Field.SPEAKER,
    Field.HOLDER,
)
"""Fields that a row shows, so that a match in them explains itself."""


def matches_view(dataset: Dataset, orders: Orders, scope: Scope, matches: Matches) -> View:
    """Make the view of everything that a query finds, best first.

    The scope's dates, pins and switches apply as they do to catalogues.
    """
    ids = _kept(Selection(dataset, orders, scope, matches), matches)
    return View(
        name="search",
        title=f"Search: {scope.query}",
        dataset=dataset.name,
        scope=scope,
        scope_in_words=scope_in_words(
            dataset, scope.heeding("as_of", "since", "exact_only", "second_hand")
        ),
        sections=(
            Section(
                columns=MATCH_COLUMNS,
                rows=Lazy(ids, lambda id: match_row(dataset, matches.match(id), scope)),
            ),
        ),
        references=References(dataset),
        measure=lambda: Extent(count=count_once(dataset, ids), noun="matches"),
        empty="Nothing matches.",
    )


def _kept(selection: Selection, matches: Matches) -> Sequence[str]:
    """Give the matches that a scope lets through, best first."""
    selected = [selection.ids(kind, along=False) for kind in Kind]
    if sum(map(len, selected)) == len(matches):
        return matches.ranked_ids
    kept = set(chain.from_iterable(selected))
    return [id for id in matches.ranked_ids if id in kept]


def match_row(dataset: Dataset, match: Match, scope: Scope) -> Row:
    """Show a record that was found, with the cells of ``MATCH_COLUMNS``."""
    record = dataset.record(match.id)
    citations = citations_of(dataset, record) if record else ()
    cells = (
        Cell(match.kind.value, Meaning.QUIET),
        label_cell(dataset, match.id),
        _details(dataset, match, scope),
        source_cell(dataset, citations[:1]),
        Cell(f"{match.score:.2f}", value=round(match.score, 4)),
        Cell(match.field.value if match.field else ""),
        Cell(match.text),
    )
    return Row(id=match.id, kind=match.kind, cells=cells)


def _details(dataset: Dataset, match: Match, scope: Scope) -> Cell:
    """Say of a match what its row in a catalogue says under its first line."""
    phrases = _phrases(dataset, match, scope)
    if match.field is not None and match.field not in _PLAIN:
        phrases.append(f"found in: {match.field.value}")
    return Cell(" · ".join(text for text in phrases if text), Meaning.QUIET)


def _phrases(dataset: Dataset, match: Match, scope: Scope) -> list[str]:
    if match.kind is Kind.ACTOR:  # whose row counts all that it is heard in besides
        return [office_of(dataset, match.id, scope.as_of)]
    catalogue = CATALOGUES[match.kind.plural]
    row = catalogue.row(dataset, match.id, scope)
    return [
        cell.text
        for column, cell in zip(columns_of(dataset, catalogue), row.cells, strict=True)
        if (column.place is Place.UNDER and cell.meaning is not Meaning.SOURCE)
        or column.key == "date"
    ]
