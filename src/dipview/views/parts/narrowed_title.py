"""Narrowed titles: whether a query or pins leave anything out, and how a title says so.

A view that would be the same without its query is shown, and told, as the whole that it is; one
that is narrowed says by what in its title, which goes wherever the view goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.search.matches import Matches
from dipview.views.parts.labels import label_of
from dipview.views.parts.scope_in_words import narrowing_in_words
from dipview.views.scope import Scope

ScopeAndMatches: TypeAlias = tuple[Scope, Matches | None]
"""A scope, and what its query finds."""

_LONGEST = 48
"""Characters of a query that a title repeats; the head of a document has all of it."""


def heeded_only(scope: Scope, *fields: str) -> Scope:
    """Keep of the dates, switches and order of a scope those that a view heeds.

    Args:
        scope: Any scope.
        fields: Names of the fields that the view heeds; what narrows and what it is about stay.
    """
    plain = Scope()
    unheeded = [name for name in _SWITCHES if name not in fields]
    return scope.changed(**{name: getattr(plain, name) for name in unheeded})


SWITCHED = ("as_of", "since", "roll_up", "exact_only", "second_hand")
"""The fields that tell what counts for a standing."""
_SWITCHES = (*SWITCHED, "folded", "zoom", "sort")


def without_narrowing(scope: Scope) -> Scope:
    """Take away what narrows a scope without being what a view is about: query, pins, focus."""
    return evolve(scope, query="", pins=(), focus=None)


def effective(
    scope: Scope, matches: Matches | None, contents: Callable[[Scope, Matches | None], object]
) -> ScopeAndMatches:
    """Drop the query and the pins of a scope where they leave nothing out.

    Args:
        scope: What is looked through.
        matches: What its query finds; None without a query.
        contents: Tells what a view shows; compared, so the cheapest that tells two apart.
    """
    if matches is None and not scope.pins and scope.focus is None:
        return without_narrowing(scope), None
    if contents(scope, matches) == contents(without_narrowing(scope), None):
        return without_narrowing(scope), None
    return scope, matches


def narrowed_title(dataset: Dataset, title: str, scope: Scope, *, about: bool = False) -> str:
    """Say in a title what narrows its view.

    Args:
        dataset: Where the pins are from.
        title: What the view is called.
        scope: An effective scope.
        about: Whether the title is to name the subjects too.
    """
    names = ", ".join(label_of(dataset, id) for id in scope.subjects) if about else ""
    named = f"{title}: {names}" if names else title
    return title_with(named, narrowing_in_words(dataset, scope))


def title_with(title: str, phrases: Iterable[str]) -> str:
    """Add to a title what narrows its view, a phrase each; long ones are cut."""
    joined = "; ".join(map(_cut, phrases))
    return f"{title} (narrowed: {joined})" if joined else title


def _cut(phrase: str) -> str:
    return phrase if len(phrase) <= _LONGEST else f"{phrase[: _LONGEST - 1].rstrip()}…"
