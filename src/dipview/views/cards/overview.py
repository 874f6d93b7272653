"""The card of a dataset as a whole: what it is, how much it holds, how to read its marks."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.keeping import kept_by
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.statements import Basis
from dipview.views.citing import References
from dipview.views.data_text import data_text, data_value
from dipview.views.dates import in_full
from dipview.views.looking import extent_of
from dipview.views.marks import Mark
from dipview.views.numbers import counted
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
LEGEND = (
    (Mark(stance=Stance.SUPPORT), "for: supports, asserts; stated by the holder"),
    (Mark(stance=Stance.OPPOSE), "against: opposes, denies; stated by the holder"),
    (Mark(stance=Stance.LEAN_SUPPORT), "leans towards, suspects; ▾ leans against, doubts"),
    (Mark(stance=Stance.SUPPORT, conditional=True), "on a condition"),
    (
        Mark(stance=Stance.SUPPORT, basis=Basis.DESCRIBED),
        "described, implied or presupposed; so are [=] [?] [r]",
    ),
    (Mark(stance=Stance.SUPPORT, second_hand=True), "second-hand: somebody else says so"),
    (Mark(stance=Stance.OPEN), "open; = neutral, r reserved, ∅ abstains, ≠ divided, – undeclared"),
    (Mark(mixed=True), "mixed: latest statements differ; · nothing found"),
)
"""The marks that a reader meets, and what they mean."""


def overview(dataset: Dataset, scope: Scope) -> View:
    """Make the card of a dataset."""
    header = dataset.header
    counts = ", ".join(counted(count, kind.value) for kind, count in dataset.counts().items())
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
        sections=(
            Section(columns=_COLUMNS, rows=tuple(rows), key="facts"),
            legend_section(),
        ),
        references=References(dataset),
    )


@kept_by(1)
def _days(dataset: Dataset) -> str:
    """Write the days that all events cover; the last dataset's are kept, for the next key."""
    return extent_of(dataset, Kind.EVENT, dataset.ids(Kind.EVENT), "events").span


def legend_section() -> Section:
    """Make the section that explains the marks."""
    return Section(
        key="marks",
        title="Marks",
        columns=_MARK_COLUMNS,
        rows=tuple(
            Row(
                id="",
                kind=None,
                cells=(Cell(mark.words, Meaning.STANCE, marks=(mark,)), Cell(meaning)),
            )
            for mark, meaning in LEGEND
        ),
    )


def _fact(label: str, value: str, aside: str, data: object = None) -> Row:
    name = Meaning.NAME if label == "Dataset" else Meaning.TEXT
    cells = (Cell(label, Meaning.QUIET), Cell(value, name, value=data), Cell(aside, Meaning.QUIET))
    return Row(id="", kind=None, cells=cells)
