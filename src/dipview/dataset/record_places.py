"""Record places: where a record is written, as its file is now."""

from __future__ import annotations

from functools import partial

from dipview.dataset.dataset import Dataset
from dipview.dataset.placing import Placer
from dipview.dataset.problems import Place
from dipview.dataset.reading import text_of
from dipview.model.ids import statement_of


def record_place(dataset: Dataset, id: str) -> Place | None:
    """Tell where a record is written, for an editor; a position stands in its statement.

    The file is read for it, as it is now: do not ask where a key is waited for.

    Returns:
        The place, without a line where the file has changed too much to tell; None where there is
        no such record.
    """
    origin = dataset.origin(id)
    if origin is None:
        return None
    load = partial(text_of, limit=dataset.limit)
    return Placer(origin.file, load).place(origin, (), statement_of(id))
