"""Votes in the explorer: from a key to a vote's card, to its statements, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dipview.settings.config_text import config_of
from dipview.tui.app import DipviewApp

from .conftest import Hands, settle

SALTWAY = Path(__file__).parents[1] / "worlds" / "votes.toml"

Open = Callable[..., Any]


def title(hands: Any) -> str:
    """Give the title of the whole view."""
    view = hands.explorer.area.whole.view
    return view.title if view else ""


def keys(hands: Any) -> list[str]:
    """Give the keys of the sections of the whole view."""
    return [section.key for section in hands.explorer.area.whole.view.sections]


def on(hands: Any) -> str:
    """Give the id of what the cursor of the whole view stands on."""
    row = hands.explorer.area.whole.list.cursor_row
    return row.id if row else ""


async def to_row(hands: Any, id: str) -> None:
    """Move the cursor to a row."""
    rows = [row.id for _, row in hands.explorer.area.whole.view.rows()]
    await hands.press("g", *["down"] * rows.index(id))
    assert on(hands) == id


async def test_the_key_shows_the_votes_and_leads_back(opened: Open) -> None:
    async with opened(paths=(SALTWAY,)) as hands:
        await hands.press("O")
        assert hands.session.location.view == "votes"
        assert keys(hands)[:2] == ["recurring", "votes"]
        await hands.press("O")
        assert hands.session.location.view == ""


async def test_enter_leads_to_the_vote_and_from_there_to_its_statements(opened: Open) -> None:
    async with opened(paths=(SALTWAY,)) as hands:
        await hands.press("O")
        await to_row(hands, "blockade-2008")
        assert "The blockade of the Saltway, 2008" in hands.card()
        await hands.press("enter")
        assert hands.session.location.on_card
        card = hands.explorer.pane("card")
        rows = [row.id for _, row in card.view.rows()]
        said = next(at for at, row in enumerate(rows) if row == "blockade-2008-no")
        await hands.press("g", *["down"] * said, "enter")
        assert hands.session.location.card == "blockade-2008-no"
        await hands.press("left_square_bracket", "left_square_bracket")
        assert hands.session.location.view == "votes"
        assert on(hands) == "blockade-2008"


async def test_who_changed_leads_to_what_was_said_each_time(opened: Open) -> None:
    async with opened(paths=(SALTWAY,)) as hands:
        await hands.press("O")
        await to_row(hands, "#lift-blockade@brovia")
        assert "Brovia on End of the blockade" in hands.card()
        await hands.press("space")
        assert hands.session.marked == ("brovia",)


async def test_a_pinned_bloc_is_told_of_by_its_members(opened: Open) -> None:
    async with opened(paths=(SALTWAY,)) as hands:
        await hands.press("slash", "type:northern pact", "enter", "enter", "O")
        assert title(hands) == "Votes (narrowed: with Northern Pact)"
        assert keys(hands)[0] == "cohesion"


async def test_an_earlier_day_leaves_later_votes_out(opened: Open) -> None:
    async with opened(paths=(SALTWAY,)) as hands:
        await hands.press("O")
        before = hands.explorer.area.whole.view.count
        await hands.press("left_curly_bracket")
        assert hands.explorer.area.whole.view.count < before


async def test_without_glyphs_a_bar_is_drawn_in_ascii() -> None:
    app = DipviewApp((SALTWAY,), config=config_of("ascii = true"))
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("O")
        await to_row(hands, "blockade-2008")
        text = hands.screen_text()
        assert "+++++++---0000" in text
        assert not set("▚░") & set(text)
