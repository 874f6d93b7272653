"""Related records: what has any part with a record, for linked panes and the field ``with:``."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyroaring import FrozenBitMap

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.issues_below import with_those_below
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.actors import Actor
from dipview.model.ids import position_id, position_parts, statement_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation
from dipview.model.statements import Statement


def related(dataset: Dataset, id: str, kind: Kind) -> frozenset[str]:
    """Give the records of ``kind`` that have any part with the record ``id``.

    Args:
        dataset: Where the records are.
        id: A record of any kind.
        kind: The kind of record looked for.

    Returns:
        Their ids, never ``id`` itself; empty where there is no such record.
    """
    found = dataset.kind_of(id)
    if found is None:
        return frozenset()
    return frozenset(_RELATED[found](dataset, id, kind)) - {id}


def related_numbers(dataset: Dataset, id: str, kind: Kind) -> FrozenBitMap:
    """Give the numbers of the records that ``related`` gives, without a look at each where it can.

    Of an actor with much to its name, the events, issues and sources that have a part in it are
    fewer than its statements: they are asked, instead of each statement.
    """
    if dataset.kind_of(id) is Kind.ACTOR:
        if kind is Kind.STATEMENT:
            return _statement_numbers(dataset, id)
        if kind in (Kind.POSITION, Kind.ISSUE):
            positions = _position_numbers(dataset, id)
            if kind is Kind.POSITION:
                return positions
            if len(positions) > dataset.counts()[kind]:
                return leading_to(dataset, kind, (Link.POSITIONS_ON,), positions)
        if kind in (Kind.EVENT, Kind.SOURCE):
            statements = (
                _numbers_linked(dataset, id, _HEARD)
                if kind is Kind.EVENT
                else _statement_numbers(dataset, id)
            )
            if len(statements) > dataset.counts()[kind]:
                return _asked(dataset, id, kind, statements)
    found = (dataset.number_of(each) for each in related(dataset, id, kind))
    return numbers_in([number for number in found if number is not None])


def _asked(dataset: Dataset, id: str, kind: Kind, statements: FrozenBitMap) -> FrozenBitMap:
    """Give the events or sources of an actor that has many statements."""
    events = _numbers_linked(dataset, id, _EVENTS_OF_ACTOR)
    if kind is Kind.EVENT:
        links = (Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)
        return events | leading_to(dataset, kind, links, statements)
    number = dataset.number_of(id)
    own = numbers_in([] if number is None else [number])
    return leading_to(dataset, kind, (Link.RESTS_ON,), statements | events | own)


def _statement_numbers(dataset: Dataset, id: str) -> FrozenBitMap:
    """Give the statements in which an actor has any part, those made in its capacity among them."""
    return _numbers_linked(dataset, id, _OF_ACTOR) | _in_capacity(dataset).get(id, FrozenBitMap())


@kept_by_dataset(1)
def _in_capacity(dataset: Dataset) -> Mapping[str, FrozenBitMap]:
    """Give the statements that are made in a capacity, by what is chaired, say."""
    found: dict[str, list[int]] = {}
    statements = FrozenBitMap(dataset.numbers(Kind.STATEMENT))
    numbers = dataset.sets.features[Feature.IN_CAPACITY] & statements
    for number, id in zip(numbers, dataset.ids_of(Kind.STATEMENT, numbers), strict=True):
        if capacity := dataset.statement(id).capacity:
            found.setdefault(capacity, []).append(number)
    return {id: numbers_in(array("I", of)) for id, of in found.items()}


def _position_numbers(dataset: Dataset, id: str) -> FrozenBitMap:
    """Give the positions that an actor holds, ascribes or utters, or that are directed at it."""
    sets = dataset.sets
    found = _numbers_linked(dataset, id, (Link.POSITIONS_HELD, Link.POSITIONS_ASCRIBED))
    found |= positions_in(dataset, id, Link.STATEMENTS_BY)
    targeting = sets.positions_of(dataset.linked_numbers(id, Link.STATEMENTS_TARGETING)) - found
    first, ids = sets.first_position, dataset.ids(Kind.POSITION)
    directed = (each for each in targeting if dataset.position(ids[each - first]).target == id)
    return found | numbers_in(array("I", directed))


def positions_in(dataset: Dataset, id: str, link: Link) -> FrozenBitMap:
    """Give the positions that an actor utters, or that are uttered for it.

    What others hold who speak beside it, or are spoken for beside it, is theirs alone: of a
    hundred that vote alike, each casts its own vote.

    Args:
        dataset: Where they are.
        id: Id of an actor.
        link: That to the statements that it makes, or that are made for it.
    """
    statements = dataset.linked_numbers(id, link)
    beside = Feature.SPEAKERS if link is Link.STATEMENTS_BY else Feature.PRINCIPALS
    theirs = dataset.sets.features[beside]
    own = _numbers_linked(dataset, id, (Link.POSITIONS_HELD,)) & theirs
    return own | (dataset.sets.positions_of(statements) - theirs)


def leading_to(
    dataset: Dataset, kind: Kind, links: tuple[Link, ...], wanted: FrozenBitMap
) -> FrozenBitMap:
    """Give the records of a kind of which a link leads to any that is wanted."""
    if not wanted:
        return wanted
    first = dataset.numbers(kind).start
    ends = enumerate(_ends(dataset, kind, links), first)
    return numbers_in([number for number, found in ends if not wanted.isdisjoint(found)])


@kept_by_dataset(6)
def _ends(dataset: Dataset, kind: Kind, links: tuple[Link, ...]) -> list[FrozenBitMap]:
    """Give what links lead to from each record of a kind; those asked for last are kept."""
    return [_numbers_linked(dataset, id, links) for id in dataset.ids(kind)]


def _numbers_linked(dataset: Dataset, id: str, links: Iterable[Link]) -> FrozenBitMap:
    linked = (numbers_in(dataset.linked_numbers(id, link)) for link in links)
    return FrozenBitMap.union(FrozenBitMap(), *linked)


_OF_ACTOR = (
    Link.STATEMENTS_BY,
    Link.STATEMENTS_FOR,
    Link.STATEMENTS_RELAYED,
    Link.STATEMENTS_HOLDING,
    Link.STATEMENTS_TARGETING,
    Link.STATEMENTS_ABOUT,
)


_EVENTS_OF_ACTOR = (Link.EVENTS_WITH, Link.VOTES_IN)
_HEARD = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR, Link.STATEMENTS_HOLDING)
"""The links to the statements in which an actor is heard, or said to stand somewhere."""


def _with_actor(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    match kind:
        case Kind.STATEMENT:
            yield from dataset.ids_of(Kind.STATEMENT, _statement_numbers(dataset, id))
        case Kind.POSITION:
            yield from _positions_of_actor(dataset, id)
        case Kind.EVENT:
            yield from _linked(dataset, id, *_EVENTS_OF_ACTOR)
            for heard in _linked(dataset, id, *_HEARD):
                statement = dataset.statement(heard)
                yield from (*_some(statement.event), *statement.events)
        case Kind.ISSUE:
            for position in _positions_of_actor(dataset, id):
                yield position_parts(position)[1]
        case Kind.ACTOR:
            yield from _around_actor(dataset, id)
        case Kind.SOURCE:
            yield from _sources_of_actor(dataset.actor(id))
            yield from _sources(dataset, _with_actor(dataset, id, Kind.STATEMENT))
            for event in _linked(dataset, id, *_EVENTS_OF_ACTOR):
                yield from _cited(dataset.event(event).sources)


def _positions_of_actor(dataset: Dataset, id: str) -> Iterator[str]:
    yield from _linked(dataset, id, Link.POSITIONS_HELD, Link.POSITIONS_ASCRIBED)
    for of in map(dataset.statement, dataset.linked(id, Link.STATEMENTS_BY)):
        for entry in of.positions:
            for holder in of.holders_of(entry):
                if holder == id or holder not in of.speakers:
                    yield position_id(of.id, entry.issue, holder, fallback=entry.fallback)
    for statement in dataset.linked(id, Link.STATEMENTS_TARGETING):
        for position in dataset.linked(statement, Link.POSITIONS_TAKEN):
            if dataset.position(position).target == id:
                yield position


def _around_actor(dataset: Dataset, id: str) -> Iterator[str]:
    actor = dataset.actor(id)
    yield from _linked(dataset, id, Link.OFFICERS, Link.MEMBERS, Link.PARTS)
    yield from _some(actor.part_of)
    yield from (role.of for role in actor.roles)
    yield from (membership.of for membership in actor.memberships)
    for statement in dataset.linked(id, Link.STATEMENTS_BY):
        yield from dataset.statement(statement).speakers
        yield from dataset.statement(statement).on_behalf_of
    for statement in dataset.linked(id, Link.STATEMENTS_FOR):
        yield from dataset.statement(statement).speakers


def _with_statement(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    statement = dataset.statement(id)
    match kind:
        case Kind.STATEMENT:
            yield from statement.responds_to
            yield from _some(statement.supersedes)
            yield from _some(statement.set_aside_for)
            yield from _linked(dataset, id, Link.REPLIES, Link.SUPERSEDED_BY)
        case Kind.POSITION:
            yield from dataset.linked(id, Link.POSITIONS_TAKEN)
        case _:
            yield from _from_statements(dataset, (id,), kind)


def _with_position(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    position = dataset.position(id)
    match kind:
        case Kind.STATEMENT:
            yield position.statement
        case Kind.ISSUE:
            yield position.issue
        case Kind.POSITION:
            yield from dataset.linked(position.statement, Link.POSITIONS_TAKEN)
        case Kind.ACTOR:
            yield from _some(position.holder, position.attributed_by, position.target)
            statement = dataset.statement(position.statement)
            yield from (*statement.speakers, *statement.on_behalf_of)
        case _:
            yield from _from_statements(dataset, (position.statement,), kind)


def _with_event(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    event = dataset.event(id)
    statements = _linked(dataset, id, Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)
    match kind:
        case Kind.STATEMENT:
            yield from statements
        case Kind.EVENT:
            yield from _some(event.part_of)
            yield from dataset.linked(id, Link.PART_EVENTS)
        case Kind.ACTOR:
            yield from (participant.actor for participant in event.participants)
            yield from _some(event.vote.body if event.vote else None)
            yield from _from_statements(dataset, statements, kind)
        case Kind.ISSUE:
            yield from dataset.linked(id, Link.EVENT_ISSUES)
            yield from _from_statements(dataset, statements, kind)
        case Kind.SOURCE:
            yield from _cited(event.sources)
            yield from _sources(dataset, statements)
        case Kind.POSITION:
            yield from _from_statements(dataset, statements, kind)


def _with_issue(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    issue = dataset.issue(id)
    issues = with_those_below(dataset, (id,))
    positions = [one for each in issues for one in dataset.linked(each, Link.POSITIONS_ON)]
    statements = list(dict.fromkeys(map(statement_of, positions)))
    match kind:
        case Kind.STATEMENT:
            yield from statements
        case Kind.POSITION:
            yield from positions
        case Kind.ISSUE:
            yield from issues
            yield from _some(issue.parent)
            yield from _linked(dataset, id, Link.RIVALS, Link.CONTRADICTED)
        case Kind.EVENT:
            yield from issue.events
            for statement in statements:
                yield from _some(dataset.statement(statement).event)
        case Kind.SOURCE:
            yield from _cited(issue.sources)
            yield from _sources(dataset, statements)
        case Kind.ACTOR:
            yield from _of_positions(dataset, positions)


def _of_positions(dataset: Dataset, positions: Iterable[str]) -> Iterator[str]:
    """Give the actors with a part in some positions; each statement is looked at once."""
    seen: set[str] = set()
    for id in positions:
        position = dataset.position(id)
        yield from _some(position.holder, position.attributed_by, position.target)
        if position.statement not in seen:
            seen.add(position.statement)
            statement = dataset.statement(position.statement)
            yield from (*statement.speakers, *statement.on_behalf_of)


def _with_source(dataset: Dataset, id: str, kind: Kind) -> Iterator[str]:
    resting = dataset.linked(id, Link.RESTS_ON)
    statements = [one for one in resting if dataset.kind_of(one) is Kind.STATEMENT]
    if kind is Kind.SOURCE:
        yield from _cited(dataset.source(id).derived_from)
        yield from dataset.linked(id, Link.DERIVED)
        return
    yield from (one for one in resting if dataset.kind_of(one) is kind)
    if kind is not Kind.STATEMENT:
        yield from _from_statements(dataset, statements, kind)


def _from_statements(dataset: Dataset, ids: Iterable[str], kind: Kind) -> Iterator[str]:
    """Give what statements name: their actors, positions, issues, events or sources."""
    if kind is Kind.SOURCE:
        yield from _sources(dataset, ids)
        return
    for id in ids:
        statement = dataset.statement(id)
        match kind:
            case Kind.POSITION:
                yield from dataset.linked(id, Link.POSITIONS_TAKEN)
            case Kind.ISSUE:
                yield from (entry.issue for entry in statement.positions)
            case Kind.EVENT:
                yield from _some(statement.event)
                yield from statement.events
            case Kind.ACTOR:
                yield from _actors(statement)
                for entry in statement.positions:
                    yield from entry.holders
                    yield from _some(entry.attributed_by, entry.target)


def _actors(statement: Statement) -> Iterator[str]:
    yield from (*statement.speakers, *statement.on_behalf_of)
    yield from (*statement.targets, *statement.about)
    yield from _some(statement.capacity)


def _sources(dataset: Dataset, statements: Iterable[str]) -> Iterator[str]:
    for id in statements:
        statement = dataset.statement(id)
        yield statement.source
        yield from _cited(statement.corroboration)


def _sources_of_actor(actor: Actor) -> Iterator[str]:
    yield from _cited(actor.sources)
    for role in actor.roles:
        yield from _cited(role.sources)
    for membership in actor.memberships:
        yield from _cited(membership.sources)


def _linked(dataset: Dataset, id: str, *links: Link) -> Iterator[str]:
    for link in links:
        yield from dataset.linked(id, link)


def _cited(citations: Iterable[Citation]) -> Iterator[str]:
    return (citation.source for citation in citations)


def _some(*ids: str | None) -> Iterator[str]:
    return (id for id in ids if id is not None)


_RELATED: Mapping[Kind, Callable[[Dataset, str, Kind], Iterator[str]]] = {
    Kind.ACTOR: _with_actor,
    Kind.STATEMENT: _with_statement,
    Kind.POSITION: _with_position,
    Kind.EVENT: _with_event,
    Kind.ISSUE: _with_issue,
    Kind.SOURCE: _with_source,
}
