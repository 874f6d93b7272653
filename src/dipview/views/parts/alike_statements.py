"""Alike statements: the cells that statements share which are told, printed and coded alike.

Of hundreds of votes the dates, issues and speakers differ, and nothing else does: what else their
rows say is made once for all of them.
"""

from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset, kept_by_key
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.views.parts.actor_names import joined_names, names_of, report_of
from dipview.views.parts.remark_columns import coding_cells, remark_cells
from dipview.views.parts.second_edition import added_cells
from dipview.views.view import Cell, Meaning

_KEPT = 512
"""Cells that are kept once they are made, and statements that others are like."""
_KEPT_GROUPS = 64
"""Cells of several actors that are kept: each may name hundreds."""
_FIELDS = attrgetter(
    *("form", "translation", "unnamed_speakers", "on_behalf_of", "targets", "about"),
    *("status", "coded_by", "coded_on", "reviewed_by", "notes", "tags", "option", "printed"),
    "acts",
)
"""What tells a statement from those that are like it."""


class AlikeCells(NamedTuple):
    """What rows of statements say that are alike."""

    form: Cell
    unnamed_speakers: Cell
    on_behalf_of: Cell
    targets: Cell
    about: Cell
    remarks: tuple[Cell, ...]
    """How far the record can be relied on, what is remarked on it, and what a dataset of schema 2
    says besides."""
    behalf: str
    """For whom they speak, in words."""
    told: str
    """At whom they are directed, in what form they are told, and how far they are to be relied on,
    in words."""
    details: Cell
    """All of these words."""


def alike_cells(dataset: Dataset, statement: Statement) -> AlikeCells:
    """Give the cells that a statement shares with those like it."""
    # Where it is told in the voice of the source, that is named.
    describing = statement.source if statement.form is Form.DESCRIBED else ""
    shown = (_FIELDS(statement), statement.quotable, describing)
    return _alike_cells(dataset, shown, statement)


@kept_by_key(_KEPT)
def _alike_cells(
    dataset: Dataset, shown: tuple[tuple[object, ...], bool, str], statement: Statement
) -> AlikeCells:
    """Make the cells of statements that differ in nothing that these show."""
    _, quotable, _ = shown
    spoken_for = statement.on_behalf_of
    behalf = f"for {names_of(dataset, spoken_for)}" if spoken_for else ""
    told = [f"directed at {names_of(dataset, statement.targets)}"] if statement.targets else []
    told.append("" if quotable else report_of(dataset, statement))
    if statement.status in (RecordStatus.DRAFT, RecordStatus.DISPUTED, RecordStatus.RETRACTED):
        told.append(statement.status.value)
    words = " · ".join(filter(None, told))
    unnamed = statement.unnamed_speakers
    return AlikeCells(
        form=_form_cell(statement.form),
        unnamed_speakers=Cell(unnamed) if unnamed else NO_TEXT,
        on_behalf_of=actors_cell(dataset, spoken_for),
        targets=actors_cell(dataset, statement.targets),
        about=actors_cell(dataset, statement.about),
        remarks=(
            *coding_cells(statement),
            *remark_cells(statement),
            *added_cells(dataset, statement),
        ),
        behalf=behalf,
        told=words,
        details=quiet_cell(" · ".join(filter(None, (behalf, words))), len(behalf)),
    )


@lru_cache(maxsize=_KEPT)
def quiet_cell(text: str, needed: int) -> Cell:
    """Make the cell of details, of which row after row has the same."""
    return Cell(text, Meaning.QUIET, needed=needed)


@cache
def _form_cell(form: Form) -> Cell:
    return Cell(form.value, Meaning.QUIET)


def actors_cell(dataset: Dataset, ids: tuple[str, ...]) -> Cell:
    """Name actors; where there are none, in the cell that says so in all rows."""
    return _named_cell(dataset, ids) if ids else _NO_ACTORS


@kept_by_dataset(_KEPT_GROUPS)
def _named_cell(dataset: Dataset, ids: tuple[str, ...]) -> Cell:
    """Name actors; those who speak are mostly the holders too, and the same ones speak again."""
    return Cell(joined_names(dataset, ids), Meaning.NAME, value=list(ids))


def unnamed_cell(ids: tuple[str, ...]) -> Cell:
    """Give actors as ``actors_cell`` does, for programs alone: by their ids, not named."""
    return Cell("", Meaning.NAME, value=list(ids)) if ids else _NO_ACTORS


NO_TEXT = Cell("")
_NO_ACTORS = Cell("", Meaning.NAME, value=[])
"""Cells that most rows have: what is the same cell is written once."""
