"""Record changes: what became of each record between two states of a dataset, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from attrs import fields, has

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.labels import label_of, voice_label
from dipview.views.parts.marks import VERBS

_LONGEST = 80
"""Characters of a text that is quoted in what changed."""
_VOICES = 3
"""How many actors a statement is named by."""
_OUTER = ("issue", "stance", "condition")
"""Keys of a position that are told first."""


class Became(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@frozen
class RecordChange:
    """A record that is not in both states what it was."""

    id: str
    kind: Kind
    became: Became
    name: str
    """``"Norway's statement of 5 Dec 2031"``."""
    words: tuple[str, ...] = ()
    """Of one that is in both: what is different, a phrase each: ``"condition dropped"``."""


def record_changes(old: Dataset, new: Dataset) -> Iterator[RecordChange]:
    """Tell what became of records, kind by kind, in the order of the new state."""
    for kind in (each for each in Kind if each is not Kind.POSITION):
        for id in new.ids(kind):
            if old.kind_of(id) is not kind:
                yield RecordChange(id, kind, Became.ADDED, record_name(new, id))
            elif words := tuple(_differences(old, new, id)):
                yield RecordChange(id, kind, Became.CHANGED, record_name(new, id), words)
        for id in old.ids(kind):
            if new.kind_of(id) is not kind:
                yield RecordChange(id, kind, Became.DROPPED, record_name(old, id))


def record_name(dataset: Dataset, id: str) -> str:
    """Name a record: a statement by whose it is and when it was made."""
    record = dataset.record(id)
    if not isinstance(record, Statement):
        return label_of(dataset, id)
    said = dataset.said(id)
    day = f" of {in_full(said)}" if said else ""
    return f"{_possessive(_voice(dataset, record))} statement{day}"


def _voice(dataset: Dataset, statement: Statement) -> str:
    """Say whose a statement is, of many the first ones."""
    voices = statement.on_behalf_of or statement.speakers
    if len(voices) <= _VOICES:
        return voice_label(dataset, statement.id)
    named = ", ".join(dataset.actor(each).name for each in voices[: _VOICES - 1])
    return f"{named} and {len(voices) - _VOICES + 1:,} others"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _differences(old: Dataset, new: Dataset, id: str) -> Iterator[str]:
    one: Any = old.record(id)
    other: Any = new.record(id)
    if one == other and getattr(one, "extra", None) == getattr(other, "extra", None):
        return
    for attribute in fields(type(one)):
        before, after = getattr(one, attribute.name), getattr(other, attribute.name)
        if before == after:
            continue
        if attribute.name == "positions":
            yield from _positions(_Both(old, new), before, after)
        else:
            yield _Both(old, new).told(attribute.name, before, after)


def _positions(
    both: _Both, before: Sequence[PositionEntry], after: Sequence[PositionEntry]
) -> Iterator[str]:
    """Tell what became of the positions of a statement, those on one issue held together."""
    alone = len(before) == len(after) == 1
    issues = dict.fromkeys(each.issue for each in (*before, *after))
    if alone and len(issues) == 2:
        issues = {before[0].issue: None}
        yield from _entry(both, before[0], after[0], "")
        return
    for issue in issues:
        pairs = zip_longest(
            [each for each in before if each.issue == issue],
            [each for each in after if each.issue == issue],
        )
        for one, other in pairs:
            on = f" on {both.named(issue)}"
            if one is None or other is None:
                entry = other or one
                became = Became.ADDED if one is None else Became.DROPPED
                yield f"position{on} {became}: {_stance(entry)}"
            else:
                yield from _entry(both, one, other, "" if alone else on)


def _entry(both: _Both, one: PositionEntry, other: PositionEntry, on: str) -> Iterator[str]:
    names = [attribute.name for attribute in fields(PositionEntry)]
    for name in (*_OUTER, *(each for each in names if each not in _OUTER)):
        before, after = getattr(one, name), getattr(other, name)
        if before == after:
            continue
        if name == "stance":
            yield f"stance{on}: {_stance(one)} → {_stance(other)}"
        else:
            yield both.told(f"{name}{on}", before, after)


def _stance(entry: PositionEntry) -> str:
    said = entry.value or VERBS[entry.stance]
    return f"{said}, {entry.condition}" if entry.condition else said


@frozen
class _Both:
    old: Dataset
    new: Dataset

    def told(self, name: str, before: object, after: object) -> str:
        """Say in words what became of the value of a key."""
        name = name.replace("_", " ")
        if not after and after != 0:
            return f"{name} dropped: {self.written(before)}"
        if not before and before != 0:
            return f"{name} added: {self.written(after)}"
        if isinstance(before, tuple) and isinstance(after, tuple):
            return f"{name}: {self._listed(before, after)}"
        return f"{name}: {self.written(before)} → {self.written(after)}"

    def _listed(self, before: Sequence[object], after: Sequence[object]) -> str:
        gone = [each for each in before if each not in after]
        come = [each for each in after if each not in before]
        if not gone and not come:
            return "in another order"
        parts = ("; ".join(map(self.written, gone)), "; ".join(map(self.written, come)))
        if not gone:
            return f"{parts[1]} added"
        return f"{parts[0]} → {parts[1]}" if come else f"{parts[0]} dropped"

    def written(self, value: object) -> str:
        """Write a value in words: an id as the name of what it stands for."""
        match value:
            case str():
                return self.named(value)
            case bool():
                return "true" if value else "false"
            case Span():
                return in_full(value)
            case tuple() | list():
                return ", ".join(map(self.written, value))
            case Mapping():
                return ", ".join(f"{name} {self.written(each)}" for name, each in value.items())
        if has(type(value)):
            return ", ".join(self._pairs(value))
        return str(value)

    def _pairs(self, value: Any) -> Iterator[str]:
        for attribute in fields(type(value)):
            each = getattr(value, attribute.name)
            if each or each == 0:
                yield self.written(each)

    def named(self, text: str) -> str:
        """Name what an id stands for; another text is quoted, shortened where it is long."""
        for dataset in (self.new, self.old):
            kind = dataset.kind_of(text)
            if kind is Kind.ISSUE:
                return dataset.issue(text).label
            if kind is Kind.ACTOR:
                return dataset.actor(text).name
            if kind:
                return text
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        return f"“{short}”"
