"""Differences in words: what each coder gives, where codings of one utterance differ."""

from __future__ import annotations

from enum import StrEnum

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.standing.coder_differences import POSITION, Difference
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.marks import VERBS

_NOTHING = "none"


def difference_in_words(dataset: Dataset, difference: Difference) -> str:
    """Say in what codings differ: ``Night ferry, stance: anna supports; ben opposes``."""
    said = "; ".join(
        f"{coder} {value_in_words(dataset, value)}" for coder, value in difference.values.items()
    )
    return f"{key_in_words(dataset, difference)}: {said}"


def key_in_words(dataset: Dataset, difference: Difference) -> str:
    """Name what differs: ``form``, ``Night ferry, stance``."""
    if not difference.issue:
        return difference.key.replace("_", " ")
    label = dataset.issue(difference.issue).label
    return label if difference.key == POSITION else f"{label}, {difference.key.replace('_', ' ')}"


def value_in_words(dataset: Dataset, value: object) -> str:
    """Say what a coder gives."""
    match value:
        case None:
            return _NOTHING
        case Stance():
            return VERBS[value]
        case StrEnum():
            return value.value
        case Span():
            return in_full(value)
        case tuple():
            return ", ".join(value_in_words(dataset, each) for each in value)
        case str() if dataset.kind_of(value) is Kind.ACTOR:
            return name_of(dataset, value)
        case str() if dataset.kind_of(value) is Kind.EVENT:
            return dataset.event(value).title
    return f"“{value}”"


def value_as_data(value: object) -> object:
    """Give what a coder gives for programs, as the format writes it."""
    if isinstance(value, tuple):
        return [value_as_data(each) for each in value]
    if isinstance(value, Span):
        return value.text
    return value.value if isinstance(value, StrEnum) else value
