"""Extra filter: records by a key that people add to them, by what it says, or by both."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.documents import Trait
from dipview.search.extras import extras_of, texts_under
from dipview.search.fields import Field
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.number_sets import NONE, Numbers, in_range, numbers_of, union
from dipview.search.query import EXACTLY, Filter
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import FilterField
from dipview.search.resolving import having, meaningful

_NAMED = 8
"""Keys that a mistake lists, at most."""
_UNINDEXED = ("true", "false")
"""Values that no index has: they are no words."""


def with_extra(index: Index, dataset: Dataset, asked: Filter) -> Numbers:
    """Find the records with a key of ``extra``, or a value; of ``key=value``, with that under it.

    A key is meant by its whole name, or else by the beginnings of its words; after an equals sign
    by its whole name alone, and a value likewise: ``=campaign``, ``campaign==2014``.

    Args:
        index: Where to look.
        dataset: The records.
        asked: The field and its value.

    Returns:
        The numbers of the records.

    Raises:
        QueryError: No record has such a key; or neither key nor value is so.
    """
    key, sign, value = asked.value.partition(EXACTLY)
    if sign and key.strip():
        keys = _keys_meant(index, words(key), exactly=False)
        if not keys:
            raise _unknown(index, asked, f"no record has the extra key {key.strip()!r}")
        return _with_pair(index, dataset, keys, value)
    exactly, typed = bool(sign), words(value if sign else key)
    keys = _keys_meant(index, typed, exactly=exactly)
    found = union(index.traits[Trait(FilterField.EXTRA, each)] for each in keys)
    found |= _with_value(index, typed, exactly=exactly, forgiving=not keys)
    if not found:
        raise _unknown(index, asked, f"no record has the extra key or value {asked.value!r}")
    return found


def extra_keys(index: Index) -> list[str]:
    """Give all keys of ``extra``, sorted."""
    return sorted(trait.value for trait in index.traits if trait.field is FilterField.EXTRA)


def _keys_meant(index: Index, typed: Sequence[str], *, exactly: bool) -> frozenset[str]:
    known = {key: words(key) for key in extra_keys(index)}
    meant = [key for key, own in known.items() if own == typed]
    if not meant and typed and not exactly:
        meant = [
            key
            for key, own in known.items()
            if all(any(word.startswith(start) for word in own) for start in typed)
        ]
    return frozenset(meant)


def _with_value(index: Index, typed: Sequence[str], *, exactly: bool, forgiving: bool) -> Numbers:
    """Find the records with a value that has all words, in the end all but for typos."""
    if not typed:
        return NONE
    vocabulary, asked = index.vocabulary, meaningful(typed)
    if exactly:
        name = " ".join(typed)
        found = _having(index, [vocabulary.places((word,)) for word in asked])
        return numbers_of(
            number
            for number in found
            if any(t.field is Field.EXTRA and t.folded == name for t in index.texts[number])
        )
    found = _having(index, [in_range(vocabulary.beginning_with(word)) for word in asked])
    if found or not forgiving:
        return found
    return _having(index, [numbers_of(vocabulary.near_places(word)) for word in asked])


def _with_pair(index: Index, dataset: Dataset, keys: Collection[str], value: str) -> Numbers:
    """Find the records of which a value under one of some keys is asked for."""
    found = union(index.traits[Trait(FilterField.EXTRA, key)] for key in keys)
    exactly, typed = value.startswith(EXACTLY), words(value)
    if not typed:
        return found
    if value.removeprefix(EXACTLY).strip().lower() not in _UNINDEXED:
        begun = [in_range(index.vocabulary.beginning_with(word)) for word in meaningful(typed)]
        found &= _having(index, begun)

    def says(number: int) -> bool:
        """Tell whether a record has it there."""
        check()
        return any(
            key in keys and _answers(words(text), typed, exactly=exactly)
            for extra in extras_of(dataset.record(index.ids[number]))
            for key, text in texts_under(extra)
        )

    return numbers_of([number for number in found if says(number)])


def _answers(own: Sequence[str], typed: Sequence[str], *, exactly: bool) -> bool:
    if exactly:
        return own == typed
    return all(any(word.startswith(start) for word in own) for start in typed)


def _having(index: Index, choices: Sequence[Numbers]) -> Numbers:
    return union(having(index, kind, [Field.EXTRA], choices) for kind in Kind)


def _unknown(index: Index, asked: Filter, told: str) -> QueryError:
    known = extra_keys(index)
    some = f"the keys are {', '.join(known[:_NAMED])}" if known else "no record has anything extra"
    hint = f"{some}{', …' if len(known) > _NAMED else ''}"
    return QueryError(told, asked.extent.offset, asked.extent.length, hint)
