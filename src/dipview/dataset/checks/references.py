"""References: every id leads to a record of the right kind, or is left out.

The rule that everything downstream may trust: in a loaded dataset every id resolves, to the right
kind. A reference that does not is told and left out, together with what cannot stand without it: a
role or membership without its organization, a participation without its actor, a position without
its issue, without any of its holders, or without the one who attributed it (it would pass for
said), and a statement without its source. Positions never fall back from a lost holder to somebody
else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from dipview.dataset.findings import Finding, Records
from dipview.dataset.nearest import Finder
from dipview.dataset.problems import Way
from dipview.dataset.records import Origin, Written
from dipview.dataset.shapes import Shape, shape_of
from dipview.model.fields import meanings_of
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.statements import Statement

W = TypeVar("W", bound=Written)

_EMPTY = Shape(ones=(), many=(), tables=(), single=(), alone="")


def prune(records: Records, lost: Mapping[str, Origin]) -> tuple[Records, list[Finding]]:
    """Leave out every reference that does not resolve.

    Args:
        records: The records, of unique ids.
        lost: The ids of records that were written but did not load; references to them are counted
            in one finding at the lost record, not told one by one.
    """
    settling = Pruning(records, lost)
    statements = settling.sourced(records.statements)
    settling.keep(statements)
    settled = attrs.evolve(
        records,
        sources=settling.all(records.sources),
        actors=settling.all(records.actors),
        issues=settling.all(records.issues),
        events=settling.all(records.events),
        statements=settling.all(statements),
    )
    return settled, [*settling.findings, *settling.left_out()]


class Pruning:
    """One pass over all references."""

    def __init__(self, records: Records, lost: Mapping[str, Origin]) -> None:
        self.records = records
        self.findings: list[Finding] = []
        self._groups = self._named = dict(records.groups)
        self._lost = {id: origin for id, origin in lost.items() if self._kind_of(id) is None}
        self._missed: Counter[str] = Counter()
        self._finders: dict[Kind, Finder] = {}

    def sourced(self, statements: Mapping[str, Statement]) -> Mapping[str, Statement]:
        """Give the statements whose source resolves."""
        sources = self.records.sources
        if all(statement.source in sources for statement in statements.values()):
            return statements
        kept: dict[str, Statement] = {}
        for id, statement in statements.items():
            if not statement.source:
                self.findings.append(self._without_source(statement))
            elif not self._tells(id, statement, ("source",), statement.source, Kind.SOURCE):
                kept[id] = statement
        return kept

    def _without_source(self, statement: Statement) -> Finding:
        said = ": this is empty"
        hint = 'add source = "id" of the document that prints it'
        return self.records.find(statement.id, statement, ("source",), "no-source", said, hint)

    def keep(self, statements: Mapping[str, Statement]) -> None:
        """Treat all other statements as lost from now on."""
        for id in self._groups[Kind.STATEMENT].keys() - statements.keys():
            self._lost[id] = self.records.origins[id]
        self._groups[Kind.STATEMENT] = statements

    def all(self, records: Mapping[str, W]) -> Mapping[str, W]:
        """Settle the references of all records of a kind."""
        if self._all_sound(tuple(records.values())):
            return records
        groups = self._groups
        changed: dict[str, W] = {}
        for id, record in records.items():
            if self._sound(record):
                continue
            bad = [
                path
                for path, target, kind in references(record)
                if target not in groups[kind] and self._tells(id, record, path, target, kind)
            ]
            kept = self._once(id, without(record, bad) if bad else record)
            if kept is not record:
                changed[id] = kept
        return {**records, **changed} if changed else records

    def alone(self, record: W, records: Records) -> tuple[W, list[Finding]]:
        """Settle one record among others, its source included; nothing is kept of it here.

        Args:
            record: The record.
            records: All in which it stands, itself included.
        """
        self.records, self.findings = records, []
        self._groups = dict(records.groups)
        if isinstance(record, Statement):
            if not record.source:
                self.findings.append(self._without_source(record))
            elif record.source not in self._groups[Kind.SOURCE]:
                self._tells(record.id, record, ("source",), record.source, Kind.SOURCE)
        kept = self.all({record.id: record})[record.id]
        return kept, self.findings

    def _all_sound(self, things: Sequence[object]) -> bool:
        """Tell whether records of a kind, or tables in them, are all sound, field by field."""
        shape = shape_of(type(things[0])) if things else _EMPTY
        for name, kind in shape.ones:
            ones = set(map(attrgetter(name), things))
            ones.discard(None)
            if not self._groups[kind].keys() >= ones:
                return False
        for name, kind in shape.many:
            lists = list(filter(None, map(attrgetter(name), things)))
            if any(len(ids) > 1 and len(ids) != len(set(ids)) for ids in lists):
                return False
            if not self._groups[kind].keys() >= set(chain.from_iterable(lists)):
                return False
        for name in shape.single:
            if not self._all_sound(tuple(filter(None, map(attrgetter(name), things)))):
                return False
        return all(
            self._all_sound(tuple(chain.from_iterable(map(attrgetter(name), things))))
            for name in shape.tables
        )

    def _sound(self, thing: object) -> bool:
        """Tell quickly whether every reference resolves, and none is repeated in its list."""
        shape = shape_of(type(thing))
        for name, kind in shape.ones:
            one = getattr(thing, name)
            if one is not None and one not in self._groups[kind]:
                return False
        for name, kind in shape.many:
            ids, known = getattr(thing, name), self._groups[kind]
            if len(ids) == 1:
                if ids[0] not in known:
                    return False
            elif ids and (len(ids) != len(set(ids)) or not all(map(known.__contains__, ids))):
                return False
        if shape.single and not all(
            self._sound(one) for name in shape.single if (one := getattr(thing, name)) is not None
        ):
            return False
        return all(self._sound(inner) for name in shape.tables for inner in getattr(thing, name))

    def left_out(self) -> Iterator[Finding]:
        """Tell how many references went with each lost record."""
        for id, count in self._missed.items():
            many = "1 reference" if count == 1 else f"{count} references"
            message = f"{many} to '{id}' left out, because it did not load"
            yield Finding(
                code="left-out",
                message=message,
                origin=self._lost[id],
                path=("id",),
                hint="correct what is wrong with it first",
                record=id,
            )

    def _tells(self, id: str, record: Written, path: Way, target: str, kind: Kind) -> bool:
        found = self._kind_of(target)
        if found is kind:
            return False
        if target in self._lost:
            self._missed[target] += 1
            return True
        if not target:
            hint = f"name {_a(kind)} by its id"
            find = self.records.find(id, record, path, "unknown-id", ": this is empty", hint)
        elif found is None:
            said = f": there is no {kind.value} '{target}'"
            hint = self._finder(kind).hint(target, f"add it, or correct the id of the {kind.value}")
            find = self.records.find(id, record, path, "unknown-id", said, hint)
        else:
            said = f": '{target}' is {_a(found)}, where {_a(kind)} is expected"
            hint = self._finder(kind).hint(target, f"refer to {_a(kind)}")
            find = self.records.find(id, record, path, "wrong-kind", said, hint)
        self.findings.append(find)
        return True

    def _kind_of(self, id: str) -> Kind | None:
        return next((kind for kind, group in self._groups.items() if id in group), None)

    def _finder(self, kind: Kind) -> Finder:
        if kind not in self._finders:
            self._finders[kind] = Finder(list(self._named[kind]))
        return self._finders[kind]

    def _once(self, id: str, record: W) -> W:
        """Leave the second of two equal ids out of every list."""
        again: dict[str, tuple[str, ...]] = {}
        for name, _ in shape_of(type(record)).many:
            ids: tuple[str, ...] = getattr(record, name)
            if len(ids) > 1 and len(set(ids)) < len(ids):
                again[name] = tuple(dict.fromkeys(ids))
                twice = next(one for one, count in Counter(ids).items() if count > 1)
                said = f" names '{twice}' more than once in {name}"
                path = (name, len(ids) - 1 - ids[::-1].index(twice))
                hint = "remove one of the two"
                find = self.records.find(id, record, path, "repeated-id", said, hint)
                self.findings.append(find)
        return attrs.evolve(record, **again) if again else record  # type: ignore[arg-type]


def _a(kind: Kind) -> str:
    return f"an {kind.value}" if kind.value[0] in "aei" else f"a {kind.value}"


def references(record: Written) -> Iterator[tuple[Way, str, Kind]]:
    """Give every id that a record refers to, with the way to it and the kind that it should have.

    What a record itself cannot stand without is left out: the ``source`` of a statement is settled
    before.
    """
    needed = {(name,) for name, each in meanings_of(type(record)).items() if each.needed}
    return (each for each in _references(record, ()) if each[0] not in needed)


def _references(thing: object, path: Way) -> Iterator[tuple[Way, str, Kind]]:
    shape = shape_of(type(thing))
    for name, kind in shape.ones:
        one = getattr(thing, name)
        if one is not None:
            yield path if name == shape.alone else (*path, name), one, kind
    for name, kind in shape.many:
        for number, one in enumerate(getattr(thing, name)):
            yield (*path, name, number), one, kind
    for name in shape.tables:
        for number, inner in enumerate(getattr(thing, name)):
            yield from _references(inner, (*path, name, number))
    for name in shape.single:
        if (only := getattr(thing, name)) is not None:
            yield from _references(only, (*path, name))


def without(record: W, paths: list[Way]) -> W:
    """Leave out of a record all that stands at ``paths``, and what cannot stand without it."""
    kept: W = _pruned(record, paths)
    if isinstance(record, Statement) and isinstance(kept, Statement):
        return _still_held(record, kept)  # type: ignore[return-value]
    return kept


def _pruned(thing: Any, paths: list[Way]) -> Any:
    below: dict[str, list[Way]] = {}
    for name, *rest in paths:
        below.setdefault(str(name), []).append(tuple(rest))
    changes: dict[str, object] = {}
    for name, rests in below.items():
        value = getattr(thing, name)
        if isinstance(value, tuple):
            changes[name] = _kept(value, rests)
        else:
            whole = attrs.has(type(value)) and _stands(value, rests)
            changes[name] = _pruned(value, rests) if whole else None
    return attrs.evolve(thing, **changes)


def _kept(values: tuple[Any, ...], paths: list[Way]) -> tuple[Any, ...]:
    below: dict[int, list[Way]] = {}
    for number, *rest in paths:
        below.setdefault(int(number), []).append(tuple(rest))
    kept: list[Any] = []
    for index, value in enumerate(values):
        rests = below.get(index)
        if rests is None:
            kept.append(value)
        elif _stands(value, rests):
            pruned = _pruned(value, rests)
            if not (isinstance(value, PositionEntry) and value.holders and not pruned.holders):
                kept.append(pruned)
    return tuple(kept)


def _stands(table: object, paths: list[Way]) -> bool:
    """Tell whether a table can stand without what is at some ways in it."""
    return all(path and not meanings_of(type(table))[str(path[0])].needed for path in paths)


def _still_held(before: Statement, after: Statement) -> Statement:
    """Leave out the positions whose implied holders, those spoken for or the speakers, are lost."""
    held_by = before.on_behalf_of or before.speakers
    still = after.on_behalf_of if before.on_behalf_of else after.speakers
    if not held_by or still:
        return after
    return attrs.evolve(after, positions=tuple(one for one in after.positions if one.holders))
