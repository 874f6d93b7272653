"""Completion: how the last word of a query may go on, a field's name or its value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.search.filter_values import CHOICES
from dipview.search.query_fields import QUERY_FIELDS, FilterField

SHORTEST = 3
"""Letters of a field's name from which it is completed: fewer are rather the start of a name."""
_DATES = ("since", "until")
_LAST = "\U0010ffff"
_WORD = re.compile(r"(?:^|(?<=[\s(!]))(?:(?P<field>[a-z]+):(?P<value>[\w-]*)|(?P<start>[a-z]+))\Z")
_WHOLE = re.compile(r"[\w-]+")
"""A value that needs no quotation marks."""
_COMPLETED = (Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.SOURCE)
"""The kinds of record whose ids are completed: statements are too many to be known by theirs."""


Labels = Callable[[FilterField], Collection[str]]
"""Gives what people wrote on records that a field asks for: tags, coders, keys of their own."""


def no_labels(_field: FilterField) -> Collection[str]:
    """Give none."""
    return ()


def completed(query: str, dataset: Dataset | None = None, labels: Labels = no_labels) -> str:
    """Complete the last word of a query.

    Args:
        query: What has been typed.
        dataset: Where the ids are that some fields take; None to complete no id.
        labels: Gives what other fields take; asked of them alone.

    Returns:
        The whole query with its last word complete: the query and more; empty where there is
        nothing to add, or no telling what.
    """
    found = _WORD.search(query)
    if found is None:
        return ""
    if found["start"] is not None:
        more = _of_field(found["start"])
    else:
        more = _of_value(found["field"], found["value"], dataset, labels)
    return query + more if more else ""


def _of_field(start: str) -> str:
    if len(start) < SHORTEST:
        return ""
    names = [*map(str, FilterField), *_DATES]
    going_on = [name for name in names if name.startswith(start)]
    return f"{going_on[0][len(start) :]}:" if len(going_on) == 1 else ""


def _of_value(name: str, start: str, dataset: Dataset | None, labels: Labels) -> str:
    if not start or name not in set(FilterField):
        return ""
    field = FilterField(name)
    if field in CHOICES:
        values = [value for value in CHOICES[field] if value.startswith(start)]
    elif QUERY_FIELDS[field].label or field is FilterField.EXTRA:
        known = labels(field)
        values = [each for each in known if each.startswith(start) and _WHOLE.fullmatch(each)]
    elif dataset is not None:
        kinds = [kind for kind in _COMPLETED if kind in QUERY_FIELDS[field].names]
        values = [id for kind in kinds for id in _starting(_sorted_ids(dataset, kind), start)]
    else:
        return ""
    return min(values, key=len)[len(start) :] if values else ""


@kept_by_dataset(len(_COMPLETED))
def _sorted_ids(dataset: Dataset, kind: Kind) -> Sequence[str]:
    """Sort ids, to be asked for what they start with; those of the last dataset are kept."""
    return sorted(dataset.ids(kind))


def _starting(ids: Sequence[str], start: str) -> Sequence[str]:
    return ids[bisect_left(ids, start) : bisect_left(ids, start + _LAST)]
