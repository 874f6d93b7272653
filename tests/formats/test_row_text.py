"""Row text: the words first, then who and when, then the source in full; nothing acts."""

from __future__ import annotations

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.formats.row_text import row_as_text
from dipview.model.sources import Citation
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Reference, Row, Section, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of

BUNDLED = read_workspace([bundled_path()])
SOURCE = "Source: RFE/RL, 11 Apr 2017, with Reuters, AP, AFP, dpa, paragraph"


def text_of(name: str, id: str) -> str:
    view = catalogue_of(BUNDLED, name, Scope())
    section, row = next((s, r) for s, r in view.rows() if r.id == id)
    return row_as_text(view, section, row)


def test_a_statement_has_its_words_who_when_and_the_source_in_full() -> None:
    lines = text_of("quotes", "ohtaka-key-role").splitlines()
    assert lines[0] == "“can play a key role”"
    assert lines[1].startswith("Masato Ohtaka")
    assert lines[1].endswith("by 11 Apr 2017")
    assert lines[2] == f"{SOURCE} 8"
    assert len(lines) == 3


def test_a_position_has_the_words_that_it_rests_on() -> None:
    lines = text_of("positions", "ohtaka-key-role#negotiated-settlement@masato-ohtaka").splitlines()
    assert lines[0].endswith("— leans towards")
    assert lines[1].startswith("Masato Ohtaka")
    assert lines[2] == "“can play a key role”"
    assert lines[3] == f"{SOURCE} 8"


@pytest.mark.parametrize("name", ["actors", "quotes", "events", "positions", "issues", "sources"])
def test_no_row_has_a_number_in_place_of_its_source(name: str) -> None:
    view = catalogue_of(BUNDLED, name, Scope())
    for section, row in view.rows():
        text = row_as_text(view, section, row)
        assert text.strip()
        assert "[1]" not in text
        cites = any(cell.citations for cell in row.cells)
        assert (("Source: " in text) == cites) or name == "sources"


def test_a_source_is_cited_once_with_all_its_places_and_all_is_display_safe() -> None:
    columns = (
        Column(key="words", title="Words"),
        Column(key="date", title="Date", place=Place.MARGIN),
        Column(key="count", title="Found in", place=Place.END),
        Column(key="sources", title="Sources", place=Place.UNDER),
        Column(key="tags", title="Tags", place=Place.HIDDEN),
    )
    places = [("s", "p. 1"), ("t", ""), ("s", "p. 2"), ("s", "p. 1"), ("gone", "")]
    cells = (
        Cell("“a\x1b]52;c;eA==\x07”", Meaning.WORDS),
        Cell("", Meaning.DATE),
        Cell("3", Meaning.COUNT),
        Cell("…", citations=tuple(Citation(source=s, locator=at) for s, at in places)),
        Cell("hidden"),
    )
    row = Row(id="x", kind=None, cells=cells)
    section = Section(columns=columns, rows=(row,))
    references = {
        "s": Reference(id="s", number=1, text="A book\u202e, 2017"),
        "t": Reference(id="t", number=2, text="Another"),
    }
    view = View(
        name="v", title="", dataset="", scope=Scope(), sections=(section,), references=references
    )
    assert row_as_text(view, section, row) == (
        "“a␛]52;c;eA==␇”\nFound in: 3\nSource: A book<U+202E>, 2017, p. 1, p. 2\nSource: Another\n"
    )
