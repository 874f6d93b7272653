"""The reader in the explorer: to a source's text and back, by statements and by words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.tui.widgets import reader_list
from dipview.tui.widgets.reader_list import ReaderList

from .conftest import Hands, settle

LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"

Open = Callable[..., Any]


def reader(hands: Hands) -> ReaderList:
    """Give the list of paragraphs."""
    found = hands.explorer.area.whole.list
    assert isinstance(found, ReaderList)
    return found


def on(hands: Hands) -> str:
    """Give the id of what the cursor of the reader stands on."""
    row = reader(hands).cursor_row
    return row.id if row else ""


def notices(hands: Hands) -> list[str]:
    """Give what has been notified."""
    return [each.message for each in hands.pilot.app._notifications]


def seen(hands: Hands) -> str:
    """Give the lines in sight, as they are drawn."""
    found = reader(hands)
    height = found.scrollable_content_region.height
    return "\n".join(found.render_line(y).text.rstrip() for y in range(height))


async def test_enter_on_a_source_with_a_text_reads_it_and_escape_leads_back(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter")
        assert hands.session.location.view == "reader"
        assert "SEVENTH SESSION" in seen(hands)
        assert "Seventh session, second day" in hands.screen_text()
        await hands.press("escape")
        assert hands.session.location.view == ""
        assert hands.session.location.pane == "sources"


async def test_enter_on_a_source_without_a_text_pins_it_as_ever(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "enter")
        assert hands.session.location.scope.pins == ("leaflet",)


@pytest.mark.parametrize(
    ("pane", "record"),
    [("2", "tessaly-on-survey"), ("4", "tessaly-on-survey#survey-first@tessaly")],
)
async def test_a_key_reads_what_was_said_before_a_statement_or_position(
    opened: Open, pane: str, record: str
) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press(pane)
        assert hands.explorer.current.list.move_to(record)
        await hands.press("R")
        assert on(hands) == "tessaly-on-survey"
        assert "delay of the dredging itself: “A survey and a dredger can work" in seen(hands)
        await hands.press("R")
        assert hands.session.location.view == ""


async def test_a_key_reads_an_event_at_what_was_said_there(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("3", "R")
        assert hands.session.location.scope.subjects == ("council-summary",)


async def test_a_key_says_why_a_source_cannot_be_read(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "R")
        assert hands.session.location.view == ""
        assert "no text of it is stored" in notices(hands)[-1]
        await hands.press("1", "R")
        assert "No source stands here" in notices(hands)[-1]


async def test_keys_go_from_statement_to_statement_and_the_card_follows(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter", "n")
        assert on(hands) == "chair-on-depth"
        await hands.press("n", "n")
        assert on(hands) == "brandt-on-closing"
        assert "Without the money the channel closes" in hands.screen_text()
        await hands.press("N")
        assert on(hands) == "brandt-on-cost"
        assert "Pays a third and no more" in hands.screen_text()
        await hands.press("N", "N")
        assert on(hands) == "chair-on-depth"
        assert "No statement stands above" in notices(hands)[-1]


async def test_keys_in_a_hurry_lose_no_statement(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter")
        for _ in range(4):
            hands.explorer.perform("network", "n")
        await settle(hands.pilot)
        assert on(hands) == "corvane-on-size"


async def test_keys_go_from_word_to_word(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter")
        places = []
        for key in (".", ".", ".", ","):
            await hands.press(key)
            places.append(reader(hands).cursor_index)
        assert places == [1, 2, 3, 2]


async def test_a_locator_is_searched_and_the_place_is_kept_while_it_is_typed(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter", "n", "n", "slash", *"para", "space", *"20")
        assert on(hands) == "brandt-on-cost"
        await hands.press("enter")
        assert reader(hands).cursor_index == 5
        await hands.press("escape")
        assert hands.session.location.scope.query == ""
        assert reader(hands).cursor_index == 5


async def test_what_is_lit_is_told_without_colours_too(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter", "n", "n")
        text = seen(hands)
        assert "█ “We will pay our third of the cost" in text
        assert "┃ closes for everybody.”" in text
        assert "│ Corvane hinted" in text
        below = str(hands.explorer.area.whole.border_subtitle)
        assert "Ilo Brandt, exact words · 2 of 5 statements" in below


async def test_enter_opens_the_card_of_the_statement(opened: Open) -> None:
    async with opened(paths=(LAGOON,), size=(80, 24)) as hands:
        await hands.press("6", "j", "enter", "n", "enter")
        assert hands.session.location.on_card
        assert hands.session.location.card == "chair-on-depth"
        await hands.press("escape")
        assert on(hands) == "chair-on-depth"


async def test_a_bookmark_leads_back_into_the_text(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter", "n", "n", "n", "b", "escape", "1", "B", "enter")
        assert hands.session.location.view == "reader"
        assert on(hands) == "brandt-on-closing"


async def test_a_text_that_changes_is_read_again_with_its_files(
    opened: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "lagoon"
    shutil.copytree(LAGOON, folder)
    async with opened(paths=(folder,)) as hands:
        await hands.press("6", "j", "enter", "n", "n")
        text = folder / "texts" / "council.txt"
        text.write_text("A new head.\n\n" + text.read_text("utf-8"), encoding="utf-8")
        await hands.press("r")
        assert "2   SEVENTH SESSION" in seen(hands)
        assert on(hands) == "brandt-on-cost"


async def test_a_long_text_is_laid_out_behind_the_screen(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_list, "_AT_ONCE", 100)
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("2", "slash", *"survey dredger", "enter", "2", "R")
        assert on(hands) == "tessaly-on-survey"
        assert "A survey and a dredger can work" in seen(hands)


async def test_a_click_goes_to_the_paragraph(opened: Open) -> None:
    async with opened(paths=(LAGOON,)) as hands:
        await hands.press("6", "j", "enter")
        lines = seen(hands).split("\n")
        y = next(at for at, line in enumerate(lines) if "Corvane hinted" in line)
        await hands.pilot.click(reader(hands), offset=(30, y))
        await settle(hands.pilot)
        assert on(hands) == "corvane-on-size"


async def test_nothing_in_a_text_acts_and_what_hides_in_it_is_shown(
    opened: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "lagoon"
    shutil.copytree(LAGOON, folder)
    hostile = (
        "[bold]He[/bold] said \x1b]0;title\x07 \u202eyes\u202c. "
        "\u0633\u0644\u0627\u0645 \u6587\u5b57"
    )
    text = folder / "texts" / "council.txt"
    text.write_text(f"{hostile}\n\nA survey and a dredger can work on the same day.", "utf-8")
    async with opened(paths=(folder,)) as hands:
        hands.explorer.pane("statements").list.move_to("tessaly-on-survey")
        await hands.press("2", "R")
        assert on(hands) == "tessaly-on-survey"
        drawn = seen(hands)
        assert "[bold]He[/bold] said ␛]0;title␇ <U+202E>yes<U+202C>. " in drawn
        assert "\u0633\u0644\u0627\u0645 \u6587\u5b57" in drawn
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)
