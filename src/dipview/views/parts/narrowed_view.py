"""Narrowed views: how a view of a dataset as a whole begins, which says what narrows it."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.views.parts.citations import References
from dipview.views.parts.narrowed_title import narrowed_title
from dipview.views.parts.scope_in_words import narrowing_in_words, scope_in_words
from dipview.views.scope import Scope
from dipview.views.view import View


def narrowed_view(
    dataset: Dataset, scope: Scope, *, name: str, title: str, about: bool = False
) -> View:
    """Begin a view of a dataset: what it is called, what it is looked at through, what it may cite.

    Args:
        dataset: What it is of.
        scope: An effective scope (see ``selection.Selection.effective``).
        name: Its name for programs.
        title: What it is called.
        about: Whether its title is to name the subjects too.
    """
    return View(
        name=name,
        title=narrowed_title(dataset, title, scope, about=about),
        narrowed=narrowing_in_words(dataset, scope),
        dataset=dataset.name,
        scope=scope,
        scope_in_words=scope_in_words(dataset, scope),
        parted=True,
        references=References(dataset),
    )
