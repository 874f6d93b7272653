"""Plain text: fits its width, keeps every word, streams."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.document import Layout
from dipview.formats.safe_text import show
from dipview.formats.text_writer import write_text
from dipview.formats.width import cells
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section, View


def written(view: View, width: int = 100) -> str:
    return "".join(write_text(view, Layout(width=width)))


def view_of(columns: tuple[Column, ...], *rows: tuple[Cell, ...]) -> View:
    built = tuple(Row(id="x", kind=Kind.ACTOR, cells=cells) for cells in rows)
    section = Section(columns=columns, rows=built)
    return View(name="x", title="X", dataset="D", scope=Scope(), sections=(section,))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_asked(
    width: int, statements: View, actors: View, card: View
) -> None:
    for view in (statements, actors, card):
        assert all(cells(line) <= width for line in written(view, width).split("\n"))


def test_a_width_below_forty_is_forty(actors: View) -> None:
    assert written(actors, 1) == written(actors, 40)


def test_no_line_ends_with_a_space(statements: View, card: View) -> None:
    for view in (statements, card):
        assert all(line == line.rstrip() for line in written(view).split("\n"))


def test_exact_words_are_kept_whole_with_their_quotation_marks(statements: View) -> None:
    words = statements.sections[0].rows[0].cells[2].text
    for width in (60, 100, 400):
        first, _, rest = written(statements, width).partition("“")
        indent = len(first.rsplit("\n", 1)[-1])
        lines = f"“{rest}".split("\n")
        flowing = " ".join([lines[0], *(line[indent:] for line in lines[1:])])
        assert words in flowing


def test_the_words_of_one_citation_stay_on_one_line(statements: View) -> None:
    for width in range(60, 120):
        assert "[2] paragraph 4" in written(statements, width)


def test_hidden_columns_are_left_out(statements: View) -> None:
    assert "verbatim" not in written(statements)


def test_sources_alone_stand_behind_the_words(card: View) -> None:
    assert "member of   Harbour League  [1] paragraph 1" in written(card)


def test_numbers_in_the_margin_stand_to_the_right() -> None:
    columns = (
        Column(key="count", title="Number", place=Place.MARGIN),
        Column(key="what", title="What"),
    )
    view = view_of(
        columns,
        (Cell("9", Meaning.COUNT), Cell("events")),
        (Cell("34", Meaning.COUNT), Cell("actors")),
    )
    assert " 9   events\n34   actors\n" in written(view)


def test_a_row_without_words_keeps_its_sources() -> None:
    columns = (Column(key="date", title="Date", place=Place.MARGIN),)
    assert "10 Apr 2017\n" in written(view_of(columns, (Cell("10 Apr 2017"),)))


def test_columns_share_the_room_that_there_is() -> None:
    columns = tuple(Column(key=f"c{n}", title=f"C{n}") for n in range(4))
    row = tuple(Cell(f"{n} " + "word " * 12) for n in range(4))
    text = written(view_of(columns, row), 60)
    assert all(cells(line) <= 60 for line in text.split("\n"))
    assert text.count("word") == 48


def test_rows_are_built_only_as_they_are_written(statements: View) -> None:
    row = statements.sections[0].rows[0]
    built = []

    def build(id: str) -> Row:
        built.append(id)
        return row

    lazy = Lazy([str(number) for number in range(1_000_000)], build)
    view = evolve(statements, sections=(evolve(statements.sections[0], rows=lazy),))
    lines = list(islice(write_text(view), 50))
    assert len(lines) == 50
    assert len(built) <= 500


def test_no_more_rows_are_measured_of_many_sections_than_of_one(statements: View) -> None:
    row = statements.sections[0].rows[0]
    built = []

    def build(id: str) -> Row:
        built.append(id)
        return row

    section = statements.sections[0]
    lazy = [Lazy([str(number) for number in range(150)], build) for _ in range(1_000)]
    view = evolve(statements, sections=tuple(evolve(section, rows=rows) for rows in lazy))
    lines = list(islice(write_text(view), 50))
    assert len(lines) == 50
    assert len(built) <= 700


@pytest.mark.parametrize("place", [Place.MARGIN, Place.MAIN, Place.END])
def test_what_no_measured_row_says_stands_beneath_with_its_title(place: Place) -> None:
    columns = (Column(key="what", title="What"), Column(key="late", title="Late", place=place))
    early, last = (Cell("an event"), Cell("")), (Cell("the last"), Cell("come at last"))
    text = written(view_of(columns, *([early] * 700), last))
    assert text.count("an event") == 700
    assert "Late come at last" in " ".join(text.split())


@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.text()), max_size=4))
def test_any_text_is_laid_out_without_a_word_lost(rows: list[tuple[str, str, str, str]]) -> None:
    columns = tuple(
        Column(key=place.value, title=place.value, place=place)
        for place in (Place.MARGIN, Place.MAIN, Place.UNDER, Place.END)
    )
    view = view_of(columns, *(tuple(map(Cell, row)) for row in rows))
    text = written(view, 60)
    assert not any(ord(sign) < 0x20 and sign != "\n" for sign in text)
    assert "\ue000" not in text
    said = Counter("".join(show(word) for row in rows for word in row))
    assert not {sign for sign in said - Counter(text) if not sign.isspace()}
