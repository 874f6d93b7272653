"""Workbooks: sheets, dates and numbers that are ones, and text that Excel neither runs nor cuts."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from zipfile import ZipFile

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from tests.formats.test_docx_writer import sheet_of, shown_as, view_of
from tests.tiers import examples

from dipview.computing import Computation, ComputationCancelled
from dipview.formats.document import Layout
from dipview.formats.format import Cite
from dipview.formats.paper import Paper
from dipview.formats.xlsx.books import Limits, SheetNames
from dipview.formats.xlsx_writer import write_xlsx
from dipview.model.sources import Citation
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.view import Cell, Column, Meaning, Place, Reference, Row, Section, View

Table = list[list[object]]


def written(view: View, layout: Layout | None = None, limits: Limits | None = None) -> bytes:
    return b"".join(write_xlsx(view, layout, limits or Limits()))


def read(content: bytes) -> dict[str, Table]:
    """Read all sheets by name; fails where a file of the archive tells of a time."""
    with ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    return {
        name: [[*row] for row in sheet.to_python(skip_empty_area=False)]
        for name, sheet in sheets.items()
    }


def parts(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def list_of(*cells: Cell) -> Section:
    """Make a list of one column."""
    rows = [Row(id=f"r{at}", kind=None, cells=[cell]) for at, cell in enumerate(cells)]
    return Section(columns=(Column(key="a", title="What"),), rows=rows)


def test_a_view_has_a_sheet_its_sources_and_what_it_is_about(statements: View) -> None:
    sheets = read(written(statements))
    assert list(sheets) == ["Statements", "Sources", "About"]
    heads = ["Date", "Stance", "Words or summary", "Who", "Details", "Source"]
    assert sheets["Statements"][0] == heads
    assert len(sheets["Statements"]) == 5
    assert sheets["Statements"][1][-1] == "[1] page 3; [2] paragraph 4"
    assert sheets["Sources"][0] == ["Number", "Source"]
    assert sheets["Sources"][1][0] == 1
    about = sheets["About"]
    assert about[0] == ["Statements", ""]
    assert ["Dataset", "Tolls and dues, May 2017"] in about
    assert ["Statements", "4 rows"] in about
    assert ["", "Second-hand positions are shown in brackets."] in about


def test_sections_with_other_columns_have_sheets_of_their_own(card: View) -> None:
    sheets = read(written(card))
    assert list(sheets) == ["Ruritania", "Said", "Officers", "Sources", "About"]
    note = "Its own words alone: those of its officials are not counted."
    assert ["Said", note] in sheets["About"]


def test_sections_with_the_same_columns_share_a_sheet_that_names_them(statements: View) -> None:
    (section,) = statements.sections
    two = tuple(evolve(section, title=title) for title in ("Said", "Denied"))
    sheets = read(written(evolve(statements, sections=two)))
    rows = sheets["Statements"]
    assert [row[0] for row in rows] == ["Section", *["Said"] * 4, *["Denied"] * 4]


def test_whole_days_are_dates_and_others_are_text() -> None:
    def day(text: str, value: str) -> Cell:
        return Cell(text, Meaning.DATE, value=value)

    section = list_of(
        day("2 May 2017", "2017-05-02"),
        day("2017-05-02", "2017-05-02"),
        day("by 2 May 2017", "../2017-05-02"),
        day("2 May 2017 (inferred)", "2017-05-02"),
        day("May 2017", "2017-05"),
        day("2 May 1848", "1848-05-02"),
        Cell("2 May 2017", value="2017-05-02"),
    )
    content = written(view_of(section))
    found = [row[0] for row in read(content)["Made"][1:]]
    a_day = dt.date(2017, 5, 2)
    texts = ["by 2 May 2017", "2 May 2017 (inferred)", "May 2017", "2 May 1848", "2 May 2017"]
    assert found == [a_day, a_day, *texts]
    cells = load_workbook(io.BytesIO(content))["Made"]
    assert cells["A2"].number_format == "[$-809]d mmm yyyy"
    assert cells["A3"].number_format == "yyyy-mm-dd"


def test_numbers_are_numbers_where_the_text_says_no_more() -> None:
    def count(text: str, value: object) -> Cell:
        return Cell(text, Meaning.COUNT, value=value)

    section = list_of(
        count("12", 12),
        count("1,234", 1234),
        count("·", 0),
        count("n=3", 3),
        count("2 of 3", 2),
        count("True", value=True),
        count(str(2**60), 2**60),
        count("0.5", 0.5),
        count("007", "007"),
    )
    found = [row[0] for row in read(written(view_of(section)))["Made"][1:]]
    assert found == [12, 1234, 0, "n=3", "2 of 3", "True", str(2**60), 0.5, "007"]


def test_heads_are_frozen_filtered_and_printed_on_each_page(statements: View) -> None:
    book = load_workbook(io.BytesIO(written(statements, Layout(paper=Paper.LETTER))))
    sheet = book["Statements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F5"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.paperSize == 1
    assert 20 < sheet.column_dimensions["A"].width < 40
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    matrix = load_workbook(io.BytesIO(written(view_of(sheet_of(3, 5)))))["States"]
    assert matrix.freeze_panes == "B2"


@pytest.mark.parametrize(
    ("cite", "said", "names"),
    [
        (Cite.INLINE, "(Harbour League, 3 May 2017, page 3;", "Sources"),
        (Cite.FOOTNOTE, "[1] [2]", "Notes"),
    ],
)
def test_sources_can_be_named_or_noted(cite: Cite, said: str, names: str, statements: View) -> None:
    sheets = read(written(statements, Layout(cite=cite)))
    assert str(sheets["Statements"][1][-1]).startswith(said)
    assert names in sheets


def test_a_marking_stands_on_each_sheet_and_each_page(statements: View) -> None:
    content = written(evolve(statements, marking="OFFICIAL & more"))
    sheets = read(content)
    assert sheets["Statements"][0][0] == "OFFICIAL & more"
    assert sheets["Statements"][1][0] == "Date"
    assert ["Marking", "OFFICIAL & more"] in sheets["About"]
    heads = re.findall("<oddHeader>(.*?)</oddHeader>", parts(content))
    assert heads == ["&amp;C&amp;BOFFICIAL &amp;&amp; more"] * 3


def test_the_properties_say_what_it_is_and_not_who_made_it(statements: View) -> None:
    told = load_workbook(io.BytesIO(written(statements))).properties
    assert (told.title, told.subject, told.creator) == (
        "Statements",
        "Tolls and dues, May 2017",
        "",
    ) or not told.creator
    assert told.created.year == 1980
    named = load_workbook(io.BytesIO(written(statements, Layout(author="Anna Vale"))))
    assert named.properties.creator == "Anna Vale"


def test_the_same_view_gives_the_same_bytes(views: Callable[[str], View]) -> None:
    for name in ("statements", "actors", "card", "nothing"):
        assert written(views(name)) == written(views(name))


# What Excel has no room for


def test_a_text_that_is_too_long_for_a_cell_goes_on_on_another_sheet() -> None:
    text = "".join(f"{number} " for number in range(30_000)).strip()
    sheets = read(written(view_of(list_of(Cell(text), Cell("short")))))
    told = str(sheets["Made"][1][0])
    head, _, where = told.rpartition(" … ")
    assert where == "(goes on in 'Long texts', row 2)"
    rest = [str(row[2]) for row in sheets["Long texts"][1:]]
    assert head + "".join(rest) == text
    assert sheets["Long texts"][1][:2] == ["Made, A2", 2]
    assert max(map(len, (told, *rest))) <= 32_767
    assert ["Long texts", "what cells have no room for"] in sheets["About"]


def test_characters_that_excel_counts_twice_are_counted_twice() -> None:
    text = "\U0001f600" * 30_000
    sheets = read(written(view_of(list_of(Cell(text)))))
    pieces = [str(sheets["Made"][1][0]).rpartition(" … ")[0]]
    pieces += [str(row[2]) for row in sheets["Long texts"][1:]]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * 32_767 for piece in pieces)


def test_rows_for_which_a_sheet_has_no_room_go_on_on_another() -> None:
    section = list_of(*(Cell(f"row {at}") for at in range(10)))
    sheets = read(written(view_of(section), limits=Limits(rows=5)))
    names = ["Made", "Made (goes on)", "Made (goes on) (2)"]
    assert list(sheets)[:3] == names
    rows = [row[0] for name in names for row in sheets[name]]
    assert rows.count("What") == 3
    assert [each for each in rows if each != "What"] == [f"row {at}" for at in range(10)]
    assert ["Made (goes on)", "4 rows"] in sheets["About"]


def test_columns_for_which_a_sheet_has_no_room_go_on_beside_the_names_of_the_rows() -> None:
    sheets = read(written(view_of(sheet_of(2, 9)), limits=Limits(columns=4)))
    tables = [table for name, table in sheets.items() if name.startswith("States")]
    assert [len(table[0]) for table in tables] == [4, 4, 3]
    assert all(table[1][0] == "Actor 0" for table in tables)
    assert str(tables[-1][2][-1]).endswith("r1c8")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["Plain"], ["Plain"]),
        (["a[b]:c*d?e/f\\g"], ["a b c d e f g"]),
        (["'quoted'", "History", ""], ["quoted", "History (2)", "Sheet"]),
        (["Same", "same", "SAME"], ["Same", "same (2)", "SAME (3)"]),
        (["x" * 40, "x" * 40], ["x" * 30 + "…", "x" * 26 + "… (2)"]),
        (["\U0001f600" * 20], ["\U0001f600" * 15 + "…"]),
    ],
)
def test_names_of_sheets_are_such_as_excel_takes(wanted: list[str], given: list[str]) -> None:
    names = SheetNames()
    assert [names.named(each) for each in wanted] == given


# What the data says


@settings(max_examples=examples(100))
@given(st.lists(st.text(max_size=40), min_size=3, max_size=3))
def test_any_text_comes_back_as_it_is_displayed(texts: Sequence[str]) -> None:
    name, words, note = texts
    cells = [
        Cell(name, Meaning.NAME),
        Cell(words, Meaning.WORDS),
        Cell("x", Meaning.SOURCE, citations=(Citation(source="s", locator=note),)),
    ]
    columns = (
        Column(key="a", title=name),
        Column(key="b", title=words),
        Column(key="c", title="Source", place=Place.UNDER),
    )
    references = {"s": Reference(id="s", number=1, text=name)}
    rows = [Row(id="r", kind=None, cells=cells)]
    section = Section(columns=columns, rows=rows, title=note, note=words)
    view = evolve(view_of(section, references=references), title=name, dataset=words)
    content = written(view, Layout(author=note))
    sheets = read(content)
    (table, sources, about) = sheets.values()
    said = [shown_as(name), shown_as(words)]
    assert [text for text in table[-1][:-1] if text] == [text for text in said if text]
    assert [row[1] for row in sources[1:]] == [shown_as(name)]
    assert about[0][0] == shown_as(name)
    assert "<f>" not in parts(content)
    assert "<hyperlink" not in parts(content)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(1)", "=HYPERLINK('x')", "{=1}", "'quoted", "_x0041_", "#N/A"),
        *("http://x.example/", "mailto:x@x.example", "internal:A1", "1e5", "00123", "TRUE", "1/2"),
    ],
)
def test_what_excel_would_take_for_something_else_stays_text(text: str) -> None:
    content = written(view_of(list_of(Cell(text))))
    assert read(content)["Made"][1] == [text]
    cell = load_workbook(io.BytesIO(content))["Made"]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_the_lines_of_a_cell_of_a_sheet_stay_lines() -> None:
    section = sheet_of(1, 2, "supports\nif asked\n")
    assert read(written(view_of(section)))["States"][1][1] == "supports\nif asked\nr0c1"


def test_writing_can_be_left(statements: View) -> None:
    computation = Computation()
    computation.cancel()
    with pytest.raises(ComputationCancelled):
        computation.run(written, statements)


def test_days_are_written_as_everywhere_else() -> None:
    assert day_in_full(dt.date(2017, 5, 2)) == "2 May 2017"
