"""What is searched of each record: its own texts, and the names of the records it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dipview.dataset.dataset import Dataset, Record
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.stances import Stance
from dipview.model.statements import Basis, Position, Statement
from dipview.model.values import frozen
from dipview.search.fields import Field
from dipview.search.query import FilterField


class FieldText(NamedTuple):
    """A text, and as what a record has it."""

    field: Field
    text: str


class FieldLink(NamedTuple):
    """A record by whose names another is found, and as what it has it."""

    field: Field
    id: str


class Trait(NamedTuple):
    """A value out of a fixed set that a record has: ``stance:oppose``."""

    field: FilterField
    value: str


@frozen
class Document:
    """A record as it is searched."""

    id: str
    kind: Kind
    texts: tuple[FieldText, ...] = ()
    """Its own, none of them empty."""
    links: tuple[FieldLink, ...] = ()
    """The records that it is tied to."""
    called: tuple[str, ...] = ()
    """The names by which the records that are tied to it are found."""
    traits: frozenset[Trait] = frozenset()


def documents(dataset: Dataset) -> Iterator[Document]:
    """Tell what is searched of every record.

    Args:
        dataset: The records.

    Yields:
        A document a record, kind by kind, in the dataset's order.
    """
    for kind in Kind:
        for id in dataset.ids(kind):
            yield document(dataset, kind, id)


def document(dataset: Dataset, kind: Kind, id: str) -> Document:
    """Tell what is searched of one record.

    Args:
        dataset: Where the record is, and those it is tied to.
        kind: The record's kind.
        id: The record's id.

    Returns:
        Its document.

    Raises:
        KeyError: There is no such record.
    """
    found: Iterable[FieldText | FieldLink]
    called: tuple[str, ...] = ()
    match kind:
        case Kind.ACTOR:
            actor = dataset.actor(id)
            found, traits = _actor_texts(dataset, actor), _traits(kind, actor.kind)
            called = names_of(actor)
        case Kind.STATEMENT:
            statement = dataset.statement(id)
            found, traits = _statement_texts(statement), _statement_traits(statement)
        case Kind.POSITION:
            position = dataset.position(id)
            found, traits = _position_texts(position), _position_traits(dataset, position)
        case Kind.EVENT:
            event = dataset.event(id)
            found, traits = _event_texts(event), _traits(kind, event.kind, event.status)
            called = names_of(event)
        case Kind.ISSUE:
            issue = dataset.issue(id)
            status = issue.status or ""
            found, traits = _issue_texts(issue), _traits(kind, issue.kind, status)
            called = names_of(issue)
        case Kind.SOURCE:
            found, traits = _source_texts(dataset.source(id)), _traits(kind)
    texts: dict[FieldText, None] = {}
    links: dict[FieldLink, None] = {}
    for each in found:
        if isinstance(each, FieldLink):
            links[each] = None
        elif each.text and not each.text.isspace():
            texts[each] = None
    return Document(id, kind, tuple(texts), tuple(links), called, traits)


def names_of(record: Record | None) -> tuple[str, ...]:
    """Give the names by which what is tied to a record is found."""
    match record:
        case Actor():
            return (record.name, *(other.name for other in record.other_names))
        case Issue():
            return (record.label, record.proposition)
        case Event():
            return (record.title,)
    return ()


def _actor_texts(dataset: Dataset, actor: Actor) -> Iterator[FieldText | FieldLink]:
    yield FieldText(Field.NAME, actor.name)
    yield FieldText(Field.NAME, actor.sort_name)
    for other in actor.other_names:
        yield FieldText(Field.OTHER_NAME, other.name)
    for code in actor.identifiers.values():
        yield FieldText(Field.CODE, code)
    for role in actor.roles:
        yield from _role_texts(dataset, role.title, role.of)
    yield FieldText(Field.DESCRIPTION, actor.description)
    yield from _remarks(actor.notes, actor.tags)
    yield from _tied(Field.PART_OF, [actor.part_of])
    yield from _tied(Field.MEMBER_OF, [member.of for member in actor.memberships])


def _role_texts(dataset: Dataset, title: str, of: str) -> Iterator[FieldText]:
    """Give a role with and without its state, and all names of the state."""
    yield FieldText(Field.ROLE, title)
    office = dataset.record(of)
    if not isinstance(office, Actor):
        return
    yield FieldText(Field.ROLE, f"{title}, {office.name}")
    for id in (of, office.part_of):
        for name in names_of(dataset.record(id)) if id else ():
            yield FieldText(Field.OFFICE, name)


def _statement_texts(statement: Statement) -> Iterator[FieldText | FieldLink]:
    for passage in statement.text:
        yield FieldText(Field.WORDS, passage)
    for passage in statement.original_text:
        yield FieldText(Field.ORIGINAL, passage)
    yield FieldText(Field.SUMMARY, statement.summary)
    yield FieldText(Field.UNNAMED, statement.unnamed_speakers)
    yield from _remarks(statement.notes, statement.tags)
    yield from _tied(Field.SPEAKER, statement.speakers)
    yield from _tied(Field.SPOKEN_FOR, statement.on_behalf_of)
    yield from _tied(Field.TARGET, statement.targets)
    yield from _tied(Field.ABOUT, statement.about)
    yield from _tied(Field.EVENT, [statement.event])
    for entry in statement.positions:
        yield FieldText(Field.CONDITION, entry.condition)
        yield FieldText(Field.FORMULA, entry.formula)
        yield from _tied(Field.HOLDER, entry.holders)
        yield from _tied(Field.RELAYED_BY, [entry.attributed_by])
        yield from _tied(Field.TARGET, [entry.target])
        yield from _tied(Field.ISSUE, [entry.issue])


def _position_texts(position: Position) -> Iterator[FieldText | FieldLink]:
    yield FieldText(Field.CONDITION, position.condition)
    yield FieldText(Field.FORMULA, position.formula)
    yield FieldText(Field.STANCE, position.stance)
    yield from _tied(Field.HOLDER, [position.holder])
    yield from _tied(Field.RELAYED_BY, [position.attributed_by])
    yield from _tied(Field.TARGET, [position.target])
    yield from _tied(Field.ISSUE, [position.issue])


def _event_texts(event: Event) -> Iterator[FieldText | FieldLink]:
    yield FieldText(Field.TITLE, event.title)
    yield FieldText(Field.PLACE, event.place)
    yield FieldText(Field.SUMMARY, event.summary)
    yield from _remarks(event.notes, event.tags)
    yield from _tied(Field.PARTICIPANT, [part.actor for part in event.participants])
    yield from _tied(Field.PART_OF, [event.part_of])


def _issue_texts(issue: Issue) -> Iterator[FieldText | FieldLink]:
    yield FieldText(Field.TITLE, issue.title)
    yield FieldText(Field.SHORT, issue.short)
    yield FieldText(Field.PROPOSITION, issue.proposition)
    yield FieldText(Field.QUESTION, issue.question)
    yield FieldText(Field.DESCRIPTION, issue.description)
    yield from _remarks(issue.notes, issue.tags)
    yield from _tied(Field.PART_OF, [issue.parent])


def _source_texts(source: Source) -> Iterator[FieldText]:
    yield FieldText(Field.TITLE, source.title)
    yield FieldText(Field.PUBLISHER, source.publisher)
    for agency in source.agencies:
        yield FieldText(Field.AGENCY, agency)
    yield from _remarks(source.notes, source.tags)


def _remarks(notes: str, tags: Iterable[str]) -> Iterator[FieldText]:
    yield FieldText(Field.NOTES, notes)
    for tag in tags:
        yield FieldText(Field.TAG, tag)


def _tied(field: Field, ids: Iterable[str | None]) -> Iterator[FieldLink]:
    """Give the records that one is tied to, where there are any."""
    return (FieldLink(field, id) for id in ids if id)


@cache
def _traits(kind: Kind, sort: str = "", status: str = "", form: str = "") -> frozenset[Trait]:
    pairs = [
        (FilterField.KIND, kind.value),
        (FilterField.KIND, sort),
        (FilterField.STATUS, status),
        (FilterField.FORM, form),
    ]
    return frozenset(Trait(name, str(value)) for name, value in pairs if value)


def _statement_traits(statement: Statement) -> frozenset[Trait]:
    traits = _traits(Kind.STATEMENT, status=statement.status or "", form=statement.form.value)
    return traits.union(*map(_own_traits, statement.held()))


def _position_traits(dataset: Dataset, position: Position) -> frozenset[Trait]:
    """Give a position its own traits, and the form and status of its statement."""
    statement = dataset.statement(position.statement)
    traits = _traits(Kind.POSITION, status=statement.status or "", form=statement.form.value)
    return traits | _own_traits(position)


def _own_traits(position: Position) -> frozenset[Trait]:
    return _stance_traits(position.stance, position.basis)


@cache
def _stance_traits(stance: Stance, basis: Basis) -> frozenset[Trait]:
    score = stance.score or 0
    side = {Trait(FilterField.STANCE, "for" if score > 0 else "against")} if score else set()
    own = {Trait(FilterField.STANCE, stance.value), Trait(FilterField.BASIS, basis.value)}
    return frozenset(side | own)
