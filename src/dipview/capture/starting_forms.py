"""Starting forms: a form that is filled from where somebody stands, and from what was last used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from attrs import evolve

from dipview.capture.form_lines import Line
from dipview.capture.last_used import last_statements
from dipview.capture.statement_form import StatementForm, Value
from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_parts, statement_of
from dipview.model.kinds import Kind


def started(dataset: Dataset, here: Sequence[str], written: Sequence[str] = ()) -> StatementForm:
    """Make the form of a new statement.

    The source is that of where somebody stands, else that of the last statement of this session,
    else the only one that there is. The date and the form are those of its last statement.

    Args:
        dataset: The dataset.
        here: Ids of the records where somebody stands, the nearest first.
        written: The ids of the statements written in this session, the last one last.
    """
    form = StatementForm()
    for id in here:
        form = _filled(form, dataset, id)
    if not form.source:
        form = form.with_value(Line.SOURCE, _source(dataset, written))
    last = partial(last_statements, dataset, form.source, written, others=False)
    if form.form is None and (before := next(last(), None)) is not None:
        form = form.with_value(Line.FORM, before.form)
    if form.date is None:
        dated = next((each for each in last() if each.date is not None), None)
        if dated is not None:
            form = form.with_date(dated.date, inferred=dated.date_inferred)
    return evolve(form, assumed=frozenset(line for line in Line if form.value_of(line)))


def _filled(form: StatementForm, dataset: Dataset, id: str) -> StatementForm:
    """Fill the lines from a record that are empty."""
    found: dict[Line, Value] = {}
    if (standing := standing_parts(id)) is not None:
        found = {Line.ISSUE: standing[0], Line.WHO: (standing[1],)}
    match dataset.kind_of(id):
        case Kind.SOURCE:
            found = {Line.SOURCE: id}
        case Kind.EVENT:
            found = {Line.EVENT: id}
        case Kind.ACTOR:
            found = {Line.WHO: (id,)}
        case Kind.ISSUE:
            found = {Line.ISSUE: id}
        case Kind.STATEMENT | Kind.POSITION:
            statement = dataset.statement(statement_of(id))
            found = {Line.SOURCE: statement.source, Line.EVENT: statement.event}
            if dataset.kind_of(id) is Kind.POSITION:
                found[Line.ISSUE] = dataset.position(id).issue
    for line, value in found.items():
        if value and not form.value_of(line):
            form = form.with_value(line, value)
    return form


def _source(dataset: Dataset, written: Sequence[str]) -> str:
    for id in reversed(written):
        if dataset.kind_of(id) is Kind.STATEMENT:
            return dataset.statement(id).source
    sources = dataset.ids(Kind.SOURCE)
    return sources[0] if len(sources) == 1 else ""
