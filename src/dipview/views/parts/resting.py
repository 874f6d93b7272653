"""Resting: what a view rests on, which every document says at its end."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.views.parts.dates_in_words import day_in_full, in_full
from dipview.views.parts.scope_in_words import scope_without_day
from dipview.views.view import RestsOn, View


def rests_on(dataset: Dataset, view: View) -> RestsOn:
    """Tell what a view of a dataset rests on.

    Args:
        dataset: What it was made of.
        view: Its scope is that which it heeds.
    """
    scope, own = view.scope, dataset.header.as_of
    as_of, in_words = "", "all that is in it, whatever its date"
    if scope.as_of is not None:
        as_of, in_words = scope.as_of.isoformat(), day_in_full(scope.as_of)
    elif own is not None:
        as_of, in_words = own.text, f"{in_full(own)}, the dataset's own date"
    return RestsOn(
        dataset=dataset.name,
        sha256=dataset.sha256,
        as_of=as_of,
        as_of_in_words=in_words,
        scope=scope_without_day(dataset, scope),
        left_out=view.left_out,
    )
