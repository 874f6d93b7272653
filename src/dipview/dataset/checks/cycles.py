"""Cycles: nothing is part of, derived from or an answer to itself, however long the way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

import attrs

from dipview.dataset.checks.references import without
from dipview.dataset.findings import Finding, Records
from dipview.dataset.problems import Way
from dipview.dataset.records import Written
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.sources import Source
from dipview.model.statements import Statement

W = TypeVar("W", bound=Written)

Edges: TypeAlias = Callable[[str], Iterator[tuple[str, Way]]]
"""Gives the ids that a record leads to, each with the way to the reference."""

_PRINTED = 100_000
"""How many ids are printed whole in all cycles of a group; later ones show their two ends."""


def prune(records: Records) -> tuple[Records, list[Finding]]:
    """Cut every cycle at the reference that closes it, so that following them comes to an end."""
    findings: list[Finding] = []
    whole = _cut(records, records.actors, "part_of", _part_of_actor, findings)
    statements = _cut(records, records.statements, "supersedes", _supersedes, findings)
    settled = attrs.evolve(
        records,
        actors=_cut(records, whole, "memberships", _member, findings),
        events=_cut(records, records.events, "part_of", _part_of_event, findings),
        issues=_cut(records, records.issues, "parent", _parent, findings),
        sources=_cut(records, records.sources, "derived_from", _derived, findings),
        statements=_cut(records, statements, "responds_to", _responds, findings),
    )
    return settled, findings


def closing(ids: Iterable[str], edges: Edges) -> Iterator[tuple[list[str], Way]]:
    """Find a set of references whose removal leaves no cycle.

    Searches depth first without recursion, in time linear in the references.

    Yields:
        The ids of a cycle in order, from the one that the last refers back to; the way to that
        reference in the last.
    """
    done: set[str] = set()
    for start in ids:
        if start in done:
            continue
        way = [start]
        depth = {start: 0}
        left = [edges(start)]
        while left:
            step = next(left[-1], None)
            if step is None:
                left.pop()
                last = way.pop()
                done.add(last)
                del depth[last]
                continue
            target, path = step
            if target in depth:
                yield way[depth[target] :], path
            elif target not in done:
                depth[target] = len(way)
                way.append(target)
                left.append(edges(target))


def _cut(
    records: Records,
    group: Mapping[str, W],
    key: str,
    edges: Callable[[W], Iterator[tuple[str, Way]]],
    findings: list[Finding],
) -> Mapping[str, W]:
    cuts: dict[str, list[Way]] = {}
    printed = 0
    leading = dict.fromkeys(id for id, record in group.items() if getattr(record, key))
    # Whatever leads only to what leads nowhere, as an issue to its topic, is in no circle.
    starts = [id for id in leading if any(target in leading for target, _ in edges(group[id]))]
    for way, path in closing(starts, lambda id: edges(group[id])):
        last = way[-1]
        cuts.setdefault(last, []).append(path)
        shown = way
        if printed + len(way) > _PRINTED and len(way) > 8:
            shown = [*way[:4], "…", *way[-3:]]
        printed += len(shown)
        said = f": this goes round in a circle: {' > '.join([*shown, way[0]])}"
        if len(way) == 1:
            said = f": this leads to itself: {last} > {last}"
        hint = "remove one of the references in the circle"
        findings.append(records.find(last, group[last], path, "cycle", said, hint))
    changed = {id: without(group[id], paths) for id, paths in cuts.items()}
    return {**group, **changed} if changed else group


def _part_of_actor(actor: Actor) -> Iterator[tuple[str, Way]]:
    if actor.part_of is not None:
        yield actor.part_of, ("part_of",)


def _part_of_event(event: Event) -> Iterator[tuple[str, Way]]:
    if event.part_of is not None:
        yield event.part_of, ("part_of",)


def _member(actor: Actor) -> Iterator[tuple[str, Way]]:
    for number, membership in enumerate(actor.memberships):
        yield membership.of, ("memberships", number, "of")


def _parent(issue: Issue) -> Iterator[tuple[str, Way]]:
    if issue.parent is not None:
        yield issue.parent, ("parent",)


def _derived(source: Source) -> Iterator[tuple[str, Way]]:
    for number, citation in enumerate(source.derived_from):
        yield citation.source, ("derived_from", number)


def _supersedes(statement: Statement) -> Iterator[tuple[str, Way]]:
    if statement.supersedes is not None:
        yield statement.supersedes, ("supersedes",)


def _responds(statement: Statement) -> Iterator[tuple[str, Way]]:
    for number, id in enumerate(statement.responds_to):
        yield id, ("responds_to", number)
