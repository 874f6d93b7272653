"""Sources as rows: how a source is listed, and how much rests on it."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation, Source
from dipview.views.parts.citations import reference_text
from dipview.views.parts.counting import count_cell, count_once
from dipview.views.parts.found_among import FoundAmong, cells_among
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.parts.terms import terms_of
from dipview.views.view import Cell, Column, Meaning, Place, Row

SOURCE_COLUMNS = (
    Column(key="number", title="Number", place=Place.SCREEN),
    Column(key="reference", title="Source"),
    Column(key="records", title="Records", place=Place.END),
    Column(key="type", title="Type", place=Place.UNDER),
    Column(key="title", title="Title", place=Place.HIDDEN),
    Column(key="publisher", title="Publisher", place=Place.HIDDEN),
    Column(key="issued", title="Issued", place=Place.HIDDEN),
    Column(key="agencies", title="Agencies", place=Place.HIDDEN),
    Column(key="url", title="Address", place=Place.HIDDEN),
    *REMARK_COLUMNS,
)


def source_row(dataset: Dataset, id: str) -> Row:
    """Show the source called ``id``."""
    return row_of_source(dataset, dataset.source(id))


def row_of_source(dataset: Dataset, source: Source) -> Row:
    """Show one source."""
    count = count_once(dataset, dataset.linked(source.id, Link.RESTS_ON))
    return _row(dataset, source, (count_cell(count),), faint=count == 0)


def row_of_source_among(dataset: Dataset, source: Source, among: FoundAmong) -> Row:
    """Show one source where query or pins narrow what rests on it, with how much of it they find.

    Args:
        dataset: Where it is.
        source: What is shown.
        among: Which records count, and which are found.

    Returns:
        The row, for ``columns_among``.
    """
    resting = dataset.linked_numbers(source.id, Link.RESTS_ON)
    found = among.of(dataset.sets.once(numbers_in(resting)))
    return _row(dataset, source, cells_among(found), faint=found.of == 0)


def _row(dataset: Dataset, source: Source, counts: tuple[Cell, ...], *, faint: bool) -> Row:
    id = source.id
    cells = (
        Cell("", Meaning.SOURCE, value=id, citations=(Citation(source=id),)),
        Cell(reference_text(source), Meaning.TEXT),
        *counts,
        Cell(
            " · ".join(filter(None, (terms_of(dataset, id), source.type))),
            Meaning.QUIET,
            value=source.type,
        ),
        Cell(source.title),
        Cell(source.publisher),
        Cell(source.issued.text if source.issued else "", Meaning.DATE),
        Cell(", ".join(source.agencies), value=list(source.agencies)),
        Cell(source.url),
        *remark_cells(source),
    )
    return Row(id=id, kind=Kind.SOURCE, faint=faint, cells=cells)
