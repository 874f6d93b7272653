"""Signals: whatever ends or stops the explorer, the terminal is given back first."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
PLACES = {
    "panes": ("", ""),
    "search box": ("/til", "1 actor ·"),
    "export": ("x", "Esc gives up"),
    "help": ("?", "Esc closes"),
}
"""Where the keys are: what is typed to get there, and what is seen then."""
in_every_place = pytest.mark.parametrize("place", slow_but(PLACES, "panes"))
"""The panes; the box and the dialogs too, where the slow tests run."""


@pytest.mark.parametrize("number", slow_but(SIGNALS, signal.SIGTERM))
@in_every_place
def test_a_signal_ends_it_with_its_code_and_gives_the_terminal_back(
    start: Start, number: signal.Signals, place: str
) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    keys, shown = PLACES[place]
    terminal.send(keys)
    terminal.wait_for(shown, since=at)
    terminal.process.send_signal(number)
    assert terminal.wait() == 128 + number
    assert terminal.restored()
    assert "Traceback" not in terminal.text()


@pytest.mark.parametrize("number", slow_but(SIGNALS, signal.SIGTERM))
@pytest.mark.parametrize(
    "first",
    [
        pytest.param(b"\x1b", id="byte"),
        pytest.param(b"\x1b[?2004h", id="mode", marks=pytest.mark.slow),
        pytest.param(b"\x1b[1;", id="drawn", marks=pytest.mark.slow),
    ],
)
def test_a_signal_in_the_first_moments_does_so_too(
    start: Start, number: signal.Signals, first: bytes
) -> None:
    terminal = start(anew=True)
    terminal.wait_for_bytes(first)
    terminal.process.send_signal(number)
    assert terminal.wait() == 128 + number, terminal.text()
    assert terminal.restored()
    assert "Traceback" not in terminal.text()
    assert "fault" not in terminal.text()


def test_q_in_the_first_moments_quits(start: Start) -> None:
    terminal = start(anew=True)
    terminal.wait_for_bytes(b"\x1b")
    terminal.send("q")
    assert terminal.wait() == 0, terminal.text()
    assert terminal.restored()


def test_a_terminal_that_goes_away_ends_it(start: Start) -> None:
    terminal = start()
    terminal.wait_for("34 actors")
    terminal.hang_up()
    assert terminal.process.wait(timeout=60) == 128 + signal.SIGHUP


def test_a_terminal_that_goes_away_ends_it_under_nohup_too(start: Start) -> None:
    terminal = start(before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    terminal.wait_for("34 actors")
    terminal.hang_up()
    assert terminal.process.wait(timeout=60) == 128 + signal.SIGHUP


def test_going_on_without_a_stop_changes_nothing(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.process.send_signal(signal.SIGCONT)
    terminal.send("/til")
    terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert terminal.written.count(b"\x1b[?1049h") == 1


@pytest.mark.parametrize("number", SIGNALS)
def test_what_runs_the_tests_may_ignore_signals(start: Start, number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_IGN)  # As nohup does, and a job in the background.
    try:
        waiting = "import signal; print('waits', flush=True); signal.pause()"
        terminal = start(program=("-c", waiting))
    finally:
        signal.signal(number, before)
    terminal.wait_for("waits")  # Python ends otherwise where it is interrupted while it starts.
    terminal.process.send_signal(number)
    assert terminal.process.wait(timeout=60) == -number


@pytest.mark.slow
def test_a_signal_that_was_ignored_from_the_start_stays_ignored(start: Start) -> None:
    terminal = start(before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    at = terminal.wait_for("34 actors")
    terminal.process.send_signal(signal.SIGHUP)
    terminal.send("/til")
    terminal.wait_for("1 actor ·", since=at)
    terminal.send("\x11")
    assert terminal.wait() == 0


def test_ctrl_c_breaks_off_and_never_quits(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    for keys, shown in (("/til", "1 actor ·"), ("x", "Esc gives up"), ("?", "Esc closes")):
        terminal.send(keys)
        at = terminal.wait_for(shown, since=at)
        terminal.send("\x03")
    terminal.send("\x03")
    terminal.wait_for("q quits dipview", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()


def test_ctrl_c_typed_right_behind_letters_leaves_the_box(start: Start) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    terminal.send("/ab\x03?")
    at = terminal.wait_until(lambda text: "Esc closes" in text or "ab?" in text, since=at)
    assert "ab?" not in terminal.text()


@in_every_place
@pytest.mark.parametrize("by", slow_but(["key", "signal"], "key"))
def test_stopping_gives_the_terminal_back_and_going_on_draws_again(
    start: Start, place: str, by: str
) -> None:
    terminal = start()
    at = terminal.wait_for("34 actors")
    keys, shown = PLACES[place]
    terminal.send(keys)
    at = terminal.wait_for(shown, since=at)
    if by == "key":
        terminal.send("\x1a")
    else:
        terminal.process.send_signal(signal.SIGTSTP)
    terminal.wait_for_bytes(b"\x1b[?1004l", since=at)
    terminal.wait_stopped()
    assert terminal.restored()
    at = len(terminal.written)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for("34 actors", since=at)
    assert not terminal.restored()
    if keys:  # Where there is nothing to leave, it tells for seconds, over other lines, what quits.
        terminal.send("\x03")
    terminal.send("?")
    at = terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    assert terminal.restored()
