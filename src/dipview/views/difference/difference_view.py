"""The view of what is different in two states of a dataset: records, standings, sources."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.standing.standing import Standing
from dipview.views.difference.record_changes import Became, RecordChange, record_changes
from dipview.views.difference.standing_changes import StandingChange, standing_changes
from dipview.views.parts.citations import References, reference_text
from dipview.views.parts.marks import Mark
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.standing_cell import mark_of_standing, stance_in_words, standing_value
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

RECORD_COLUMNS = (
    Column(key="became", title="Became", place=Place.MARGIN),
    Column(key="name", title="Record"),
    Column(key="changes", title="Changes", place=Place.UNDER),
)
STANDING_COLUMNS = (
    Column(key="holder", title="Holder"),
    Column(key="issue", title="Issue"),
    Column(key="change", title="From → to"),
    Column(key="before", title="Before", place=Place.HIDDEN),
    Column(key="after", title="After", place=Place.HIDDEN),
)
SOURCE_COLUMNS = (Column(key="reference", title="Source"),)

_HEEDED = ("as_of", "roll_up", "exact_only", "second_hand")


def difference_view(old: Dataset, new: Dataset, scope: Scope, *, names: tuple[str, str]) -> View:
    """Make the view of what is different.

    Args:
        old: The state before.
        new: The state after.
        scope: What counts for a standing, in both.
        names: What the two states are called.
    """
    scope = scope.heeding(*_HEEDED)
    changes = list(record_changes(old, new))
    standings = list(standing_changes(old, new, switches_of(scope)))
    sources = [each.id for each in changes if _is_new_source(each)]
    return View(
        name="diff",
        title="What changed",
        dataset=new.name,
        scope=scope,
        scope_in_words=(f"from {names[0]} to {names[1]}", *scope_in_words(new, scope)),
        parted=True,
        sections=(
            Section(
                key="records",
                title="Records",
                columns=RECORD_COLUMNS,
                rows=tuple(_record_row(each) for each in changes if not _is_new_source(each)),
            ),
            Section(
                key="standings",
                title="What it does to the standings",
                columns=STANDING_COLUMNS,
                rows=tuple(_standing_row(old, new, each) for each in standings),
            ),
            Section(
                key="sources",
                title="Sources added",
                columns=SOURCE_COLUMNS,
                rows=tuple(_source_row(new, id) for id in sources),
            ),
        ),
        references=References(new),
        empty="Nothing is different.",
        language=new.header.language,
    )


def _is_new_source(change: RecordChange) -> bool:
    return change.kind is Kind.SOURCE and change.became is Became.ADDED


def _record_row(change: RecordChange) -> Row:
    cells = (
        Cell(change.became.value, Meaning.QUIET),
        Cell(change.name, Meaning.NAME, value=change.name, leads_to=change.id),
        Cell("; ".join(change.words), value=list(change.words)),
    )
    return Row(id=change.id, kind=change.kind, cells=cells)


def _standing_row(old: Dataset, new: Dataset, change: StandingChange) -> Row:
    holder = (new if new.kind_of(change.holder) else old).actor(change.holder).name
    held = new if new.kind_of(change.issue) else old
    marks = tuple(mark_of_standing(each) if each else Mark() for each in _both(change))
    before, after = map(_in_words, _both(change))
    cells = (
        Cell(holder, Meaning.NAME, value=change.holder, leads_to=change.holder),
        Cell(held.issue(change.issue).label, value=change.issue, leads_to=change.issue),
        Cell(f"{before} → {after}", Meaning.CHANGE, marks=marks),
        Cell(before, value=standing_value(change.before) if change.before else {}),
        Cell(after, value=standing_value(change.after) if change.after else {}),
    )
    return Row(id=standing_id(change.issue, change.holder), cells=cells)


def _both(change: StandingChange) -> tuple[Standing | None, Standing | None]:
    return change.before, change.after


def _in_words(standing: Standing | None) -> str:
    """Say where somebody stands, on how many statements: ``▲if supports, on a condition; n=2``."""
    if standing is None:
        return "· nothing found"
    glyph = mark_of_standing(standing).glyph
    conditions = "".join(f" “{each}”" for each in standing.conditions)
    return f"{glyph} {stance_in_words(standing)}{conditions}; n={standing.n}"


def _source_row(new: Dataset, id: str) -> Row:
    return Row(
        id=id,
        kind=Kind.SOURCE,
        cells=(Cell(reference_text(new.source(id)), leads_to=id),),
    )
