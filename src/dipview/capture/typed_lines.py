"""Typed lines: what was typed into a line of the form, read, and told how it was read."""

from __future__ import annotations

import datetime as dt
import re

from attrs import evolve

from dipview.capture.drafting.headings import is_worded
from dipview.capture.form_lines import Line
from dipview.capture.last_used import last_used
from dipview.capture.statement_form import StatementForm
from dipview.dataset.dataset import Dataset
from dipview.dataset.days_meant import meant_in
from dipview.dataset.texts.comparing import Fit, SourceText
from dipview.model.kinds import Kind
from dipview.model.spans import Span, SpanError
from dipview.model.statements import Form
from dipview.model.typed_dates import read_typed
from dipview.model.values import frozen
from dipview.views.parts.dates_in_words import in_full

BETWEEN = "//"
"""Parts the passages of exact words where they are typed."""
_QUOTES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"))
_NUMBER = re.compile(r"[0-9]+(?:[-–][0-9]+)?")
_LABELLED = re.compile(r"([^0-9]*[^0-9\s])\s+[0-9]+(?:[-–][0-9]+)?")
_SENTENCE_ENDS = tuple(".!?…")


@frozen(kw_only=True)
class ReadLine:
    """A line after something was typed into it."""

    form: StatementForm
    """As it was where what was typed cannot be read."""
    told: str = ""
    """How it was read, or why not, in one line."""
    refused: bool = False
    """Whether the line is as it was."""


def read_line(
    form: StatementForm,
    line: Line,
    typed: str,
    dataset: Dataset,
    text: SourceText | None = None,
) -> ReadLine:
    """Read what was typed into a line that takes what is typed.

    Args:
        form: The form.
        line: The line.
        typed: What was typed; nothing empties the line.
        dataset: What tells the year of a date without one, where the source does not.
        text: The stored text of the source, in which exact words are looked for.
    """
    typed = typed.strip()
    if line is Line.DATE:
        return _date(form, typed, dataset)
    if line is Line.WORDS:
        return with_words(form, typed, text)
    if line is Line.LOCATOR and _NUMBER.fullmatch(typed):
        return _locator(form, typed, dataset)
    return ReadLine(form=form.with_value(line, " ".join(typed.split())))


def span_of(typed: str, source: str, dataset: Dataset) -> Span:
    """Read a date as it is typed of a source.

    Without a year it is the last such day up to the source's own date, and *yesterday* is the day
    before that, *last week* one unknown day of the week before; where the source has none, the
    dataset tells (see ``meant_in``).

    Raises:
        SpanError: It is no date, or can be two.
    """
    read = read_typed(typed)
    day = source_day(dataset, source)
    return meant_in(dataset, read) if day is None else read.span(last=day, today=day)


def source_day(dataset: Dataset, source: str) -> dt.date | None:
    """Give the day on which a source came out; None where it is not known."""
    if dataset.kind_of(source) is not Kind.SOURCE:
        return None
    issued = dataset.source(source).issued
    return issued.counts_from if issued is not None else None


def _date(form: StatementForm, typed: str, dataset: Dataset) -> ReadLine:
    if not typed:
        return ReadLine(form=form.with_date(None, inferred=False))
    try:
        span = span_of(typed, form.source, dataset)
    except SpanError as error:
        return ReadLine(form=form, told=error.told, refused=True)
    away = read_typed(typed).is_relative
    told = f"read as {in_full(span)}"
    if away and source_day(dataset, form.source) is not None:
        told += ", by the date of the source"
    return ReadLine(form=form.with_date(span, inferred=away), told=told)


def _locator(form: StatementForm, typed: str, dataset: Dataset) -> ReadLine:
    """Read a number alone: it counts what was counted last in the source, mostly paragraphs."""
    known = (_LABELLED.fullmatch(each) for each in last_used(dataset, Line.LOCATOR, form.source))
    label = next((found[1] for found in known if found), "")
    locator = f"{label} {typed}" if label else typed
    told = f"read as {locator}" if label else ""
    return ReadLine(form=form.with_value(Line.LOCATOR, locator), told=told)


def with_words(form: StatementForm, typed: str, text: SourceText | None) -> ReadLine:
    """Take exact words, and find them in the stored text of the source.

    A form that nobody chose is set by what was typed: a whole sentence is verbatim, less is a
    fragment. Words that the text does not have are taken all the same, and that is told: who
    accepts the statement has seen it.
    """
    pieces = tuple(
        piece for each in typed.split(BETWEEN) if (piece := " ".join(_unquoted(each).split()))
    )
    made = form.with_value(Line.WORDS, pieces)
    if pieces and (made.form is None or Line.FORM in made.assumed):
        sentence = pieces[0][:1].isupper() and pieces[0].endswith(_SENTENCE_ENDS)
        form_now = Form.VERBATIM if sentence else Form.FRAGMENT
        made = evolve(made.with_value(Line.FORM, form_now), assumed=made.assumed | {Line.FORM})
    if not pieces or text is None:
        return ReadLine(form=made)
    return _placed(made, pieces, text)


def _placed(form: StatementForm, pieces: tuple[str, ...], text: SourceText) -> ReadLine:
    """Set the passage to where the words stand; what does not stand there is doubtful."""
    found = [_found(piece, text, form.passage) for piece in pieces]
    if any(each is None for each in found):
        near = [text.nearest(piece) for piece, at in zip(pieces, found, strict=True) if not at]
        differing = [each.differences for each in near if each.fit is Fit.DIFFERS]
        said = "these words do not stand in the stored text of the source"
        if differing:
            said = f"the stored text differs in {'; '.join(differing)}"
        made = evolve(form, passage=(), doubts=form.doubts | {Line.WORDS})
        made = _located(made, text) if form.passage else made
        return ReadLine(form=made, told=said)
    start, end = min(at[0] for at in found if at), max(at[1] for at in found if at)
    inside = len(form.passage) == 2 and form.passage[0] <= start and end <= form.passage[1]
    made = form if inside else evolve(form, passage=(start, end))
    made = _located(made, text)
    where = f", {made.locator}" if Line.LOCATOR in made.assumed else ""
    if any(at and is_worded(text.text, *at) for at in found):
        said = f"found in a heading{where}: these words are the paper's, unless it quotes them"
        return ReadLine(form=evolve(made, doubts=made.doubts | {Line.WORDS}), told=said)
    return ReadLine(form=made, told=f"found in the stored text of the source{where}")


def _located(form: StatementForm, text: SourceText) -> StatementForm:
    """Say where the passage stands, unless somebody typed that."""
    if form.locator and Line.LOCATOR not in form.assumed:
        return form
    locator = text.locators.at(*form.passage) if form.passage else ""
    made = form.with_value(Line.LOCATOR, locator)
    return evolve(made, assumed=made.assumed | {Line.LOCATOR}) if locator else made


def _found(piece: str, text: SourceText, passage: tuple[int, ...]) -> tuple[int, int] | None:
    """Find words in a passage, else anywhere."""
    at = text.found(piece, *passage) if len(passage) == 2 else None
    at = at or text.found(piece)
    return (at.start, at.end) if at else None


def _unquoted(text: str) -> str:
    """Take the quotation marks off that stand around the whole."""
    text = text.strip()
    for first, last in _QUOTES:
        inner = text[len(first) : -len(last)]
        if len(text) > 2 and text.startswith(first) and text.endswith(last):
            return text if first in inner or last in inner else inner.strip()
    return text
