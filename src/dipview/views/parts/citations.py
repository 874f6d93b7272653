"""Citations and references: where a record rests, and how a source is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset, Record
from dipview.dataset.kept_results import kept_by_dataset, kept_by_key
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.sources import Citation, Source
from dipview.model.statements import Statement
from dipview.views.parts.dates_in_words import WRITTEN, in_full
from dipview.views.view import Cell, Meaning, Reference

_KEPT = 512
"""Cells that are kept once they are made."""


class References(Mapping[str, Reference]):
    """Every source of a dataset by id, as a list of sources gives it; built when looked at."""

    __slots__ = ("_dataset",)

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __len__(self) -> int:
        return len(self._dataset.ids(Kind.SOURCE))

    def __iter__(self) -> Iterator[str]:
        return iter(self._dataset.ids(Kind.SOURCE))

    def __getitem__(self, id: str) -> Reference:
        source = self._dataset.source(id)
        return Reference(
            id=id,
            number=_numbers(self._dataset)[id],
            text=reference_text(source),
            short=dated_reference(source),
            source=source,
        )


@kept_by_dataset(1)
def _numbers(dataset: Dataset) -> Mapping[str, int]:
    """Number the sources of a dataset from 1; the last dataset's are kept, for the next view."""
    return {id: number for number, id in enumerate(dataset.ids(Kind.SOURCE), start=1)}


def reference_text(source: Source) -> str:
    """Write a source in one line: publisher, title, symbol, date, agencies, address."""
    parts = [source.publisher, source.title, source.symbol]
    if source.issued:
        parts.append(in_full(source.issued))
    if source.agencies:
        parts.append(f"with {', '.join(source.agencies)}")
    parts.append(source.url)
    return ", ".join(part for part in parts if part) or source.id


def short_reference(source: Source) -> str:
    """Name a source in a few words: its publisher, or else its title, symbol or id."""
    return source.publisher or source.title or source.symbol or source.id


def dated_reference(source: Source) -> str:
    """Name a source in a few words, with its date: ``RFE/RL, 11 Apr 2017``."""
    dated = [in_full(source.issued)] if source.issued else []
    return ", ".join([short_reference(source), *dated])


def citations_of(dataset: Dataset, record: Record) -> tuple[Citation, ...]:
    """Give what a record rests on: its sources, or a statement's source and corroboration."""
    match record:
        case Statement():
            return (record.citation, *record.corroboration)
        case Position():
            return citations_of(dataset, dataset.statement(record.statement))
        case Source():
            return record.derived_from
        case Actor() | Event() | Issue():
            return record.sources


def source_cell(dataset: Dataset, citations: Sequence[Citation]) -> Cell:
    """Make the cell that says where to look."""
    return _source_cell(dataset, tuple(citations), WRITTEN.days)


def place_cell(dataset: Dataset, source: str, locator: str) -> Cell:
    """Make the cell that says where to look, of one place in one source."""
    return _place_cell(dataset, (source, locator, WRITTEN.days))


@kept_by_key(_KEPT)
def _place_cell(dataset: Dataset, place: tuple[str, str, str]) -> Cell:
    """Make the cell of one place; what is known by texts is found sooner than by citations."""
    source, locator, _written_so = place
    return _cited_cell(dataset, (Citation(source=source, locator=locator),))


@kept_by_dataset(_KEPT)
def _source_cell(dataset: Dataset, citations: tuple[Citation, ...], _written_so: str) -> Cell:
    """Make the cell of citations; those made last are kept, since many rows have the same."""
    return _cited_cell(dataset, citations)


def _cited_cell(dataset: Dataset, citations: tuple[Citation, ...]) -> Cell:
    return Cell(
        "; ".join(_written(dataset, citation) for citation in citations),
        Meaning.SOURCE,
        value=[{"source": each.source, "locator": each.locator} for each in citations],
        citations=citations,
    )


def _written(dataset: Dataset, citation: Citation) -> str:
    named = _named(dataset, citation.source, WRITTEN.days)
    return ", ".join([named, citation.locator] if citation.locator else [named])


@kept_by_dataset(_KEPT)
def _named(dataset: Dataset, id: str, _written_so: str) -> str:
    """Name a source with its date; record after record is from the same one."""
    return dated_reference(dataset.source(id))
