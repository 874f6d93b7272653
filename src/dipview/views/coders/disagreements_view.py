"""The view of where coders differ: what each made of an utterance, and which coding stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.record_places import record_place
from dipview.model.kinds import Kind
from dipview.standing.coder_differences import Disagreement, disagreements
from dipview.standing.coders import Codings, coders_in
from dipview.views.coders.coder_agreement_view import WITHOUT_TWO, codings_in
from dipview.views.coders.differences_in_words import (
    difference_in_words,
    key_in_words,
    value_as_data,
)
from dipview.views.parts.actor_names import voice_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.remedies import remedies_in
from dipview.views.parts.statement_row import statement_date_cell, words_cell
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View

_SAID = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="words", title="Words or summary"),
    Column(key="speakers", title="Who", place=Place.UNDER),
)
_WHERE = (
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="places", title="Written in", place=Place.UNDER),
    Column(key="statements", title="Statements", place=Place.HIDDEN),
)
DISAGREEMENT_COLUMNS = (
    *_SAID,
    Column(key="differences", title="Where they differ", place=Place.UNDER),
    Column(key="became", title="What became of it", place=Place.UNDER),
    *_WHERE,
)
ALONE_COLUMNS = (*_SAID, Column(key="coder", title="Found by", place=Place.UNDER), *_WHERE)
_ALONE = "In sources in which others found something too."


def disagreements_view(selection: Selection, *, coders: Sequence[str] = ()) -> View:
    """Make the view of where coders differ, those first that are to be decided.

    Args:
        selection: What is looked through; an utterance is in it where any of its codings is.
        coders: The coders to compare; none for all.
    """
    dataset = selection.dataset
    scope, codings = codings_in(selection, coders)
    found = tuple(disagreements(dataset, codings))
    return evolve(
        narrowed_view(dataset, scope, name="disagreements", title="Where coders differ"),
        sections=tuple(_sections(dataset, codings, found)),
        empty=WITHOUT_TWO if len(coders_in(codings)) < 2 else "Coders differ nowhere here.",
        remedies=remedies_in(scope),
    )


def _sections(
    dataset: Dataset, codings: Sequence[Codings], found: Sequence[Disagreement]
) -> Iterator[Section]:
    of_ids = {each.ids[0]: each for each in found}
    row = partial(_row, dataset, of_ids)
    left = [id for id, each in of_ids.items() if not each.chosen]
    decided = [id for id, each in of_ids.items() if each.chosen]
    yield from _section("open", "To be decided", left, row, DISAGREEMENT_COLUMNS)
    yield from _section("decided", "Decided", decided, row, DISAGREEMENT_COLUMNS)
    alone = list(_found_alone(codings))
    lone = partial(_row_alone, dataset)
    yield from _section("alone", "Found by one coder alone", alone, lone, ALONE_COLUMNS, _ALONE)


def _section(
    key: str,
    title: str,
    ids: Sequence[str],
    row: Callable[[str], Row],
    columns: tuple[Column, ...],
    note: str = "",
) -> Iterator[Section]:
    if ids:
        named = f"{title} ({len(ids):,})"
        yield Section(key=key, title=named, note=note, columns=columns, rows=Lazy(ids, row))


def _row(dataset: Dataset, of_ids: Mapping[str, Disagreement], id: str) -> Row:
    found = of_ids[id]
    statement = next(iter(found.codings.values()))
    told = [difference_in_words(dataset, each) for each in found.differences]
    data = [
        {
            "what": each.key,
            "issue": each.issue,
            "words": key_in_words(dataset, each),
            "coders": {coder: value_as_data(value) for coder, value in each.values.items()},
        }
        for each in found.differences
    ]
    cells = (
        statement_date_cell(dataset, statement),
        words_cell(dataset, statement),
        Cell(voice_of(dataset, statement), Meaning.NAME, value=list(statement.speakers)),
        Cell(" · ".join(told), value=data),
        _became_cell(found),
        *_where(dataset, found.codings),
    )
    return Row(id=statement.id, kind=Kind.STATEMENT, cells=cells)


def _became_cell(found: Disagreement) -> Cell:
    if not found.chosen:
        return Cell("to be decided", Meaning.QUIET, value={"chosen": "", "reviewed_by": ""})
    by = found.codings[found.chosen].reviewed_by
    told = f"{found.chosen}’s stands" + (f", reviewed by {by}" if by else "")
    return Cell(told, Meaning.QUIET, value={"chosen": found.chosen, "reviewed_by": by})


def _row_alone(dataset: Dataset, id: str) -> Row:
    statement = dataset.statement(id)
    cells = (
        statement_date_cell(dataset, statement),
        words_cell(dataset, statement),
        Cell(voice_of(dataset, statement), Meaning.NAME, value=list(statement.speakers)),
        Cell(f"found by {statement.coded_by} alone", value=statement.coded_by),
        *_where(dataset, {statement.coded_by: statement}),
    )
    return Row(id=id, kind=Kind.STATEMENT, cells=cells)


def _where(dataset: Dataset, codings: Codings) -> tuple[Cell, ...]:
    """Tell where the codings are printed, and where each is written."""
    ids = {coder: each.id for coder, each in codings.items()}
    places = {coder: _written_in(dataset, id) for coder, id in ids.items()}
    citations = dict.fromkeys(each.citation for each in codings.values())
    told = "; ".join(f"{coder}: {place}" for coder, place in places.items() if place)
    return (
        source_cell(dataset, tuple(citations)),
        Cell(told, Meaning.QUIET, value=places),
        Cell(", ".join(ids.values()), Meaning.QUIET, value=ids),
    )


def _written_in(dataset: Dataset, id: str) -> str:
    """Give the file and the line in which a record is written, from the folder that was opened."""
    place = record_place(dataset, id)
    if place is None:
        return ""
    folders = (opened for opened in dataset.opened if place.file.is_relative_to(opened))
    folder = next((each for each in folders if each != place.file), place.file.parent)
    name = place.file.relative_to(folder).as_posix()
    return f"{name}:{place.line}" if place.line is not None else name


def _found_alone(codings: Sequence[Codings]) -> Iterator[str]:
    """Give what one coder alone found in sources in which others found something too."""
    coders: dict[str, set[str]] = {}
    for each in codings:
        for coder, statement in each.items():
            coders.setdefault(statement.source, set()).add(coder)
    for each in codings:
        if len(each) == 1:
            statement = next(iter(each.values()))
            if len(coders[statement.source]) > 1:
                yield statement.id
