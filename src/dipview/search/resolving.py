"""Resolving the value of a field to records: by id, else by name, as exactly as it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.search.documents import Trait
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.joined_words import anchor_of, put_together, taken_apart
from dipview.search.number_sets import NONE, Numbers, in_range, numbers_of, union
from dipview.search.phrases import has_phrase, places_of
from dipview.search.query import EXACTLY, Filter
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import FilterField
from dipview.search.texts import FUNCTION_WORDS

NAMES_OF = {
    Kind.ACTOR: (Field.NAME, Field.OTHER_NAME, Field.CODE),
    Kind.EVENT: (Field.TITLE,),
    Kind.ISSUE: (Field.TITLE, Field.SHORT, Field.PROPOSITION),
    Kind.SOURCE: (Field.TITLE, Field.SYMBOL, Field.PUBLISHER, Field.AGENCY),
}
"""The fields by which a record can be named in a query, of each kind that can."""

_COMPARED = 500
"""Records up to which their names are compared with one another: more are not meant by name."""


def meaningful(found: Sequence[str]) -> tuple[str, ...]:
    """Leave function words out, unless there is nothing else."""
    kept = tuple(word for word in found if word not in FUNCTION_WORDS)
    return kept or tuple(found)


def resolved(index: Index, asked: Filter, kinds: Sequence[Kind]) -> Numbers:
    """Find the records that the value of a field means.

    An id means its record. Otherwise a full name; otherwise every name that has all words of the
    value; otherwise words beginning with them, or of which the value is the initials; otherwise
    words with the value inside; otherwise words that it may be a typo of. The first of these that
    finds anything decides, and earlier kinds before later ones, so that *Korea* is not *North
    Korea* where both are known. Who is called by the name of another person is not meant by that
    name: *May* is not *Spokeswoman for Theresa May* where she is known herself.

    After an equals sign a value means an id, or else all whose whole name or text it is, and
    nothing that has it as a part.

    Args:
        index: Where to look.
        asked: The field and its value.
        kinds: The kinds of record that the field can name.

    Returns:
        The numbers of the records; at least one.

    Raises:
        QueryError: Nothing is called so.
    """
    exactly = asked.value.startswith(EXACTLY)
    value = asked.value.removeprefix(EXACTLY).strip() if exactly else asked.value
    number = index.numbers.get(value)
    if number is not None and index.kind_of(number) in kinds:
        return numbers_of([number])
    if exactly:
        return _exactly(index, asked, value, kinds)
    if found := _by_name(index, asked.value, [kind for kind in kinds if kind in NAMES_OF]):
        return found
    raise QueryError(
        f"no {_listed(kinds)} is called {asked.value!r}",
        asked.extent.offset,
        asked.extent.length,
        "write an id or a part of a name; search for it without the field to see what there is",
    )


def _exactly(index: Index, asked: Filter, value: str, kinds: Sequence[Kind]) -> Numbers:
    """Find the records of which a whole name, title or sentence is the value."""
    typed = words(value)
    name, places = " ".join(typed), index.vocabulary.places
    choices = [places((word,)) for word in meaningful(typed)]
    named = [kind for kind in kinds if kind in NAMES_OF] if typed else []
    found = union(
        numbers_of(
            number
            for number in having(index, kind, NAMES_OF[kind], choices)
            if any(t.field in NAMES_OF[kind] and t.folded == name for t in index.texts[number])
        )
        for kind in named
    )
    if found:
        return found
    raise QueryError(
        f"no {_listed(kinds)} is called exactly {value!r}",
        asked.extent.offset,
        asked.extent.length,
        "write the whole of its id, name or title; without = a part of it will do",
    )


def _by_name(index: Index, value: str, kinds: Sequence[Kind]) -> Numbers:
    typed = words(value)
    for kind in kinds:
        if found := _called(index, kind, " ".join(typed)):
            return found
    vocabulary = index.vocabulary
    lookups: tuple[Callable[[str], Numbers], ...] = (
        lambda word: vocabulary.places((word,)),
        lambda word: in_range(vocabulary.beginning_with(word)),
        vocabulary.containing,
        lambda word: numbers_of(vocabulary.near_places(word)),
    )
    for lookup in lookups if typed else ():
        choices = [lookup(word) for word in meaningful(typed)]
        for kind in kinds:
            found = having(index, kind, NAMES_OF[kind], choices)
            found = _by_their_own_names(index, found, choices)
            if lookup is lookups[0]:
                found |= written_otherwise(index, kind, NAMES_OF[kind], typed)
            elif lookup is lookups[1] and len(typed) == 1:
                found |= index.initials.equal_to(typed[0]) & in_range(index.kinds[kind])
            if found:
                return found
    return NONE


def _by_their_own_names(index: Index, found: Numbers, choices: Sequence[Numbers]) -> Numbers:
    """Leave out who has the words only as a part of another person's name: a spokesman, an office.

    Args:
        index: Where they were found.
        found: The numbers of the records.
        choices: For each word of the value the places of the words that will do.
    """
    persons = found & index.traits.get(Trait(FilterField.KIND, ActorKind.PERSON), NONE)
    if len(found) < 2 or not persons or len(found) > _COMPARED:
        return found
    owners: dict[tuple[str, ...], set[int]] = {}
    for number in persons:
        for name in _names(index, number):
            owners.setdefault(name, set()).add(number)

    def is_own(number: int, name: tuple[str, ...]) -> bool:
        return all(
            _has_all(index, (*name[:start], *name[end:]), choices)
            for start in range(len(name))
            for end in range(start + 2, len(name) + 1)
            if end - start < len(name) and owners.get(name[start:end], set()) - {number}
        )

    kept = [
        number
        for number in found
        if any(
            is_own(number, name) for name in _names(index, number) if _has_all(index, name, choices)
        )
    ]
    return numbers_of(kept) if kept else found


def _names(index: Index, number: int) -> Iterator[tuple[str, ...]]:
    for text in index.texts[number]:
        if text.field in NAMES_OF[Kind.ACTOR]:
            yield tuple(text.words)


def _has_all(index: Index, name: Sequence[str], choices: Sequence[Numbers]) -> bool:
    places = index.vocabulary.places(name)
    return all(choice & places for choice in choices)


def written_otherwise(
    index: Index, kind: Kind, fields: Sequence[Field], typed: Sequence[str]
) -> Numbers:
    """Find the records of a kind of which one text has the words apart that are typed together.

    Or together what is typed apart: *daesung* means *Dae-sung*, *dae sung* means *Daesung*.
    """
    vocabulary = index.vocabulary
    found = NONE
    apart = taken_apart(vocabulary, typed[0]) if len(typed) == 1 else ()
    for parts in apart:
        anchor = anchor_of(parts)
        choices = places_of(index, parts, anchor)
        joined = " ".join(parts)
        found |= numbers_of(
            number
            for number in having(index, kind, fields, choices)
            if any(has_phrase(text, joined, anchor) for text in index.texts[number])
        )
    for together in put_together(typed):
        choices = [in_range(vocabulary.beginning_with(word)) for word in together]
        if all(choices):
            found |= having(index, kind, fields, choices)
    return found


def _called(index: Index, kind: Kind, name: str) -> Numbers:
    """Find the records of a kind with exactly that name."""
    aliases = (index.aliases[Group.NAMES], index.aliases[Group.OTHER_NAMES])
    return union(names.equal_to(name) for names in aliases) & in_range(index.kinds[kind])


def having(
    index: Index, kind: Kind, fields: Sequence[Field], choices: Sequence[Numbers]
) -> Numbers:
    """Find the records of a kind of which one text has one word out of every choice.

    Args:
        index: Where to look.
        kind: The kind of record.
        fields: The fields whose texts count.
        choices: For each word of a value the places of the words that will do.

    Returns:
        The numbers of the records.
    """
    groups = {field.group for field in fields}
    numbers = in_range(index.kinds[kind])
    for places in choices:
        numbers &= union(index.with_places(group, places) for group in groups)
    vocabulary = index.vocabulary
    return numbers_of(
        number
        for number in numbers
        if any(
            text.field in fields
            and all(choice & vocabulary.places(text.words) for choice in choices)
            for text in index.texts[number]
        )
    )


def _listed(kinds: Sequence[Kind]) -> str:
    return " or ".join(kinds) if len(kinds) < len(Kind) else "record"
