"""The report of a drafter: how its drafts did in use, cue by cue and field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dipview.capture.review.cue_use import CueUse
from dipview.dataset.dataset import Dataset
from dipview.views.parts.citations import References
from dipview.views.parts.counting import number_cell
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_CUES = (
    Column(key="decided", title="Decided", place=Place.MARGIN),
    Column(key="cue", title="Cue"),
    Column(key="unchanged", title="Accepted unchanged"),
    Column(key="changed", title="Accepted, changed"),
    Column(key="rejected", title="Rejected"),
    Column(key="precision", title="Right"),
    Column(key="dropped", title="Given up"),
)
_FIELDS = (
    Column(key="times", title="Changed", place=Place.MARGIN),
    Column(key="field", title="Field"),
)


def cue_report(dataset: Dataset, scope: Scope, uses: Sequence[CueUse]) -> View:
    """Make the view of what was decided of drafts.

    Args:
        dataset: Whose drafts they are.
        scope: What it is looked through.
        uses: By cue, in order.
    """
    fields = Counter[str]()
    for use in uses:
        fields.update(use.fields)
    sections = [Section(key="cues", title="Drafts by cue", columns=_CUES, rows=_cues(uses))]
    if fields:
        rows = tuple(_row(name, (number_cell(n), Cell(name))) for name, n in fields.most_common())
        sections.append(
            Section(key="fields", title="Fields that were changed", columns=_FIELDS, rows=rows)
        )
    return View(
        name="drafting",
        title="Drafts in use",
        dataset=dataset.name,
        scope=scope,
        parted=True,
        sections=tuple(sections) if uses else (),
        references=References(dataset),
        empty="Nothing was decided of a draft yet; 'dipview review' goes over them.",
    )


def _cues(uses: Sequence[CueUse]) -> tuple[Row, ...]:
    whole = CueUse(
        cue="all of them",
        unchanged=sum(use.unchanged for use in uses),
        changed=sum(use.changed for use in uses),
        rejected=sum(use.rejected for use in uses),
    )
    return tuple(_cue(use) for use in (*uses, whole))


def _cue(use: CueUse) -> Row:
    share = f"{use.accepted} of {use.decided}"
    told = "given up" if use.dropped else ""
    cells = (
        number_cell(use.decided),
        Cell(use.cue, Meaning.TEXT),
        _counted(use.unchanged, "unchanged"),
        _counted(use.changed, "changed"),
        _counted(use.rejected, "rejected"),
        Cell(f"{share} right", Meaning.COUNT, value=round(use.accepted / max(1, use.decided), 3)),
        Cell(told, Meaning.WARNING, value=use.dropped),
    )
    return _row(use.cue, cells)


def _row(id: str, cells: tuple[Cell, ...]) -> Row:
    return Row(id=id, cells=cells)


def _counted(number: int, what: str) -> Cell:
    return Cell(f"{number} {what}", Meaning.COUNT, value=number)
