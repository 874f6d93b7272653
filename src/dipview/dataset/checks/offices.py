"""Offices: capacities that a speaker has at the time, and offices that are not in a person."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.checks.dates import after
from dipview.dataset.findings import Finding, Records
from dipview.dataset.problems import Way
from dipview.model.actors import Actor, ActorKind, Role
from dipview.model.spans import Span, up_to
from dipview.model.statements import Statement


def check(records: Records) -> Iterator[Finding]:
    """Find capacities without a role, or outside its dates, and offices in a person."""
    for id, actor in records.actors.items():
        yield from _in_persons(records, id, actor)
    for id, statement in records.statements.items():
        if statement.capacity is not None and statement.speakers:
            yield from _capacity(records, id, statement, statement.capacity)


def excluded(role: Role, said: Span) -> bool:
    """Tell whether a role was certainly over, or had not begun, all the time of ``said``."""
    return after(role.start, said) or after(said, role.end)


def _in_persons(records: Records, id: str, actor: Actor) -> Iterator[Finding]:
    leading: list[tuple[Way, str, str]] = []
    if actor.part_of is not None:
        leading.append((("part_of",), actor.part_of, "part of"))
    for number, role in enumerate(actor.roles):
        leading.append((("roles", number, "of"), role.of, "in office in"))
    for number, membership in enumerate(actor.memberships):
        leading.append((("memberships", number, "of"), membership.of, "a member of"))
    for path, of, how in leading:
        if records.actors[of].kind is ActorKind.PERSON:
            said = f" cannot be {how} '{of}', who is a person"
            hint = "refer to a state, an organization, a body or a group"
            yield records.find(id, actor, path, "wrong-actor-kind", said, hint)


def _capacity(records: Records, id: str, statement: Statement, capacity: str) -> Iterator[Finding]:
    roles = [
        role
        for speaker in statement.speakers
        for role in records.actors[speaker].roles
        if role.of == capacity
    ]
    if not roles:
        who = ", ".join(f"'{speaker}'" for speaker in statement.speakers[:3])
        said = f": '{capacity}' is no role of {who}"
        hint = f'add roles = [{{ title = "…", of = "{capacity}" }}] to the speaker'
        yield records.find(id, statement, ("capacity",), "capacity-without-role", said, hint)
        return
    when = statement.date or _up_to(records.sources[statement.source].issued)
    if when is not None and all(excluded(role, when) for role in roles):
        said = f": the role in '{capacity}' was not held on {when.text}"
        hint = "correct the role's dates, the statement's date, or the capacity"
        yield records.find(id, statement, ("capacity",), "capacity-out-of-date", said, hint)


def _up_to(issued: Span | None) -> Span | None:
    """Give the time in which a source can print what was said: up to the day it was issued."""
    return up_to(issued) if issued else None
