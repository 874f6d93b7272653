"""Quitting at any moment: whatever is being computed, the program gives the terminal back."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but
from tests.votes import write_votes

Start = Callable[..., Any]

KEYS = {
    **{key: key for key in "mtSnwcuvos{}[]+-f1234567jJgG/x"},
    "mark": " ",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "a query": "/stance:support\r",
    "another": "/resolution\r",
}
"""What the monkey types: whatever opens a view, changes one, or goes away from it."""
STATES = 10
ALL_READ = f"{STATES} actors ·"
HELD = """
from threading import Event
import dipview.views.matrix.matrix_view as matrix
from dipview.computing import check
from dipview.__main__ import main_and_leave

never = Event()

def heeds(*_):
    while not never.wait(0.001):
        check()

def heeds_nothing(*_):
    never.wait()

matrix.matrix_view = {maker}
main_and_leave()
"""
"""The explorer with a matrix that is never done."""


@pytest.mark.parametrize("maker", slow_but(["heeds", "heeds_nothing"], "heeds_nothing"))
@pytest.mark.parametrize("keys", slow_but(["q", "\x11", "m\x1btq"], "q"))
def test_quitting_does_not_wait_for_a_view_that_is_never_done(
    start: Start, maker: str, keys: str
) -> None:
    terminal = start(env={"DIPVIEW_STATE": "off"}, program=("-c", HELD.format(maker=maker)))
    terminal.wait_for("34 actors")
    terminal.send("m")
    terminal.wait_for("Being made")
    terminal.send(keys)
    assert terminal.wait() == 0
    assert terminal.restored()


@pytest.fixture(scope="module")
def votes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Roll calls on 8,000 issues, whose comparison took minutes."""
    return write_votes(tmp_path_factory.mktemp("votes") / "votes.toml", STATES, 8_000)


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the snapshot of the roll calls is kept from one test to the next."""
    return tmp_path_factory.mktemp("caches")


@pytest.mark.parametrize("seed", slow_but(range(12)))
def test_a_monkey_that_opens_views_quits_at_whatever_moment(
    start: Start, votes: Path, caches: Path, seed: int
) -> None:
    monkey = random.Random(seed)  # noqa: S311 - no secret
    env = {"DIPVIEW_STATE": "off", "DIPVIEW_CACHE": None, "XDG_CACHE_HOME": str(caches)}
    terminal = start(votes, env=env)
    # The first one quits while the files are being read.
    terminal.wait_for(ALL_READ if seed else "reading votes.toml")
    for _ in range(monkey.randrange(12)):
        terminal.send(monkey.choice(list(KEYS.values())))
        if monkey.random() < 0.5:  # else the next key comes before anything is drawn
            terminal.look()
    terminal.send("\x11")
    assert terminal.wait() == 0
    assert terminal.restored()
