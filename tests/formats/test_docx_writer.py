"""Word documents: styles, notes, pages, wide tables, and text that stays what it is."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from zipfile import ZipFile

import pytest
from attrs import evolve
from docx import Document
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.reading_docx import Read, read_docx
from tests.tiers import examples, slow_but

from dipview.computing import Computation, ComputationCancelled
from dipview.formats.document import Layout
from dipview.formats.docx_writer import write_docx
from dipview.formats.format import Cite
from dipview.formats.paper import Paper
from dipview.formats.safe_text import show
from dipview.model.sources import Citation
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Reference, Row, Section, View

Views = Callable[[str], View]


def written(view: View, layout: Layout | None = None) -> bytes:
    return b"".join(write_docx(view, layout))


def read(view: View, layout: Layout | None = None) -> Read:
    return read_docx(written(view, layout))


def part(content: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def view_of(*sections: Section, references: dict[str, Reference] | None = None) -> View:
    return View(
        name="made",
        title="Made",
        dataset="Tolls",
        scope=Scope(),
        sections=sections,
        references=references or {},
    )


def sheet_of(rows: int, columns: int, text: str = "supports, on a condition; n=3") -> Section:
    """Make a sheet of a size, in which each cell says where it stands."""
    return Section(
        columns=(
            Column(key="row", title="Actor"),
            *(Column(key=f"c{c}", title=f"Issue {c} of the talks") for c in range(1, columns)),
        ),
        rows=[
            Row(
                id=f"r{r}",
                kind=None,
                cells=[
                    Cell(f"Actor {r}", Meaning.NAME),
                    *(Cell(f"{text} r{r}c{c}", Meaning.STANCE) for c in range(1, columns)),
                ],
            )
            for r in range(rows)
        ],
        sheet=True,
        title="States",
    )


def test_headings_and_facts_have_styles_that_word_knows(card: View) -> None:
    found = read(card)
    assert found.of("Title") == ["Ruritania"]
    assert found.of("Heading 1") == ["Said", "Officers"]
    assert found.of("Section Note") == [
        "Its own words alone: those of its officials are not counted."
    ]
    assert found.of("Document Facts")[0] == "Dataset: Tolls and dues, May 2017"


def test_heads_stand_on_each_page_and_short_rows_stay_whole(statements: View) -> None:
    body = part(written(statements), "word/document.xml")
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 5


def test_a_row_as_long_as_a_page_may_go_over_to_the_next() -> None:
    row = Row(id="x", kind=None, cells=[Cell("long " * 3_000), Cell("short")])
    columns = (Column(key="a", title="A"), Column(key="b", title="B"))
    body = part(written(view_of(Section(columns=columns, rows=[row]))), "word/document.xml")
    assert body.count("<w:cantSplit/>") == 1


def test_sources_are_footnotes_and_one_that_is_cited_again_keeps_its_number(
    statements: View,
) -> None:
    found = read(statements)
    assert [row.notes for row in found.tables[0]] == [[], [1, 2], [3, 4], [5], [6]]
    assert found.notes[1].endswith("3 May 2017, page 3")
    again = evolve(statements.sections[0], rows=[*statements.sections[0].rows[:2]] * 2)
    twice = written(evolve(statements, sections=(again,)))
    assert [row.notes for row in read_docx(twice).tables[0]][3:] == [[1, 2], [3, 4]]
    body = part(twice, "word/document.xml")
    assert len(re.findall("<w:footnoteReference ", body)) == 4
    assert re.findall(r"NOTEREF (\w+) ", body) == ["_note1", "_note2", "_note3", "_note4"]


@pytest.mark.parametrize(
    ("cite", "said", "heading"),
    [
        (Cite.NUMBERED, "[1]\u00a0page 3; [2]\u00a0paragraph 4", "Sources"),
        (Cite.INLINE, "(Harbour League, 3 May 2017, page 3; Harbour Gazette", "Sources"),
    ],
)
def test_sources_can_be_cited_by_number_or_named(
    cite: Cite, said: str, heading: str, statements: View
) -> None:
    found = read(statements, Layout(cite=cite))
    assert said in found.tables[0][1].cells[-1]
    assert not found.notes
    assert heading in found.of("Heading 1")
    assert len(found.of("Source List")) == 3
    body = part(written(statements, Layout(cite=cite)), "word/document.xml")
    targets = set(re.findall(r'w:anchor="(\w+)"', body))
    assert targets == ({"_source1", "_source2", "_source3"} if cite is Cite.NUMBERED else set())
    assert targets <= set(re.findall(r'w:name="(\w+)"', body))


def test_the_pages_are_numbered_and_a_marking_stands_on_each(statements: View) -> None:
    content = written(evolve(statements, marking="OFFICIAL & <b>"))
    document = Document(io.BytesIO(content))
    for section in document.sections:
        assert [each.text for each in section.header.paragraphs] == ["OFFICIAL & <b>"]
        foot = [each.text for each in section.footer.paragraphs]
        assert foot == ["Statements\tPage  of ", "OFFICIAL & <b>"]
    assert re.search('w:instr=" (PAGE|NUMPAGES) "', part(content, "word/footer1.xml"))
    assert "header1.xml" not in " ".join(read(statements).names)


def test_the_properties_say_what_it_is_and_not_who_made_it_or_when(statements: View) -> None:
    told = read(statements).package.core_properties
    assert (told.title, told.subject) == ("Statements", "Tolls and dues, May 2017")
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.created.year == told.modified.year == 1980
    named = read(statements, Layout(author="Anna Vale")).package.core_properties
    assert (named.author, named.last_modified_by) == ("Anna Vale", "Anna Vale")


@pytest.mark.parametrize(
    ("language", "paper", "told"),
    [
        ("", Paper.A4, "en-GB"),
        ("", Paper.LETTER, "en-US"),
        ("fr", Paper.A4, "fr"),
        ('x"/><w:p', Paper.A4, "en-GB"),
    ],
)
def test_the_language_is_told(language: str, paper: Paper, told: str, statements: View) -> None:
    content = written(evolve(statements, language=language), Layout(paper=paper))
    assert f'<w:lang w:val="{told}"' in part(content, "word/styles.xml")


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 210), (Paper.LETTER, 215.9)])
def test_the_paper_is_the_one_that_is_asked_for(
    paper: Paper, width: float, statements: View
) -> None:
    section = read(statements, Layout(paper=paper)).package.sections[0]
    assert section.page_width.mm == pytest.approx(width, abs=0.1)


def test_the_same_view_gives_the_same_bytes(views: Views) -> None:
    for name in ("statements", "actors", "card", "nothing"):
        assert written(views(name)) == written(views(name))


def test_a_view_without_rows_says_so(nothing: View) -> None:
    found = read(nothing)
    assert found.of("Normal") == ["No event matches. Try fewer words."]
    assert not found.tables


def test_words_run_their_own_way() -> None:
    arabic, hebrew = "يؤيد 2017 الاتفاق", "שלום"
    rows = [
        Row(id="a", kind=None, cells=[Cell(arabic)]),
        Row(id="b", kind=None, cells=[Cell(f"on {hebrew}, 2 May")]),
        Row(id="c", kind=None, cells=[Cell("e\u0301 港は開いて ไทย देवनागरी")]),
    ]
    content = written(view_of(Section(columns=(Column(key="a", title="A"),), rows=rows)))
    body = part(content, "word/document.xml")
    assert [row.cells[0] for row in read_docx(content).tables[0][1:]] == [
        arabic,
        f"on {hebrew}, 2 May",
        "e\u0301 港は開いて ไทย देवनागरी",
    ]
    assert body.count("<w:bidi/>") == 1
    assert re.findall("<w:rtl/></w:rPr><w:t[^>]*>([^<]*)", body) == [arabic, hebrew]


def test_words_from_right_to_left_with_a_note_behind_them_still_run_so() -> None:
    references = {"s": Reference(id="s", number=1, text="Gazette")}
    row = Row(id="a", kind=None, cells=[Cell("نؤيد", citations=(Citation(source="s"),))])
    section = Section(columns=(Column(key="a", title="A"),), rows=[row])
    body = part(written(view_of(section, references=references)), "word/document.xml")
    assert body.count("<w:bidi/>") == 1


def test_a_date_behind_arabic_words_stays_behind_them() -> None:
    references = {"s": Reference(id="s", number=1, text="نشرة, 2 Oct 2032")}
    row = Row(id="a", kind=None, cells=[Cell("x", citations=(Citation(source="s"),))])
    section = Section(columns=(Column(key="a", title="A"),), rows=[row])
    notes = read(view_of(section, references=references)).notes
    assert notes == {1: "نشرة\u200e, 2 Oct 2032"}


# Wide tables


def fits(found: Read) -> None:
    for widths, room in zip(found.widths, found.rooms, strict=True):
        assert sum(widths) == room
        assert min(widths) >= 500


@pytest.mark.parametrize("paper", slow_but([*Paper], Paper.A4))
def test_a_table_of_200_by_40_is_parted_into_blocks_that_each_name_their_rows(
    paper: Paper,
) -> None:
    section = sheet_of(200, 40)
    found = read(view_of(section), Layout(paper=paper))
    fits(found)
    assert len(found.tables) == 1
    rows = [[cell.text for cell in row.cells] for row in section.rows]
    assert [row.cells for row in found.tables[0][1:]] == rows
    assert found.tables[0][0].cells == [column.title for column in section.columns]
    assert 3 <= len(found.widths) <= 8
    assert max(map(len, found.widths)) - min(map(len, found.widths)) <= 1
    blocks = [text for text in found.of("Section Note") if text.startswith("Columns")]
    assert blocks[0].startswith("Columns 1 to ")
    assert blocks[-1].endswith("to 39 of 39")
    (page,) = {s.orientation for s in found.package.sections}
    assert page is WD_ORIENT.LANDSCAPE


def test_a_sheet_turns_its_pages_and_what_comes_after_it_turns_them_back(actors: View) -> None:
    list_ = actors.sections[0]
    found = read(view_of(list_, sheet_of(3, 9), list_))
    fits_lists = zip(found.widths, found.rooms, strict=True)
    assert all(sum(widths) == room for widths, room in fits_lists)
    turned = [section.orientation for section in found.package.sections]
    upright, lying = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert turned == [upright, lying, upright]
    assert [s.orientation for s in read(view_of(sheet_of(3, 4))).package.sections] == [upright]


@pytest.mark.parametrize(
    "word",
    slow_but(["", "Unbreakable" * 20, "港" * 400, "words and words " * 90], "Unbreakable" * 20),
)
@pytest.mark.parametrize("columns", slow_but([2, 5, 30], 2, 30))
def test_no_table_runs_off_its_page_whatever_stands_in_it(columns: int, word: str) -> None:
    found = read(view_of(sheet_of(4, columns, word)))
    fits(found)
    list_ = Section(
        columns=tuple(
            Column(key=f"c{c}", title=f"Title {c}", place=place)
            for c, place in enumerate([Place.MARGIN, *[Place.MAIN] * (columns - 1), Place.END])
        ),
        rows=[Row(id="a", kind=None, cells=[Cell(word)] * (columns + 1))],
    )
    found = read(view_of(list_))
    assert all(sum(w) == room for w, room in zip(found.widths, found.rooms, strict=True))
    assert not word or "".join(found.tables[0][-1].cells) == word.strip() * (columns + 1)


# What the data says


def shown_as(text: str) -> str:
    return show(text).strip()


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
        Column(key="c", title=note, place=Place.UNDER),
    )
    references = {"s": Reference(id="s", number=1, text=name)}
    section = Section(
        columns=columns, rows=[Row(id="r", kind=None, cells=cells)], title=note, note=words
    )
    view = evolve(view_of(section, references=references), title=name, dataset=words, marking=note)
    found = read(view, Layout(author=words))
    said = [shown_as(name), shown_as(words)]
    assert "".join(found.tables[0][-1].cells) == "".join(said)
    assert found.of("Title") == [shown_as(name)]
    assert found.of("Section Note") == [shown_as(words)] * bool(words)
    assert found.package.core_properties.title == shown_as(name)
    noted = f"{name}, {note}" if note else name
    assert found.notes[1].replace("\u200e", "") == shown_as(noted).replace("\u200e", "").strip()


@pytest.mark.parametrize("control", ["\x1f", "\x0b", "\x1c", "\x85", "\u2028"])
def test_what_only_hides_is_shown_in_lists_and_in_sheets(control: str) -> None:
    list_ = Section(
        columns=(Column(key="a", title="A"),),
        rows=[Row(id="a", kind=None, cells=[Cell(control)])],
    )
    assert read(view_of(list_)).tables[0][-1].cells == [show(control)]
    sheet = read(view_of(sheet_of(1, 2, f"one{control}\ntwo")))
    assert sheet.tables[0][-1].cells[1] == f"one{show(control)}two r0c1"


def test_combining_characters_stay_with_their_letters(statements: View) -> None:
    text = "a\u0301\u05d0\u05b7\u05d1 z\u0308"
    row = Row(id="a", kind=None, cells=[Cell(text)])
    content = written(view_of(Section(columns=(Column(key="a", title="A"),), rows=[row])))
    for run in re.findall("<w:t [^>]*>([^<]+)<", part(content, "word/document.xml")):
        assert not unicodedata.combining(run[0])


def test_nothing_outside_the_document_is_named_in_it(statements: View) -> None:
    content = written(statements)
    with ZipFile(io.BytesIO(content)) as archive:
        relations = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".rels")]
    assert all("External" not in each and "http://evil" not in each for each in relations)
    assert "vba" not in " ".join(read(statements).names).lower()


def test_writing_can_be_left(statements: View) -> None:
    computation = Computation()
    computation.cancel()

    def leave() -> bytes:
        return written(statements)

    with pytest.raises(ComputationCancelled):
        computation.run(leave)
