"""Writes problems as a compiler tells them, and their codes with cause and cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dipview.dataset.codes import Code
from dipview.dataset.file_lines import Lines
from dipview.dataset.problems import Problem
from dipview.formats.document import WIDTH
from dipview.formats.json_writer import dumps
from dipview.formats.safe_text import show
from dipview.formats.source_lines import excerpt
from dipview.formats.width import wrap

_PROBLEM_COLUMNS = {
    "severity": "Severity",
    "code": "Code",
    "message": "Message",
    "hint": "Hint",
    "file": "File",
    "line": "Line",
    "column": "Column",
    "record": "Record",
}
_CODE_COLUMNS = {"severity": "Severity", "cause": "Cause", "cure": "Cure"}
_INDENT = "    "


def problems_as_text(
    problems: Iterable[Problem], lines: Lines, width: int = WIDTH
) -> Iterator[str]:
    """Write problems, each ``file:line:column: severity code: message`` on a line of its own.

    Below it stand the line of the file with a caret, as far as there is one, and the hint.

    Args:
        problems: In order of file and line.
        lines: Gives the lines of the files.
        width: How many cells a line of a file may take.
    """
    for problem in problems:
        place = problem.place
        yield f"{show(str(place))}: {problem.severity} {problem.code}: {show(problem.message)}\n"
        line = lines.around(place, 2 * width)
        if line is not None and place.line is not None:
            yield "".join(f"{shown}\n" for shown in excerpt(line, place.line, width))
        if problem.hint:
            yield f"{_INDENT}hint: {show(problem.hint)}\n"


def problems_as_json(dataset: str, problems: Iterable[Problem]) -> Iterator[str]:
    """Write problems in the envelope of a view; an id is that of the record concerned, or empty."""
    rows = ({"id": each.record, "kind": "problem", **_values(each)} for each in problems)
    yield from _enveloped("problems", dataset, _PROBLEM_COLUMNS, rows)


def codes_as_text(codes: Iterable[Code], width: int = WIDTH) -> Iterator[str]:
    """Write kinds of problems: the code, how bad it is, its cause, its cure."""
    separator = ""
    for code in codes:
        yield f"{separator}{code.name} ({code.severity})\n"
        for sentence in (code.cause, code.cure):
            wrapped = wrap(sentence, max(1, width - len(_INDENT)))
            yield "".join(f"{_INDENT}{line}\n" for line in wrapped)
        separator = "\n"


def codes_as_json(codes: Iterable[Code]) -> Iterator[str]:
    """Write kinds of problems in the envelope of a view; an id is a code."""
    rows = ({"id": each.name, "kind": "code", **_explained(each)} for each in codes)
    yield from _enveloped("codes", "", _CODE_COLUMNS, rows)


def _enveloped(
    view: str, dataset: str, titles: dict[str, str], rows: Iterable[dict[str, object]]
) -> Iterator[str]:
    columns = [{"key": key, "title": title} for key, title in titles.items()]
    yield f'{{\n"view": {dumps(view)},\n"dataset": {dumps(dataset)},\n"scope": {{}},\n'
    yield f'"columns": {dumps(columns)},\n"rows": ['
    separator = "\n"
    for row in rows:
        yield separator + dumps(row)
        separator = ",\n"
    yield '\n],\n"notes": [],\n"sources": [],\n"rests_on": null\n}\n'


def _values(problem: Problem) -> dict[str, object]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": str(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "record": problem.record,
    }


def _explained(code: Code) -> dict[str, object]:
    return {"severity": code.severity, "cause": code.cause, "cure": code.cure}
