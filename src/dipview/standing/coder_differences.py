"""Coder differences: in what codings of one utterance differ, and which of them stands.

What is coded is compared, not what is worded: of a condition that there is one, of our own words
nothing. What one coder leaves out and no coding needs, as acts, is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dipview.dataset.codings import is_reviewed, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.model.positions import PositionEntry
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.standing.coders import CodedPosition, Codings, positions_of

_ALWAYS = ("form", "on_behalf_of")
"""Keys of a statement that are compared even where one coder gives none."""
_WHERE_GIVEN = ("date", "event", "capacity", "option", "acts", "targets")
"""Keys that are compared among those who give them."""
_OF_POSITIONS = ("stance", "value", "basis", "condition", "holders", "attributed_by", "priority")
POSITION = "position"
"""What differs where somebody has no position on an issue at all."""


@frozen(kw_only=True)
class Difference:
    """One thing in which codings differ."""

    key: str
    """The key of the format, or ``POSITION``."""
    issue: str = ""
    """Of a position: on what; empty of the statement itself."""
    values: Mapping[str, object]
    """What each coder gives, as the model has it; None for nothing."""


@frozen(kw_only=True)
class Disagreement:
    """An utterance on which coders do not agree."""

    codings: Codings
    differences: tuple[Difference, ...]
    chosen: str = ""
    """The coder whose coding stands, as somebody went over it; empty while that is open."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the codings, by coder in order."""
        return tuple(each.id for each in self.codings.values())


def disagreements(dataset: Dataset, codings: Iterable[Codings]) -> Iterator[Disagreement]:
    """Give the utterances on which coders do not agree, those that were decided too."""
    for each in codings:
        if len(each) > 1 and (found := tuple(differences(each))):
            yield Disagreement(codings=each, differences=found, chosen=_chosen(dataset, each))


def _chosen(dataset: Dataset, codings: Codings) -> str:
    utterance = utterances_of(dataset).get(next(iter(codings.values())).id)
    standing = utterance.standing if utterance else ()
    return next(
        (coder for coder, each in codings.items() if standing == (each.id,) and is_reviewed(each)),
        "",
    )


def differences(codings: Codings) -> Iterator[Difference]:
    """Give each thing in which codings of one utterance differ."""
    for key in (*_ALWAYS, *_WHERE_GIVEN):
        values = {coder: _value(getattr(each, key)) for coder, each in codings.items()}
        given = [value for value in values.values() if key in _ALWAYS or value is not None]
        if len(set(given)) > 1:
            yield Difference(key=key, values=values)
    for position in positions_of(codings):
        yield from _of_position(codings, position)


def _of_position(codings: Codings, position: CodedPosition) -> Iterator[Difference]:
    if len(position.entries) < len(codings):
        values: dict[str, object] = {
            coder: position.entries[coder][1].stance if coder in position.entries else None
            for coder in codings
        }
        yield Difference(key=POSITION, issue=position.issue, values=values)
    for key in _OF_POSITIONS:
        values = {coder: _held(key, *each) for coder, each in position.entries.items()}
        if len({_compared(key, value) for value in values.values()}) > 1:
            yield Difference(key=key, issue=position.issue, values=values)


def _held(key: str, statement: Statement, entry: PositionEntry) -> object:
    if key == "basis":
        return statement.basis_of(entry)
    if key == "holders":
        return _value(statement.holders_of(entry))
    return _value(getattr(entry, key))


def _compared(key: str, value: object) -> object:
    """Give of a value what counts: of a condition that there is one, of words how they read."""
    if key == "condition":
        return value is not None
    return (
        " ".join(value.casefold().split()) if key == "value" and isinstance(value, str) else value
    )


def _value(value: object) -> object:
    """Give a value so that lists are alike whatever their order, and None where there is none."""
    if isinstance(value, tuple):
        return tuple(sorted(value, key=str)) or None
    return None if value == "" else value
