"""What must hold of anything that dipview says of a dataset, whatever the dataset holds."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from attrs import evolve
from tests.formats.reading_html import read_html

from dipview.dataset.codes import CODES, UNREADABLE
from dipview.dataset.file_lines import Lines
from dipview.dataset.problems import Problem
from dipview.dataset.reading import text_of
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.problems_writer import problems_as_json, problems_as_text
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import (
    card_of,
    catalogue_of,
    counts_of,
    overview_of,
    problems_of,
    whole_of,
)
from dipview.workspace.workspace import Workspace

ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What must not come out: controls but line feeds, what turns text round, what is not seen."""

FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫]")
"""How a cell begins that a spreadsheet would compute."""

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A number, which is harmless with its sign."""

QUERIES = ("name", "^a", "kind:state", "since:2017", "!x", "stance:for", "=1+1", "\u202e")


def judge_text(text: str) -> None:
    """Hold that a text can go to any terminal: nothing in it acts, reorders or hides."""
    found = ACTS.search(text)
    around = found and ascii(text[max(0, found.start() - 40) : found.end() + 40])
    assert not found, f"{found[0]!a} comes out in {around}"
    text.encode("utf-8")


def judge_problems(problems: Sequence[Problem]) -> None:
    """Hold that every problem is placed, is of a known code, and says what is wrong."""
    for problem in problems:
        place = problem.place
        assert problem.code in CODES
        assert place.file.name
        assert place.line is not None or problem.code in UNREADABLE, f"without a line: {problem}"
        assert place.line is None or place.line >= 1
        assert place.column is None or place.column >= 1
        assert problem.message
        assert problem.hint or problem.code in UNREADABLE


def judge_told(name: str, problems: Sequence[Problem], width: int = 80) -> None:
    """Hold that problems can be told as text and as JSON, as ``check`` does."""
    judge_text("".join(problems_as_text(problems, Lines(partial(text_of)), width)))
    told = "".join(problems_as_json(name, problems))
    judge_text(told)
    assert len(json.loads(told)["rows"]) == len(problems)


def judge_view(view: View) -> None:
    """Hold that a view can be written in every format, and read back where it is data."""
    tallied = sum(len(section.rows) for section in view.sections if section.tally)
    listed = view.count - tallied
    count = tallied + min(listed, view.scope.limit or listed)
    for format in TEXT_FORMATS:
        text = "".join(write(view, format))
        if format is Format.CSV:
            assert text.startswith("\ufeff")
            text = text.removeprefix("\ufeff")
        judge_text(text)
        if format is Format.JSON:
            assert len(json.loads(text)["rows"]) == count
        elif format is Format.CSV:
            judge_csv(text, count)
        elif format is Format.HTML:
            read_html(text)


def judge_csv(text: str, count: int | None = None) -> None:
    """Hold that a table is even, and that a spreadsheet would compute nothing in it."""
    text = text.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert count is None or len(rows) == count + 1
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), f"a formula: {cell!a}"


def views_of(workspace: Workspace, scope: Scope | None = None) -> Iterator[View]:
    """Make every view of a workspace, searches included; of each kind, a few dozen cards."""
    scope = scope or Scope()
    yield problems_of(workspace)
    yield overview_of(workspace, scope)
    yield counts_of(workspace, scope)
    for name in CATALOGUES:
        yield catalogue_of(workspace, name, scope)
    for kind in Kind:
        for id in workspace.dataset.ids(kind)[:36]:
            yield card_of(workspace, id, scope)
    for kind in (Kind.ACTOR, Kind.ISSUE):
        for id in workspace.dataset.ids(kind)[:6]:
            yield whole_of(workspace, "brief", evolve(scope, subjects=(id,)))
    for query in QUERIES:
        yield workspace.found(Scope(query=query, limit=20))


def judge_workspace(workspace: Workspace, scope: Scope | None = None) -> int:
    """Hold all of it: problems placed and told, every view written in every format.

    Returns:
        How many views that were.
    """
    problems = workspace.dataset.problems
    judge_problems(problems)
    judge_told(workspace.dataset.name, problems)
    count = 0
    for view in views_of(workspace, scope):
        judge_view(view)
        count += 1
    return count


def judged(*paths: Path) -> Workspace:
    """Open paths, judge all that comes of it, and give the workspace."""
    workspace = read_workspace(paths)
    judge_workspace(workspace)
    return workspace


def codes_of(workspace: Workspace) -> list[tuple[str, int | None]]:
    """Give code and line of every problem, in order."""
    return [(each.code, each.place.line) for each in workspace.dataset.problems]
