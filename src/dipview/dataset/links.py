"""Links: every cross-link of a dataset, resolved once, in time linear in the records."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TypeAlias

from dipview.dataset.findings import Records
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
    links: dict[Link, dict[str, array[int]]] = {link: _Ends() for link in Link}
    for kind, group in records.groups.items():
        found: dict[Link, list[_Back]] = defaultdict(list)
        _gather(found, tuple(group.values()), numbers[kind])
        for link, lists in found.items():
            _lead_back(links[link], lists)
    _of_positions(links, records.statements.values(), numbers)
    for link in Link:
        if link.both_ways:
            _and_back(links[link], records, numbers)
    return links


_Back: TypeAlias = Sequence[tuple[int, tuple[str, ...]]]
"""Of some records, in order, their numbers and the ids that lead back to them."""


def _gather(
    found: Mapping[Link, list[_Back]],
    things: Sequence[object],
    numbers: Sequence[int],
    instead: Link | None = None,
) -> None:
    """Gather what leads back to records, field by field: most fields nobody uses.

    Args:
        found: Takes it.
        things: Records of a kind, or tables in them, in order.
        numbers: The number of the record of each.
        instead: The link of all ids in tables that stands for their own links.
    """
    linking = _linking(type(things[0])) if things else _NOTHING
    for name, link in linking.ones:
        ids = list(map(attrgetter(name), things))
        if any(ids):
            back = [(at, (id,)) for at, id in zip(numbers, ids, strict=True) if id is not None]
            found[instead or link].append(back)
    for name, link in linking.many:
        lists = list(map(attrgetter(name), things))
        if any(lists):
            listed = [each for each in zip(numbers, lists, strict=True) if each[1]]
            found[instead or link].append(listed)
    for name, of_list in linking.tables:
        tables = list(map(attrgetter(name), things))
        inner = tuple(chain.from_iterable(tables))
        theirs = [at for at, each in zip(numbers, tables, strict=True) for _ in each]
        _gather(found, inner, theirs, of_list)
    for name in linking.single:
        ones = list(map(attrgetter(name), things))
        whose = [at for at, one in zip(numbers, ones, strict=True) if one is not None]
        _gather(found, [one for one in ones if one is not None], whose)


def _lead_back(ends_of: Mapping[str, array[int]], lists: Sequence[_Back]) -> None:
    """Let ids lead to records, which come in order, so that a repeated one comes at once."""
    back = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists), key=itemgetter(0))
    for number, ids in back:
        for ends in map(ends_of.__getitem__, ids):
            if not ends or ends[-1] != number:
                ends.append(number)


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


_NOTHING = _Linking((), (), (), ())


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
    links: Mapping[Link, dict[str, array[int]]],
    statements: Iterable[Statement],
    numbers: Mapping[Kind, range],
) -> None:
    # The most numerous records: each is met once, so only statements can be met again.
    held, ascribed = links[Link.POSITIONS_HELD], links[Link.POSITIONS_ASCRIBED]
    on, holding = links[Link.POSITIONS_ON], links[Link.STATEMENTS_HOLDING]
    position = numbers[Kind.POSITION].start
    statement_of = array("I", bytes(4 * position))
    for statement, said in zip(statements, numbers[Kind.STATEMENT], strict=True):
        for entry in statement.positions:
            holders = statement.holders_of(entry)
            if len(holders) == 1:
                taken: Sequence[int] = (position,)
                statement_of.append(said)
                if holders[0] is not None:
                    held[holders[0]].append(position)
            else:
                taken = array("I", range(position, position + len(holders)))
                statement_of.extend(array("I", [said]) * len(holders))
                named = map(held.__getitem__, holders)  # type: ignore[arg-type]
                for ends, number in zip(named, taken, strict=True):
                    ends.append(number)
            position += len(holders)
            on[entry.issue].extend(taken)
            if entry.attributed_by is not None:
                ascribed[entry.attributed_by].extend(taken)
    for holder, ends in held.items():
        holding[holder] = array("I", dict.fromkeys(map(statement_of.__getitem__, ends)))
