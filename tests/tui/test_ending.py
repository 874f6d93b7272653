"""Signals: what stops the explorer never comes in the middle of something that it does."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from dipview.tui.ending import _left_alone, stop_between_steps, terminal_lent

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGTSTP"), reason="of POSIX")


@pytest.fixture
def stops() -> Iterator[list[int]]:
    """Put a handler in place, as Textual does, that notes the signals in place of stopping."""
    _left_alone.clear()
    noted: list[int] = []
    before = signal.signal(signal.SIGTSTP, lambda number, _frame: noted.append(number))
    yield noted
    signal.signal(signal.SIGTSTP, before)
    _left_alone.clear()  # What would do so ends with the test's loop.


async def test_a_stop_waits_until_what_is_being_done_is_done(stops: list[int]) -> None:
    stop_between_steps(asyncio.get_running_loop())
    os.kill(os.getpid(), signal.SIGTSTP)
    assert stops == []
    for _ in range(3):
        await asyncio.sleep(0)
    assert stops == [signal.SIGTSTP]


async def test_a_stop_is_heeded_at_once_while_an_editor_has_the_terminal(stops: list[int]) -> None:
    loop = asyncio.get_running_loop()
    stop_between_steps(loop)
    with terminal_lent(loop):
        os.kill(os.getpid(), signal.SIGTSTP)
        assert stops == [signal.SIGTSTP]


async def test_a_stop_that_nothing_heeds_is_left_as_it_is() -> None:
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        stop_between_steps(asyncio.get_running_loop())
        assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTSTP, before)
