"""Typed words in a brief: objective and points as sections, and what is said where none are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.brief.brief_text import BriefText, Point
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

_PARAGRAPH = (Column(key="text", title=""),)
_POINTS = (
    Column(key="number", title="", place=Place.MARGIN),
    Column(key="text", title=""),
    Column(key="issue", title="Issue", place=Place.HIDDEN),
)
NO_WORDS = "Objective and points to make are typed in the brief's own file; none are."


def heading_of(text: BriefText) -> tuple[tuple[str, str], ...]:
    """Give what stands at the head of a brief, a label and a text each; empty ones are left out."""
    facts = (
        ("Symbol", text.symbol),
        ("Date", day_in_full(text.date) if text.date else ""),
        ("Copy", text.copy),
        ("For", text.visit),
        ("By", text.department),
    )
    return tuple((label, fact) for label, fact in facts if fact)


def objective_section(text: BriefText) -> Iterator[Section]:
    """Show the objective, a paragraph a row; nothing where none is typed."""
    paragraphs = [" ".join(each.split()) for each in text.objective.split("\n\n")]
    rows = tuple(
        Row(id=f"objective-{number}", cells=(Cell(each),))
        for number, each in enumerate(filter(None, paragraphs), 1)
    )
    if rows:
        yield Section(key="objective", title="Objective", columns=_PARAGRAPH, rows=rows)


def points_section(text: BriefText) -> Iterator[Section]:
    """Show the points to make, numbered; nothing where none are typed."""
    rows = tuple(
        Row(
            id=f"point-{number}",
            cells=(Cell(f"{number}.", Meaning.QUIET), Cell(each.text), Cell(each.issue)),
        )
        for number, each in enumerate(text.points, 1)
    )
    if rows:
        yield Section(key="points", title="Points to make", columns=_POINTS, rows=rows)


def issues_meant(dataset: Dataset, points: Sequence[Point]) -> tuple[str, ...]:
    """Give the issues that points name and the dataset has, each once."""
    named = dict.fromkeys(point.issue for point in points if point.issue)
    return tuple(id for id in named if dataset.kind_of(id) is Kind.ISSUE)
