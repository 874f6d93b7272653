"""A cited record: the sources on which it rests, or the source that it is, to be cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.views.citing.cited import full
from dipview.views.citing.style import Style
from dipview.views.parts.citations import citations_of


def places_cited(dataset: Dataset, id: str) -> Mapping[str, Sequence[str]]:
    """Give the places in each source on which a record rests, by the ids of the sources.

    Args:
        dataset: Where the record is.
        id: Its id; a source is cited itself, without a place.

    Returns:
        Nothing where there is no such record, or it rests on no source.
    """
    record = dataset.record(id)
    if record is None:
        return {}
    source = dataset.kind_of(id) is Kind.SOURCE
    cited = (Citation(source=id),) if source else citations_of(dataset, record)
    places: dict[str, list[str]] = {}
    for each in cited:
        places.setdefault(each.source, []).extend(filter(None, (each.locator,)))
    return places


def citation_lines(
    dataset: Dataset, places: Mapping[str, Sequence[str]], style: Style
) -> Iterator[str]:
    """Write each source with its places in one line, in a style."""
    yield from (full(dataset.source(id), style, where) for id, where in places.items())
