"""The screen while something is searched for: the best match, what else matches, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.tiers import slow_but, slow_but_of

from dipview.tui.widgets.pane_area import MIDDLE
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.views.view import UNSEEN, Place

if TYPE_CHECKING:
    from .conftest import Hands, Open

SIZES = [(160, 45), (120, 36)]


def title_of(hands: Hands, pane: str) -> str:
    return re.sub(r"\[[^]]*\]", "", str(hands.explorer.pane(pane).border_title))


def below(hands: Hands, pane: str) -> str:
    return str(hands.explorer.pane(pane).border_subtitle)


async def test_the_card_shows_the_best_match_while_it_is_typed(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:tilerson")
        assert hands.explorer.typing
        assert hands.card() == "Best match · Actor: Rex Tillerson"
        await hands.press("enter")
        assert hands.card() == "Actor: Rex Tillerson", "the cursor is on it now"
        await hands.press("escape")
        assert not hands.card().startswith("Best match")


async def test_the_card_shows_what_comes_first_where_no_match_is_best(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:issue:sanctions")
        assert hands.card() == "First match · Actor: Canada"


async def test_the_card_shows_the_dataset_where_nothing_is_found(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:xqzvwk")
        assert hands.card() == "Dataset"


async def test_enter_goes_to_the_match_that_the_card_shows(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:chemical weapons")
        shown = hands.card()
        await hands.press("enter")
        assert shown == f"Best match · {hands.card()}"


async def test_a_best_match_that_the_day_leaves_out_is_not_shown(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("left_curly_bracket", "slash", "type:gabriel peace")
        best = hands.card().removeprefix("Best match · ")
        await hands.press("enter")
        assert hands.card() in (best, "Dataset")


@pytest.mark.parametrize("size", slow_but(SIZES, SIZES[0]))
async def test_few_rows_leave_their_lines_to_the_card_until_the_search_is_over(
    opened: Open, size: tuple[int, int]
) -> None:
    async with opened(size) as hands:
        before = hands.explorer.pane("card").size.height
        await hands.press("slash", "type:sanctions")
        searching = hands.explorer.pane("card").size.height
        assert searching > before + 5
        lists = [hands.explorer.pane(name).list for name in ("actors", "statements", "events")]
        assert any(each.virtual_size.height == each.size.height for each in lists)
        assert all(each.virtual_size.height <= each.size.height for each in lists)
        await hands.press("down")
        searching = hands.explorer.pane("card").size.height
        await hands.press("2", "j")
        assert hands.explorer.pane("card").size.height == searching, "no cursor moves an edge"
        await hands.press("escape")
        assert hands.explorer.pane("card").size.height == before


async def test_many_rows_leave_the_card_what_it_has(opened: Open) -> None:
    async with opened() as hands:
        before = hands.explorer.pane("card").size.height
        await hands.press("slash", "type:russia")
        assert hands.explorer.pane("card").size.height == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_panes_that_share_a_place_are_named_in_its_upper_edge(
    opened: Open, size: tuple[int, int]
) -> None:
    async with opened(size) as hands:
        assert title_of(hands, "statements") == "2 Statements  4 Positions  5 Issues  6 Sources"
        await hands.press("5")
        assert title_of(hands, "issues") == "2 Statements  4 Positions  5 Issues  6 Sources"
        assert "2 Statements  4 Positions" in hands.screen_text()


@pytest.mark.parametrize("size", slow_but(SIZES, SIZES[0]))
async def test_a_search_tells_in_them_how_much_each_has(
    opened: Open, size: tuple[int, int]
) -> None:
    async with opened(size) as hands:
        await hands.press("5", "slash", "type:russia")
        count = {name: len(hands.ids(name)) for name in MIDDLE}
        wanted = (
            f"2 Statements {count['statements']}  4 Positions {count['positions']}"
            f"  5 Issues  6 Sources {count['sources']}"
        )
        assert title_of(hands, "issues") == wanted
        assert f"{count['issues']} of 14" in below(hands, "issues")


async def test_a_click_on_a_name_in_the_upper_edge_goes_there(opened: Open) -> None:
    async with opened() as hands:
        pane = hands.explorer.pane("statements")
        at = 3 + title_of(hands, "statements").index("Positions")
        await hands.pilot.click(pane, offset=(at, 0))
        await hands.press()
        assert hands.session.location.pane == "positions"
        await hands.pilot.click(hands.explorer.pane("positions"), offset=(4, 0))
        await hands.press()
        assert hands.session.location.pane == "statements"


async def test_the_search_box_counts_every_kind(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:russia")
        told = hands.screen_text().splitlines()[2]
        for name in ("actors", "statements", "events", "positions", "issues"):
            assert f"{len(hands.ids(name))} {name}" in told


def lit(hands: Hands, pane: str, row: int) -> str:
    """Give what is drawn as found in a row of a pane, on a screen with room for all of it."""
    shown = hands.explorer.pane(pane).list
    view = shown.view
    assert view is not None
    renderer = RowRenderer(view.references, shown.highlighter)
    section, found = list(view.rows())[row]
    cells = zip(section.columns, found.cells, strict=True)
    spans = [
        span
        for column, cell in cells
        if column.place not in UNSEEN
        for span in renderer.cell(cell, Place.UNDER)
    ]
    return " ".join(span.text for span in spans if span.match)


@pytest.mark.parametrize(
    ("query", "pane", "words"),
    slow_but_of(
        [
            ("gas", "statements", "gas"),
            ("lucca", "events", "Lucca"),
            ("bashar", "positions", "Bashar"),
            ("foreign minister", "actors", "Foreign Minister"),
            ("reuters", "sources", "Reuters"),
            ("militaries", "issues", "militaries"),
            ("chemical", "statements", "chemical"),
        ],
        "gas",
        "foreign minister",
    ),
)
async def test_what_was_searched_for_is_lit_wherever_it_was_found(
    opened: Open, query: str, pane: str, words: str
) -> None:
    async with opened() as hands:
        await hands.press("slash", *(" " if each == " " else each for each in query))
        for row in range(len(hands.ids(pane))):
            found = lit(hands, pane, row).casefold()
            assert all(word in found for word in words.casefold().split()[:1]), (row, found)


async def test_a_row_says_in_which_field_it_has_what_it_does_not_show(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:chemical")
        assert "issue: chemical" in hands.screen_text() or "issue: Chem" in hands.screen_text()


async def test_with_exact_words_only_the_pane_is_called_quotes_as_the_list_is(
    opened: Open,
) -> None:
    async with opened() as hands:
        assert "5 quotes · 25" in below(hands, "statements")
        await hands.press("v")
        assert title_of(hands, "statements").startswith("2 Quotes")
        assert len(hands.ids("statements")) == 5
        view = hands.explorer.pane("statements").view
        assert view is not None
        assert (view.name, view.title) == ("quotes", "Quotes")
        await hands.press("v")
        assert title_of(hands, "statements").startswith("2 Statements")


async def test_quotes_in_the_palette_are_the_statements_in_exact_words(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("colon", "type:quotes russia", "enter")
        location = hands.session.location
        assert (location.pane, location.scope.exact_only, location.scope.query) == (
            "statements",
            True,
            "russia",
        )
        assert 0 < len(hands.ids("statements")) < 5
        await hands.press("colon", "type:statements", "enter")
        assert not hands.session.location.scope.exact_only
        await hands.press("colon", "type:quotes", "enter")
        assert hands.session.location.scope.exact_only


async def test_a_pane_of_what_goes_along_with_a_query_says_so(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash", "type:issue:sanctions")
        assert below(hands, "actors") == "4 of 34 · tied to it"
        assert "tied" not in below(hands, "statements")
