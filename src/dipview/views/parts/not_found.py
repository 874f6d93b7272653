"""Who might have spoken and is not found: whom a brief names, why, and what it must not claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import Certainty, members_on, present_day
from dipview.model.actors import ActorKind
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.statements import RecordStatus
from dipview.standing.columns import numbered
from dipview.standing.evidence import known_by, set_aside
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.event_row import doubt_in_words
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

NOT_FOUND_COLUMNS = (
    Column(key="holder", title="Who"),
    Column(key="why", title="Why it is listed"),
    Column(key="details", title="Details", place=Place.UNDER),
)
_NOTE = (
    "In this dataset, and with these switches. Listed are members of what is heard on it, those "
    "who took part in its events, and holders on issues tied to it. It does not say that they are "
    "silent."
)
_HAVING_MEMBERS = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.BODY)

Reasons = dict[str, dict[str, list[str]]]
"""Why each actor might have been heard, by its id: the kind of reason, and each of these."""

Reason = tuple[str, str, str]
"""An actor, the kind of reason to name it, and what that is: a group, an event, an issue."""


def not_found_section(
    scoped: ScopedStandings, issue: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """List those of whom nothing is found on an issue, though they have to do with it.

    These are the members of organizations, groups and bodies that are heard on it, on the day
    looked from; those who took part in events tied to it, or at which it was spoken of, unless
    their part is only alleged; and those found on issues of the same topic, on rivals of it and on
    claims that contradict it.
    """
    reasons = _reasons(scoped, issue, standings)
    rows = tuple(_row(scoped, issue, actor, why) for actor, why in reasons.items())
    if rows:
        yield Section(
            key="nothing-found",
            title=f"Nothing found ({len(rows)})",
            note=_NOTE,
            columns=NOT_FOUND_COLUMNS,
            rows=rows,
        )


def unheard_on(scoped: ScopedStandings, issue: str, standings: Sequence[Standing]) -> Sequence[str]:
    """Give those of whom nothing is found on an issue, as ``not_found_section`` lists them.

    Args:
        scoped: What to look through.
        issue: The issue.
        standings: All that is found on it.
    """
    return tuple(_reasons(scoped, issue, standings))


def _reasons(scoped: ScopedStandings, issue: str, standings: Sequence[Standing]) -> Reasons:
    """Tell why each might have been heard of those who have to do with an issue and are not."""
    heard = {standing.holder for standing in standings}
    heard.update(id for standing in standings for id, _ in standing.contributors)
    reasons: Reasons = {}
    for actor, why, what in (
        *_members(scoped, standings),
        *_participants(scoped, issue),
        *_on_siblings(scoped, issue, heard),
    ):
        if actor not in heard:
            reasons.setdefault(actor, {}).setdefault(why, []).append(what)
    return reasons


def _row(scoped: ScopedStandings, issue: str, actor: str, why: Mapping[str, list[str]]) -> Row:
    dataset = scoped.dataset
    phrases = (f"{kind}: {', '.join(dict.fromkeys(each))}" for kind, each in why.items())
    cells = (
        Cell(name_of(dataset, actor), Meaning.NAME, value=actor),
        Cell("; ".join(phrases), Meaning.TEXT),
        Cell(" · ".join(_beside(scoped, issue, actor)), Meaning.QUIET),
    )
    return Row(id=actor, kind=Kind.ACTOR, cells=cells)


def _beside(scoped: ScopedStandings, issue: str, actor: str) -> Iterator[str]:
    """Tell what is known of an actor on the issue and does not count for it."""
    dataset = scoped.dataset
    if officials := scoped.rolled_up_on(actor, issue):
        yield f"heard, and not rolled up: {officials}"
    held = dataset.linked(issue, Link.POSITIONS_ON)
    ids = [id for id in held if position_parts(id)[2] == actor]
    if dataset.sets.counts_once:
        again = dataset.sets.again(numbered(dataset, ids))
        ids = [id for id in ids if (dataset.number_of(id) or 0) not in again] or ids[:1]
    uncounted = list(map(dataset.position, ids))
    if uncounted:
        yield f"known, and not counted here: {_kinds(dataset, uncounted)}"


def _kinds(dataset: Dataset, positions: Iterable[Position]) -> str:
    """Say in a word of each position why it may not count."""
    phrases: dict[str, None] = {}
    for position in positions:
        status = dataset.statement(position.statement).status
        if status in (RecordStatus.DRAFT, RecordStatus.RETRACTED):
            phrases[f"a {status.value} statement"] = None
        elif set_aside(dataset, position.id):
            phrases["of which another coding counts"] = None
        else:
            phrases[
                "second-hand" if position.second_hand else "left out by date, switch or query"
            ] = None
    return ", ".join(phrases)


def _members(scoped: ScopedStandings, standings: Sequence[Standing]) -> Iterator[Reason]:
    """Give the members of what is heard, on the day looked from; with no day, of any time."""
    dataset = scoped.dataset
    day = present_day(dataset, scoped.scope.as_of)
    for standing in standings:
        whole = dataset.actor(standing.holder)
        if whole.kind not in _HAVING_MEMBERS:
            continue
        if day is None:
            members = dataset.linked(whole.id, Link.MEMBERS)
            yield from ((id, "member of", whole.name) for id in members)
            continue
        for held in members_on(dataset, whole.id, day):
            doubt = "" if held.certainty is Certainty.HELD else " (not known whether then)"
            yield held.actor, "member of", whole.name + doubt


def events_of(scoped: ScopedStandings, issue: str) -> list[str]:
    """Give the events tied to an issue: those that it names, and those where it was spoken of."""
    dataset = scoped.dataset
    events = dict.fromkeys(dataset.issue(issue).events)
    for statement in dataset.linked(issue, Link.STATEMENTS_ON):
        event = dataset.statement(statement).event
        if event is not None and known_by(dataset, statement, scoped.scope.as_of):
            events[event] = None
    return [event for event in events if known_by(dataset, event, scoped.scope.as_of)]


def _participants(scoped: ScopedStandings, issue: str) -> Iterator[Reason]:
    dataset = scoped.dataset
    for id in events_of(scoped, issue):
        event = dataset.event(id)
        for each in event.participants:
            if not each.alleged:
                doubt = f" ({doubt_in_words(each)})" if doubt_in_words(each) else ""
                yield each.actor, "part in", event.title + doubt


def siblings_of(dataset: Dataset, issue: str) -> list[str]:
    """Give the issues tied to an issue: its rivals, what contradicts it, others of its topic."""
    parent = dataset.issue(issue).parent
    found = [
        *dataset.linked(issue, Link.RIVALS),
        *dataset.linked(issue, Link.CONTRADICTED),
        *(dataset.linked(parent, Link.SUBISSUES) if parent else ()),
    ]
    return [each for each in dict.fromkeys(found) if each != issue]


def _on_siblings(scoped: ScopedStandings, issue: str, heard: Collection[str]) -> Iterator[Reason]:
    """Give who is found on issues tied to an issue, but for who is heard on it."""
    dataset = scoped.dataset
    for sibling in siblings_of(dataset, issue):
        label = dataset.issue(sibling).label
        for holder in scoped.holders_on(sibling, heard):
            yield holder, "found on", label
