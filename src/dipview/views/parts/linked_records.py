"""Lists of linked records on a card: statements, positions, events, actors, issues, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.parts.catalogues import CATALOGUES, columns_of
from dipview.views.parts.counting import count_once
from dipview.views.scope import Scope
from dipview.views.selection import in_scope
from dipview.views.view import Column, Lazy, Row, Section

Shape: TypeAlias = tuple[tuple[Column, ...], Callable[[str], Row]]
"""Columns, and what makes the row of an id."""


def linked_section(
    dataset: Dataset,
    scope: Scope,
    kind: Kind,
    ids: Iterable[str],
    *,
    key: str,
    title: str,
    note: str = "",
    shape: Shape | None = None,
    each: bool = False,
) -> tuple[Section, ...]:
    """Make the section of some linked records, each once; none where the scope leaves none.

    Statements and events stand in the order of their dates, all else as given.

    Args:
        dataset: Where the records are.
        scope: Its dates and switches apply; its query and pins do not narrow a card.
        kind: Their kind.
        ids: Their ids.
        key: The section's name for programs.
        title: The section's title; the number of records is added to it, in which codings of one
            utterance are one.
        note: What is to be said under the title.
        shape: How to show them; as their catalogue does, if not given.
        each: Whether each row counts, as all are of one coding.
    """
    kept = [id for id in dict.fromkeys(ids) if in_scope(dataset, scope, kind, id)]
    if kind in (Kind.STATEMENT, Kind.EVENT):
        kept.sort(key=lambda id: dataset.placed(id)[1])
    if not kept:
        return ()
    catalogue = CATALOGUES[kind.plural]
    columns, build = shape or (
        columns_of(dataset, catalogue),
        lambda id: catalogue.row(dataset, id, scope),
    )
    return (
        Section(
            key=key,
            title=f"{title} ({len(kept) if each else count_once(dataset, kept)})",
            note=note,
            columns=columns,
            rows=Lazy(kept, build),
        ),
    )
