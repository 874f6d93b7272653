"""Finds the record that a word on the command line means: by id, or by a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from dipview.cli.exits import NOTHING, FailureError
from dipview.dataset.dataset import Dataset, Record
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.search import folding
from dipview.views.labels import is_standing

_NEAREST = 3
_CUTOFF = 60
"""Of 100, for a name to be worth proposing."""


def record_called(dataset: Dataset, word: str) -> str:
    """Find the id of the record that is meant.

    Args:
        dataset: Where to look.
        word: An id, or a name, title, heading or an actor's code (``GB``), in any case and without
            its accents.

    Raises:
        FailureError: No record is called so, or several are; the message names what is near.
    """
    word = word.strip()
    if dataset.kind_of(word) is not None or is_standing(dataset, word):
        return word
    wanted = folding.fold(word)
    called: dict[str, str] = {}
    exact: dict[str, None] = {}
    for id, name in _names(dataset):
        called.setdefault(name, id)
        if folding.fold(name) == wanted:
            exact[id] = None
    if len(exact) == 1:
        return next(iter(exact))
    if exact:
        message = f"several records are called {word!r}: {', '.join(exact)}; name one by its id"
        raise FailureError(message, NOTHING)
    ids = _near(word, {**called, **{id: id for id in _ids(dataset)}})
    hint = f"did you mean {' or '.join(ids)}?" if ids else f"try 'dipview search {word}'"
    raise FailureError(f"no record is called {word!r}; {hint}", NOTHING)


def _near(word: str, called: Mapping[str, str]) -> list[str]:
    """Give the ids of a few records that may be meant.

    A name that has words which begin with all that was typed comes before one that only looks
    alike.

    Args:
        word: What was typed.
        called: The id of each name.
    """
    typed = folding.words(word)
    begun = [name for name in called if typed and _has(folding.words(name), typed)]
    alike = process.extract(
        folding.fold(word),
        list(called),
        processor=folding.fold,
        scorer=fuzz.ratio,
        score_cutoff=_CUTOFF,
        limit=2 * _NEAREST,
    )
    names = (*sorted(begun, key=len), *(name for name, _, _ in alike))
    return list(dict.fromkeys(called[name] for name in names))[:_NEAREST]


def _has(its_words: Sequence[str], typed: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in its_words) for start in typed)


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
            others = (other.name for other in record.other_names)
            return (record.name, record.sort_name, *others, *record.identifiers.values())
        case Issue():
            return (record.title, record.short)
        case Event() | Source():
            return (record.title,)
        case _:
            return ()
