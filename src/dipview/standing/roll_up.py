"""Roll-ups: the words of officials and bodies counted for the state or organization they serve."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.offices import Certainty, roles_on
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers
from dipview.standing.columns import numbered
from dipview.standing.evidence import counting
from dipview.standing.standing import Standing, standings_from


@frozen(kw_only=True)
class Whole:
    """A state, organization or body that a position counts for, by way of an office or a part."""

    id: str
    certain: bool
    """False where it is not known that the office was held on the day."""


def wholes_of(dataset: Dataset, position: Position) -> tuple[Whole, ...]:
    """Find what a position rolls up to, nearest first.

    A body's position counts for what it is part of; a person's, for that in which the person has a
    role on the day of the statement, and for what that is part of. Where the statement names a
    ``capacity``, it counts for this alone: a chair's words go to what is chaired, never to a
    nationality. A member's words never count for a bloc, nor a bloc's for its members.
    """
    if position.holder is None:
        return ()
    found: dict[str, Whole] = {}
    for id, certain in _offices(dataset, position.holder, dataset.statement(position.statement)):
        for whole in (id, *_ancestors(dataset, id)):
            if whole != position.holder and not (whole in found and found[whole].certain):
                found[whole] = Whole(id=whole, certain=certain)
    return tuple(found.values())


def may_be_heard_through(dataset: Dataset, whole: str) -> bool:
    """Tell whether others than the actor itself can speak for it at all."""
    return any(len(dataset.linked_numbers(whole, link)) for link in (Link.PARTS, Link.OFFICERS))


def rolled_up_positions(
    dataset: Dataset, whole: str, issue: str | None = None
) -> tuple[tuple[Position, Whole], ...]:
    """Find the positions of others that roll up to ``whole``, in the dataset's order.

    Args:
        dataset: Where to look.
        whole: Id of a state, organization or body.
        issue: The issue that they are on; None for any.
    """
    found: list[tuple[Position, Whole]] = []
    inside = _inside(dataset, whole)
    for holder in _below(dataset, whole):
        for id in dataset.linked(holder, Link.POSITIONS_HELD):
            if issue is not None and position_parts(id)[1] != issue:
                continue
            position = dataset.position(id)
            offices = _offices(dataset, holder, dataset.statement(position.statement))
            certain = [sure for id, sure in offices if id in inside]
            if certain:
                found.append((position, Whole(id=whole, certain=any(certain))))
    return tuple(found)


def positions_held(dataset: Dataset, actor: str, *, roll_up: bool) -> Numbers:
    """Give the numbers of the positions of an actor.

    Args:
        dataset: Where to look.
        actor: Its id.
        roll_up: Whether those of its officials and bodies are its own too.
    """
    through = rolled_up_positions(dataset, actor) if roll_up else ()
    held = numbers_in(dataset.linked_numbers(actor, Link.POSITIONS_HELD))
    return held | numbered(dataset, (position.id for position, _ in through))


def rolled_up_standings(
    dataset: Dataset,
    whole: str,
    day: dt.date | None = None,
    *,
    second_hand: bool = True,
    exact_only: bool = False,
) -> tuple[Standing, ...]:
    """Find where ``whole`` stands when the words of its officials and bodies count for it.

    Args:
        dataset: Where to look.
        whole: Id of a state, organization or body.
        day: The day to look from; None for all that the dataset knows.
        second_hand: Whether second-hand positions may be used.
        exact_only: Whether only positions in exact words may be used.

    Returns:
        A standing an issue, each with its contributors and their numbers of statements.
    """
    through = rolled_up_positions(dataset, whole)
    uncertain = {position.id for position, by in through if not by.certain}
    ids = (*dataset.linked(whole, Link.POSITIONS_HELD), *(p.id for p, _ in through))
    counted, drafts = counting(
        dataset, dict.fromkeys(ids), day, second_hand=second_hand, exact_only=exact_only
    )
    settled = standings_from(dataset, whole, counted, drafts, day)
    return tuple(_with_counts(standing, uncertain) for standing in settled)


def _with_counts(standing: Standing, uncertain: set[str]) -> Standing:
    used = (*standing.current, *standing.past)
    pairs = dict.fromkeys((p.holder or "", p.statement) for p in used)
    counts = Counter(holder for holder, _ in pairs)
    doubtful = {position.statement for position in used if position.id in uncertain}
    return evolve(standing, contributors=tuple(counts.items()), uncertain=len(doubtful))


def _offices(dataset: Dataset, holder: str, statement: Statement) -> Iterator[tuple[str, bool]]:
    """Give what a holder's words count for directly, and whether that is certain."""
    if statement.capacity is not None and holder in statement.speakers:
        yield statement.capacity, True
        return
    actor = dataset.actor(holder)
    if actor.part_of is not None:
        yield actor.part_of, True
    said = dataset.said(statement.id)
    if said is None:
        yield from ((role.of, False) for role in actor.roles)
        return
    for held in roles_on(dataset, holder, said):
        yield held.role.of, held.certainty is Certainty.HELD


def outermost_of(dataset: Dataset, position: Position) -> tuple[str, ...]:
    """Find the outermost states and organizations that a position rolls up to."""
    if position.holder is None:
        return ()
    roots, statement = _roots(dataset), dataset.statement(position.statement)
    found = (roots[id] for id, _ in _offices(dataset, position.holder, statement))
    return tuple(dict.fromkeys(root for root in found if root and root != position.holder))


@kept_by_dataset(1)
def _roots(dataset: Dataset) -> Mapping[str, str | None]:
    """Give of each actor what it is part of in the end, itself where of nothing; None in a ring."""
    roots: dict[str, str | None] = {}
    for id in dataset.ids(Kind.ACTOR):
        passed: dict[str, None] = {}
        at: str | None = id
        while at is not None and at not in roots and at not in passed:
            passed[at] = None
            above = dataset.actor(at).part_of
            if above is None:
                roots[at] = at
                break
            at = above
        root = roots.get(at) if at is not None else None
        roots |= dict.fromkeys(passed, root)
    return roots


def _inside(dataset: Dataset, whole: str) -> set[str]:
    """Give an actor and all that is part of it, at any depth."""
    found, waiting = {whole}, [whole]
    while waiting:
        parts = [each for each in dataset.linked(waiting.pop(), Link.PARTS) if each not in found]
        found.update(parts)
        waiting += parts
    return found


def _ancestors(dataset: Dataset, id: str) -> Iterator[str]:
    seen = {id}
    above = dataset.actor(id).part_of
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = dataset.actor(above).part_of


def _below(dataset: Dataset, whole: str) -> Iterator[str]:
    """Give the bodies that are part of ``whole`` at any depth, and all their officers and its own.

    Persons who speak in a capacity of ``whole`` hold a role in it, so its officers include them.
    """
    seen = {whole}
    waiting = [whole]
    while waiting:
        id = waiting.pop()
        links = (*dataset.linked(id, Link.PARTS), *dataset.linked(id, Link.OFFICERS))
        for other in links:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                yield other
