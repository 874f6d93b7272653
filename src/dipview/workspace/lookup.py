"""Looking up: which records, and which actors, a few typed words mean; as the palette asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dipview.model.kinds import Kind
from dipview.search.called import by_name_first
from dipview.search.query_errors import QueryError
from dipview.search.searching import search
from dipview.views.matches_view import match_row
from dipview.views.scope import Scope
from dipview.views.view import Row
from dipview.workspace.record_meant import record_meant
from dipview.workspace.workspace import Workspace


def records_called(
    workspace: Workspace, typed: str, most: int, *, kind: Kind | None = None
) -> tuple[Row, ...]:
    """Give the records that are called by some words, then those that have them elsewhere.

    Args:
        workspace: Where to look; its scope does not matter.
        typed: A query; nothing is found by one that does not parse.
        most: How many rows to give.
        kind: The kind of records that are wanted; None for all.

    Returns:
        Rows with the cells of ``views.matches.MATCH_COLUMNS``.
    """
    try:
        matches = search(workspace.index, typed)
    except QueryError:
        return ()
    found = by_name_first(matches, kind)
    rows = (match_row(workspace.dataset, match, Scope()) for match in found)
    return tuple(islice(rows, most))


def actors_called(workspace: Workspace, typed: str) -> tuple[str, ...]:
    """Give the ids of the actors that a list of names means: the best match of each.

    Args:
        workspace: Where to look.
        typed: Names between commas, or words of which each is one.

    Returns:
        The ids; names that mean nobody are left out.
    """
    names = typed.split(",") if "," in typed else typed.split()
    found = (_actor(workspace, name.strip()) for name in names if name.strip())
    return tuple(dict.fromkeys(id for id in found if id))


def _actor(workspace: Workspace, name: str) -> str | None:
    if workspace.dataset.kind_of(name) is Kind.ACTOR:
        return name
    try:
        matches = search(workspace.index, f"kind:actor {name}")
    except QueryError:
        return None
    ids: Sequence[str] = matches.ranked_ids[:1]
    return ids[0] if ids else None


def subjects_called(
    workspace: Workspace, typed: str, kinds: Sequence[Kind] = (Kind.ISSUE, Kind.ACTOR)
) -> tuple[str, ...]:
    """Give the ids of the records that words may mean, the one that is meant alone.

    Args:
        workspace: Where to look.
        typed: An id, a name, or some words of one.
        kinds: The kinds of record that can be meant, the likelier first.
    """
    meant = record_meant(workspace, typed, kinds)
    subjects = (meant.id,) if meant.id is not None else meant.offered
    return tuple(id for id in subjects if workspace.dataset.kind_of(id) in kinds)


def mistake_of(workspace: Workspace, query: str) -> str:
    """Tell in one line what is wrong with a query; empty where nothing is."""
    try:
        search(workspace.index, query)
    except QueryError as mistake:
        return mistake.told
    return ""
