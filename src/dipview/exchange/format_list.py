"""The list of formats as a view: which there are, and what goes into each."""

from __future__ import annotations

from collections.abc import Iterable

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.typed_choices import in_words
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_COLUMNS = (
    Column(key="name", title="Format", place=Place.MARGIN),
    Column(key="title", title="Program"),
    Column(key="takes", title="Takes", place=Place.UNDER),
)
_CHOICES = (
    Column(key="option", title="Option"),
    Column(key="about", title="About", place=Place.UNDER),
)
_LEFT_OUT = (Column(key="what", title="What"),)


def formats_view(formats: Iterable[ExchangeFormat]) -> View:
    """Make the view of formats that can be written, a row each."""
    rows = tuple(
        Row(
            id=each.name,
            cells=(
                Cell(each.name, Meaning.NAME),
                Cell(each.title),
                Cell(each.takes, Meaning.QUIET),
            ),
        )
        for each in formats
    )
    return View(
        name="formats",
        title="Formats",
        sections=(Section(columns=_COLUMNS, rows=rows),),
    )


def choices_view(choices: Iterable[Choice], said: str) -> View:
    """Make the view of what can be asked of a format.

    Args:
        choices: What can be asked.
        said: What stands above them.
    """
    rows = tuple(
        Row(
            id=each.name,
            cells=(Cell(in_words(each), Meaning.NAME), Cell(each.about, Meaning.QUIET)),
        )
        for each in choices
    )
    told = Row(id="told", cells=(Cell(said), Cell()))
    sections = (
        Section(key="told", columns=_CHOICES, rows=(told,)),
        Section(key="options", title="Options", columns=_CHOICES, rows=rows),
    )
    return View(
        name="options",
        title="Options",
        parted=True,
        empty=said,
        sections=sections if rows else (),
    )


def left_out_view(title: str, lines: Iterable[str]) -> View:
    """Make the view of what has no place in a format.

    Args:
        title: What was written.
        lines: How many of what were left out, a line each.
    """
    rows = tuple(Row(id=each, cells=(Cell(each),)) for each in lines)
    heading = "Without a place in it, and left out"
    return View(
        name="left-out",
        title=title,
        parted=True,
        sections=(Section(key="left-out", title=heading, columns=_LEFT_OUT, rows=rows),),
    )
