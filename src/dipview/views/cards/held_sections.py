"""Lists of positions on a card, each with its holder; also those that make no standing now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.statements import RecordStatus
from dipview.standing.evidence import set_aside
from dipview.views.parts.codings import OTHER_CODINGS
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.position_row import HOLDER_COLUMNS, holder_row
from dipview.views.scope import Scope
from dipview.views.view import Section

Listed: TypeAlias = tuple[str, str, str, Sequence[str]]
"""The key of a list of positions, its title, a note, and their ids."""


def held_sections(dataset: Dataset, scope: Scope, lists: Iterable[Listed]) -> Iterator[Section]:
    """Make the section of each list that the scope leaves anything of."""
    shape = (HOLDER_COLUMNS, partial(holder_row, dataset))
    for key, title, note, ids in lists:
        yield from linked_section(
            dataset,
            scope,
            Kind.POSITION,
            ids,
            key=key,
            title=title,
            note=note,
            shape=shape,
            each=key == "codings",
        )


def uncounted(dataset: Dataset, positions: Sequence[Position]) -> Iterator[Listed]:
    """Give the lists of what does not count: other codings, drafts, what is retracted."""
    coded = [each.id for each in positions if set_aside(dataset, each.id)]
    yield "codings", "Other codings", OTHER_CODINGS, coded
    for status, key, title in (
        (RecordStatus.DRAFT, "draft", "Drafts"),
        (RecordStatus.RETRACTED, "retracted", "Retracted"),
    ):
        of_status = [p.id for p in positions if dataset.statement(p.statement).status is status]
        yield key, title, "Not counted.", [id for id in of_status if id not in coded]
