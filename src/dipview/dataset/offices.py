"""Offices on a date: who holds a role or a membership on a day, and how certain that is."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from dipview.dataset.dataset import Dataset
from dipview.model.actors import Membership, Role
from dipview.model.links import Link
from dipview.model.sources import Citation
from dipview.model.spans import Span

When: TypeAlias = dt.date | Span
"""A day, or a date that may be less than exact."""


class Certainty(StrEnum):
    """Whether an office is known to be held on a day."""

    HELD = "held"
    UNKNOWN = "unknown"
    """Nothing says so, and nothing excludes it."""


class HeldRole(NamedTuple):
    """A role that an actor holds, or may hold, on a day."""

    actor: str
    role: Role
    certainty: Certainty
    sources: tuple[Citation, ...]
    """The role's own sources, or else the actor's."""


class HeldMembership(NamedTuple):
    """A membership that an actor has, or may have, on a day."""

    actor: str
    membership: Membership
    certainty: Certainty
    sources: tuple[Citation, ...]
    """The membership's own sources, or else the actor's."""


def present_day(dataset: Dataset, day: dt.date | None) -> dt.date | None:
    """Give the day to look at offices on: ``day``, or else the dataset's own "today"."""
    as_of = dataset.header.as_of
    return day or (as_of.counts_from if as_of else None)


def roles_on(dataset: Dataset, actor_id: str, when: When) -> tuple[HeldRole, ...]:
    """Give the roles that an actor holds, or may hold, on a day or date, in the order written.

    Roles that were certainly over, or had certainly not begun, are left out.
    """
    actor = dataset.actor(actor_id)
    held: list[HeldRole] = []
    for role in actor.roles:
        sources = role.sources or actor.sources
        if certainty := certainty_on(dataset, role, sources, when):
            held.append(HeldRole(actor=actor_id, role=role, certainty=certainty, sources=sources))
    return tuple(held)


def memberships_on(dataset: Dataset, actor_id: str, when: When) -> tuple[HeldMembership, ...]:
    """Give the memberships that an actor has, or may have, on a day or date, as ``roles_on``."""
    actor = dataset.actor(actor_id)
    held: list[HeldMembership] = []
    for membership in actor.memberships:
        sources = membership.sources or actor.sources
        if certainty := certainty_on(dataset, membership, sources, when):
            held.append(
                HeldMembership(
                    actor=actor_id, membership=membership, certainty=certainty, sources=sources
                )
            )
    return tuple(held)


def members_on(dataset: Dataset, organization_id: str, when: When) -> tuple[HeldMembership, ...]:
    """Give the memberships in an organization on a day or date, in the order of the members."""
    return tuple(
        held
        for member in dataset.linked(organization_id, Link.MEMBERS)
        for held in memberships_on(dataset, member, when)
        if held.membership.of == organization_id
    )


def officers_on(dataset: Dataset, actor_id: str, day: dt.date) -> tuple[HeldRole, ...]:
    """Give the roles in a state, organization or body on a day, in the order of who holds them."""
    return tuple(
        held
        for officer in dataset.linked(actor_id, Link.OFFICERS)
        for held in roles_on(dataset, officer, day)
        if held.role.of == actor_id
    )


def certainty_on(
    dataset: Dataset, office: Role | Membership, sources: tuple[Citation, ...], when: When
) -> Certainty | None:
    """Tell how certain it is that an office is held; None where it certainly is not."""
    if isinstance(when, Span):
        return _on_date(dataset, office, sources, when)
    return _on_day(dataset, office, sources, when)


def _on_day(
    dataset: Dataset, office: Role | Membership, sources: tuple[Citation, ...], day: dt.date
) -> Certainty | None:
    """Tell how certain it is that an office is held on a day.

    With a start, it is held from then until its end; without an end, until the dataset's own
    ``as_of`` (for ever where there is none) and unknown after. Without a start it is held from the
    first date of its sources to its end, and unknown before. Without either it is held on the dates
    of its sources, and unknown otherwise. A partial or approximate start or end makes the days
    around it unknown; an uncertain one makes all unknown that rests on it, but excludes what the
    date itself excludes.
    """
    begun = _begun(office.start, day)
    over = _over(office.end, day)
    if begun is False or over is True:
        return None
    if office.start is None and office.end is None:
        return Certainty.HELD if _printed_on(dataset, sources, day) else Certainty.UNKNOWN
    if begun is None and office.start is None:
        begun = any(first <= day for first in _printed(dataset, sources))
    if over is None and office.end is None:
        as_of = dataset.header.as_of
        over = bool(as_of and as_of.latest and day > as_of.latest)
    return Certainty.HELD if begun is True and over is False else Certainty.UNKNOWN


def _on_date(
    dataset: Dataset, office: Role | Membership, sources: tuple[Citation, ...], span: Span
) -> Certainty | None:
    """Tell how certain it is that an office was held on a date that need not be one known day.

    It was where it is held on the first and on the last day that can be meant, and not where it had
    not begun by the last or was over before the first. For an end that is open stands the day from
    which the date counts. That an uncertain date falls into it is never certain.
    """
    first, last = (day or span.counts_from for day in span.bounds)
    if _begun(office.start, last) is False or _over(office.end, first) is True:
        return None
    ends = {_on_day(dataset, office, sources, day) for day in {first, last}}
    sure = ends == {Certainty.HELD} and not span.uncertain
    return Certainty.HELD if sure else Certainty.UNKNOWN


def _begun(start: Span | None, day: dt.date) -> bool | None:
    """Tell whether a span of time had begun; None where that is not known."""
    if start is None:
        return None
    first, last = start.bounds
    if first and day < first:
        return False
    return True if last and day >= last and not start.uncertain else None


def _over(end: Span | None, day: dt.date) -> bool | None:
    """Tell whether a span of time was over; None where that is not known."""
    if end is None:
        return None
    first, last = end.bounds
    if last and day > last:
        return True
    return False if first and day <= first and not end.uncertain else None


def _printed(dataset: Dataset, sources: tuple[Citation, ...]) -> list[dt.date]:
    issued = (dataset.source(citation.source).issued for citation in sources)
    return [span.counts_from for span in issued if span]


def _printed_on(dataset: Dataset, sources: tuple[Citation, ...], day: dt.date) -> bool:
    issued = (dataset.source(citation.source).issued for citation in sources)
    return any(span.contains(day) for span in issued if span)
