"""Input: a terminal sends more than keys; what is no key does nothing, and ends nothing."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

UNASKED = {
    "release of a key": b"\x1b[1;1:3B",
    "byte that is no text": b"\xe9",
    "number beyond all characters": b"\x1b[1114112u",
    "colour of the background": b"\x1b]11;rgb:3030/3434/4646\x07",
    "name and version": b"\x1bP>|quit\x1b\\",
    "graphics": b"\x1b_Gq=1;OK\x1b\\",
    "attributes": b"\x1b[?62;22c",
    "mouse at no number": b"\x1b[<32;NaN;NaNM",
    "size in the band": b"\x1b[48;1;1;0;0t",
    "that sizes come in the band": b"\x1b[?2048;2$y",
    "mouse far away": b"\x1b[<0;9999;9999M\x1b[<0;9999;9999m",
    "control string that is cut": b"\x1bP1$r\x1b[1;",
}


def test_what_no_key_sends_does_nothing_and_the_next_key_is_heard(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.send(b"".join(UNASKED.values()) + b"\x1b[A")
    terminal.send("/til")
    terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert terminal.restored()
    assert "Bookmark" not in terminal.text()
    assert "Go to" not in terminal.text()


@pytest.mark.slow
@pytest.mark.parametrize("sent", UNASKED.values(), ids=UNASKED)
def test_it_goes_on_after_each(start: Start, sent: bytes) -> None:
    terminal = start(env={"DIPVIEW_STATE": "off"})
    at = terminal.wait_for("34 actors")
    terminal.send(sent + b"\x1b[B/til")
    terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert terminal.restored()
    assert "Traceback" not in terminal.text()


def test_escape_and_a_letter_in_one_write_leave_the_box(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.send("/til")
    at = terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x1b?")
    at = terminal.wait_for("Esc closes", since=at)
    assert "til?" not in terminal.text()
    terminal.send("\x11")
    assert terminal.wait() == 0


def test_lines_that_are_pasted_are_searched_whole(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.send("/\x1b[200~\nrex\r\n  tillerson\n\x1b[201~")
    at = terminal.wait_for("rex tillerson", "1 actor ·", since=at)
    terminal.send("\x03")
    terminal.send("\x1b[200~q\nq\n\x1b[I\x1b[201~")
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0


def test_what_the_shell_says_of_the_size_counts_nothing(start: Start) -> None:
    terminal = start(size=(120, 36), env={"COLUMNS": "30", "LINES": "8"})
    at = terminal.wait_for("34 actors", "1 Actors", "3 Events")
    terminal.resize((80, 24))
    terminal.process.send_signal(signal.SIGWINCH)
    terminal.wait_for("7 Card", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert "40 × 10" not in terminal.text()


@pytest.mark.parametrize("quits", slow_but(["q", "\x11"], "q"))
def test_keys_behind_the_one_that_quits_do_nothing(start: Start, quits: str) -> None:
    terminal = start()
    terminal.wait_for("34 actors")
    terminal.send(f"{quits}?\x1b:\x1bx\x1bm?")
    assert terminal.wait() == 0, terminal.text()
    assert terminal.restored()


def test_a_dialog_that_is_closed_twice_in_one_write_closes_nothing_else(start: Start) -> None:
    terminal = start(env={"DIPVIEW_STATE": "off"})
    at = terminal.wait_for("34 actors")
    for keys in (
        "???",
        "?\x1b\x1b\x1b",
        ":\x1b\x1b",
        "x\x1b\x1b\x03\x03",
        "pqp\x1b\x1b",
        "V\x1b\x1b",
    ):
        terminal.send(keys)
    terminal.send("\x03/til")
    terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert terminal.restored()


LIBRARY = {
    "TEXTUAL": "headless,devtools,debug",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_ANIMATIONS": "some",
    "TEXTUAL_COLOR_SYSTEM": "rainbow",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DIM_FACTOR": "dim",
    "TEXTUAL_DRIVER": "nowhere:Driver",
    "TEXTUAL_FILTERS": "dimmer",
    "TEXTUAL_FPS": "x",
    "TEXTUAL_LOG": "/nowhere/log",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_SMOOTH_SCROLL": "-",
    "TEXTUAL_THEME": "none",
    "ESCDELAY": "9999999",
}


def test_variables_of_the_library_neither_break_nor_command_it(
    start: Start, tmp_path: Path
) -> None:
    terminal = start(env={**LIBRARY, "DIPVIEW_STATE": "off"})
    at = terminal.wait_for("34 actors")
    terminal.send("\x03")
    at = terminal.wait_for("q quits dipview", since=at)
    terminal.send("/til")
    at = terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x1b")
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert "Traceback" not in terminal.text()
    assert list(tmp_path.iterdir()) == []


FAULTS = {
    "in the thread that reads the terminal": "driver.select.select = broken",
    "in another thread": "threading.Thread(target=broken).start()",
    "in a callback of the loop": "asyncio.get_running_loop().call_soon(broken)",
    "in a task": "asyncio.ensure_future(fails())",
    "in a message": "app.call_later(broken)",
    "in a timer": "app.set_timer(0.001, broken)",
    "while it ends": "app.exit(0); broken()",
}
FAULTY = """
import asyncio, gc, threading
from types import SimpleNamespace
import dipview.tui.textual_private as driver
from dipview.__main__ import main
from dipview.tui.app import DipviewApp
def broken(*_):
    raise RuntimeError("broken " + "here")
async def fails():
    broken()
def ready(app):
    import asyncio
    {fault}
    gc.collect()
DipviewApp.on_ready = ready
driver.select = SimpleNamespace(select=driver.select.select)
raise SystemExit(main())
"""


@pytest.mark.parametrize(
    "fault", slow_but([*FAULTS.values()], next(iter(FAULTS.values()))), ids=FAULTS
)
def test_a_fault_wherever_it_is_never_ends_as_if_all_were_well(start: Start, fault: str) -> None:
    terminal = start(program=("-c", FAULTY.format(fault=fault)))
    assert terminal.wait() == 70
    assert terminal.restored()
    assert "a fault in dipview itself" in terminal.text()
    assert "broken here" in terminal.text()
