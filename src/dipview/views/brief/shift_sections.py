"""Who moved, as a brief tells it: the shifts of its subject, and what is told beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import evolve

from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.shifts.shifts_view import shifts_view
from dipview.views.view import Column, Place, Section

SHIFTS = "shifts"
"""The key of the section of what counts as a shift."""
NO_SIDE = "no-side"
"""The key of the section of what is told apart, since one of the two takes no side."""
_TITLES = {
    SHIFTS: "Who moved",
    "first": "Heard for the first time",
    NO_SIDE: "To or from a stance without a side",
    "by-source": "By the dates of their sources",
    "offices": "Offices that changed hands",
    "voices": "Other voices",
    "dissent": "Members that differ from their bloc's line",
}
"""The sections of the view of shifts that a brief has, and their titles there."""
_SINCE = (SHIFTS, "first")


def shift_sections(scoped: ScopedStandings, subject: str) -> Iterator[Section]:
    """Show the shifts of an issue, a topic or an actor, and what looks like one and is none."""
    scope = evolve(scoped.scope, subjects=(subject,), sort="", limit=None)
    view = shifts_view(scoped.selection.through(scope))
    for section in view.sections:
        if section.key in _TITLES:
            yield evolve(
                section,
                title=_title(scoped, subject, section),
                columns=tuple(_column(scoped, subject, column) for column in section.columns),
            )


def shifts_in_words(keys: Collection[str], since: str, *, any_standing: bool) -> Iterator[str]:
    """Say what a brief calls a move, or that it finds none.

    Args:
        keys: The keys of its sections.
        since: Since when it looks, in words with a space before; empty for ever.
        any_standing: Whether it shows where anybody stands, who could have moved.
    """
    if SHIFTS in keys:
        yield _MOVE
    elif any_standing or NO_SIDE in keys:
        yield f"No move is found{since}. {_MOVE}"
    if NO_SIDE in keys:
        yield (
            "To and from a stance without a side (open, reserved, abstaining, divided, undeclared) "
            "is told apart, and counted as no move."
        )


_MOVE = (
    "To move is to say something else on a later day: one holder, one issue, two statements of its "
    "own, each with a side, whose stance, condition or formula differ."
)


def _title(scoped: ScopedStandings, subject: str, section: Section) -> str:
    own = scoped.dataset.kind_of(subject) is Kind.ACTOR and section.key == SHIFTS
    title = "Where it moved" if own else _TITLES[section.key]
    since = scoped.scope.since
    told = f" since {day_in_full(since)}" if since and section.key in _SINCE else ""
    return f"{title}{told} ({len(section.rows)})"


def _column(scoped: ScopedStandings, subject: str, column: Column) -> Column:
    """Leave out of documents the column that says on every row what the brief is about."""
    if scoped.dataset.kind_of(subject) is Kind.ISSUE:
        told = scoped.dataset.issue(subject).kind is not IssueKind.TOPIC and column.key == "issue"
    else:
        told = column.key == "holder" and column.title == "Holder"
    return column._replace(place=Place.HIDDEN) if told else column
