"""Legends: what the glyphs that stand in a view mean, gathered from the view itself."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.model.events import EventStatus
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.standing.roll_calls import Count
from dipview.views.parts.counts_bar import (
    ASCII_GLYPHS,
    ASCII_STEPS,
    GLYPHS,
    STEPS,
    bar_cell,
    steps_cell,
)
from dipview.views.parts.event_row import ASCII_STATUS_GLYPHS, STATUS_GLYPHS
from dipview.views.parts.marks import Mark
from dipview.views.parts.marks_there import marks_there
from dipview.views.parts.votes_in_words import OPTIONS
from dipview.views.view import Cell, Meaning, Section, View

LOOKED_AT = 4_000
"""Cells of a view whose glyphs are gathered; a larger one explains all that it could have."""
_WHOLE = "not in own words"
"""What a hollow glyph, or square brackets around another, say: see ``Basis``."""


class Sign(NamedTuple):
    """A glyph and what it means."""

    glyph: str
    ascii: str
    meaning: str
    marks: tuple[Mark, ...] = ()
    """Of glyphs of stances: what they draw."""

    @property
    def side(self) -> str:
        """What a colour repeats, as of a mark."""
        return self.marks[0].side if self.marks else "none"


_FOR = (Stance.SUPPORT, Stance.ASSERT, Stance.ACKNOWLEDGE)
_MEANINGS: tuple[tuple[tuple[Stance, ...], str], ...] = (
    (_FOR, "for"),
    ((Stance.OPPOSE, Stance.DENY), "against"),
    ((Stance.LEAN_SUPPORT, Stance.SUSPECT), "leans for"),
    ((Stance.LEAN_OPPOSE, Stance.DOUBT), "leans against"),
    ((Stance.NEUTRAL, Stance.UNSURE), ""),
    ((Stance.OPEN,), "open"),
    ((Stance.RESERVED,), "reserves its position"),
    ((Stance.ABSTAIN,), "abstains"),
    ((Stance.DIVIDED,), "divided"),
    ((Stance.UNDECLARED,), "undeclared"),
    ((Stance.ACCEPT,), "can live with it"),
    ((Stance.WITHHOLD,), "withholds support"),
    ((Stance.NOTE,), "takes note"),
    ((Stance.VALUE,), "names a value"),
)
"""Stances that are drawn alike, and what their glyph says of all of them, in a legend's order.

