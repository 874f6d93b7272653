"""The review on the screen: scripted keys, what is on the disk behind each, two at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.capture.review.worlds import opened_review, written_world

from dipview.capture.form_lines import Line
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.statements import Statement
from dipview.tui.screens.review import ReviewScreen

from .conftest import Hands

Open = Any


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written_world(tmp_path)


def _screen(hands: Hands) -> ReviewScreen:
    screen = hands.pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def _draft(hands: Hands) -> str:
    draft = _screen(hands).session.desk.draft
    return draft.id if draft is not None else ""


def _statements(data: Path) -> Sequence[Statement]:
    """Give the statements in the order of the text."""
    dataset = open_dataset([data])
    found = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
    return sorted(found, key=lambda each: each.passage)


async def test_a_draft_that_is_right_takes_one_key(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D")
        assert "will not sign" in hands.screen_text()
        await hands.press("enter")
        assert _draft(hands) == "d-supports"
        assert [each.text for each in _statements(data)] == [("will not sign",)]
        assert "1 accepted" in hands.screen_text()


async def test_one_wrong_field_takes_three_keys(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "s", "2", "enter")
        assert _draft(hands) == "d-supports"
        (statement,) = _statements(data)
        assert statement.positions[0].stance is Stance.LEAN_SUPPORT


@pytest.mark.slow
async def test_a_speaker_who_is_offered_takes_three_keys(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "enter", "enter")
        assert _draft(hands) == "d-capital"
        await hands.press("enter", "1", "enter")
        assert _draft(hands) == "d-opposed"
        assert _statements(data)[-1].speakers == ("ostland",)


async def test_a_missed_statement_takes_eleven_keys_and_its_words(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D")
        keys = ["down", "down", "down", "n", *"norr", "enter", "i", *"levy", "enter", "s", "5"]
        await hands.press(*keys, "enter")
        assert len(keys) + 1 - len("norrlevy") <= 12
        statement = _statements(data)[-1]
        assert statement.speakers == ("norrland",)
        assert statement.positions[0].stance is Stance.OPPOSE
        assert _draft(hands) == "d-refuses"


async def test_who_was_new_is_offered_for_the_next(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "enter", "w", "type:Sundmark", "down", "enter", "enter")
        await hands.press("w", "type:sundm")
        assert "sundmark" in hands.screen_text()
        await hands.press("enter", "enter")
        assert [each.speakers for each in _statements(data)[1:]] == [("sundmark",), ("sundmark",)]
        await hands.press("u", "u", "w", "type:sundm")
        assert "new: person sundm" in hands.screen_text()
        assert "Sundmark (new)" in hands.screen_text()


@pytest.mark.slow
async def test_a_new_actor_is_made_on_the_way(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "w", *"Holm", "down", "enter", "enter")
        dataset = open_dataset([data])
        (statement,) = _statements(data)
        assert [dataset.actor(id).name for id in statement.speakers] == ["Holm"]
        assert dataset.actor(statement.speakers[0]).sources[0].source == "bulletin"


async def test_keys_that_are_typed_ahead_are_done_in_their_order(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D")
        await hands.pilot.press("s", "2", "enter", "x", "enter", "1", "enter", "u", "u")
        await hands.press("escape")
        assert _draft(hands) == "d-supports"
        (statement,) = _statements(data)
        assert statement.positions[0].stance is Stance.LEAN_SUPPORT


@pytest.mark.slow
async def test_a_flag_is_shown_when_its_draft_comes_again(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "g", *"Both?", "enter")
        assert _draft(hands) == "d-supports"
        assert "1 flagged" in hands.screen_text()
        await hands.press("x", "x", "x", "x")
        assert (_draft(hands), "Flagged: Both?" in hands.screen_text()) == ("d-refuses", True)
        await hands.press("g", "escape", "x", "u")
        assert _draft(hands) == "d-refuses"


async def test_what_is_left_is_told_and_everything_can_be_taken_back(
    opened: Open, data: Path
) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "enter", "enter", "x", "enter", "enter")
        assert "All 5 drafts are decided." in hands.screen_text()
        await hands.press("enter", "space", "x")
        assert len(_statements(data)) == 4
        await hands.press(*"uuuuu")
        assert (_draft(hands), _statements(data)) == ("d-refuses", [])
        await hands.press("u")
        assert "Nothing is left to be taken back." in hands.screen_text()


@pytest.mark.slow
async def test_it_is_left_with_q_and_begins_where_it_was(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "x", "q")
        assert hands.pilot.app.screen is hands.explorer
        await hands.press("D")
        assert _draft(hands) == "d-supports"


async def test_a_second_review_is_told_and_reads_on(opened: Open, data: Path) -> None:
    first = opened_review(data)
    async with opened(paths=[data]) as hands:
        await hands.press("D")
        assert "Somebody else is reviewing" in hands.screen_text()
        await hands.press("enter", "x")
        assert _draft(hands) == "d-refuses"
        assert _statements(data) == []
    first.close()


@pytest.mark.slow
async def test_the_keys_stand_in_place_of_the_statement_until_any_is_pressed(
    opened: Open, data: Path
) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press("D", "question_mark")
        assert "Take back the last decision" in hands.screen_text()
        await hands.press("x")
        assert _draft(hands) == "d-refuses"


@pytest.mark.slow
async def test_the_text_follows_the_draft_at_every_size(opened: Open, tmp_path: Path) -> None:
    data = written_world(tmp_path)
    async with opened(size=(80, 24), paths=[data]) as hands:
        await hands.press("D", "x", "x", "x")
        assert "Vestria and Norrland opposed" in hands.screen_text()
        await hands.pilot.resize_terminal(120, 36)
        await hands.press("right_square_bracket", "right", "escape", "pagedown", "pageup")
        assert "Vestria and Norrland opposed" in hands.screen_text()


@pytest.mark.slow
async def test_a_source_without_a_text_is_told(opened: Open, data: Path) -> None:
    file = data / "harbour.toml"
    text = file.read_text(encoding="utf-8").replace('text = "texts/bulletin.txt"\n', "")
    file.write_text(text, encoding="utf-8")
    async with opened(paths=[data], notifications=True) as hands:
        await hands.press("D")
        assert "stored text" in hands.screen_text()


async def test_a_source_that_was_never_drafted_is_drafted_first(opened: Open, data: Path) -> None:
    (data / "drafts" / "bulletin.toml").unlink()
    async with opened(paths=[data]) as hands:
        await hands.press("D")
        assert _screen(hands).session.progress.total > 0
        assert (data / "drafts" / "bulletin.toml").exists()


def test_every_line_of_the_review_has_a_key_of_its_own() -> None:
    assert len({line.value for line in Line}) == len(Line)
