"""HTML that stands by itself, reads and prints well, and in which nothing of the data acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from attrs import evolve
from tests.formats.reading_html import read_html

from dipview.formats.document import Layout
from dipview.formats.format import Cite
from dipview.formats.html_style import DARK, LIGHT
from dipview.formats.html_writer import write_html
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import (
    Cell,
    Column,
    Extent,
    Meaning,
    Part,
    Place,
    Reference,
    Row,
    Section,
    View,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)' x='",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;b&gt; &#60;script&#62; &amp;",
    "https://evil.example/?a=<b>",
    "mailto:someone@evil.example",
    "]]><![CDATA[<b>",
    "<?php x ?>",
    "\x00\x1b]8;;https://evil.example\x07link\x1b]8;;\x07\x7f\x9b",
    "abc\u202edef\u2066ghi\u2069\u200b\ufeff",
    "{{constructor}} ${alert(1)}",
    "\ud800",
)


def html(view: View, cite: Cite = Cite.NUMBERED) -> str:
    return "".join(write_html(view, Layout(cite=cite)))


def view_of(*sections: Section, **fields: object) -> View:
    view = View(name="x", title="Title", dataset="Data", scope=Scope(), sections=sections)
    return evolve(view, **fields)  # type: ignore[arg-type]


def section(columns: tuple[Column, ...], *rows: tuple[Cell, ...], **fields: object) -> Section:
    made = tuple(Row(id=f"r{n}", kind=Kind.ACTOR, cells=cells) for n, cells in enumerate(rows))
    return evolve(Section(columns=columns, rows=made), **fields)  # type: ignore[arg-type]


def hostile_view(text: str, *, sheet: bool = False) -> View:
    """Make a view in which every string is one text, in every place and with every meaning."""
    columns = tuple(
        Column(key=f"{place}-{meaning}", title=text, place=place, leads_to=text)
        for place in Place
        for meaning in Meaning
    )
    cells = tuple(
        Cell(text, meaning, value=text, short=text, leads_to=text)
        for _ in Place
        for meaning in Meaning
    )
    cited = (
        Cell(text, Meaning.SOURCE, citations=(Citation(source=text, locator=text),)),
        Cell(
            text,
            Meaning.STANCE,
            marks=(Mark(stance=Stance.SUPPORT),),
            citations=(Citation(source="known", locator=text),),
            parts=(Part(0, min(1, len(text)), Meaning.NAME),),
        ),
    )
    more = (Column(key="a", title=text), Column(key="b", title=text, place=Place.UNDER))
    rows = tuple(Row(id=text, kind=None, cells=(*cells, *cited), faint=True) for _ in range(2))
    return View(
        name=text,
        title=text,
        dataset=text,
        scope=Scope(query=text),
        scope_in_words=(text, text),
        sections=(
            Section(
                columns=(*columns, *more), rows=rows, key=text, title=text, note=text, sheet=sheet
            ),
        ),
        notes=(text,),
        references={"known": Reference(id="known", number=1, text=text, short=text)},
        measure=lambda: Extent(count=2, noun=text, span=text),
        empty=text,
        left_out=(text,),
        language=text,
    )


@pytest.mark.parametrize("cite", Cite)
@pytest.mark.parametrize("sheet", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_the_data(
    text: str, sheet: bool, cite: Cite
) -> None:
    written = html(hostile_view(text, sheet=sheet), cite)
    document = read_html(written)
    harmless = read_html(html(hostile_view("harmless", sheet=sheet), cite))
    assert document.language == "en"
    assert re.findall("<[a-z]+", written) == re.findall(
        "<[a-z]+", html(hostile_view("harmless", sheet=sheet), cite)
    )
    assert document.style == harmless.style


@pytest.mark.parametrize("text", HOSTILE[:12])
def test_what_the_data_says_is_shown_as_it_is(text: str) -> None:
    assert text in read_html(html(hostile_view(text))).text


def test_the_words_of_the_hand_made_views_come_out(views: Callable[[str], View]) -> None:
    for name in ("statements", "actors", "card", "nothing"):
        read_html(html(views(name)))
    document = read_html(html(views("statements")))
    assert document.headings == ["Statements", "Sources", "What this rests on"]
    assert "Covers: " in document.text
    assert "Second-hand positions are shown in brackets." in document.text
    (table,) = document.tables
    assert table.heads == [["Date", "Stance", "Words or summary"]]
    first = table.rows[0]
    assert first[:2] == ["2 May 2017", "opposes"]
    assert first[2].endswith("Trade Minister, Ruritania · [1]\xa0page 3; [2]\xa0paragraph 4")
    assert "nothing" not in document.text


def test_an_empty_view_says_what_to_do(nothing: View) -> None:
    document = read_html(html(nothing))
    assert document.tables == []
    assert "No event matches. Try fewer words." in document.text


def test_a_limit_is_told(actors: View) -> None:
    document = read_html(html(evolve(actors, scope=Scope(limit=2))))
    assert len(document.tables[0].rows) == 2
    assert "The first 2 of 4 rows." in document.text


def test_facts_are_named_by_the_first_cell_and_have_no_heads() -> None:
    columns = (
        Column(key="label", title="", place=Place.MARGIN),
        Column(key="value", title="Value"),
        Column(key="aside", title="Note"),
    )
    facts = section(columns, (Cell("Role"), Cell("Envoy"), Cell("")))
    written = html(view_of(facts))
    (table,) = read_html(written).tables
    assert (table.kind, table.heads, table.rows) == ("facts", [], [["Role", "Envoy"]])
    assert '<th scope="row"' in written


def test_details_stand_below_the_last_of_the_words_and_hidden_columns_nowhere() -> None:
    columns = (
        Column(key="n", title="N", place=Place.SCREEN),
        Column(key="a", title="A"),
        Column(key="b", title="B"),
        Column(key="under", title="U", place=Place.UNDER),
        Column(key="words", title="W", place=Place.UNDER),
        Column(key="mark", title="M", place=Place.MARK),
        Column(key="end", title="E", place=Place.END),
        Column(key="hidden", title="H", place=Place.HIDDEN),
    )
    cells = (
        Cell("7"),
        Cell("one"),
        Cell("two"),
        Cell("three"),
        Cell("“said”", Meaning.WORDS),
        Cell("planned", short="○"),
        Cell("4"),
        Cell("never"),
    )
    written = html(view_of(section(columns, cells)))
    (table,) = read_html(written).tables
    assert table.heads == [["A", "B", "E"]]
    assert table.rows == [["one", "two“said”three · planned", "4"]]
    assert "○" not in written
    assert "never" not in written


def test_details_without_any_words_still_come_out() -> None:
    columns = (
        Column(key="a", title="A"),
        Column(key="u", title="U", place=Place.UNDER),
    )
    assert read_html(html(view_of(section(columns, (Cell(), Cell("below")))))).tables[0].rows == [
        ["below"]
    ]
    alone = section(columns[1:], (Cell("below"),))
    assert read_html(html(view_of(alone))).tables[0].rows == [["below"]]


def test_a_section_without_a_word_is_no_table() -> None:
    document = read_html(html(view_of(section((Column(key="a", title="A"),), (Cell(),)))))
    assert document.tables == []


def test_a_column_that_is_filled_late_is_not_lost() -> None:
    columns = (Column(key="a", title="A"), Column(key="b", title="B"))
    rows = [(Cell("x"), Cell("")) for _ in range(300)]
    rows[299] = (Cell("x"), Cell("late"))
    assert "late" in read_html(html(view_of(section(columns, *rows)))).text


def test_pieces_come_as_rows_are_built() -> None:
    built = []

    class Rows(tuple[Row, ...]):
        def __len__(self) -> int:
            return 10_000

        def __iter__(self) -> Iterator[Row]:
            for number in range(10_000):
                built.append(number)
                yield Row(id=str(number), kind=None, cells=(Cell(str(number)),))

    columns = (Column(key="a", title="A"),)
    pieces = write_html(view_of(Section(columns=columns, rows=Rows())))
    for _ in range(3):
        next(pieces)
    assert len(built) < 1_000


def test_a_stance_carries_the_class_of_its_side_beside_its_words() -> None:
    column = (Column(key="s", title="Stance"),)
    marks = {
        "for": (Mark(stance=Stance.SUPPORT),),
        "against": (Mark(stance=Stance.DENY),),
        "conditional": (Mark(stance=Stance.SUPPORT, conditional=True),),
        "": (Mark(stance=Stance.OPEN),),
    }
    for side, each in marks.items():
        words = each[0].words
        cell = Cell(words, Meaning.STANCE, marks=each)
        document = read_html(html(view_of(section(column, (cell,)))))
        assert (f"stance {side}".strip(), words) in document.classes
    two = Cell("supports; denies", Meaning.STANCE, marks=(*marks["for"], *marks["against"]))
    assert ("stance", "supports; denies") in read_html(
        html(view_of(section(column, (two,))))
    ).classes


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(colours: Mapping[str, str]) -> None:
    ground = _luminance(colours["ground"])
    for name, colour in colours.items():
        if name in ("ground", "line"):
            continue
        lighter, darker = sorted((ground, _luminance(colour)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, name


def test_there_are_rules_for_paper_and_for_dark_screens(card: View) -> None:
    style = read_html(html(card)).style
    assert "@media print" in style
    assert "table-header-group" in style
    assert "break-after: avoid" in style
    assert "@media screen and (prefers-color-scheme: dark)" in style
    assert DARK["ground"] in style
    assert "flex" not in style
    assert "grid" not in style
    assert "var(" not in style


def sheet_of(columns: int) -> Section:
    heads = (
        Column(key="who", title="Who"),
        *(Column(key=f"c{n}", title=f"Issue {n}", place=Place.MAIN) for n in range(columns)),
    )
    row = (Cell("Ruritania", Meaning.NAME), *(Cell("supports\nn=2") for _ in range(columns)))
    return section(heads, row, row, sheet=True)


def test_a_sheet_keeps_every_column_and_names_its_rows() -> None:
    written = html(view_of(sheet_of(200)))
    document = read_html(written)
    (table,) = document.tables
    assert table.kind == "sheet turned"
    assert len(table.heads[0]) == len(table.rows[0]) == 201
    assert written.count('<th scope="row"') == 2
    assert '<div dir="auto">supports</div><div dir="auto">n=2</div>' in written
    assert "@page { size: 5306mm 210mm" in document.style


def test_a_narrow_sheet_keeps_its_headings_and_its_page_as_they_are() -> None:
    document = read_html(html(view_of(sheet_of(3))))
    assert document.tables[0].kind == "sheet"
    assert "mm 210mm" not in document.style


def test_a_sheet_s_cell_may_cite_beside_its_words() -> None:
    columns = (Column(key="who", title="Who"), Column(key="x", title="X"))
    cited = (Citation(source="lost", locator="page 1"),)
    rows = [
        (Cell("A"), Cell("supports\n“yes”", Meaning.STANCE, citations=cited)),
        (Cell("B"), Cell("opposes", Meaning.STANCE, citations=cited)),
    ]
    document = read_html(html(view_of(section(columns, *rows, sheet=True))))
    assert document.tables[0].rows == [
        ["A", "supports“yes”[1]\xa0page 1"],
        ["B", "opposes · [1]\xa0page 1"],
    ]


@pytest.mark.parametrize("language", ["ar", "pt-BR", "zh-Hant"])
def test_the_language_of_the_dataset_is_named(actors: View, language: str) -> None:
    assert read_html(html(evolve(actors, language=language))).language == language


@pytest.mark.parametrize("language", ["", "x", "en us", "en_US", 'en" x="', "e" * 9])
def test_what_is_no_language_is_left_out(actors: View, language: str) -> None:
    assert read_html(html(evolve(actors, language=language))).language == "en"


def test_a_source_in_arabic_keeps_its_date_in_place() -> None:
    reference = Reference(
        id="s", number=1, text="هيئة مياه, بيان, 10 Feb 2033", short="هيئة مياه, 10 Feb 2033"
    )
    cell = Cell("", Meaning.SOURCE, citations=(Citation(source="s", locator="page 1"),))
    view = view_of(section((Column(key="s", title="S"),), (cell,)), references={"s": reference})
    assert "<bdi>10 Feb 2033</bdi>" in html(view)
    assert "<bdi>10 Feb 2033</bdi>, <bdi>page 1</bdi>" in html(view, Cite.INLINE)
    assert "<bdi>page 1</bdi>" in html(view, Cite.FOOTNOTE)


def test_notes_lead_back_to_where_they_are_first_cited(statements: View) -> None:
    document = read_html(html(statements, Cite.FOOTNOTE))
    notes = [id for id in document.ids if id.startswith("note-")]
    assert sorted(notes) == sorted({t for t in document.targets if t.startswith("note-")})
    assert [f"noted-{id.removeprefix('note-')}" for id in notes] == [
        target for target in document.targets if target.startswith("noted-")
    ]
    assert "Notes" in document.headings
