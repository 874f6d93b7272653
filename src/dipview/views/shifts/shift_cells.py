"""Cells of shifts: names, issues, words with their date; those that row after row shares are kept.

Of hundreds who vote alike, and moved alike, all rows have the same cells but for their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.positions import Position
from dipview.model.sources import Citation
from dipview.model.statements import RecordStatus
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.dates_in_words import WRITTEN
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.parts.statement_row import (
    name_or_nobody,
    statement_date_cell,
    words_beside,
    words_cell,
    words_for,
)
from dipview.views.view import Cell, Meaning, Part

_KEPT = 512
"""Cells that are kept once they are made."""
_PLAIN = Cell("")
_NO_CONDITION = Cell("", Meaning.CONDITION)


class Heard(NamedTuple):
    """What the rows of all who hold something in a statement have alike."""

    date: Cell
    words: Cell
    """What it says, to programs."""
    beside: Cell
    """What it says beside what it is on and the stance."""
    own: bool
    """Whether these are exact words, which are not those of whoever does not speak himself."""
    status: Cell
    disputed: bool
    citation: Citation


def heard_in(dataset: Dataset, statement: str) -> Heard:
    """Give what rows have of a statement.

    Args:
        dataset: Where it is.
        statement: Its id.
    """
    return _heard(dataset, statement, WRITTEN.days)


@kept_by_dataset(_KEPT)
def _heard(dataset: Dataset, id: str, _written: str) -> Heard:
    statement = dataset.statement(id)
    words = words_cell(dataset, statement)
    own = words.meaning is Meaning.WORDS
    position = None if own or not statement.positions else statement.held_at(0)
    return Heard(
        date=statement_date_cell(dataset, statement),
        words=words,
        beside=words if position is None else words_beside(dataset, position),
        own=own,
        status=Cell(statement.status.value) if statement.status else _PLAIN,
        disputed=statement.status is RecordStatus.DISPUTED,
        citation=statement.citation,
    )


def cells_of_each(dataset: Dataset, position: Position) -> Iterator[Cell]:
    """Give what is hidden of one of two positions, to programs.

    Yields:
        Its stance, its date, its words, its condition, its formula, its holder and its status.
    """
    heard = heard_in(dataset, position.statement)
    does = mark_of(position).words
    yield _stance_cell(does, position.stance.value)
    yield heard.date
    yield words_for(dataset, position) if heard.own else heard.words
    yield Cell(position.condition, Meaning.CONDITION) if position.condition else _NO_CONDITION
    yield Cell(position.formula) if position.formula else _PLAIN
    yield holder_cell(dataset, position.holder)
    yield heard.status


@lru_cache(maxsize=_KEPT)
def _stance_cell(words: str, stance: str) -> Cell:
    return Cell(words, value=stance)


@kept_by_dataset(_KEPT)
def holder_cell(dataset: Dataset, holder: str | None) -> Cell:
    """Say to programs who holds a position."""
    return Cell(name_or_nobody(dataset, holder), value=holder or "")


def words_on(dataset: Dataset, position: Position, voice: str = "") -> Cell:
    """Give the words of a position with their date before them: ``10 Apr 2017: “We …”``.

    Where there are none, the stance stands in their place: ``10 Apr 2017: opposes``.

    Args:
        dataset: Where it is from.
        position: The position; the cell leads to it.
        voice: Whose words they are, where that is to be said.
    """
    heard = heard_in(dataset, position.statement)
    words = words_beside(dataset, position) if heard.own else heard.beside
    text = words.text or mark_of(position).words
    date = f"{voice}, {heard.date.text}" if voice else heard.date.text
    return Cell(
        f"{date}: {text}",
        words.meaning,
        value=position.id,
        parts=_dated_parts(len(date), len(text), words.meaning),
        leads_to=position.id,
    )


@lru_cache(maxsize=_KEPT)
def _dated_parts(date: int, text: int, meaning: Meaning) -> tuple[Part, ...]:
    return Part(0, date, Meaning.DATE), Part(date + 2, date + 2 + text, meaning)


@lru_cache(maxsize=_KEPT)
def change_cell(marks: tuple[Mark, Mark], changes: tuple[str, ...]) -> Cell:
    """Say from what to what somebody moved.

    Args:
        marks: Those of both positions.
        changes: What differs, to programs.
    """
    before, after = marks
    return Cell(f"{before.words} → {after.words}", Meaning.CHANGE, value=[*changes], marks=marks)


@lru_cache(maxsize=_KEPT)
def details_cell(text: str) -> Cell:
    """Tell more under a row."""
    return Cell(text, Meaning.QUIET)


@kept_by_dataset(_KEPT)
def name_cell(dataset: Dataset, id: str) -> Cell:
    """Name an actor, and lead there."""
    return Cell(name_of(dataset, id), Meaning.NAME, value=id, leads_to=id)


@kept_by_dataset(_KEPT)
def issue_cell(dataset: Dataset, id: str) -> Cell:
    """Give an issue's sentence, and lead there; empty where there is no issue."""
    return Cell(dataset.issue(id).sentence, value=id, leads_to=id) if id else Cell(value="")


@lru_cache(maxsize=_KEPT)
def n_cell(n: int) -> Cell:
    """Say on how many statements a row rests."""
    return Cell(f"n={n}", Meaning.COUNT, value=n)
