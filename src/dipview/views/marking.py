"""Marking: the highest marking of what is in a view, with its caveats: the banner of a document.

What counts or compares statements without naming each is marked with the highest of all that may
be among them: too high is a nuisance, too low a leak.
"""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.release.guards import guards_of
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.ids import pair_parts, standing_parts, statement_of
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Source
from dipview.views.view import View

_BETWEEN = " · "


def marking_of(dataset: Dataset, view: View) -> str:
    """Give the banner of a document that is made of a view.

    Args:
        dataset: What the view was made of.
        view: All its rows are looked at where there is more than one level among the records.

    Returns:
        The marking, and the caveats behind it; empty where the dataset names no markings.
    """
    guards = guards_of(dataset)
    if not guards.levels.names:
        return ""
    if not (guards.ranks or _caveats(dataset)):
        return guards.levels.lowest
    return _banner(dataset, *_gathered(dataset, view))


def marking_of_all(dataset: Dataset) -> str:
    """Give the banner of a file that is made of a whole dataset."""
    guards = guards_of(dataset)
    if not guards.levels.names:
        return ""
    return _banner(dataset, max(guards.ranks.values(), default=0), set(_caveats(dataset)))


def _banner(dataset: Dataset, rank: int, carrying: set[str]) -> str:
    caveats = _caveats(dataset)
    told = dict.fromkeys(each for id in caveats if id in carrying for each in caveats[id])
    return _BETWEEN.join((guards_of(dataset).levels.named(rank), *told))


@kept_by_dataset(1)
def _caveats(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the caveats of sources and statements that have any; a statement has its source's."""
    found: dict[str, tuple[str, ...]] = {}
    if not dataset.guarded:
        return found
    for id in dataset.ids(Kind.SOURCE):
        if caveats := dataset.source(id).caveats:
            found[id] = caveats
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        if caveats := (*found.get(statement.source, ()), *statement.caveats):
            found[id] = tuple(dict.fromkeys(caveats))
    return found


def _gathered(dataset: Dataset, view: View) -> tuple[int, set[str]]:
    """Give the highest level of all that a view names, and what of it carries caveats."""
    ranks, caveats = guards_of(dataset).ranks, _caveats(dataset)
    highest = max(ranks.values(), default=0)
    counted = "".join((*view.notes, *view.left_out, view.covers))
    if view.narrowed or any(each.isdigit() for each in counted):
        return highest, set(caveats)  # What is left out, or counted there, has no row.
    rank, carrying, met = 0, set[str](), set[str]()
    for id in _named_in(view):
        if id in met:
            continue
        met.add(id)
        for told in _behind(dataset, id):
            if told is None:
                return highest, set(caveats)
            rank = max(rank, ranks.get(told, 0))
            if told in caveats:
                carrying.add(told)
        if rank == highest and len(carrying) == len(caveats):
            return rank, carrying
    cited = set(_cited_in(view))
    rank = max([rank, *(ranks.get(id, 0) for id in cited)])
    return rank, carrying | (cited & caveats.keys())


def _named_in(view: View) -> Iterator[str]:
    yield from view.scope.subjects
    for section in view.sections:
        yield from (column.leads_to for column in section.columns if column.leads_to)
    for _, row in view.rows():
        yield row.id
        for cell in row.cells:
            if cell.leads_to:
                yield cell.leads_to


def _cited_in(view: View) -> Iterator[str]:
    for _, row in view.rows():
        for cell in row.cells:
            for citation in cell.citations:
                yield citation.source


def _behind(dataset: Dataset, id: str) -> Iterator[str | None]:
    """Give the sources and statements that a row may tell of; None where that may be any."""
    kind = dataset.kind_of(id)
    if kind is Kind.POSITION:
        id, kind = statement_of(id), Kind.STATEMENT
    if kind is Kind.STATEMENT:
        yield from (id, dataset.statement(id).source)
    elif kind is not None:
        yield from _resting(dataset, id)
        yield from _linked(dataset, id)
    elif parts := pair_parts(id) or standing_parts(id):
        for each in parts:
            yield from _behind(dataset, each)
    else:
        yield None


def _resting(dataset: Dataset, id: str) -> Iterator[str]:
    """Give the source by which a record that has no marking itself is known: its lowest."""
    record = dataset.record(id)
    if isinstance(record, Source):
        yield id
    elif isinstance(record, Actor | Issue | Event) and record.sources:
        ranks = guards_of(dataset).ranks
        yield min((each.source for each in record.sources), key=lambda id: ranks.get(id, 0))


def _linked(dataset: Dataset, id: str) -> Iterator[str]:
    """Give the statements, and the sources, that lead to a record that has no marking itself."""
    for link in Link:
        for each in dataset.linked(id, link):
            kind = dataset.kind_of(each)
            if kind is Kind.STATEMENT:
                yield from (each, dataset.statement(each).source)
            elif kind is Kind.POSITION:
                statement = dataset.statement(statement_of(each))
                yield from (statement.id, statement.source)
            elif kind is Kind.SOURCE:
                yield each
