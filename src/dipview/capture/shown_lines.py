"""Shown lines: what each line of a form says to a reader, and what is still missing or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dipview.capture.form_lines import EIGHT, Line
from dipview.capture.statement_form import StatementForm, Table, form_of_record
from dipview.dataset.dataset import Dataset
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Form
from dipview.model.values import frozen
from dipview.views.parts.citations import reference_text
from dipview.views.parts.dates_in_words import in_full


@frozen(kw_only=True)
class ShownLine:
    """A line as a reader sees it."""

    line: Line
    text: str
    """What it holds; empty for nothing."""
    remark: str = ""
    """What has to be known of it besides: as the text has it, what is missing, what is new."""
    doubtful: bool = False
    missing: bool = False
    """Whether the statement cannot be written without it."""
    assumed: bool = False
    """Whether it was filled from where one stood."""


def shown_lines(
    form: StatementForm, dataset: Dataset, lines: Sequence[Line] = EIGHT
) -> tuple[ShownLine, ...]:
    """Say what each line of a form holds.

    Args:
        form: The form.
        dataset: Where the records are that it names.
        lines: Which, in what order; see ``doubtful_first``.
    """
    wanting = missing_in(form, dataset)
    return tuple(
        ShownLine(
            line=line,
            text=_text(form, dataset, line),
            remark=_as_printed(form, line) or wanting.get(line) or _remark(form, line),
            doubtful=line in form.doubts,
            missing=line in wanting,
            assumed=line in form.assumed,
        )
        for line in lines
    )


def doubtful_first(form: StatementForm, lines: Sequence[Line] = EIGHT) -> tuple[Line, ...]:
    """Put the lines that a person has to look at before the others."""
    return tuple(sorted(lines, key=lambda line: line not in form.doubts))


def carried(form: StatementForm) -> str:
    """Name the keys that no line shows and that hold all the same; empty for none."""
    besides = [key for key in form.base if key not in _SHOWN and key not in form.shared]
    position = [key for key in form.position if key not in _SHOWN_OF_POSITION]
    given = [f"{key} {value}" for key, value in form.given_keys().items() if key not in _SHOWN]
    told = [f"kept besides: {', '.join(besides)}"] if besides else []
    told += [f"of the position: {', '.join(position)}"] if position else []
    told += [f"from its file: {', '.join(given)}"] if given else []
    return " · ".join(told)


_SHOWN = frozenset(
    (
        *("id", "source", "locator", "passage", "speakers", "unnamed_speakers", "on_behalf_of"),
        *("form", "text", "summary", "date", "date_inferred", "event", "positions"),
    )
)
_SHOWN_OF_POSITION = frozenset(("issue", "stance", "condition", "value", "holders"))


def missing_in(form: StatementForm, dataset: Dataset) -> Mapping[Line, str]:
    """Tell what keeps a form from being a statement, and on which line; empty for nothing."""
    return dict(reversed(list(_missing(form, dataset))))


def _missing(form: StatementForm, dataset: Dataset) -> Iterator[tuple[Line, str]]:
    if not form.source:
        yield Line.SOURCE, "which source prints it?"
    if form.form is None:
        yield Line.FORM, "in exact words, or how?"
    somebody = form.speakers or form.on_behalf_of or form.unnamed_speakers.strip()
    if form.form is not Form.DESCRIBED and not somebody:
        yield Line.WHO, "who said it?"
    if form.form is not None and form.form.exact and not any(map(str.strip, form.words)):
        yield Line.WORDS, f"{form.form.value}: in which words?"
    if form.form is not None and not form.form.exact and form.words:
        yield Line.WORDS, f"only verbatim and fragment have exact words, not {form.form.value}"
    file = form_of_record(form.given_keys())
    for line in (Line.DATE, Line.EVENT, Line.BEHALF, Line.LOCATOR, Line.SUMMARY):
        if file.value_of(line) and not form.value_of(line):
            yield line, f"its file gives one to all of its statements: {_text(file, dataset, line)}"
    for at, position in enumerate(form.positions):
        if not position:
            continue
        where = f" (position {at + 1})" if len(form.positions) > 1 else ""
        for line, said in _missing_in_position(form, dataset, position):
            yield line, f"{said}{where}"


def _missing_in_position(
    form: StatementForm, dataset: Dataset, position: Table
) -> Iterator[tuple[Line, str]]:
    issue = str(position.get("issue") or "")
    if not issue:
        yield Line.ISSUE, "a stance, but on which issue?"
        return
    kind = issue_kind(form, dataset, issue)
    written = position.get("stance")
    if kind is IssueKind.TOPIC:
        yield Line.ISSUE, "a topic takes no stances; choose an issue in it"
    elif not written:
        if kind is IssueKind.QUANTITY and not position.get("value"):
            yield Line.VALUE, "which value?"
        elif not position.get("value"):
            yield Line.STANCE, "for or against?"
    elif kind is not None and written in set(Stance) and not Stance(str(written)).fits(kind):
        yield Line.STANCE, f"{written} does not fit a {kind.value}"


def issue_kind(form: StatementForm, dataset: Dataset, id: str) -> IssueKind | None:
    """Tell of which kind an issue is, be it new; None where there is none called so."""
    if (made := form.new_called(id)) is not None:
        return IssueKind(made.sort)
    return dataset.issue(id).kind if dataset.kind_of(id) is Kind.ISSUE else None


def name_in(form: StatementForm, dataset: Dataset, id: str) -> str:
    """Name a record in a line: by its name, its sentence or its title."""
    if (made := form.new_called(id)) is not None:
        office = f", {made.office.words}" if made.office is not None else ""
        return f"{made.name}{office} (new)"
    match dataset.record(id):
        case Actor(name=name):
            return name
        case Issue() as issue:
            return issue.sentence
        case Event(title=title):
            return title
        case Source() as source:
            return reference_text(source)
        case _:
            return f"{id}?"


def _text(form: StatementForm, dataset: Dataset, line: Line) -> str:
    match line:
        case Line.WHO | Line.BEHALF:
            ids = form.who if line is Line.WHO else form.on_behalf_of
            named = ", ".join(name_in(form, dataset, id) for id in ids)
            return named or (form.unnamed_speakers if line is Line.WHO else "")
        case Line.ISSUE | Line.SOURCE | Line.EVENT:
            id = str(form.value_of(line) or "")
            return name_in(form, dataset, id) if id else ""
        case Line.DATE:
            return in_full(form.date) if form.date else ""
        case Line.WORDS:
            return " // ".join(form.words)
        case _:
            return str(form.value_of(line) or "")


def _as_printed(form: StatementForm, line: Line) -> str:
    """Say for which words somebody has to be chosen; empty for none."""
    hint = form.hints.get(line)
    return f"the text has: {hint.words}" if hint is not None and hint.words else ""


def _remark(form: StatementForm, line: Line) -> str:
    hint = form.hints.get(line)
    if hint is not None and len(hint.ids) > 1:
        return "or another"
    if line is Line.DATE and form.date_inferred:
        return "worked out, not printed"
    if line is Line.WHO and form.form is Form.DESCRIBED and form.who:
        return "holds it, as the source describes"
    if line is Line.WHO and form.unnamed_speakers and not form.who:
        return "no actor: as text"
    if line is Line.SUMMARY and form.printed and not form.summary:
        return "none: the source's own sentence is shown"
    count = len([each for each in form.positions if each])
    if line is Line.ISSUE and (count > 1 or (count and form.at >= count)):
        return f"position {form.at + 1} of {max(count, form.at + 1)}"
    return ""
