"""Narrowed titles: what is narrowed says by what in its title, which goes wherever it goes."""

from __future__ import annotations

from collections.abc import Iterable

from dipview.dataset.dataset import Dataset
from dipview.views.parts.labels import label_of
from dipview.views.parts.scope_in_words import narrowing_in_words
from dipview.views.scope import Scope

_LONGEST = 48
"""Characters of a query that a title repeats; the head of a document has all of it."""


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
