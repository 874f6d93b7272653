"""What each field of the query language asks of the records of each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.issues_below import with_those_below
from dipview.dataset.offices import memberships_on, present_day, roles_on
from dipview.dataset.related import positions_in, related_numbers
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.documents import Trait
from dipview.search.extra_filter import with_extra
from dipview.search.fields import Field
from dipview.search.filter_values import days
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.number_sets import NONE, Numbers, in_range, numbers_of, union
from dipview.search.query import EXACTLY, Filter
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import QUERY_FIELDS, FilterField
from dipview.search.resolving import having, meaningful, resolved, written_otherwise

DATED = (Kind.STATEMENT, Kind.POSITION, Kind.EVENT)
"""Kinds of record that can have a date."""


def matching(index: Index, dataset: Dataset, asked: Filter, day: dt.date | None = None) -> Numbers:
    """Find the records that a field with a value asks for.

    A record to which the field cannot apply is not among them.

    Args:
        index: The index over the dataset.
        dataset: The records.
        asked: The field and its value.
        day: The day on which a role must be held; None for the dataset's own (``present_day``).

    Returns:
        The numbers of the records.

    Raises:
        QueryError: The value names a record that there is not.
    """
    known = QUERY_FIELDS[asked.name]
    if known.values:
        return index.traits.get(Trait(asked.name, asked.value), NONE)
    if asked.name is FilterField.DATE:
        return numbers_of(_numbers(index, _dated(dataset, asked)))
    if asked.name is FilterField.EXTRA:
        return with_extra(index, dataset, asked)
    if known.label:
        return _labelled(index, asked)
    if known.text is not None:
        return _with_words(index, dataset, asked, known.text, day)
    if asked.name is FilterField.ID:
        return _identified(index, asked)
    named = resolved(index, asked, known.names)
    found = []
    for number in named:
        check()
        found.append(linked_to(dataset, asked.name, index.ids[number], number))
    return union(found)


def _numbers(index: Index, ids: Iterable[str]) -> Iterator[int]:
    numbers = index.numbers
    return (numbers[id] for id in ids if id in numbers)


def _dated(dataset: Dataset, asked: Filter) -> Iterator[str]:
    span = days(dataset, asked.value, asked.comparison, asked.extent)
    for kind in DATED:
        yield from dataset.between(kind, span.first, span.last)


def _identified(index: Index, asked: Filter) -> Numbers:
    number = index.numbers.get(asked.value.removeprefix(EXACTLY))
    if number is None:
        raise QueryError(
            f"no record has the id '{asked.value}'",
            asked.extent.offset,
            asked.extent.length,
            "an id is written in full; search for a part of it without the field",
        )
    return numbers_of([number])


def _labelled(index: Index, asked: Filter) -> Numbers:
    """Find the records with a tag or coder called so, or else with words that begin so."""
    typed = words(asked.value)
    labels = {trait: words(trait.value) for trait in index.traits if trait.field is asked.name}
    meant = [trait for trait, own in labels.items() if own == typed] or [
        trait
        for trait, own in labels.items()
        if typed and all(any(word.startswith(start) for word in own) for start in typed)
    ]
    if not meant:
        known = sorted({trait.value for trait in labels})
        some = f"there are {', '.join(known[:_NAMED])}" if known else "no record has any"
        raise QueryError(
            f"no record has the {QUERY_FIELDS[asked.name].label} {asked.value!r}",
            asked.extent.offset,
            asked.extent.length,
            f"{some}{', …' if len(known) > _NAMED else ''}",
        )
    return union(index.traits[trait] for trait in meant)


_NAMED = 8
"""Tags or coders that a mistake lists, at most."""


def linked_to(dataset: Dataset, field: FilterField, id: str, number: int) -> Numbers:
    """Give the numbers of what a field means for the record that it names.

    Args:
        dataset: The records.
        field: One whose value names a record.
        id: The record's id.
        number: Its number.
    """
    own, known = numbers_of([number]), QUERY_FIELDS[field]
    if field is FilterField.WITH:
        return union([own, *(related_numbers(dataset, id, kind) for kind in Kind)])
    if field in (FilterField.ISSUE, FilterField.TOPIC):
        issues = with_those_below(dataset, (id,))
        numbers = (dataset.number_of(issue) for issue in issues)
        meant = numbers_of([each for each in numbers if each is not None])
        return union([meant, *(_followed(dataset, each, known.others) for each in issues)])
    statements = _followed(dataset, id, known.statements)
    others = _followed(dataset, id, known.others)
    found = statements | others
    if field in (FilterField.BY, FilterField.FOR):
        (link,) = known.statements
        return found | positions_in(dataset, id, link)
    if field in (FilterField.EVENT, FilterField.SOURCE):
        found |= own
    if field is FilterField.SOURCE:
        statements = others & in_range(dataset.numbers(Kind.STATEMENT))
    if field is FilterField.ABOUT:
        directed = (dataset.number_of(each) for each in _positions_directed_at(dataset, id))
        found |= numbers_of([each for each in directed if each is not None])
    return found | dataset.sets.positions_of(statements)


def _followed(dataset: Dataset, id: str, links: Sequence[Link]) -> Numbers:
    return union(numbers_in(dataset.linked_numbers(id, link)) for link in links)


def _positions_directed_at(dataset: Dataset, actor: str) -> Iterator[str]:
    for statement in dataset.linked(actor, Link.STATEMENTS_TARGETING):
        for position in dataset.linked(statement, Link.POSITIONS_TAKEN):
            if dataset.position(position).target == actor:
                yield position


def _with_words(
    index: Index, dataset: Dataset, asked: Filter, field: Field, day: dt.date | None
) -> Numbers:
    """Find the records with a text of one field that has all words, or all but for typos."""
    kinds = QUERY_FIELDS[asked.name].kinds
    typed = meaningful(words(asked.value))
    if not typed:
        return NONE
    vocabulary = index.vocabulary
    begun = [in_range(vocabulary.beginning_with(word)) for word in typed]
    found = union(having(index, kind, [field], begun) for kind in kinds)
    for kind in kinds:
        found |= written_otherwise(index, kind, [field], words(asked.value))
    if not found:
        begun = [numbers_of(vocabulary.near_places(word)) for word in typed]
        found = union(having(index, kind, [field], begun) for kind in kinds)
    day = present_day(dataset, day)
    if asked.name is FilterField.ROLE and day is not None:
        return _in_office(index, dataset, found, begun, "".join(typed), day)
    return found


def _in_office(
    index: Index,
    dataset: Dataset,
    found: Numbers,
    choices: Sequence[Numbers],
    joined: str,
    day: dt.date,
) -> Numbers:
    """Keep those who hold, or may hold, on a day a role that has one word out of every choice.

    Args:
        index: Where they were found.
        dataset: Where they are.
        found: The numbers of who ever held such a role.
        choices: For each word that was typed, the places of the words that will do.
        joined: All that was typed, in one word: a role may have it apart.
        day: The day.
    """

    def holds(number: int) -> bool:
        """Tell whether one of them does."""
        for told in _held_on(dataset, index.ids[number], day):
            said = words(told)
            if all(choice & index.vocabulary.places(said) for choice in choices):
                return True
            if joined in "".join(said):
                return True
        return False

    return numbers_of([number for number in found if holds(number)])


def _held_on(dataset: Dataset, id: str, day: dt.date) -> Iterator[str]:
    """Give the roles that an actor holds or may hold on a day, and what it has a seat for."""
    for held in roles_on(dataset, id, day):
        yield f"{held.role.title}, {dataset.actor(held.role.of).name}"
    for seat in memberships_on(dataset, id, day):
        yield seat.membership.constituency
