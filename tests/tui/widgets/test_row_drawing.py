"""Row drawing: what a cell says and in which role."""

from __future__ import annotations

import pytest

from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.model.votes import Option
from dipview.standing.roll_calls import Count
from dipview.tui.theme import Role
from dipview.tui.widgets.row_drawing import RowRenderer, short_locator
from dipview.tui.widgets.text_spans import TextSpan, wrap
from dipview.views.parts.counts_bar import bar_cell
from dipview.views.parts.marks import Mark
from dipview.views.view import Cell, Meaning, Part, Place, Reference

RENDERER = RowRenderer({id: Reference(id=id, number=n, text=id) for n, id in enumerate("xy", 1)})


@pytest.mark.parametrize(
    ("locator", "short"),
    [
        ("paragraph 12", "§12"),
        ("page 3", "p. 3"),
        ("page 3-4", "p. 3-4"),
        ("folio 7", "folio 7"),
        ("paragraph", "paragraph"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_a_locator_is_written_as_short_as_it_is_read(locator: str, short: str) -> None:
    assert short_locator(locator) == short


def test_citations_of_one_source_stand_together() -> None:
    places = [("x", "paragraph 1"), ("y", ""), ("x", "paragraph 14")]
    citations = tuple(Citation(source=source, locator=locator) for source, locator in places)
    cell = Cell("X, §1; Y; X, §14", Meaning.SOURCE, citations=citations)
    assert RENDERER.cell(cell, Place.UNDER) == (TextSpan("[1] §1, §14, [2]", Role.QUIET),)


def test_a_source_that_has_no_number_is_written_out() -> None:
    cell = Cell("Reuters", Meaning.SOURCE, citations=(Citation(source="unknown"),))
    assert RENDERER.cell(cell, Place.UNDER) == (TextSpan("Reuters", Role.QUIET),)


def test_marks_have_the_colour_of_their_side() -> None:
    stances = (Stance.DENY, Stance.SUPPORT, Stance.ABSTAIN, None)
    marks = [Mark(stance=each, conditional=each is Stance.SUPPORT) for each in stances]
    spans = RENDERER.cell(Cell("denies", Meaning.STANCE, marks=tuple(marks)), Place.MARGIN)
    assert [(span.text, span.role) for span in spans if span.text.strip()] == [
        ("▼", Role.AGAINST),
        ("▲if", Role.CONDITIONAL),
        ("∅", Role.NONE),
        ("·", Role.QUIET),
    ]


def test_a_faint_cell_is_all_quiet() -> None:
    cell = Cell("Sanctions", Meaning.STANCE, marks=(Mark(stance=Stance.DENY),))
    assert {span.role for span in RENDERER.cell(cell, Place.MAIN, faint=True)} == {Role.QUIET}


def test_a_lone_symbol_in_the_margin_is_accented_and_a_label_is_not() -> None:
    assert RENDERER.cell(Cell("●"), Place.MARGIN) == (TextSpan("●", Role.ACCENT),)
    assert RENDERER.cell(Cell("Asserts"), Place.MARGIN) == (TextSpan("Asserts", Role.QUIET),)


def test_names_are_bold_on_a_card_and_below_other_text() -> None:
    cell = Cell("Russia", Meaning.NAME)
    assert RENDERER.cell(cell, Place.MAIN) == (TextSpan("Russia", Role.NAME),)
    assert RENDERER.cell(cell, Place.UNDER) == (TextSpan("Russia", Role.STRONG),)
    assert RENDERER._replace(wrap=True).cell(cell, Place.MAIN) == (TextSpan("Russia", Role.STRONG),)


def test_matches_that_lie_outside_the_text_are_not_drawn() -> None:
    renderer = RENDERER._replace(highlighter=lambda _: [(-4, 1), (1, 2), (2, 99), (7, 3)])
    spans = renderer.cell(Cell("abcd"), Place.MAIN)
    assert [(span.text, span.match) for span in spans] == [("a", False), ("b", True), ("cd", True)]


def test_details_are_lit_where_they_are_what_was_found() -> None:
    renderer = RENDERER._replace(highlighter=lambda text: [(0, len(text))])
    assert all(span.match for span in renderer.cell(Cell("a", Meaning.QUIET), Place.UNDER))


def test_a_very_long_cell_is_looked_at_as_far_as_a_line_can_show() -> None:
    spans = RENDERER.cell(Cell("a" * 1_000_000), Place.MAIN)
    assert sum(len(span.text) for span in spans) < 10_000
    assert spans[-1].text == "…"


def test_parts_that_lie_outside_the_text_are_cut_to_it() -> None:
    parts = (Part(-3, 1, Meaning.QUIET), Part(2, 99, Meaning.WORDS))
    spans = RENDERER.cell(Cell("abc", parts=parts), Place.MAIN)
    assert [(span.text, span.role) for span in spans] == [
        ("a", Role.QUIET),
        ("b", Role.INK),
        ("c", Role.WORDS),
    ]


def test_a_number_and_its_place_are_not_parted_where_a_row_is_wrapped() -> None:
    renderer = RENDERER._replace(wrap=True)
    cited = Cell(
        "said",
        Meaning.SOURCE,
        citations=tuple(
            Citation(source="x", locator=each) for each in ("paragraph 18", "page 4", "article 7")
        ),
    )
    line = (TextSpan("Ruritania · "), *renderer.cell(cited, Place.UNDER))
    assert ["".join(span.text for span in each) for each in wrap(line, 15)] == [
        "Ruritania ·",
        "[1] §18, p. 4,",
        "art. 7",
    ]
    assert ["".join(span.text for span in each) for each in wrap(line, 40)] == [
        "Ruritania · [1] §18, p. 4, art. 7"
    ]


def test_a_bar_of_votes_has_the_colours_of_the_sides_and_is_never_a_symbol() -> None:
    counts = {Option.YES: 59, Option.NO: 3, Option.ABSTAIN: 71, Option.NOT_VOTING: 46}
    cell = bar_cell({option: Count(number=n, printed=True) for option, n in counts.items()})
    spans = RENDERER.cell(cell, Place.MARGIN)
    assert [(span.text, span.role) for span in spans] == [
        ("█████", Role.FOR),
        ("▚", Role.AGAINST),
        ("░░░░░", Role.NONE),
        ("───", Role.QUIET),
    ]
    ascii_spans = RENDERER._replace(ascii_marks=True).cell(cell, Place.MARGIN)
    assert "".join(span.text for span in ascii_spans) == "+++++-00000..."
    assert [span.role for span in ascii_spans] == [span.role for span in spans]


def test_what_one_voted_over_the_years_has_the_colours_of_its_options() -> None:
    parts = (Part(0, 3, Meaning.FOR), Part(3, 8, Meaning.TEXT), Part(8, 10, Meaning.AGAINST))
    cell = Cell("yes 1992no 1993", parts=parts)
    roles = [span.role for span in RENDERER.cell(cell, Place.MAIN)]
    assert roles == [Role.FOR, Role.INK, Role.AGAINST, Role.INK]
