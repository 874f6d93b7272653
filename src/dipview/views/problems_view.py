"""The view of what is wrong in the files of a dataset."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.problems import Problem, Severity
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

PROBLEM_COLUMNS = (
    Column(key="severity", title="Severity", place=Place.MARGIN),
    Column(key="message", title="Problem"),
    Column(key="hint", title="Hint", place=Place.UNDER),
    Column(key="place", title="Place", place=Place.UNDER),
    Column(key="code", title="Code", place=Place.UNDER),
)


def problems_view(dataset: Dataset, problems: Sequence[Problem] | None = None) -> View:
    """Make the view of problems.

    Args:
        dataset: What they are in.
        problems: Which to show; by default all of the dataset, in order of file and line.
    """
    problems = dataset.problems if problems is None else problems
    return View(
        name="problems",
        title="Problems",
        dataset=dataset.name,
        sections=(
            Section(columns=PROBLEM_COLUMNS, rows=tuple(_row(problem) for problem in problems)),
        ),
        measure=lambda: Extent(count=len(problems), noun="problems"),
        empty="Nothing is wrong in the files.",
    )


def _row(problem: Problem) -> Row:
    meaning = Meaning.WARNING if problem.severity is Severity.ERROR else Meaning.QUIET
    cells = (
        Cell(problem.severity.value, meaning),
        Cell(problem.message),
        Cell(problem.hint, Meaning.QUIET),
        Cell(str(problem.place), Meaning.QUIET),
        Cell(problem.code, Meaning.QUIET),
    )
    return Row(id=problem.record, cells=cells)