Where it says nothing of all, those are named that stand there.
"""
_SECOND_HAND = Sign("( )", "( )", "second-hand")
_BRACKETED = Sign("[ ]", "[ ]", _WHOLE)
_CONDITIONAL = Sign("…if", "…if", "on a condition")
_SECOND_CHOICE = Sign("…else", "…else", "second choice")
_EARLIER = Sign("…was", "…was", "on an earlier text than its latest")
_MIXED = Sign("±", "+-", "mixed", (Mark(mixed=True),))
_DIFFERING = Sign("≷", "<>", "codings differ", (Mark(differing=True),))
_SUPERSEDED = Sign("†", "s", "superseded, no position in its place", (Mark(superseded=True),))
_NOTHING = Sign("·", ".", "nothing found", (Mark(),))
_NUMBERS = (Sign("1 2 3", "1 2 3", "statements"), Sign("n", "n", "statements"))
_PERHAPS = Sign("day?", "day?", "perhaps")
_DATES = (
    ("[", Sign("[date]", "[date]", "inferred")),
    ("~", Sign("~", "~", "about")),
    ("?", _PERHAPS),
    (" … ", Sign("day … day", "day … day", "one day of these")),
    ("→", Sign("day →", "day →", "or later")),
)
_NO_DATE = Sign("–", "–", "no date")
DATE_SIGNS = (*(sign for _, sign in _DATES), _NO_DATE)
"""The signs of dates that are written briefly."""


def legend_of(
    view: View, *, written_out: bool = False, marks: Sequence[Mark] | None = None
) -> tuple[Sign, ...]:
    """Give the signs that stand in a view, each once, in an order that is always the same.

    A view of more than ``LOOKED_AT`` cells is not read through: every sign is explained of the
    sorts that its first rows have.

    Args:
        view: The view.
        written_out: It is drawn with all texts in full.
        marks: The marks that anything in the dataset is drawn with; None for all there are.
    """
    sheet = any(section.sheet for section in view.sections)
    size = sum(len(section.rows) * len(section.columns) for section in view.sections)
    cells: Iterable[Cell] = chain.from_iterable(map(_cells, view.sections))
    if size > LOOKED_AT:
        first = list(islice(cells, LOOKED_AT // 10))
        cells = chain(first, _all_like(first, tuple(every_mark()) if marks is None else marks))
    return signs_in(cells, sheet=sheet, written_out=written_out)


def signs_in(
    cells: Iterable[Cell], *, sheet: bool = False, written_out: bool = False
) -> tuple[Sign, ...]:
    """Give the signs that some cells are drawn with.

    Args:
        cells: The cells.
        sheet: They stand in a sheet, with a number beside each mark.
        written_out: Their texts are drawn in full, so that only marks are glyphs.
    """
    marks: dict[Mark, None] = {}
    statuses: dict[str, None] = {}
    dates: dict[Sign, None] = {}
    numbers: dict[Sign, None] = {}
    bars: set[str] = set()
    none = False
    for cell in cells:
        marks |= dict.fromkeys(cell.marks)
        if sheet and cell.marks and cell.short:
            numbers[_NUMBERS[cell.short.startswith("n=")]] = None
        if cell.meaning is Meaning.BAR:
            bars |= set(cell.text) if cell.parts else {STEPS}
        if written_out:
            continue
        if cell.ascii_short and cell.meaning is Meaning.QUIET:
            statuses[cell.text] = None
        elif cell.meaning is Meaning.DATE:
            dates |= dict.fromkeys(_of_date(cell.brief))
        none = none or (cell.meaning is Meaning.COUNT and cell.brief == _NOTHING.glyph)
    ordered = [each for _, each in _DATES if each in dates]
    return (
        *signs_of_marks(marks),
        *numbers,
        *_signs_of_bars(bars),
        *signs_of_statuses(EventStatus(each) for each in statuses),
        *ordered,
        *([_NO_DATE] if _NO_DATE in dates else []),
        *([_NOTHING] if none and Mark() not in marks else []),
    )


def signs_of_marks(marks: Iterable[Mark]) -> tuple[Sign, ...]:
    """Give the signs of which marks are made: a glyph, what stands around it, what follows it."""
    found = tuple(dict.fromkeys(marks))
    explained = [mark for mark in found if mark.stance is not None or mark.mixed]
    return (
        *_plain(explained),
        *_hollow(explained),
        *([_MIXED] if any(mark.mixed or mark.stance is None for mark in explained) else []),
        *([_BRACKETED] if any("[" in mark.glyph for mark in explained) else []),
        *([_SECOND_HAND] if any(mark.second_hand for mark in explained) else []),
        *([_CONDITIONAL] if any(mark.conditional for mark in explained) else []),
        *([_SECOND_CHOICE] if any(mark.fallback for mark in explained) else []),
        *([_EARLIER] if any(mark.earlier for mark in found) else []),
        *([_DIFFERING] if any(mark.differing for mark in found) else []),
        *([_SUPERSEDED] if any(mark.superseded for mark in found) else []),
        *([_NOTHING] if not all(mark.found for mark in found) else []),
    )


def _signs_of_bars(drawn: Container[str]) -> Iterator[Sign]:
    """Give the signs of which bars are made."""
    for option, glyph in GLYPHS.items():
        if glyph in drawn:
            yield Sign(glyph, ASCII_GLYPHS[option], OPTIONS[option])
    if STEPS in drawn:
        few = slice(None, None, 3)
        yield Sign(STEPS[few], ASCII_STEPS[few], "in favour, over the years")


def signs_of_statuses(statuses: Iterable[EventStatus]) -> tuple[Sign, ...]:
    """Give the signs of events that happened, go on, are planned and so on."""
    found = set(statuses)
    return tuple(
        Sign(glyph, ASCII_STATUS_GLYPHS[status], status.value)
        for status, glyph in STATUS_GLYPHS.items()
        if status in found
    )


def legend_of_dataset(dataset: Dataset) -> dict[str, tuple[Sign, ...]]:
    """Give the signs that the views of a dataset are drawn with, by what they are signs of.

    Of a large one, it is all signs of events and dates there are.
    """
    statuses: Iterable[EventStatus] = EventStatus
    if len(dataset.ids(Kind.EVENT)) <= LOOKED_AT:
        statuses = (dataset.event(id).status for id in dataset.ids(Kind.EVENT))
    return {
        "Stances": signs_of_marks(marks_there(dataset)),
        "Events": signs_of_statuses(statuses),
        "Dates": tuple(sign for sign in DATE_SIGNS if sign is not _PERHAPS or _unsure(dataset)),
    }


def _unsure(dataset: Dataset) -> bool:
    """Tell whether a date of a dataset is uncertain, or may be where there are very many."""
    kinds = (Kind.STATEMENT, Kind.EVENT)
    if sum(len(dataset.ids(kind)) for kind in kinds) > LOOKED_AT:
        return True
    return any(span.uncertain for kind in kinds for span in dataset.spans(kind))


def every_sign() -> tuple[Sign, ...]:
    """Give all signs there are."""
    return (*signs_of_marks(every_mark()), *signs_of_statuses(EventStatus), *DATE_SIGNS)


def every_mark() -> Iterator[Mark]:
    """Give marks that are made of all signs there are."""
    for stance in Stance:
        yield Mark(stance=stance)
        yield Mark(stance=stance, basis=Basis.DESCRIBED)
    yield Mark(stance=Stance.SUPPORT, second_hand=True, conditional=True)
    yield Mark(mixed=True)
    yield Mark(stance=Stance.SUPPORT, earlier=True)
    yield Mark(differing=True)
    yield Mark(superseded=True)
    yield Mark()


def _plain(marks: Iterable[Mark]) -> Iterator[Sign]:
    """Explain glyphs that stand for what the holder stated, and those without a side."""
    stances = {
        mark.stance
        for mark in marks
        if not (mark.mixed or _is_hollow(mark) or mark.value)  # a value is drawn as it is
    }
    for alike, meaning in _MEANINGS:
        if here := [stance for stance in alike if stance in stances]:
            mark = Mark(stance=alike[0])
            explained = meaning or ", ".join(stance.value for stance in here)
            yield Sign(mark.glyph, mark.ascii, explained, (mark,))


def _hollow(marks: Iterable[Mark]) -> Iterator[Sign]:
    """Explain hollow glyphs together: they say the same of each side."""
    stances = {mark.stance for mark in marks if _is_hollow(mark)}
    drawn = [
        (Mark(stance=alike[0], basis=Basis.DESCRIBED), meaning)
        for alike, meaning in _MEANINGS
        if stances.intersection(alike)
    ]
    if drawn:
        yield Sign(
            " ".join(mark.glyph for mark, _ in drawn),
            " ".join(mark.ascii for mark, _ in drawn),
            f"{', '.join(meaning for _, meaning in drawn)}: {_WHOLE}",
            tuple(mark for mark, _ in drawn),
        )


def _is_hollow(mark: Mark) -> bool:
    """Tell whether a mark has a glyph of its own for what is not in the holder's words."""
    sided = mark.stance is not None and mark.stance.score not in (None, 0)
    return sided and not mark.mixed and mark.basis is not Basis.STATED


