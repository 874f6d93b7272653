"""Popolo, writing: actors become persons and organizations, what they hold memberships."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dipview.computing import steps
from dipview.exchange.exchange_format import Writing
from dipview.exchange.formats.popolo.classifications import kind_of
from dipview.model.actors import Actor, ActorKind, Membership, OtherName, Role
from dipview.model.kinds import Kind
from dipview.model.spans import Span

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
"""Of Popolo; ``2031-21`` is no month but a spring."""
Object = dict[str, Any]
_OF_ACTORS = frozenset(
    (
        *("id", "name", "kind", "sort_name", "other_names", "identifiers", "part_of", "roles"),
        *("memberships", "description", "tags"),
    )
)
"""What comes back, or is counted otherwise; so of the parts of an actor below."""
_OF_NAMES = frozenset(("name", "language", "script", "note"))
_OF_OFFICES = frozenset(("title", "of", "start", "end", "acting"))
_OF_MEMBERSHIPS = frozenset(("of", "kind", "constituency", "start", "end"))


def write(writing: Writing) -> Iterator[str]:
    """Write every actor."""
    dataset = writing.dataset
    actors = [dataset.actor(id) for id in steps(dataset.ids(Kind.ACTOR), "actors")]
    areas: dict[str, str] = {}
    posts: dict[tuple[str, str], str] = {}
    memberships = [
        each
        for actor in actors
        for each in (*_roles(actor, posts, writing), *_memberships(actor, areas, writing))
    ]
    made = {
        "persons": [_person(each, writing) for each in actors if each.kind is ActorKind.PERSON],
        "organizations": [
            _organization(each, writing) for each in actors if each.kind is not ActorKind.PERSON
        ],
        "memberships": memberships,
        "posts": [
            {"id": id, "label": title, "organization_id": of} for (title, of), id in posts.items()
        ],
        "areas": [{"id": id, "name": name} for name, id in areas.items()],
    }
    writing.leave_out(Kind.SOURCE, Kind.ISSUE, Kind.EVENT, Kind.STATEMENT)
    yield f"{json.dumps(made, ensure_ascii=True, indent=2)}\n"


def _person(actor: Actor, writing: Writing) -> Object:
    if actor.tags:
        writing.left_out["tags of # actors"] += 1
    said = {**_named(actor, writing), "summary": actor.description}
    return {key: value for key, value in said.items() if value}


def _organization(actor: Actor, writing: Writing) -> Object:
    first = next(iter(actor.tags), "")
    keeps = bool(first) and first not in list(ActorKind) and kind_of(first) == actor.kind
    classification = first if keeps else actor.kind.value
    if actor.tags[keeps:]:
        writing.left_out["tags of # actors"] += 1
    if actor.part_of is not None and actor.kind is not ActorKind.BODY:
        writing.left_out["wholes of # actors, which come back as memberships"] += 1
    said = {
        **_named(actor, writing),
        "classification": classification,
        "parent_id": actor.part_of,
        "description": actor.description,
    }
    return {key: value for key, value in said.items() if value}


def _named(actor: Actor, writing: Writing) -> Object:
    writing.count_besides(actor, "actors", _OF_ACTORS)
    for each in actor.other_names:
        writing.count_besides(each, "other names", _OF_NAMES)
    if any(name.script for name in actor.other_names):
        writing.left_out["scripts of other names of # actors"] += 1
    if any(role.acting for role in actor.roles):
        writing.left_out["notes that an office is held for the time being"] += 1
    return {
        "id": actor.id,
        "name": actor.name,
        "sort_name": actor.sort_name,
        "other_names": [_other_name(each) for each in actor.other_names],
        "identifiers": [
            {"scheme": scheme, "identifier": code} for scheme, code in actor.identifiers.items()
        ],
    }


def _other_name(name: OtherName) -> Object:
    said = {"name": name.name, "lang": name.language, "note": name.note}
    return {key: value for key, value in said.items() if value}


def _roles(actor: Actor, posts: dict[tuple[str, str], str], writing: Writing) -> Iterator[Object]:
    if actor.roles and actor.kind is not ActorKind.PERSON:
        writing.left_out["offices of # actors that are no persons"] += 1
        return
    for role in actor.roles:
        writing.count_besides(role, "offices", _OF_OFFICES)
        post = posts.setdefault((role.title, role.of), f"post/{len(posts) + 1}")
        yield {
            "person_id": actor.id,
            "post_id": post,
            "organization_id": role.of,
            "role": role.title,
            **_dates(role, writing),
        }


def _memberships(actor: Actor, areas: dict[str, str], writing: Writing) -> Iterator[Object]:
    person = actor.kind is ActorKind.PERSON
    whose = {"person_id": actor.id} if person else {"member": {"id": actor.id}}
    for each in actor.memberships:
        writing.count_besides(each, "memberships", _OF_MEMBERSHIPS)
        if each.kind == "member":
            writing.left_out["kinds of # memberships, where that is 'member'"] += 1
        area = {}
        if each.constituency:
            area = {"area_id": areas.setdefault(each.constituency, f"area/{len(areas) + 1}")}
        yield {
            **whose,
            "organization_id": each.of,
            "role": each.kind or "member",
            **area,
            **_dates(each, writing),
        }


def _dates(held: Role | Membership, writing: Writing) -> Object:
    dates: Object = {}
    ends: tuple[tuple[str, Span | None], ...] = (("start_date", held.start), ("end_date", held.end))
    for key, span in ends:
        if span is None:
            continue
        if _DATE.fullmatch(span.text):
            dates[key] = span.text
        else:
            writing.left_out["dates other than a day, month or year"] += 1
    return dates
