"""Codings side by side: what each coder made of one utterance, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.model.positions import PositionEntry
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.standing.coder_differences import POSITION, Disagreement
from dipview.standing.coders import CodedPosition, positions_of
from dipview.views.coders.differences_in_words import value_in_words
from dipview.views.parts.marks import VERBS

NOTHING = "–"
_OF_STATEMENTS = {
    "form": "form",
    "text": "words",
    "printed": "as printed",
    "summary": "in short",
    "on_behalf_of": "for",
    "date": "date",
    "event": "at",
    "capacity": "in capacity",
    "option": "option",
    "acts": "acts",
    "targets": "directed at",
}
_OF_POSITIONS = {
    "value": "value",
    "condition": "condition",
    "basis": "basis",
    "holders": "held by",
    "attributed_by": "said by",
    "priority": "priority",
    "reason": "reason",
}
_ONLY_WHERE_DIFFERENT = ("basis", "holders")
"""Keys of positions that nearly always say what is understood."""


@frozen(kw_only=True)
class CodedLine:
    """What each coder gives in one thing."""

    label: str
    values: tuple[str, ...]
    """By coder in order; ``NOTHING`` where one gives none."""
    differs: bool
    """Whether that is part of what they do not agree on."""
    of_position: bool = False
    """It belongs to the issue above."""


def coded_lines(dataset: Dataset, found: Disagreement) -> Iterator[CodedLine]:
    """Give what each coder made of an utterance; what nobody gives is left out."""
    apart = {(each.key, each.issue) for each in found.differences}
    for key, label in _OF_STATEMENTS.items():
        values = tuple(_in_words(dataset, getattr(each, key)) for each in found.codings.values())
        if any(value != NOTHING for value in values):
            yield CodedLine(label=label, values=values, differs=(key, "") in apart)
    for position in positions_of(found.codings):
        yield from _of_position(dataset, found, position, apart)


def _of_position(
    dataset: Dataset, found: Disagreement, position: CodedPosition, apart: set[tuple[str, str]]
) -> Iterator[CodedLine]:
    issue = position.issue

    def of(key: str) -> tuple[str, ...]:
        entries = (position.entries.get(coder) for coder in found.codings)
        return tuple(_in_words(dataset, _held(key, *each) if each else None) for each in entries)

    label = dataset.issue(issue).label
    yield CodedLine(
        label=f"{label}, else" if position.fallback else label,
        values=of("stance"),
        differs=bool(apart & {(POSITION, issue), ("stance", issue)}),
    )
    for key, name in _OF_POSITIONS.items():
        differs = (key, issue) in apart
        if key in _ONLY_WHERE_DIFFERENT and not differs:
            continue
        values = of(key)
        if any(value != NOTHING for value in values):
            yield CodedLine(label=name, values=values, differs=differs, of_position=True)


def _held(key: str, statement: Statement, entry: PositionEntry) -> object:
    if key == "stance":
        return VERBS[entry.stance]
    if key == "basis":
        return statement.basis_of(entry).value
    return statement.holders_of(entry) if key == "holders" else getattr(entry, key)


def _in_words(dataset: Dataset, value: object) -> str:
    if value is None or value in ("", (), (None,)):
        return NOTHING
    if isinstance(value, str) and dataset.kind_of(value) is None:
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(_in_words(dataset, each) for each in value)
    return value_in_words(dataset, value)
