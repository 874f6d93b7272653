"""Typing narrows everything; Enter goes to the best match; a mistake is told, not guessed at."""

from __future__ import annotations

from typing import Any

from textual import events

Open = Any


async def test_three_letters_find_an_actor_and_enter_goes_to_it(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("til")
        assert hands.ids("actors") == ["rex-tillerson"]
        await hands.press("enter")
        assert not hands.explorer.typing
        assert hands.explorer.current.id == "actors"
        assert hands.session.location.record == "rex-tillerson"
        assert hands.card() == "Actor: Rex Tillerson"


async def test_letters_typed_right_after_the_slash_go_into_the_box(opened: Open) -> None:
    async with opened() as hands:
        for key in ("slash", *"til"):
            character = "/" if key == "slash" else key
            hands.pilot.app.post_message(events.Key(key, character))
        await hands.press("f12")
        assert hands.session.location.scope.query == "til"


async def test_enter_before_the_results_are_there_waits_for_them(opened: Open) -> None:
    async with opened() as hands:
        await hands.pilot.press("slash", "m", "a", "t", "t", "i", "s", "enter")
        await hands.press("f12")
        assert hands.session.location.record == "jim-mattis"


async def test_a_best_match_in_another_kind_brings_its_pane(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type('"barrel bombs should be allowed"')
        await hands.press("enter")
        assert hands.explorer.current.id == "issues"
        assert hands.session.location.record == "weapons-use"


async def test_a_query_of_fields_alone_has_no_best_match(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("with:iran")
        await hands.press("enter")
        assert hands.explorer.current.id == "actors"
        assert hands.session.location.record is None


async def test_matches_are_highlighted(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("tilerson")
        actors = hands.explorer.pane("actors").list
        spans = actors.highlighter("Rex Tillerson")
        assert [tuple(span) for span in spans] == [(4, 13)]


async def test_nonsense_finds_nothing_and_says_what_to_do(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("xqzvwk")
        assert hands.ids("actors") == hands.ids("statements") == hands.ids("events") == []
        assert "Esc clears the search" in hands.screen_text()
        await hands.press("enter")
        assert hands.explorer.current.id == "actors"


async def test_a_mistake_is_told_with_a_caret_and_the_panes_stay(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia )")
        assert "^" in hands.screen_text()
        assert hands.ids("actors") != []
        assert "found before: " in hands.screen_text()
        for _ in range(len("russia )")):
            await hands.press("backspace")
        await hands.type("gas")
        assert "^" not in hands.screen_text()
        assert "found before" not in hands.screen_text()


async def test_letters_type_in_the_box_and_digits_too(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("q2x?")
        assert hands.session.location.scope.query == "q2x?"
        assert hands.pilot.app.is_running
        assert len(hands.pilot.app.screen_stack) == 1


async def test_a_search_is_one_step_of_history_however_many_letters_it_has(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("gas")
        await hands.press("escape", "left_square_bracket")
        assert hands.session.location.scope.query == ""
        await hands.press("right_square_bracket")
        assert hands.session.location.scope.query == "gas"
        assert "gas" in hands.screen_text()


async def test_an_arrow_leads_from_the_box_to_the_list(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("russia")
        await hands.press("down")
        assert not hands.explorer.typing
        await hands.press("slash", "tab")
        assert not hands.explorer.typing


async def test_a_field_and_its_value_are_completed_with_the_right_arrow(opened: Open) -> None:
    async with opened() as hands:
        await hands.press("slash")
        await hands.type("hol")
        await hands.press("right")
        box = hands.explorer.query_one("#query")
        assert box.value == "holder:"
        await hands.type("united-k")
        await hands.press("right")
        assert box.value == "holder:united-kingdom"
        assert hands.session.location.scope.query == "holder:united-kingdom"
        assert hands.explorer.typing
