"""Prints a view of the dataset as a whole: what the verbs matrix, compare and the like share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from attrs import evolve

from dipview.cli.naming import named_or_searched, record_called
from dipview.cli.opening import made, opened
from dipview.cli.options import Asked
from dipview.cli.printing import format_of, print_view
from dipview.cli.saved import fitted, viewed
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.view import View
from dipview.workspace.record_meant import EVERY


def print_whole(
    asked: Asked,
    make: Callable[..., View],
    subjects: Sequence[str] = (),
    *,
    kinds: Sequence[Kind] = EVERY,
    actors: Sequence[str] = (),
    check: Callable[[Dataset, Sequence[str]], None] | None = None,
    searched: bool = False,
    tell_actors: bool = False,
    **changes: Any,
) -> int:
    """Open what is asked for and print a whole view of it.

    Args:
        asked: What the shared options ask for.
        make: Makes the view.
        subjects: Ids or names of what the view is to be about.
        kinds: The kinds of record that the view can be about, the likelier first.
        actors: Ids or names of actors that the view is to be about too.
        check: Raises FailureError where the records found do not fit the view.
        searched: Whether words that name no record are searched for, as a query is.
        tell_actors: Whether what makes the view is to be given the ids of the actors as such.
        changes: Further values of the scope.

    Returns:
        The exit code.

    Raises:
        FailureError: A subject is no record, the query does not parse, or nothing can be written.
    """
    asked = viewed(asked)
    format_of(asked)
    found = opened(asked)
    named, words = subjects, ""
    if searched:
        named, words = named_or_searched(found.workspace, subjects, kinds)
    called = [record_called(found.workspace, each, kinds) for each in named]
    further = [record_called(found.workspace, each, (Kind.ACTOR,)) for each in actors]
    ids = tuple(dict.fromkeys((*called, *further)))
    if tell_actors:
        make = partial(make, actors=further)
    if check is not None:
        check(found.workspace.dataset, ids)
    given = fitted(found.workspace.dataset, found.scope) if asked.view else found.scope
    query = f"{given.query} {words}".strip()
    scope = evolve(given, query=query, subjects=ids, **changes)
    view = made(lambda: found.workspace.view(make, scope), scope.query)
    return print_view(view, asked) or found.code
