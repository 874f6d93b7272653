"""Labels: one line that names any record."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.ids import standing_parts
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.sources import Source
from dipview.model.statements import Form, Statement
from dipview.views.parts.actor_names import holders_of, names_of, voice_of
from dipview.views.parts.citations import reference_text, short_reference
from dipview.views.parts.marks import mark_of
from dipview.views.parts.statement_row import name_or_nobody, words_cell
from dipview.views.view import Cell, Meaning


def label_of(dataset: Dataset, id: str) -> str:
    """Name a record in one line; its id where there is no such record."""
    return label_cell(dataset, id).text


def label_cell(dataset: Dataset, id: str) -> Cell:
    """Name a record in one line, with what the name is: a name, exact words, a summary, a text."""
    match dataset.record(id):
        case Actor(name=name):
            return Cell(name, Meaning.NAME)
        case Statement() as statement:
            return words_cell(dataset, statement)
        case Position() as position:
            holder = name_or_nobody(dataset, position.holder)
            sentence = dataset.issue(position.issue).sentence
            return Cell(f"{holder}: {mark_of(position).words}: {sentence}")
        case Event(title=title):
            return Cell(title)
        case Issue() as issue:
            return Cell(issue.sentence)
        case Source() as source:
            return Cell(reference_text(source))
        case _:
            return Cell(id)


def is_standing(dataset: Dataset, id: str) -> bool:
    """Tell whether an id is that of a standing of an actor on an issue, both of the dataset."""
    parts = standing_parts(id)
    if parts is None:
        return False
    issue, holder = parts
    return dataset.kind_of(issue) is Kind.ISSUE and dataset.kind_of(holder) is Kind.ACTOR


def voice_label(dataset: Dataset, id: str) -> str:
    """Name a record in a few words: by who is heard in a statement, by a position's holder."""
    match dataset.record(id):
        case Statement(form=Form.DESCRIBED, unnamed_speakers="") as statement:
            teller = short_reference(dataset.source(statement.source))
            holders = names_of(dataset, holders_of(statement))
            return f"{teller} on {holders}" if holders else teller
        case Statement() as statement:
            return voice_of(dataset, statement)
        case Position(holder=holder):
            return name_or_nobody(dataset, holder)
        case _:
            return label_of(dataset, id)
