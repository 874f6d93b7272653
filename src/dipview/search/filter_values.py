"""The values that a field can take: checked and made regular while a query is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.days_meant import meant_in
from dipview.model.kinds import Kind
from dipview.model.spans import Span, SpanError
from dipview.model.typed_dates import TypedDate, read_typed
from dipview.model.values import frozen
from dipview.search.query import NOWHERE, And, Comparison, Extent, Filter, Node, Not, Or
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import QUERY_FIELDS, FilterField
from dipview.search.typos import nearest

CHOICES: Mapping[FilterField, tuple[str, ...]] = {
    name: tuple(dict.fromkeys(str(value) for values, _ in known.values for value in values))
    for name, known in QUERY_FIELDS.items()
    if known.values
}
"""The values of the fields that have a fixed set of them."""

_PLURALS = {kind.plural: kind.value for kind in Kind}


@frozen
class Days:
    """A stretch of days; None leaves that end open."""

    first: dt.date | None
    last: dt.date | None


def checked_value(field: FilterField, value: str, at: Extent) -> str:
    """Check the value of a field and write it as the data does.

    Args:
        field: The field.
        value: What was typed after it.
        at: Where the value stands in the query.

    Returns:
        The value in its regular form.

    Raises:
        QueryError: The field has a fixed set of values and this is none of them, or it is no date.
    """
    if field is FilterField.DATE:
        _typed(value, at)
        return value.strip()
    choices = CHOICES.get(field)
    if choices is None:
        return value
    regular = "-".join(value.lower().replace("_", " ").split())
    regular = _PLURALS.get(regular, regular) if field is FilterField.KIND else regular
    if regular in choices:
        return regular
    near = _likely(regular, choices)
    meant = f"did you mean {field}:{near}? " if near else ""
    raise QueryError(
        f"{field}: cannot be '{value}'",
        at.offset,
        at.length,
        f"{meant}it can be {', '.join(choices)}",
    )


def _likely(value: str, choices: Sequence[str]) -> str:
    begun = next((choice for choice in choices if choice.startswith(value)), "")
    return begun or nearest(value, choices)


def _typed(value: str, at: Extent) -> TypedDate:
    try:
        return read_typed(value)
    except SpanError as error:
        hint = error.hint
        if re.fullmatch(r"[0-9]{1,2}(st|nd|rd|th)?", value.strip()):
            hint = f'write words with hyphens or quotes: since:{value}-March or since:"1 March"'
        raise QueryError(str(error), at.offset, at.length, hint) from None


def dates_in(node: Node) -> Iterator[Filter]:
    """Find the dates of a query, wherever they stand in it."""
    match node:
        case Filter(name=FilterField.DATE):
            yield node
        case And(terms) | Or(terms):
            for term in terms:
                yield from dates_in(term)
        case Not(term):
            yield from dates_in(term)


def date_of(dataset: Dataset, value: str, at: Extent = NOWHERE) -> Span:
    """Read the value of ``date:`` as it is meant in a dataset.

    Raises:
        QueryError: The value is no date, or an impossible one.
    """
    typed = _typed(value, at)
    try:
        return meant_in(dataset, typed)
    except SpanError as error:
        raise QueryError(str(error), at.offset, at.length, error.hint) from None


def days(dataset: Dataset, value: str, comparison: Comparison, at: Extent) -> Days:
    """Read the value of ``date:`` as a stretch of days.

    Args:
        dataset: Tells which day a date without a year is.
        value: A date in any form that the data may use, or as people type it: ``2017``,
            ``2017-04-10``, ``10 April``.
        comparison: On, from, until, after or before that date.
        at: Where the value stands in the query.

    Returns:
        The days that are asked for.

    Raises:
        QueryError: The value is no date, or an impossible one.
    """
    span = date_of(dataset, value, at)
    match comparison:
        case Comparison.FROM:
            return Days(span.earliest, None)
        case Comparison.UNTIL:
            return Days(None, span.latest)
        case Comparison.AFTER:
            return Days(_shifted(span.latest, 1), None)
        case Comparison.BEFORE:
            return Days(None, _shifted(span.earliest, -1))
        case _:
            return Days(span.earliest, span.latest)


def _shifted(day: dt.date | None, by: int) -> dt.date | None:
    """Go ``by`` days on; at the ends of the calendar stay where it ends."""
    if day is None or day in (dt.date.min, dt.date.max):
        return day
    return day + dt.timedelta(days=by)
