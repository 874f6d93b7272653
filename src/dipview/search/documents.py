"""What is searched of each record: its own texts, and the names of the records it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from dipview.dataset.dataset import Dataset
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import Position, Statement
from dipview.search.fields import Field
from dipview.search.query import FilterField


@frozen
class FieldText:
    """A text, and as what a record has it."""

    field: Field
    text: str


@frozen
class Trait:
    """A value out of a fixed set that a record has: ``stance:oppose``."""

    field: FilterField
    value: str


@frozen
class Document:
    """A record as it is searched."""

    id: str
    kind: Kind
    texts: tuple[FieldText, ...] = ()
    """In order of weight; none of them empty."""
    traits: frozenset[Trait] = field(factory=frozenset)


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
    texts: Iterable[FieldText]
    match kind:
        case Kind.ACTOR:
            actor = dataset.actor(id)
            texts, traits = _actor_texts(dataset, actor), _traits(kind, actor.kind)
        case Kind.STATEMENT:
            statement = dataset.statement(id)
            texts, traits = _statement_texts(dataset, statement), _statement_traits(statement)
        case Kind.POSITION:
            position = dataset.position(id)
            texts, traits = _position_texts(dataset, position), _position_traits(dataset, position)
        case Kind.EVENT:
            event = dataset.event(id)
            texts, traits = _event_texts(dataset, event), _traits(kind, event.kind, event.status)
        case Kind.ISSUE:
            issue = dataset.issue(id)
            status = issue.status or ""
            texts, traits = _issue_texts(dataset, issue), _traits(kind, issue.kind, status)
        case Kind.SOURCE:
            texts, traits = _source_texts(dataset.source(id)), _traits(kind)
    kept = dict.fromkeys(text for text in texts if text.text.strip())
    return Document(id, kind, tuple(sorted(kept, key=_weight)), traits)


def _weight(text: FieldText) -> float:
    return text.field.group + text.field.rank


def _actor_texts(dataset: Dataset, actor: Actor) -> Iterator[FieldText]:
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
    if actor.part_of:
        yield from _names(dataset, [actor.part_of], Field.PART_OF)
    yield from _names(dataset, [member.of for member in actor.memberships], Field.MEMBER_OF)


def _role_texts(dataset: Dataset, title: str, of: str) -> Iterator[FieldText]:
    """Give a role with and without its state, and all names of the state."""
    yield FieldText(Field.ROLE, title)
    office = dataset.record(of)
    if not isinstance(office, Actor):
        return
    yield FieldText(Field.ROLE, f"{title}, {office.name}")
    yield from _names(dataset, [of], Field.OFFICE)
    if office.part_of:
        yield from _names(dataset, [office.part_of], Field.OFFICE)


def _statement_texts(dataset: Dataset, statement: Statement) -> Iterator[FieldText]:
    for passage in statement.text:
        yield FieldText(Field.WORDS, passage)
    for passage in statement.original_text:
        yield FieldText(Field.ORIGINAL, passage)
    yield FieldText(Field.SUMMARY, statement.summary)
    yield FieldText(Field.UNNAMED, statement.unnamed_speakers)
    yield from _remarks(statement.notes, statement.tags)
    yield from _names(dataset, statement.speakers, Field.SPEAKER)
    yield from _names(dataset, statement.on_behalf_of, Field.SPOKEN_FOR)
    yield from _names(dataset, statement.targets, Field.TARGET)
    yield from _names(dataset, statement.about, Field.ABOUT)
    if statement.event:
        yield from _names(dataset, [statement.event], Field.EVENT)
    for entry in statement.positions:
        yield FieldText(Field.CONDITION, entry.condition)
        yield FieldText(Field.FORMULA, entry.formula)
        yield from _names(dataset, entry.holders, Field.HOLDER)
        yield from _names(dataset, [entry.attributed_by or ""], Field.RELAYED_BY)
        yield from _names(dataset, [entry.target or ""], Field.TARGET)
        yield from _names(dataset, [entry.issue], Field.ISSUE)


def _position_texts(dataset: Dataset, position: Position) -> Iterator[FieldText]:
    yield FieldText(Field.CONDITION, position.condition)
    yield FieldText(Field.FORMULA, position.formula)
    yield FieldText(Field.STANCE, position.stance)
    yield from _names(dataset, [position.holder or ""], Field.HOLDER)
    yield from _names(dataset, [position.attributed_by or ""], Field.RELAYED_BY)
    yield from _names(dataset, [position.target or ""], Field.TARGET)
    yield from _names(dataset, [position.issue], Field.ISSUE)


def _event_texts(dataset: Dataset, event: Event) -> Iterator[FieldText]:
    yield FieldText(Field.TITLE, event.title)
    yield FieldText(Field.PLACE, event.place)
    yield FieldText(Field.SUMMARY, event.summary)
    yield from _remarks(event.notes, event.tags)
    yield from _names(dataset, [part.actor for part in event.participants], Field.PARTICIPANT)
    if event.part_of:
        yield from _names(dataset, [event.part_of], Field.PART_OF)


def _issue_texts(dataset: Dataset, issue: Issue) -> Iterator[FieldText]:
    yield FieldText(Field.TITLE, issue.title)
    yield FieldText(Field.SHORT, issue.short)
    yield FieldText(Field.PROPOSITION, issue.proposition)
    yield FieldText(Field.QUESTION, issue.question)
    yield FieldText(Field.DESCRIPTION, issue.description)
    yield from _remarks(issue.notes, issue.tags)
    if issue.parent:
        yield from _names(dataset, [issue.parent], Field.PART_OF)


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


def _names(dataset: Dataset, ids: Iterable[str], name: Field) -> Iterator[FieldText]:
    """Give what the records called ``ids`` are called, all names of each."""
    for id in ids:
        record = dataset.record(id) if id else None
        if isinstance(record, Actor):
            yield FieldText(name, record.name)
            for other in record.other_names:
                yield FieldText(name, other.name)
        elif isinstance(record, Issue):
            yield FieldText(name, record.label)
            yield FieldText(name, record.proposition)
        elif isinstance(record, Event):
            yield FieldText(name, record.title)


def _traits(kind: Kind, sort: str = "", status: str = "") -> frozenset[Trait]:
    pairs = [(FilterField.KIND, kind.value), (FilterField.KIND, sort), (FilterField.STATUS, status)]
    return frozenset(Trait(name, str(value)) for name, value in pairs if value)


def _statement_traits(statement: Statement) -> frozenset[Trait]:
    held = statement.held()
    return (
        _traits(Kind.STATEMENT, status=statement.status or "")
        | {Trait(FilterField.FORM, statement.form.value)}
        | {trait for position in held for trait in _own_traits(position)}
    )


def _position_traits(dataset: Dataset, position: Position) -> frozenset[Trait]:
    """Give a position its own traits, and the form and status of its statement."""
    statement = dataset.statement(position.statement)
    return (
        _traits(Kind.POSITION, status=statement.status or "")
        | {Trait(FilterField.FORM, statement.form.value)}
        | _own_traits(position)
    )


def _own_traits(position: Position) -> frozenset[Trait]:
    score = position.stance.score or 0
    side = {Trait(FilterField.STANCE, "for" if score > 0 else "against")} if score else set()
    return frozenset(
        side
        | {
            Trait(FilterField.STANCE, position.stance.value),
            Trait(FilterField.BASIS, position.basis.value),
        }
    )
