"""Remarks: what was written on a record about the record itself, for programs and spreadsheets."""

from __future__ import annotations

from typing import Protocol

from dipview.model.statements import Statement
from dipview.views.view import Cell, Column, Meaning, Place

REMARK_COLUMNS = (
    Column(key="tags", title="Tags", place=Place.HIDDEN),
    Column(key="notes", title="Notes", place=Place.HIDDEN),
)
CODING_COLUMNS = (
    Column(key="status", title="Status", place=Place.HIDDEN),
    Column(key="coded_by", title="Coded by", place=Place.HIDDEN),
    Column(key="coded_on", title="Coded on", place=Place.HIDDEN),
    Column(key="reviewed_by", title="Reviewed by", place=Place.HIDDEN),
)
"""How far a statement's record can be relied on, and on whose work."""


class Remarked(Protocol):
    """A record that can have notes and tags."""

    @property
    def notes(self) -> str:
        """What is to be known of the record."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it again."""


def remark_cells(record: Remarked) -> tuple[Cell, ...]:
    """Give the cells of ``REMARK_COLUMNS``."""
    if not (record.tags or record.notes):
        return _UNREMARKED
    return (Cell(", ".join(record.tags), value=list(record.tags)), Cell(record.notes))


def coding_cells(statement: Statement) -> tuple[Cell, ...]:
    """Give the cells of ``CODING_COLUMNS``."""
    if not (statement.status or statement.coded_by or statement.coded_on or statement.reviewed_by):
        return _UNCODED
    return (
        Cell(statement.status.value if statement.status else ""),
        Cell(statement.coded_by),
        Cell(statement.coded_on.text if statement.coded_on else "", Meaning.DATE),
        Cell(statement.reviewed_by),
    )


_UNREMARKED = (Cell("", value=[]), Cell(""))
_UNCODED = (Cell(""), Cell(""), Cell("", Meaning.DATE), Cell(""))
"""The cells of most records: what is the same cell is written once."""
