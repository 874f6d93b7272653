"""Markdown: tables that readers of Markdown see as meant, and data without any power."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dipview.formats.markdown_writer import escape, write_markdown
from dipview.formats.safe_text import show
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Row, Section, View

READER = MarkdownIt("gfm-like")
HARMLESS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
    *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    *("list_item_open", "list_item_close", "code_inline", "text_special"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
}
TEXT = st.text(st.one_of(st.sampled_from("*_`[]()<>|!#&;\\~$^@+-=:/.1 awxht"), st.characters()))


def tokens_of(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def document_of(*words: str) -> str:
    row = Row(id="x", kind=Kind.EVENT, cells=tuple(Cell(each) for each in words))
    columns = tuple(Column(key=f"c{n}", title=f"Column {n}") for n, _ in enumerate(words))
    view = View(
        name="x",
        title=words[0],
        dataset=words[0],
        scope=Scope(),
        sections=(Section(columns=columns, rows=(row,), title=words[0], note=words[0]),),
        notes=words,
    )
    return "".join(write_markdown(view))


@given(TEXT)
def test_no_text_from_the_data_becomes_more_than_text(text: str) -> None:
    types = {token.type for token in tokens_of(document_of(text, "beside"))}
    assert types - HARMLESS <= {"link_open", "link_close"}  # bare domains, which GitHub leaves


@given(TEXT)
def test_a_reader_of_markdown_sees_the_text_as_it_is(text: str) -> None:
    shown = " ".join(show(text).split())
    found = "".join(
        token.content
        for token in tokens_of(f"x {escape(shown)}")
        if token.type in ("text", "code_inline", "text_special")
    )
    assert found.split() == f"x {shown}".split()


@pytest.mark.parametrize(
    "text",
    [
        "[label](https://evil.example/)",
        "![image](http://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "<https://evil.example/>",
        "https://evil.example/a_b*c",
        "HTTP://evil.example",
        "www.evil.example",
        "someone@evil.example",
        "[ref]: https://evil.example/",
        "`code` **bold** ~~struck~~ $math$ &amp; &#65;",
    ],
)
def test_links_images_and_html_do_not_act(text: str) -> None:
    types = {token.type for token in tokens_of(document_of(text, "beside"))}
    assert types <= HARMLESS


@pytest.mark.parametrize(
    "text", ["# title", "- item", "+ item", "1. item", "12) item", "---", "===", "% title", ": def"]
)
def test_nothing_begins_a_block(text: str) -> None:
    (paragraph,) = [token for token in READER.parse(escape(text)) if token.type == "inline"]
    assert paragraph.content
    assert READER.parse(escape(text))[0].type == "paragraph_open"


def test_an_address_stands_as_code_and_can_be_copied() -> None:
    text = "Gazette, https://gazette.example/a_b/(c)?d=e&f, p. 2."
    assert escape(text) == "Gazette, `https://gazette.example/a_b/(c)?d=e&f`, p. 2."


def test_columns_without_any_text_are_left_out() -> None:
    assert "Column 1" not in document_of("words", "")
    assert "| Column 0 |\n| --- |\n| words |" in document_of("words", "")


def test_hostile_text_keeps_to_its_cell() -> None:
    document = document_of("a | b \\| c\n| d |", "beside")
    rows = [token for token in READER.parse(document) if token.type == "tr_open"]
    fields = [token for token in READER.parse(document) if token.type == "td_open"]
    assert (len(rows), len(fields)) == (2, 2)


def test_no_column_of_a_long_section_is_left_out_for_what_its_first_rows_do_not_say() -> None:
    columns = (Column(key="what", title="What"), Column(key="late", title="Late"))
    cells = [(Cell("an event"), Cell(""))] * 300 + [(Cell("the last"), Cell("come at last"))]
    rows = tuple(Row(id="x", kind=Kind.EVENT, cells=each) for each in cells)
    section = Section(columns=columns, rows=rows)
    view = View(name="x", title="X", dataset="D", scope=Scope(), sections=(section,))
    assert "| the last | come at last |" in "".join(write_markdown(view))
