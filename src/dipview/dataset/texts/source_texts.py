"""Texts of sources: what a dataset that is open has of a source to read, or why it has nothing."""

from __future__ import annotations

from pathlib import Path

from dipview.dataset.dataset import Dataset
from dipview.dataset.files import state_of
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.record_places import record_place
from dipview.dataset.texts.stored import LARGEST, Refused, Stored, is_inside, root_of, stored_text
from dipview.model.sources import WITHHELD

_KEPT = 4
"""Texts that are kept by a dataset: those between which somebody goes to and fro."""
_LOOKED_AT = object()
_NONE = Refused(
    "text-missing",
    ": no text of it is stored",
    'put the text beside the file that has the source, and write text = "texts/a.txt" in it',
)
_WITHHELD = Refused(
    "text-withheld",
    ": its text may not be kept, and is withheld",
    "'dipview verify --text FILE' holds its quotations against a copy of yours",
)


def why_unread(dataset: Dataset, source: str) -> Refused | None:
    """Say why there is no text of a source to read, as far as that is known without a look."""
    text = dataset.source(source).text
    if text == WITHHELD:
        return _WITHHELD
    return None if text else _NONE


@kept_by_dataset(_KEPT)
def text_of_source(dataset: Dataset, source: str) -> Stored | Refused:
    """Read the text of a source, once; raises KeyError where there is no such source."""
    if (refused := why_unread(dataset, source)) is not None:
        return refused
    place = record_place(dataset, source)
    if place is None:
        return _NONE
    name, root = dataset.source(source).text, root_of(place.file, dataset.opened)
    path = place.file.parent / name
    state = state_of(path) if is_inside(path, root) else None
    read = stored_text(name, place.file, root, min(LARGEST, dataset.limit))
    if state is not None:
        texts_looked_at(dataset)[path] = state
    return read


def texts_looked_at(dataset: Dataset) -> dict[Path, object]:
    """Give the texts that were looked for so far, each with how its file was before."""
    looked_at: dict[Path, object] = dataset.kept.setdefault(_LOOKED_AT, {})
    return looked_at
