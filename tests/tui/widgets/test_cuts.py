"""Cuts: whatever a list or a sheet leaves out of a text, it says so with an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.tui.widgets.list_plan import Plan
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.sheet_plan import SheetPlan
from dipview.tui.widgets.text_spans import Line, TextSpan, text_of, width_of
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Part, Place, Reference, Row, Section, View

COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="words", title="Words"),
    Column(key="by", title="By", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="caution", title="Caution", place=Place.UNDER),
    Column(key="source", title="Source", place=Place.UNDER),
)
REFERENCES = {"may": Reference(id="may", number=3, text="May, 2017")}
WORDS = [f"w{each}" for each in range(60)]


def view_of(rows: Sequence[Row], columns: tuple[Column, ...], *, sheet: bool = False) -> View:
    section = Section(columns=columns, rows=rows, title="Section", sheet=sheet)
    return View(name="v", title="V", dataset="D", scope=Scope(), sections=(section,))


def statement(words: int, names: int, details: int, places: int, caution: str) -> Row:
    cited = tuple(Citation(source="may", locator=f"paragraph {each}") for each in range(places))
    cells = (
        Cell("[10 … 12 Apr]", Meaning.DATE),
        Cell(" ".join(WORDS[:words]), Meaning.SUMMARY),
        Cell(" ".join(f"N{each}" for each in range(names)), Meaning.NAME),
        Cell(" ".join(f"d{each}" for each in range(details)), Meaning.QUIET),
        Cell(caution, Meaning.WARNING),
        Cell("May", Meaning.SOURCE, citations=cited),
    )
    return Row(id="s", kind=Kind.STATEMENT, cells=cells)


def told(lines: Sequence[Line]) -> str:
    return " ".join(map(text_of, lines))


@given(
    words=st.integers(1, 60),
    names=st.integers(0, 12),
    details=st.integers(0, 20),
    places=st.integers(0, 9),
    caution=st.sampled_from(["", "disputed"]),
    width=st.integers(24, 130),
    lines=st.sampled_from([1, 4, 8]),
    airy=st.booleans(),
)
def test_a_row_of_a_list_is_whole_or_says_that_it_is_not(
    words: int,
    names: int,
    details: int,
    places: int,
    caution: str,
    width: int,
    lines: int,
    airy: bool,
) -> None:
    row = statement(words, names, details, places, caution)
    plan = Plan(view_of([row], COLUMNS), RowRenderer(REFERENCES), width, airy=airy, lines=lines)
    plan.measure(0, plan.height)
    drawn = plan.drawn(0)
    assert all(width_of(line) < width for line in drawn)
    text = told(drawn)
    wanted = {word for cell in row.cells[1:5] for word in re.findall(r"\w+", cell.text)}
    wanted |= {f"§{each}" for each in range(places)}
    missing = wanted - set(re.findall(r"[\w§]+", text))
    assert bool(missing) <= ("…" in text.replace("[10 … 12 Apr]", ""))


@pytest.mark.parametrize("width", [20, 37, 77, 117, 157, 247])
@pytest.mark.parametrize("columns", [1, 2, 6])
@pytest.mark.parametrize("rows", [2, 400])
def test_a_cell_of_words_is_whole_where_there_are_not_very_many_and_else_says_so(
    width: int, columns: int, rows: int
) -> None:
    text = " ".join(WORDS)
    marks = (Mark(stance=Stance.SUPPORT),)
    headed = (
        Column(key="i", title="Issue"),
        *(Column(f"c{at}", f"C{at}") for at in range(columns)),
    )
    cells = (Cell(text), *(Cell(text, Meaning.STANCE, marks=marks) for _ in range(columns)))
    row = Row(id="i", kind=Kind.ISSUE, cells=cells)
    plan = SheetPlan(view_of([row] * rows, headed, sheet=True), RowRenderer({}), width)
    assert plan.wordy
    for column in range(columns + 1):
        drawn = plan.cell(0, column)
        assert len(drawn) <= plan.height_of(0)
        assert all(width_of(line) <= (plan.name_width, *plan.widths)[column] for line in drawn)
        whole = set(WORDS) <= set(told(drawn).split())
        assert whole or rows > 2
        assert whole or text_of(drawn[-1]).endswith("…")
    assert plan.name_width + 2 + plan.widths[0] <= width


def test_a_comparison_in_which_everything_is_found_shows_the_words() -> None:
    parts = (Part(0, 8, Meaning.STANCE),)
    marks = (Mark(stance=Stance.SUPPORT),)
    cell = Cell("supports\nwords", Meaning.STANCE, short="n=1", marks=marks, parts=parts)
    row = Row(id="i", kind=Kind.ISSUE, cells=(Cell("Tolls"), cell, cell))
    headed = tuple(Column(key=each, title=each) for each in ("issue", "a", "b"))
    plan = SheetPlan(view_of([row], headed, sheet=True), RowRenderer({}), 60)
    assert "words" in told(plan.cell(0, 1))


@pytest.mark.parametrize(("width", "beside"), [(74, 2), (117, 3), (37, 1)])
def test_as_many_actors_are_compared_beside_each_other_as_have_room(
    width: int, beside: int
) -> None:
    headed = tuple(Column(key=each, title=each) for each in "iabcdef")
    row = Row(id="i", kind=Kind.ISSUE, cells=tuple(Cell(" ".join(WORDS)) for _ in headed))
    plan = SheetPlan(view_of([row], headed, sheet=True), RowRenderer({}), width)
    room = width - plan.name_width - 2
    fits = (room - 2 + 2) // (plan.widths[0] + 2)
    assert fits == beside
    assert room - 2 - fits * (plan.widths[0] + 2) < plan.widths[0]


def test_a_sheet_draws_no_column_that_is_for_programs_alone() -> None:
    headed = (
        *(Column(key=each, title=each) for each in "iab"),
        Column(key="date", title="date", place=Place.HIDDEN),
    )
    row = Row(id="i", kind=Kind.ISSUE, cells=tuple(Cell(" ".join(WORDS)) for _ in headed))
    plan = SheetPlan(view_of([row], headed, sheet=True), RowRenderer({}), 80)
    assert [column.key for column in plan.columns] == ["i", "a", "b"]
    assert len(plan.widths) == 2


def test_short_rows_before_a_long_sheet_take_the_lines_that_they_need() -> None:
    headed = tuple(Column(key=each, title=each) for each in "iab")
    long = Row(id="i", kind=Kind.ISSUE, cells=tuple(Cell(" ".join(WORDS)) for _ in headed))
    counted = (Column(key="year", title="Year"), Column(key="n", title="n", place=Place.END))
    years = [Row(id=f"{y}", kind=None, cells=(Cell(f"{y}"), Cell("1"))) for y in (2016, 2017)]
    view = evolve(
        view_of([long], headed),
        sections=(
            Section(columns=counted, rows=years, title="By year"),
            Section(columns=headed, rows=[long] * 400, title="Sheet", sheet=True),
        ),
    )
    plan = SheetPlan(view, RowRenderer({}), 80)
    assert [plan.height_of(at) for at in (0, 1)] == [1, 1]


def marks_of(names: Sequence[str], groups: Sequence[str]) -> View:
    mark = (Mark(stance=Stance.SUPPORT),)
    headed = (
        Column(key="name", title="Name"),
        *(Column(key=f"{at}", title="Quay", group=group) for at, group in enumerate(groups)),
    )
    cell = Cell("supports", Meaning.STANCE, short="1", marks=mark)
    rows = [
        Row(id=name, kind=Kind.ACTOR, cells=(Cell(name, Meaning.NAME), *[cell] * len(groups)))
        for name in names
    ]
    return view_of(rows, headed, sheet=True)


def test_names_have_the_room_that_no_column_of_a_sheet_needs() -> None:
    name = "Spokeswoman for the harbour masters of the outer isles"
    plan = SheetPlan(marks_of([name], ["", ""]), RowRenderer({}), 100)
    assert text_of(plan.cell(0, 0)[0]) == name
    narrow = SheetPlan(marks_of([name], [""] * 9), RowRenderer({}), 100)
    assert text_of(narrow.cell(0, 0)[0]).endswith("…")
    assert narrow.name_width == 26


def test_the_name_of_a_group_of_columns_is_whole_where_there_is_room() -> None:
    groups = ["Compliance and enforcement", "Ferries"]
    plan = SheetPlan(marks_of(["Brenn"], groups), RowRenderer({}), 80)
    told = text_of(plan.group_line(range(2), 66))
    assert told.startswith("Compliance and enforcement  Ferries")
    many = SheetPlan(marks_of(["Brenn"], ["Ferries", *groups] * 9), RowRenderer({}), 80)
    assert "Compliance and enforcement" in text_of(many.group_line(range(2), 66))
    assert "Complian…" in text_of(many.group_line(range(3), 66))


def test_details_run_on_before_a_short_source_on_the_last_line() -> None:
    row = statement(words=1, names=0, details=30, places=1, caution="")
    plan = Plan(view_of([row] * 500, COLUMNS), RowRenderer(REFERENCES), 61, airy=True, lines=4)
    plan.measure(0, plan.height)
    _, first, last = map(text_of, plan.drawn(0))
    assert "…" not in first
    assert last.endswith("… · [3] §0")
    assert width_of((TextSpan(last),)) == 60