def _cells(section: Section) -> Iterator[Cell]:
    for row in section.rows:
        yield from row.cells


def _all_like(cells: Iterable[Cell], marks: Sequence[Mark]) -> Iterator[Cell]:
    """Give cells with every sign of the sorts that some cells have, and all marks there are."""
    sorts = {_sort_of(cell) for cell in cells}
    if "marks" in sorts:
        yield Cell("", Meaning.STANCE, marks=tuple(marks))
    if "bar" in sorts:
        yield bar_cell({option: Count(number=1, printed=True) for option in GLYPHS})
        yield steps_cell((1, 1))
    if "status" in sorts:
        for status, glyph in STATUS_GLYPHS.items():
            yield Cell(
                status.value, Meaning.QUIET, short=glyph, ascii_short=ASCII_STATUS_GLYPHS[status]
            )


def _sort_of(cell: Cell) -> str:
    """Tell which sort of sign a cell is drawn with; empty for those that are always looked for."""
    if cell.meaning is Meaning.BAR:
        return "bar"
    if cell.marks:
        return "marks"
    return "status" if cell.ascii_short else ""


def _of_date(written: str) -> Iterator[Sign]:
    if written == _NO_DATE.glyph:
        yield _NO_DATE
    yield from (sign for part, sign in _DATES if part in written)
