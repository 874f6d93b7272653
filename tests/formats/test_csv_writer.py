"""CSV: a table that any reader takes back, and no formula for a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.csv_writer import write_csv
from dipview.formats.document import Layout
from dipview.formats.output_file import write_file
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Row, Section, View

RAW = Layout(csv_raw=True)


def view_of(*cells: Cell) -> View:
    columns = tuple(Column(key=f"c{n}", title="C") for n, _ in enumerate(cells))
    rows = (Row(id="x", kind=Kind.ACTOR, cells=cells),)
    return View(
        name="x",
        title="X",
        dataset="D",
        scope=Scope(),
        sections=(Section(columns=columns, rows=rows),),
    )


def table(view: View, layout: Layout | None = None) -> list[list[str]]:
    text = "".join(write_csv(view, layout)).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def field(cell: Cell, layout: Layout | None = None) -> str:
    return table(view_of(cell), layout)[1][2]


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000=", "\n=", "  \t"],
)
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(start: str) -> None:
    assert field(Cell(f"{start}cmd|x")).startswith("'")


@pytest.mark.parametrize("text", ["Ruritania", "a=b", "“=x”", "", "2017-04-11"])
def test_other_text_gets_none(text: str) -> None:
    assert field(Cell(text)) == text


def test_numbers_of_the_program_are_no_formulas() -> None:
    assert field(Cell("−2", value=-2)) == "-2"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_raw_text_comes_back_as_it_went_in(text: str) -> None:
    assert field(Cell(text), RAW) == text


@given(st.lists(st.text("a, ;\"'\n\r\t\u2028"), min_size=1))
def test_a_line_is_what_the_module_csv_writes(texts: list[str]) -> None:
    expected = io.StringIO()
    csv.writer(expected).writerow(["x", "actor", *texts])
    *_, line = write_csv(view_of(*map(Cell, texts)), RAW)
    assert line == expected.getvalue().removesuffix("\r\n") + "\n"


def test_raw_text_on_a_terminal_shows_its_controls() -> None:
    assert field(Cell("=\x1b[0m"), Layout(csv_raw=True, terminal=True)) == "=␛[0m"


def test_controls_are_shown_and_line_feeds_kept() -> None:
    assert field(Cell("one\r\ntwo\x1b[0m")) == "one\ntwo␛[0m"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (7, "7"),
        (0.5, "0.5"),
        (["a", "b; c"], "a; b; c"),
        ((), ""),
        ([1, 2.5, True], "1; 2.5; true"),
    ],
)
def test_values_are_written_as_programs_read_them(value: object, written: str) -> None:
    assert field(Cell("shown", value=value)) == written


@pytest.mark.parametrize("value", [{"iso": "GB"}, [{"actor": "a", "part": "b"}], [["a"], ["b"]]])
@pytest.mark.parametrize("layout", [Layout(), RAW])
def test_what_has_parts_is_written_in_words(value: object, layout: Layout) -> None:
    assert field(Cell("in words\nand more", value=value), layout) == "in words · and more"


def test_a_table_for_spreadsheets_begins_with_a_byte_order_mark(actors: View) -> None:
    written = "".join(write_csv(actors))
    assert written.startswith("\ufeffid,kind,")
    assert written.count("\ufeff") == 1


@pytest.mark.parametrize("layout", [RAW, Layout(terminal=True)])
def test_a_table_for_programs_or_a_terminal_has_no_byte_order_mark(
    layout: Layout, actors: View
) -> None:
    assert "".join(write_csv(actors, layout)).startswith("id,kind,")


def test_the_mark_is_read_back_as_no_part_of_the_first_heading(
    actors: View, tmp_path: Path
) -> None:
    path = tmp_path / "actors.csv"
    write_file(path, write_csv(actors))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [row.id for _, row in actors.rows()]


def test_citations_are_written_out() -> None:
    citations = (Citation(source="gazette", locator="page 3"), Citation(source="minutes-7"))
    assert field(Cell("x", citations=citations)) == "gazette page 3; minutes-7"


def test_a_row_of_no_record_has_no_kind() -> None:
    view = view_of(Cell("34"))
    row = evolve(view.sections[0].rows[0], kind=None)
    view = evolve(view, sections=(evolve(view.sections[0], rows=(row,)),))
    assert table(view)[1] == ["x", "", "34"]


def test_a_row_with_more_or_fewer_cells_than_columns_is_not_written() -> None:
    view = view_of(Cell("a"), Cell("b"))
    row = evolve(view.sections[0].rows[0], cells=(Cell("a"),))
    view = evolve(view, sections=(evolve(view.sections[0], rows=(row,)),))
    with pytest.raises(ValueError, match="a row of 2 columns has 1 cells"):
        list(write_csv(view))


def test_sections_share_one_table(card: View) -> None:
    header, *rows = table(card)
    assert header[:3] == ["id", "kind", "section"]
    assert {len(row) for row in rows} == {len(header)}
    assert [row[2] for row in rows] == ["facts", "facts", "said", "said", "officers"]


def test_lines_end_with_a_line_feed_alone(statements: View) -> None:
    assert "\r" not in "".join(write_csv(statements))
