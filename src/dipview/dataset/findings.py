"""Findings: records on their way from file to dataset, and what is found wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from attrs import field, fields, has

from dipview.dataset.problems import Way
from dipview.dataset.records import Origin, Written, named
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import Statement
from dipview.model.values import frozen

W = TypeVar("W", bound=Written)

ELSEWHERE = "\0"
"""Stands in a finding's message for the place of another record."""


@frozen
class Explained:
    """One reason why a table does not fit."""

    code: str
    message: str
    path: Way
    hint: str = ""


class Finding(NamedTuple):
    """A problem that has no line yet."""

    code: str
    message: str
    origin: Origin
    path: Way = ()
    hint: str = ""
    record: str = ""
    """Id of the record concerned; empty where it has none."""
    character: str = ""
    """A character of the value at ``path`` that is at fault, to be placed itself."""
    other: Origin | None = None
    """Where the other record of this id was written, whose place the message names."""


_NONE: Mapping[str, tuple[int, ...]] = MappingProxyType({})


class Entry(NamedTuple):
    """A record as read from one table, before ids are compared."""

    record: Written
    origin: Origin
    numbers: Mapping[str, tuple[int, ...]] = _NONE
    """Of lists that lost faulty elements: the numbers, as written, of those that are left."""


@frozen(kw_only=True)
class Records:
    """All records of a dataset by id, in order; what the checks look through."""

    header: Header = field(factory=Header)
    header_origin: Origin | None = None
    actors: Mapping[str, Actor] = field(factory=dict)
    statements: Mapping[str, Statement] = field(factory=dict)
    events: Mapping[str, Event] = field(factory=dict)
    issues: Mapping[str, Issue] = field(factory=dict)
    sources: Mapping[str, Source] = field(factory=dict)
    origins: Mapping[str, Origin] = field(factory=dict)
    """Where each record was written, by id."""
    written: Mapping[str, Entry] = field(factory=dict)
    """Each record as it was read, by id, before references were left out."""
    _numbered: dict[tuple[str, str, int], list[int]] = field(factory=dict, eq=False, repr=False)
    """The numbers, as read, of what is left of a shortened list: worked out once for each list."""

    @property
    def groups(self) -> Mapping[Kind, Mapping[str, Any]]:
        """The records of each kind but positions, by id."""
        return {
            Kind.ACTOR: self.actors,
            Kind.STATEMENT: self.statements,
            Kind.EVENT: self.events,
            Kind.ISSUE: self.issues,
            Kind.SOURCE: self.sources,
        }

    def find(
        self, id: str, record: Written, path: Way, code: str, said: str, hint: str = ""
    ) -> Finding:
        """Make a finding about a record.

        Args:
            id: The record's id.
            record: The record as it stands now, maybe with less in its lists than was written.
            path: The way to the value at fault in ``record``.
            code: The kind of problem.
            said: What is wrong: after a colon it is said of the value, else of the record.
            hint: What to do.
        """
        path = self._as_written(id, record, path)
        where = f": {spelled(path)}" if path and said.startswith(":") else ""
        return Finding(
            code=code,
            message=f"{named(record, id)}{where}{said}",
            origin=self.origins[id],
            path=path,
            hint=hint,
            record=id,
        )

    def as_read(self, id: str, record: W) -> W:
        """Give a record as it was read, before references were left out of it."""
        entry = self.written.get(id)
        return entry.record if entry and isinstance(entry.record, type(record)) else record

    def was_given(self, id: str, record: Written, name: str) -> bool:
        """Tell whether a list that is empty now was not when it was read, or was left out whole."""
        entry = self.written.get(id)
        faulty = entry is not None and name in entry.numbers
        return faulty or bool(getattr(self.as_read(id, record), name))

    def _as_written(self, id: str, record: Written, path: Way) -> Way:
        """Give the way to an element by the number that it has in the file."""
        entry = self.written.get(id)
        number = path[1] if len(path) > 1 else None
        if entry is None or not isinstance(number, int):
            return path
        name, rest = path[0], path[2:]
        listed = getattr(entry.record, str(name))
        left = getattr(record, str(name))
        own = left[number] if number < len(left) else None
        if len(left) < len(listed):
            key = (id, str(name), len(left))
            if key not in self._numbered:
                self._numbered[key] = _numbers(listed, left)
            number = self._numbered[key][number]
        if own is not None and number < len(listed):
            rest = _below(listed[number], own, rest)
        kept = entry.numbers.get(str(name))
        return (name, kept[number] if kept else number, *rest)


_PRUNED = frozenset({"holders", "target", "sources", "depends_on", "because", "value"})
"""The keys of an element that may be emptied, as references are, and it be the same element."""


def _below(before: object, after: object, path: Way) -> Way:
    """Give the way to an element of a list within an element by the number that it has there."""
    if len(path) < 2 or not isinstance(path[1], int):
        return path
    name, number, *rest = path
    listed, left = getattr(before, str(name)), getattr(after, str(name))
    if len(left) < len(listed):
        number = _numbers(listed, left)[int(number)]
    return (name, number, *rest)


def _numbers(before: tuple[object, ...], after: tuple[object, ...]) -> list[int]:
    """Give the number in ``before`` of each element of ``after``, from which some are left out."""
    left = iter(enumerate(before))
    return [
        next((number for number, other in left if _alike(element, other)), 0) for element in after
    ]


def _alike(one: Any, other: Any) -> bool:
    if one is other or one == other:
        return True
    return has(type(one)) and all(
        getattr(one, name) == getattr(other, name)
        for name in (attribute.name for attribute in fields(type(one)))
        if name not in _PRUNED
    )


def spelled(path: Way) -> str:
    """Spell a path as people write it: ``positions[0].issue``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")
