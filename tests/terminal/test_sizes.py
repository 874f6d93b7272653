"""Sizes: from one cell to many, changing while keys are typed, it goes on and gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

NOTICE = "dipview needs a terminal of at least 40 × 10."
NAMES = (
    "漢字" * 30,
    "e" + "\u0301\u0323\u0330" * 40 + "nd",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 20,
    "नेपाली नाम" * 10,
    "\\u001b[2J\\u202eabc\\u0000" * 9,
    "ﷺ" * 40,
    "x" * 900,
)
STORM = ((1, 1), (300, 3), (2, 90), (40, 10), (39, 9), (160, 45), (7, 7), (500, 200), (1, 60))


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A dataset of names that are wide, combining, joined, hostile, or without a space."""
    source = '[[sources]]\nid = "s"\ntype = "book"\ntitle = "A book"\n\n'
    path = tmp_path / "odd.toml"
    actors = (
        f'[[actors]]\nid = "a{number}"\nname = "{name}"\nkind = "state"\n'
        f'description = "{name}"\nsources = ["s"]\n\n'
        for number, name in enumerate(NAMES)
    )
    path.write_text(source + "".join(actors), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "size",
    slow_but([(1, 1), (2, 30), (200, 1), (39, 24), (80, 9), (39, 9)], (39, 9)),
)
def test_below_40_by_10_a_notice_stands_alone(start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    letters = "".join(NOTICE.split())[: max(1, min(5, size[0] * size[1]))]
    terminal.wait_until(lambda text: letters in "".join(text.split()))
    terminal.send("jjG/?")
    terminal.send("\x03\x03\x11")
    assert terminal.wait() == 0
    assert terminal.restored()
    assert "Actors" not in terminal.text()


def test_at_40_by_10_everything_can_be_done(start: Start, tmp_path: Path) -> None:
    terminal = start(size=(40, 10))
    at = terminal.wait_for("Actors", "France")
    terminal.send("/til")
    at = terminal.wait_for("Rex Tillerson", since=at)
    terminal.send("\r\r")
    at = terminal.wait_for("2 statements", since=at)
    terminal.send("x")
    at = terminal.wait_for("Export", "File", since=at)
    terminal.send("\r")
    terminal.wait_for("Wrote", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert NOTICE.rsplit(maxsplit=1)[-1] not in terminal.text()
    assert [each for each in tmp_path.iterdir() if each.suffix == ".txt"]


def test_a_terminal_without_a_size_is_taken_for_80_by_24(start: Start) -> None:
    terminal = start(size=(0, 0))
    terminal.wait_for("34 actors", "Saudi Arabia")
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys",
    slow_but(["jk1234567Gg", "/ab\x03", "x\x03", "?jG\x03", "z\r[", "p\x03"], "x\x03"),
)
def test_a_storm_of_sizes_while_keys_are_typed_does_no_harm(
    start: Start, odd: Path, keys: str
) -> None:
    terminal = start(odd, size=(160, 45))
    at = terminal.wait_for("7 actors", "漢字")
    for turn in range(3):
        for size in STORM:
            terminal.resize(size)
            terminal.send(keys[turn % len(keys) :] + "\x03")
    terminal.resize((39, 8))
    at = terminal.wait_for("dipview needs a terminal", since=at)
    terminal.resize((120, 36))
    at = terminal.wait_for("7 actors", since=at)
    terminal.send("\x03?")
    at = terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03")
    terminal.resize((40, 9))
    at = terminal.wait_for("dipview needs a terminal", since=at)
    terminal.resize((160, 45))
    at = terminal.wait_for("7 actors", since=at)
    terminal.send("q")
    assert terminal.wait() == 0, terminal.text()[-3000:]
    assert terminal.restored()


@pytest.mark.parametrize(
    "size",
    slow_but([(40, 10), (41, 11), (80, 24), (119, 12), (120, 10), (160, 45)], (40, 10)),
)
def test_odd_names_never_draw_outside_their_terminal(
    start: Start, odd: Path, size: tuple[int, int]
) -> None:
    terminal = start(odd, size=size)
    at = terminal.wait_for("odd.toml", "2 problems")
    for key in "1jjjjjjj7jjjG":
        terminal.send(key)
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    places = re.findall(rb"\x1b\[([0-9]+);([0-9]+)H", terminal.written)
    assert places
    assert all(int(row) <= size[1] and int(column) <= size[0] for row, column in places)
