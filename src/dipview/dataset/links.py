"""Links: every cross-link of a dataset, resolved once, in time linear in the records."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dipview.dataset.records import Records
from dipview.dataset.shapes import shape_of
from dipview.model.fields import meanings_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.model.values import frozen

Links = Mapping[Link, Mapping[str, Sequence[int]]]
"""For each link, the numbers of the records to which it leads from each id.

Only ``POSITIONS_TAKEN`` is empty: the positions of a statement have consecutive numbers.
"""


def resolved(records: Records, numbers: Mapping[Kind, range]) -> Links:
    """Resolve every link; each leads to records in the dataset's order, none twice.

    Args:
        records: Records whose every id resolves.
        numbers: The numbers of the records of each kind.
    """
    gathered = _Gathered()
    for kind, group in records.groups.items():
        for number, record in zip(numbers[kind], group.values(), strict=True):
            gathered.record(record, number)
    _of_positions(gathered, records.statements.values(), numbers)
    for link in Link:
        if link.both_ways:
            _and_back(gathered.links[link], records, numbers)
    return gathered.links


class _Gathered:
    """Links while they are gathered: records come in order, so a repeated one comes at once."""

    __slots__ = ("links",)

    def __init__(self) -> None:
        self.links: dict[Link, _Ends] = {link: _Ends() for link in Link}

    def add(self, link: Link, start: str | None, end: int) -> None:
        if start is None:
            return
        ends = self.links[link][start]
        if not ends or ends[-1] != end:
            ends.append(end)

    def record(self, thing: object, number: int, instead: Link | None = None) -> None:
        """Gather what leads back to a record, from the ids in it or in a table of it.

        Args:
            thing: The record or the table.
            number: The number of the record.
            instead: The link of all ids in a table that stands for its own links.
        """
        linking = _linking(type(thing))
        for name, link in linking.ones:
            self.add(instead or link, getattr(thing, name), number)
        for name, link in linking.many:
            if ids := getattr(thing, name):
                for ends in map(self.links[instead or link].__getitem__, ids):
                    if not ends or ends[-1] != number:
                        ends.append(number)
        for name, of_list in linking.tables:
            for inner in getattr(thing, name):
                self.record(inner, number, of_list)
        for name in linking.single:
            if (only := getattr(thing, name)) is not None:
                self.record(only, number)


class _Ends(dict[str, "array[int]"]):
    """The numbers that a link leads to from each id; those of a new id are none."""

    def __missing__(self, start: str) -> array[int]:
        ends = self[start] = array("I")
        return ends


@frozen
class _Linking:
    """The fields of a class that lead back to its records."""

    ones: tuple[tuple[str, Link], ...]
    many: tuple[tuple[str, Link], ...]
    tables: tuple[tuple[str, Link | None], ...]
    """The fields that hold tables, each with the link that stands for those of its tables."""
    single: tuple[str, ...]
    """The fields that hold one table."""


def _linking(cls: type) -> _Linking:
    return _linking_of(cls)


@cache
def _linking_of(cls: type) -> _Linking:
    shape, known = shape_of(cls), meanings_of(cls)
    ones, many = (
        tuple((name, link) for name, _ in names if (link := known[name].link) is not None)
        for names in (shape.ones, shape.many)
    )
    tables = tuple((name, known[name].link) for name in shape.tables)
    return _Linking(ones, many, tables, shape.single)


def _and_back(
    ends_of: dict[str, array[int]], records: Records, numbers: Mapping[Kind, range]
) -> None:
    """Let a link between issues lead back too; it is met out of order, so it is sorted."""
    number_of = dict(zip(records.issues, numbers[Kind.ISSUE], strict=True))
    ids = list(records.issues)
    first = numbers[Kind.ISSUE].start
    for id, ends in list(ends_of.items()):
        for end in list(ends):
            ends_of[ids[end - first]].append(number_of[id])
    for ends in ends_of.values():
        ends[:] = array("I", sorted(set(ends)))


def _of_positions(
    gathered: _Gathered, statements: Iterable[Statement], numbers: Mapping[Kind, range]
) -> None:
    # The most numerous records: each is met once, so only statements can be met again.
    links = gathered.links
    held, ascribed = links[Link.POSITIONS_HELD], links[Link.POSITIONS_ASCRIBED]
    on, holding = links[Link.POSITIONS_ON], links[Link.STATEMENTS_HOLDING]
    position = numbers[Kind.POSITION].start
    statement_of = array("I", bytes(4 * position))
    for statement, said in zip(statements, numbers[Kind.STATEMENT], strict=True):
        for entry in statement.positions:
            holders = statement.holders_of(entry)
            taken = array("I", range(position, position + len(holders)))
            position += len(holders)
            statement_of.extend(array("I", [said]) * len(holders))
            on[entry.issue].extend(taken)
            if entry.attributed_by is not None:
                ascribed[entry.attributed_by].extend(taken)
            named = tuple(filter(None, holders))  # all, or nobody at all
            for ends, number in zip(map(held.__getitem__, named), taken, strict=False):
                ends.append(number)
    for holder, ends in held.items():
        holding[holder] = array("I", dict.fromkeys(map(statement_of.__getitem__, ends)))
