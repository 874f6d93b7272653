"""The card of a dataset as a whole: what it is, how much it holds, how to read its marks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.dataset.kept_results import kept_by_dataset
from dipview.views.parts.citations import References
from dipview.views.parts.counting import count_all_once, counted
from dipview.views.parts.data_text import data_text, data_value
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.legend import Sign, legend_of_dataset
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_COLUMNS = (
    Column(key="label", title="", place=Place.MARGIN),
    Column(key="value", title="Value"),
    Column(key="aside", title="Note"),
)
_MARK_COLUMNS = (
    Column(key="mark", title="Mark", place=Place.MARGIN),
    Column(key="meaning", title="Meaning"),
)


def overview(dataset: Dataset, scope: Scope) -> View:
    """Make the card of a dataset."""
    header = dataset.header
    counts = ", ".join(
        counted(count_all_once(dataset, kind), kind.value) for kind in dataset.counts()
    )
    facts = (
        ("Dataset", dataset.name, f"as of {in_full(header.as_of)}" if header.as_of else ""),
        ("", header.description, ""),
        ("Holds", counts, _days(dataset)),
        ("Licence", header.licence, ""),
        ("Notes", header.notes, ""),
        ("Tags", ", ".join(header.tags), ""),
    )
    rows = [_fact(*fact) for fact in facts if fact[1]]
    rows += [
        _fact(key, data_text(value), "", data_value(value)) for key, value in header.extra.items()
    ]
    return View(
        name="card",
        title="Dataset",
        dataset=dataset.name,
        scope=scope,
        parted=True,
        sections=(
            Section(columns=_COLUMNS, rows=tuple(rows), key="facts"),
            _marks(dataset),
        ),
        references=References(dataset),
    )


@kept_by_dataset(1)
def _days(dataset: Dataset) -> str:
    """Write the days that all records cover; the last dataset's are kept, for the next key."""
    return days_covered(chain.from_iterable(map(dataset.spans, DATED)))


@kept_by_dataset(1)
def _marks(dataset: Dataset) -> Section:
    """Explain what a dataset is drawn with; the last one's is kept, for the next key."""
    signs = legend_of_dataset(dataset)
    return Section(
        columns=_COLUMNS,
        key="marks",
        title="Marks",
        rows=tuple(
            Row(
                id="",
                cells=(Cell(of, Meaning.QUIET), _signs_cell(found), Cell("", Meaning.QUIET)),
            )
            for of, found in signs.items()
            if found
        ),
    )


def _signs_cell(signs: Iterable[Sign]) -> Cell:
    found = tuple(signs)
    text = "   ".join(f"{sign.glyph} {sign.meaning}" for sign in found)
    plain = "   ".join(f"{sign.ascii} {sign.meaning}" for sign in found)
    return Cell(text, short=text, ascii_short=plain)


def legend_section(signs: Iterable[Sign]) -> Section:
    """Make the section that explains signs."""
    return Section(
        key="marks",
        title="Marks",
        columns=_MARK_COLUMNS,
        rows=tuple(Row(id="", cells=(_sign_cell(sign), Cell(sign.meaning))) for sign in signs),
    )


def _sign_cell(sign: Sign) -> Cell:
    meaning = Meaning.STANCE if sign.marks else Meaning.QUIET
    glyph = sign.glyph
    return Cell(glyph, meaning, short=glyph, ascii_short=sign.ascii, marks=sign.marks)


def _fact(label: str, value: str, aside: str, data: object = None) -> Row:
    name = Meaning.NAME if label == "Dataset" else Meaning.TEXT
    cells = (Cell(label, Meaning.QUIET), Cell(value, name, value=data), Cell(aside, Meaning.QUIET))
    return Row(id="", cells=cells)
