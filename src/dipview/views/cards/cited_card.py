"""The card of what a document rests on: its sources, with their numbers."""

from __future__ import annotations

from itertools import islice

from dipview.dataset.dataset import Dataset
from dipview.views.parts.citations import References
from dipview.views.parts.source_row import SOURCE_COLUMNS, source_row
from dipview.views.view import Lazy, Section, View

_LOOKED_AT = 2_000
"""Rows of a document whose sources are gathered: more than anybody reads on a screen."""


def cited_card(dataset: Dataset, document: View) -> View | None:
    """Make the card of the sources that a document cites, in the order in which it does.

    Args:
        dataset: Where the sources are.
        document: A brief, a comparison.

    Returns:
        None where it cites none.
    """
    cited = dict.fromkeys(
        citation.source
        for _, row in islice(document.rows(), _LOOKED_AT)
        for cell in row.cells
        for citation in cell.citations
    )
    if not cited:
        return None
    return View(
        name="card",
        title=f"Sources · {document.title}",
        dataset=dataset.name,
        scope=document.scope,
        scope_in_words=document.scope_in_words,
        sections=(
            Section(
                columns=SOURCE_COLUMNS,
                rows=Lazy(tuple(cited), lambda id: source_row(dataset, id)),
                title="Cited here",
            ),
        ),
        references=References(dataset),
    )
