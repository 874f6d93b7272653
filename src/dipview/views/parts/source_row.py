"""Sources as rows: how a source is listed, and how much rests on it."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation, Source
from dipview.views.parts.citations import reference_text
from dipview.views.parts.counting import count_cell, count_once
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
    id = source.id
    count = count_once(dataset, dataset.linked(id, Link.RESTS_ON))
    cells = (
        Cell("", Meaning.SOURCE, value=id, citations=(Citation(source=id),)),
        Cell(reference_text(source), Meaning.TEXT),
        count_cell(count),
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
    return Row(id=id, kind=Kind.SOURCE, faint=count == 0, cells=cells)
