"""Textual's private parts: which of them are there, by name, and that they do what is stood on."""

from __future__ import annotations

import asyncio
import gc
import inspect
import os
import re
import select
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any
from weakref import ref

import pytest
import textual
from rich.segment import Segment
from textual import events, timer
from textual._styles_cache import StylesCache
from textual.app import App
from textual.color import Color
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.strip import Strip
from textual.worker import Worker

from dipview.cli.exploring import _HEEDED, _TAKEN_AWAY
from dipview.tui import textual_private
from dipview.tui.terminal_input import AltTyped, KnownSequence, Pasted, Piece, Typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its console sends keys, not bytes")


def test_the_parts_of_the_parser_and_the_driver_are_where_they_were() -> None:
    parser = import_module("textual._xterm_parser").XTermParser
    driver = import_module("textual.drivers.linux_driver").LinuxDriver
    assert "\x1b[A" in import_module("textual._ansi_sequences").ANSI_SEQUENCES_KEYS
    assert import_module("textual._keyboard_protocol").FUNCTIONAL_KEYS["1A"] == "up"
    assert list(inspect.signature(parser._sequence_to_key_events).parameters) == [
        *("self", "sequence", "alt")
    ]
    assert callable(parser.parse_mouse_code)
    assert "self.run_input_thread()" in inspect.getsource(driver._run_input_thread)
    assert {"fileno", "exit_event"} <= set(driver.__init__.__code__.co_names)
    assert textual_private.TERMINAL_DRIVER is not None
    assert issubclass(textual_private.TERMINAL_DRIVER, driver)


def test_every_variable_that_textual_reads_is_taken_away_or_looked_at() -> None:
    folder = Path(textual.__file__).parent
    sources = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    read = {name for source in sources for name in re.findall(r'"(TEXTUAL(?:_[A-Z_]+)?)"', source)}
    assert "TEXTUAL_DRIVER" in read
    assert read - _TAKEN_AWAY - set(_HEEDED) == set()


def test_what_fails_in_a_worker_or_for_a_message_still_comes_to_the_application() -> None:
    handled = "app._handle_exception("
    assert handled in inspect.getsource(Worker._run)
    for part in ("_process_messages_loop", "_flush_next_callbacks", "_pre_process"):
        assert handled in inspect.getsource(getattr(MessagePump, part))


def test_a_timer_still_skips_what_is_overdue_unless_it_is_told_not_to() -> None:
    assert "self._skip and next_timer < now" in inspect.getsource(timer.Timer._run)


def test_a_line_that_is_divided_into_itself_goes_without_a_search_for_garbage() -> None:
    assert "self._divide_cache[cache_key] = strips" in inspect.getsource(textual_private._DIVIDE)
    textual_private.let_lines_go()
    line = Strip([Segment("Oriana")], 6)
    assert line.divide([6, 20]) == [line]
    assert [each.text for each in line.divide([2, 6])] == ["Or", "iana"]
    assert not any(line in held for held in gc.get_referents(line._divide_cache._cache))


def test_what_draws_a_widget_goes_with_it() -> None:
    assert "self.get_inner_outer(base_background, background)" in inspect.getsource(StylesCache)
    textual_private.let_drawn_widgets_go()
    drawn, again = StylesCache(), StylesCache()
    styles = drawn.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6, 0.5))
    assert again.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6, 0.5)) == styles
    assert [style.background for style in styles] == [
        *(Color(1, 2, 3) + Color(4, 5, 6, 0.5), Color(1, 2, 3))
    ]
    gone = ref(drawn)
    del drawn
    assert gone() is None


class OneTimer(App[None]):
    """Counts how often a timer went off."""

    gone_off = 0

    def go_off(self) -> None:
        self.gone_off += 1


@pytest.mark.parametrize("kept", [True, False])
async def test_a_timer_that_is_held_up_goes_off_all_the_same(
    kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000_000, 100))
    async with OneTimer().run_test() as pilot:
        app = pilot.app
        assert isinstance(app, OneTimer)
        with monkeypatch.context() as held_up:
            held_up.setattr("textual.timer._time.get_time", lambda: float(next(clock)))
            started = app.set_timer(0.001, app.go_off)
            if kept:
                textual_private.never_lost(started)
            task = started._task
            assert task is not None
            await asyncio.wait_for(task, 60)
    assert app.gone_off == int(kept)


async def test_whoever_waits_for_the_terminal_is_woken_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(textual_private, "_LOOK", 3_600)
    assert textual_private.TERMINAL_DRIVER is not None
    driver: Any = textual_private.TERMINAL_DRIVER(App())
    driver.fileno, typed = os.pipe()
    reads = Thread(target=driver.run_input_thread, daemon=True)
    reads.start()
    driver.exit_event.set()
    await asyncio.to_thread(reads.join)  # pytest's own timeout tells of one that is not woken
    driver.exit_event.clear()
    assert not select.select([driver.exit_event], [], [], 0)[0]
    os.close(typed)
    os.close(driver.fileno)


def events_of(*pieces: Piece) -> list[Message]:
    made = textual_private.Events()
    return [event for piece in pieces for event in made.of(piece)]


@pytest.mark.parametrize(
    ("piece", "key", "character"),
    [
        (Typed("j"), "j", "j"),
        (Typed("\x1b"), "escape", "\x1b"),
        (Typed("\x03"), "ctrl+c", "\x03"),
        (Typed("\ufffd"), "replacement_character", "\ufffd"),
        (AltTyped("j"), "alt+j", None),
        (AltTyped("J"), "alt+shift+j", None),
        (KnownSequence("\x1b[A"), "up", None),
        (KnownSequence("\x1b[1;5A"), "ctrl+up", None),
        (KnownSequence("\x1bOR"), "f3", None),
        (KnownSequence("\x1b[106;5u"), "ctrl+j", None),
        (KnownSequence("\x1b[97;2;65u"), "A", "A"),
        (KnownSequence("\x1b\x7f"), "ctrl+w", None),
    ],
)
def test_a_piece_is_the_key_that_textual_reads(
    piece: Piece, key: str, character: str | None
) -> None:
    (event,) = events_of(piece)
    assert isinstance(event, events.Key)
    assert (event.key, event.character) == (key, character)


def test_other_pieces_are_the_paste_the_focus_the_mouse_and_an_answer() -> None:
    pasted, gained, lost, moved, answer = events_of(
        Pasted("a\nb"),
        KnownSequence("\x1b[I"),
        KnownSequence("\x1b[O"),
        KnownSequence("\x1b[<0;3;4M"),
        KnownSequence("\x1b[?2026;2$y"),
    )
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "a\nb"
    assert isinstance(gained, events.AppFocus)
    assert isinstance(lost, events.AppBlur)
    assert isinstance(moved, events.MouseDown)
    assert (moved.x, moved.y) == (2, 3)
    assert isinstance(answer, TerminalSupportsSynchronizedOutput)
    assert events_of(KnownSequence("\x1b[?2026;0$y")) == []


def test_what_textual_cannot_read_after_all_is_no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr("textual._xterm_parser.XTermParser._sequence_to_key_events", broken)
    assert events_of(Typed("j"), Pasted("x"))[:1] != []
    assert len(events_of(Typed("j"), Pasted("x"))) == 1
