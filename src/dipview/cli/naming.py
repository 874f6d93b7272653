"""Finds the record that a word on the command line means: by id, or by a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from dipview.cli.exits import NOTHING, FailureError
from dipview.dataset.dataset import Dataset, Record
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.search.folding import fold

_NEAREST = 3
_CUTOFF = 60
"""Of 100, for a name to be worth proposing."""


def record_called(dataset: Dataset, word: str) -> str:
    """Find the id of the record that is meant.

    Args:
        dataset: Where to look.
        word: An id, or a name, title or heading, in any case and without its accents.

    Raises:
        FailureError: No record is called so, or several are; the message names what is near.
    """
    word = word.strip()
    if dataset.kind_of(word) is not None:
        return word
    wanted = fold(word)
    called: dict[str, str] = {}
    exact: dict[str, None] = {}
    for id, name in _names(dataset):
        called.setdefault(name, id)
        if fold(name) == wanted:
            exact[id] = None
    if len(exact) == 1:
        return next(iter(exact))
    if exact:
        message = f"several records are called {word!r}: {', '.join(exact)}; name one by its id"
        raise FailureError(message, NOTHING)
    near = process.extract(
        wanted,
        [*called, *_ids(dataset)],
        processor=fold,
        scorer=fuzz.ratio,
        score_cutoff=_CUTOFF,
        limit=2 * _NEAREST,
    )
    ids = list(dict.fromkeys(called.get(name, name) for name, _, _ in near))[:_NEAREST]
    hint = f"did you mean {' or '.join(ids)}?" if ids else f"try 'dipview search {word}'"
    raise FailureError(f"no record is called {word!r}; {hint}", NOTHING)


def _ids(dataset: Dataset) -> Iterator[str]:
    for kind in Kind:
        if kind is not Kind.POSITION:
            yield from dataset.ids(kind)


def _names(dataset: Dataset) -> Iterator[tuple[str, str]]:
    for id in _ids(dataset):
        record = dataset.record(id)
        if record is not None:
            yield from ((id, name) for name in _names_of(record) if name)


def _names_of(record: Record) -> tuple[str, ...]:
    match record:
        case Actor():
            return (record.name, record.sort_name, *(other.name for other in record.other_names))
        case Issue():
            return (record.title, record.short)
        case Event() | Source():
            return (record.title,)
        case _:
            return ()
