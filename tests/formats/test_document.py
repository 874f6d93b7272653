"""What every writer shares: the limit, the head, numbered sources."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from attrs import evolve

from dipview.formats.document import (
    Layout,
    Numbering,
    cell_words,
    column_titles,
    end_of,
    extent_words,
    head_of,
    limited,
)
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.sources import Citation
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Extent, Lazy, Row, Section, View


def test_a_view_without_a_limit_is_itself(statements: View) -> None:
    assert limited(statements) is statements
    assert limited(evolve(statements, scope=Scope(limit=4))) is not None
    assert limited(evolve(statements, scope=Scope(limit=4))).count == 4


def test_a_limit_leaves_the_first_rows_and_says_how_many_there_are(statements: View) -> None:
    cut = limited(evolve(statements, scope=Scope(limit=2)))
    assert [row.id for _, row in cut.rows()] == ["vale-on-tolls", "two-on-dues"]
    assert cut.notes[-1] == "The first 2 of 4 rows."


def test_a_limit_counts_over_all_sections(card: View) -> None:
    cut = limited(evolve(card, scope=Scope(limit=3)))
    assert [(section.key, len(section.rows)) for section in cut.sections] == [
        ("facts", 2),
        ("said", 1),
    ]
    assert [row.id for row in cut.sections[0].rows[0:9]] == ["ruritania", "harbour-league"]


def test_a_section_that_counts_the_others_is_left_whole_and_not_counted(card: View) -> None:
    first, *others = card.sections
    counting = evolve(card, sections=(evolve(first, tally=True), *others))
    cut = limited(evolve(counting, scope=Scope(limit=1)))
    assert [len(section.rows) for section in cut.sections] == [len(first.rows), 1]
    listed = card.count - len(first.rows)
    assert cut.notes[-1] == f"The first 1 of {listed} rows."
    assert limited(evolve(counting, scope=Scope(limit=listed))).count == card.count


def test_rows_behind_the_limit_are_never_built(statements: View) -> None:
    built = []
    rows = {row.id: row for row in statements.sections[0].rows}

    def build(id: str) -> Row:
        built.append(id)
        return rows[id]

    lazy = Lazy(tuple(rows), build)
    section = evolve(statements.sections[0], rows=lazy)
    cut = limited(evolve(statements, sections=(section,), scope=Scope(limit=1)))
    assert len(list(cut.rows())) == 1
    assert built == ["vale-on-tolls"]


def test_sources_are_numbered_in_the_order_in_which_they_are_cited(statements: View) -> None:
    numbering = Numbering(statements.references)
    cell = Cell(
        citations=(
            Citation(source="minutes-7", locator="page 3"),
            Citation(source="gazette-2017-05-02"),
            Citation(source="minutes-7", locator="page 9"),
            Citation(source="minutes-7", locator="page 3"),
        )
    )
    assert cell_words(cell, numbering) == "[1] pages 3, 9; [2]"
    assert [(number, id) for number, id, _ in numbering.cited()] == [
        (1, "minutes-7"),
        (2, "gazette-2017-05-02"),
    ]


@pytest.mark.parametrize(
    ("locators", "words"),
    [
        (("paragraph 8",), "[1] paragraph 8"),
        (("paragraph 8", "paragraph 9", "paragraph 8"), "[1] paragraphs 8, 9"),
        (("pages 3-4", "pages 7-8"), "[1] pages 3-4, 7-8"),
        (("page 3", "note 1"), "[1] page 3, note 1"),
        (("passim", "page 3"), "[1] passim, page 3"),
        (("", ""), "[1]"),
    ],
)
def test_places_in_one_source_share_their_label(locators: tuple[str, ...], words: str) -> None:
    citations = tuple(Citation(source="a", locator=locator) for locator in locators)
    assert cell_words(Cell(citations=citations), Numbering({})) == words


def test_a_source_that_the_view_does_not_list_is_given_by_its_id() -> None:
    numbering = Numbering({})
    numbering.of("lost")
    assert list(numbering.cited()) == [(1, "lost", "lost")]


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (Extent(count=1234567, noun="statements", span="2017"), "1,234,567 statements, 2017"),
        (Extent(count=1, noun="statements"), "1 statement"),
        (Extent(count=1, noun="matches"), "1 match"),
        (Extent(count=1, noun="entries"), "1 entry"),
        (Extent(count=0, noun="events"), "0 events"),
    ],
)
def test_an_extent_is_told_in_words(extent: Extent, words: str) -> None:
    assert extent_words(extent) == words


def test_the_head_leaves_out_what_is_empty(card: View, statements: View) -> None:
    assert list(head_of(card)) == ["Dataset"]
    assert list(head_of(statements)) == ["Dataset", "Scope", "Covers"]


def test_a_shared_column_has_the_title_of_its_first_section() -> None:
    sections = tuple(
        Section(columns=(Column(key="what", title=title),), rows=()) for title in ("One", "Two")
    )
    view = View(name="x", title="X", dataset="d", scope=Scope(), sections=sections)
    assert column_titles(view) == {"what": "One"}


def test_a_column_may_not_take_a_name_that_writers_use() -> None:
    section = Section(columns=(Column(key="kind", title="Kind"),), rows=())
    view = View(name="x", title="X", dataset="d", scope=Scope(), sections=(section,))
    with pytest.raises(ValueError, match="kind"):
        column_titles(view)


def test_a_document_ends_with_what_it_rests_on(views: Callable[[str], View]) -> None:
    view = views("statements")
    for format in (Format.TEXT, Format.MARKDOWN, Format.HTML):
        lines = "".join(write(view, format)).rsplit("What this rests on", 1)[1]
        assert "SHA-256: " in lines
        assert "a3f1" * 16 in lines
        for fact in ("Tolls and dues, May 2017", "3 May 2017", "query: tolls", "2 positions in"):
            assert fact in lines, format
    told = json.loads("".join(write(view, Format.JSON)))["rests_on"]
    assert told["sha256"] == "a3f1" * 16
    assert told["as_of"] == "2017-05-03"
    assert told["left_out"] == ["2 positions in drafts"]
    assert "a3f1" not in "".join(write(view, Format.CSV))


def test_a_limit_is_told_among_what_is_left_out(views: Callable[[str], View]) -> None:
    view = views("statements")
    view = evolve(view, scope=evolve(view.scope, limit=1))
    assert end_of(limited(view))["Left out"] == "2 positions in drafts; 3 of 4 rows"


def test_on_a_terminal_only_what_is_handed_over_says_again_what_it_rests_on(
    views: Callable[[str], View],
) -> None:
    view = views("statements")
    terminal = Layout(terminal=True)
    assert "SHA-256" not in "".join(write(view, Format.TEXT, terminal))
    assert "SHA-256" in "".join(write(evolve(view, document=True), Format.TEXT, terminal))


def test_a_document_says_that_nothing_was_left_out(views: Callable[[str], View]) -> None:
    view = views("statements")
    assert view.rests_on is not None
    whole = evolve(view, rests_on=evolve(view.rests_on, left_out=(), scope=()))
    assert "Left out" not in end_of(whole)
    assert end_of(evolve(whole, document=True))["Left out"] == "nothing"
    assert end_of(whole)["Scope"] == "all of it"
