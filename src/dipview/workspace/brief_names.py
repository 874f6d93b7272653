"""Brief names: the issues and actors that a brief's own file names, as records of the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dipview.model.kinds import Kind
from dipview.views.brief.brief_text import BriefText, Point
from dipview.workspace.record_meant import record_meant
from dipview.workspace.workspace import Workspace

_NEAREST = 3
"""So many records that are not called so are named."""


def with_records(workspace: Workspace, text: BriefText) -> tuple[BriefText, tuple[str, ...]]:
    """Put the ids of records in place of the names that are typed for a brief.

    Args:
        workspace: Where the records are.
        text: What is typed.

    Returns:
        It with ids; and of each name that means nothing, or several, where it stands, what is
        wrong, and what may be meant. Such a name stays as it is.
    """
    unknown: list[str] = []

    def meant(typed: str, kind: Kind, place: str) -> str:
        """Give the id that is meant by what is typed."""
        if not typed or workspace.dataset.kind_of(typed) is kind:
            return typed
        found = record_meant(workspace, typed, (kind,))
        if found.id is not None and workspace.dataset.kind_of(found.id) is kind:
            return found.id
        near = " or ".join(found.offered[:_NEAREST])
        hint = f"did you mean {near}?" if near else "name one by its id or name"
        unknown.append(f"{place}: no {kind} is called {typed!r}; {hint}")
        return typed

    def with_issues(points: Sequence[Point], table: str) -> Iterator[Point]:
        """Give points with the ids of their issues."""
        for number, point in enumerate(points, 1):
            place = f"[[{table}]] {number}"
            yield evolve(point, issue=meant(point.issue, Kind.ISSUE, place))

    made = evolve(
        text,
        points=tuple(with_issues(text.points, "points")),
        raised=tuple(with_issues(text.raised, "raised")),
        instructions={
            meant(actor, Kind.ACTOR, "[instructions]"): said
            for actor, said in text.instructions.items()
        },
    )
    return made, tuple(unknown)
