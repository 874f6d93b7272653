"""Called: the matches of a search, those first that are called by what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dipview.model.kinds import Kind
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.matches import Match, Matches
from dipview.search.query_errors import QueryError
from dipview.search.searching import SearchIndex, search

_LOOKED_AT = 100
"""Matches among which those by name come first: ranking orders no more."""
_BESIDES = frozenset((Field.PROPOSITION, Field.ID))
"""Fields that name a record too, besides those of the groups of names."""


def by_name_first(matches: Matches, kind: Kind | None) -> Iterator[Match]:
    """Give the best matches: those by name, then those that have the words elsewhere.

    Args:
        matches: What was found.
        kind: The kind of records that are wanted; None for all.
    """
    ids = matches.ranked_ids if kind is None else matches.ids(kind)
    found = [matches.match(id) for id in islice(iter(ids), _LOOKED_AT)]
    yield from (match for match in found if _by_name(match))
    yield from (match for match in found if not _by_name(match))


def called(index: SearchIndex, typed: str, kind: Kind, most: int) -> tuple[str, ...]:
    """Give the ids of the records of a kind that plain words may mean, mistyped ones too.

    Args:
        index: Where to look.
        typed: Words; nothing in them is a sign of the query language.
        kind: The kind of records that are wanted.
        most: How many to give.

    Returns:
        The likeliest first; the one that has the typed id or whole name before all others.
    """
    asked = [word for word in words(typed) if word not in _SIGNS]
    if not asked:
        return ()
    try:
        matches = search(index, f"kind:{kind.value} {' '.join(asked)}")
    except QueryError:
        return ()
    found = [match.id for match in by_name_first(matches, kind)]
    itself = typed.strip().lower()
    found = [*filter(itself.__eq__, found), *(id for id in found if id != itself)]
    return tuple(found[:most])


_SIGNS = ("or",)
"""The words that the query language would read as signs of its own."""


def _by_name(match: Match) -> bool:
    field = match.field
    return field is None or field.group <= Group.OTHER_NAMES or field in _BESIDES
