"""The values that a field can take: checked and made regular while a query is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum

from dipview.model.actors import ActorKind
from dipview.model.events import EventKind, EventStatus
from dipview.model.issues import ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.spans import SpanError, read_span
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Basis, Form, RecordStatus
from dipview.model.values import frozen
from dipview.search.query import Comparison, Extent, FilterField
from dipview.search.query_errors import QueryError


def _values(*groups: type[StrEnum] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for group in groups for value in group))


SIDES = ("for", "against")
"""Values of ``stance:`` that stand for every stance of one side."""

CHOICES: Mapping[FilterField, tuple[str, ...]] = {
    FilterField.STANCE: _values(Stance, SIDES),
    FilterField.BASIS: _values(Basis),
    FilterField.FORM: _values(Form),
    FilterField.STATUS: _values(RecordStatus, EventStatus, ProposalStatus),
    FilterField.KIND: _values(Kind, ActorKind, IssueKind, EventKind),
}
"""The values of the fields that have a fixed set of them."""

_PLURALS = {kind.plural: kind.value for kind in Kind}


@frozen
class Days:
    """A stretch of days; None leaves that end open."""

    first: dt.date | None
    last: dt.date | None


def checked_value(field: FilterField, value: str, comparison: Comparison, at: Extent) -> str:
    """Check the value of a field and write it as the data does.

    Args:
        field: The field.
        value: What was typed after it.
        comparison: How the two are compared.
        at: Where the value stands in the query.

    Returns:
        The value in its regular form.

    Raises:
        QueryError: The field has a fixed set of values and this is none of them, or it is no date.
    """
    if field is FilterField.DATE:
        days(value, comparison, at)
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
    from dipview.search.typos import nearest  # noqa: PLC0415 - only for mistakes

    begun = next((choice for choice in choices if choice.startswith(value)), "")
    return begun or nearest(value, choices)


def days(value: str, comparison: Comparison, at: Extent) -> Days:
    """Read the value of ``date:`` as a stretch of days.

    Args:
        value: A date in any form that the data may use: ``2017``, ``2017-04``, ``2017-04-10``.
        comparison: On, from, until, after or before that date.
        at: Where the value stands in the query.

    Returns:
        The days that are asked for.

    Raises:
        QueryError: The value is no date, or an impossible one.
    """
    try:
        span = read_span(value)
    except SpanError as error:
        raise QueryError(str(error), at.offset, at.length, error.hint) from None
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
