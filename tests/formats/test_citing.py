"""Three ways to cite, in each format for readers: byte for byte, and what each must say."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from tests.formats.reading_html import read_html

from dipview.formats.document import Layout, Numbering
from dipview.formats.format import Cite, Format
from dipview.formats.writers import write
from dipview.model.sources import Citation, Source
from dipview.model.spans import read_span
from dipview.views.citing.style import Style
from dipview.views.citing.written import pieces_of
from dipview.views.view import Reference, View

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}


def written(view: View, format: Format, cite: Cite) -> str:
    return "".join(write(view, format, Layout(cite=cite)))


@pytest.mark.parametrize("cite", [Cite.INLINE, Cite.FOOTNOTE])
@pytest.mark.parametrize("format", ENDINGS)
@pytest.mark.parametrize("name", ["statements", "card"])
def test_a_view_is_cited_as_the_golden_file_has_it(
    name: str, format: Format, cite: Cite, views: Callable[[str], View]
) -> None:
    path = GOLDEN / f"{name}-{cite}.{ENDINGS[format]}"
    document = written(views(name), format, cite).encode()
    if os.environ.get("DIPVIEW_GOLDEN") == "write":
        path.write_bytes(document)
    assert document == path.read_bytes()


@pytest.mark.parametrize("format", [Format.CSV, Format.JSON])
def test_data_is_the_same_however_documents_cite(format: Format, statements: View) -> None:
    assert len({written(statements, format, cite) for cite in Cite}) == 1


@pytest.mark.parametrize("format", ENDINGS)
def test_numbers_are_the_way_to_cite_that_needs_no_asking(format: Format, card: View) -> None:
    assert "".join(write(card, format)) == written(card, format, Cite.NUMBERED)


def test_inline_names_source_date_and_place_and_lists_sources_without_numbers(
    statements: View,
) -> None:
    text = written(statements, Format.TEXT, Cite.INLINE)
    body, _, sources = text.partition("\nSources\n")
    assert not re.search(r"\[\d+\]", text)
    assert (
        "(Harbour League, 3 May 2017, page 3; Harbour Gazette, 2 May 2017, paragraph 4)"
        in " ".join(body.split())
    )
    assert "paragraphs 5, 9)" in body
    assert sources.count("\n- ") == 3
    markdown = written(statements, Format.MARKDOWN, Cite.INLINE)
    assert "\n- Harbour League, Minutes 7, 3 May 2017\n" in markdown


def test_a_note_for_each_place_and_each_place_once(statements: View) -> None:
    markdown = written(statements, Format.MARKDOWN, Cite.FOOTNOTE)
    marks = re.findall(r"\[\^(\d+)\](?!:)", markdown)
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", markdown, re.MULTILINE)
    assert list(dict.fromkeys(marks)) == [number for number, _ in notes]
    assert len({text for _, text in notes}) == len(notes) == 6
    assert notes[0][1] == "Harbour League, Minutes 7, 3 May 2017, page 3"
    text = written(statements, Format.TEXT, Cite.FOOTNOTE)
    assert "\nNotes\n-----\n[1] Harbour League, Minutes 7, 3 May 2017, page 3\n" in text
    page = read_html(written(statements, Format.HTML, Cite.FOOTNOTE))
    assert len([id for id in page.ids if id.startswith("note-")]) == 6


def test_two_places_in_one_source_are_one_source_and_two_notes() -> None:
    two = (Citation(source="s", locator="page 1"), Citation(source="s", locator="page 2"))
    again = (*two, two[0])
    known = {"s": Reference(id="s", number=7, text="A Gazette, 2 May 2017", short="A Gazette")}
    numbered, noted = Numbering(known), Numbering(known, Cite.FOOTNOTE)
    assert [(c.number, c.places) for c in numbered.each(again)] == [(1, "pages 1, 2")]
    assert [c.number for c in noted.each(again)] == [1, 2]
    assert [text for _, _, text in noted.cited()] == [
        "A Gazette, 2 May 2017, page 1",
        "A Gazette, 2 May 2017, page 2",
    ]
    assert [text for _, _, text in numbered.cited()] == ["A Gazette, 2 May 2017"]


def test_a_source_that_is_not_known_is_named_by_its_id() -> None:
    lost = (Citation(source="lost\x1b", locator=""),)
    (cited,) = Numbering({}, Cite.INLINE).each(lost)
    assert (cited.name, cited.places) == ("lost␛", "")


def test_notes_in_a_style_are_shortened_where_a_source_was_cited_before() -> None:
    known = {
        name: Reference(
            id=name,
            number=1,
            text=name,
            source=Source(id=name, type="article-newspaper", publisher=name.capitalize()),
        )
        for name in ("gazette", "league")
    }
    places = (("gazette", "page 1"), ("gazette", "page 2"), ("league", ""), ("gazette", "page 3"))
    cited = tuple(Citation(source=source, locator=where) for source, where in places)
    un, chicago = (
        Numbering(known, Cite.FOOTNOTE, style) for style in (Style.UNITED_NATIONS, Style.CHICAGO)
    )
    for numbering in (un, chicago):
        numbering.each(cited)
    assert [text for _, _, text in un.cited()] == [
        "Gazette, p. 1.",
        "Ibid., p. 2.",
        "League.",
        "Gazette (see note 1 above), p. 3.",
    ]
    assert [text for _, _, text in chicago.cited()] == [
        "Gazette, n.d., 1.",
        "Gazette, 2.",
        "League, n.d.",
        "Gazette, 3.",
    ]
    for numbering in (un, chicago):
        italics = [[piece for piece, it in pieces_of(t) if it] for *_, t in numbering.cited()]
        assert italics[3] == ["Gazette"]
    numbered = Numbering(known, style=Style.UNITED_NATIONS).like()
    (first, _) = numbered.each(cited)
    assert (first.number, first.places) == (1, "pp. 1, 2 and 3")


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        (Format.TEXT, "Harbour Gazette, 2 May 2017."),
        (Format.MARKDOWN, "*Harbour Gazette*, 2 May 2017."),
        (Format.HTML, "<i>Harbour Gazette</i>, 2 May 2017."),
    ],
)
def test_what_a_style_has_in_italics_is_so_where_a_format_has_them(
    format: Format, shown: str, statements: View
) -> None:
    names = set(statements.references)
    cited = Source(
        id="g",
        type="article-newspaper",
        publisher="Harbour Gazette",
        issued=read_span("2017-05-02"),
    )
    known = {id: Reference(id=id, number=1, text=id, source=cited) for id in names}
    view = evolve(statements, references=known)
    assert shown in "".join(write(view, format, Layout(style=Style.UNITED_NATIONS)))
