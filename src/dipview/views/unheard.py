"""Who is unheard: states and groups of a dataset of whom nothing on an issue is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dipview.dataset.dataset import Dataset, Link
from dipview.model.actors import ActorKind
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.standing.evidence import counts, known_by
from dipview.views.scope import Scope

_ASKED_FOR = (ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.GROUP)


def unheard_on(dataset: Dataset, issue: str, scope: Scope) -> tuple[str, ...]:
    """Find the states, organizations and groups that are heard elsewhere and not on an issue.

    One is heard where it, one of its bodies, or a person who ever had a role in it holds a
    position, whatever that rests on: so whoever is listed was not found at all.

    Args:
        dataset: Where to look.
        issue: Id of an issue; on a topic nobody can be heard, so that nobody is listed.
        scope: Its day: positions that are not known by then are not found.

    Returns:
        Ids of actors in the dataset's order.
    """
    if dataset.issue(issue).kind is IssueKind.TOPIC:
        return ()
    found = (
        position_parts(id)
        for id in dataset.linked(issue, Link.POSITIONS_ON)
        if known_by(dataset, id, scope.as_of)
    )
    holders = {holder for statement, _, holder in found if holder and counts(dataset, statement)}
    heard = set(_with_those_served(dataset, holders))
    return tuple(id for id in _heard_anywhere(dataset) if id not in heard)


@lru_cache(maxsize=1)
def _heard_anywhere(dataset: Dataset) -> tuple[str, ...]:
    """Give who is heard on any issue; the last dataset's are kept, for the next card."""
    ids = dataset.ids(Kind.ACTOR)
    heard = set(
        _with_those_served(dataset, (id for id in ids if dataset.linked(id, Link.POSITIONS_HELD)))
    )
    return tuple(id for id in ids if id in heard and dataset.actor(id).kind in _ASKED_FOR)


def _with_those_served(dataset: Dataset, holders: Iterable[str]) -> Iterator[str]:
    """Give some actors, and all that they are part of or ever had a role in."""
    waiting = list(holders)
    seen = set(waiting)
    while waiting:
        id = waiting.pop()
        yield id
        actor = dataset.actor(id)
        above = [role.of for role in actor.roles]
        above += [actor.part_of] if actor.part_of else []
        waiting.extend(each for each in above if each not in seen)
        seen.update(above)
