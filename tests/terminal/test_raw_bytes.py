"""Raw bytes: whatever data, paths and words say, nothing of it acts on the terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

from dipview.cli.app import VERBS
from dipview.cli.words import CATALOGUE

Start = Callable[..., Any]
Leaks = Callable[..., list[str]]
Copied = Callable[[bytes], list[str]]

KINDS = {"1": "a", "2": "t", "3": "e", "5": "i", "6": "s"}
"""The key of each pane, and how ids begin in it; the pane of positions has the statements' text."""
RECORDS = 7
STAND_INS = (
    "␛[2J",
    "␛]52",
    "␛]0;",
    "␛P1",
    "<U+009B>",
    "<U+009D>",
    "<U+0090>",
    "␀",
    "␡",
    "<U+202E>",
)
HUGE = (160, 150)
"""A terminal in which a whole card is seen at once."""
TYPED = "\u202e\u009b2J\u009d0;PWNED\u009c\u200b\ufeff"
PASTED = f"\x1b[200~{TYPED}\x00\x7f\x1b]52;c;UFdORUQ=\x07\x1bP1$rPWNED\x1b\\\x1b[2J\x1b[201~"
NOT_THERE = "no\x1b]52;c;UFdORUQ=\x07\x1b[2J\x9b2J\u202ePWNED\x7f\udc9b"
"""A word for the command line, which takes all but NUL; its end is a byte that is no UTF-8."""


@pytest.mark.parametrize(
    "written",
    [
        b"\x1b[2J",
        b"\x1b]0;PWNED\x07",
        b"\x1bP1$rPWNED\x1b\\",
        *(sign.encode() for sign in "\x9b\x90\x9d\x00\x7f\x07\x08\x0e\u202e\u2066\u200b\ufeff"),
    ],
)
def test_a_leak_is_seen(leaks: Leaks, copied: Copied, written: bytes) -> None:
    own = b"\x1b[1;38;2;1;2;3m\x1b[3;4H\x1b]52;c;eA==\x07\x1b[?1049h"
    assert not leaks(own + "→ ␛ naïve\r\n".encode())
    assert leaks(own + written)
    assert copied(own) == ["x"]


def _cards_of(pane: str, letter: str, terminal: Any, at: int) -> int:
    """Walk through a pane until each of its records was on the card."""
    seen = [""]

    def another(text: str) -> bool:
        found = set(re.findall(rf"notes-of-{letter}(\d)", text)) - {seen[-1]}
        seen.extend(found)
        return bool(found)

    terminal.send(pane)
    if pane != "1":
        at = terminal.wait_until(another, since=at)
    key = "G"
    while len(set(seen)) <= RECORDS:
        terminal.send(key)
        at = terminal.wait_until(another, since=at)
        key = "k"
    return int(at)


@pytest.mark.slow
def test_nothing_in_the_data_acts_on_the_terminal_while_panes_and_cards_are_walked_through(
    start: Start, hostile: Path, leaks: Leaks, copied: Copied
) -> None:
    (file,) = (each for each in hostile.iterdir() if each.name != "wrong.toml")
    terminal = start("open", file, size=HUGE)
    at = terminal.wait_for(f"{RECORDS} actors")
    for number, (pane, letter) in enumerate(KINDS.items()):
        at = _cards_of(pane, letter, terminal, at)
        for key, wanted in (("y", 2 * number + 1), ("Y", 2 * number + 2)):
            terminal.send(key)
            terminal.wait_until(lambda _, n=wanted: len(copied(terminal.written)) == n)
    terminal.send("4")
    at = terminal.wait_for("4 Positions", "condition-of-t", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert not leaks(terminal.written)
    assert all(sign in terminal.text() for sign in STAND_INS)
    copies = copied(terminal.written)
    assert not [each for each in copies if leaks(each.encode(), explorer=False)]
    assert all("-of-" in each and ("␛" in each or "<U+" in each) for each in copies)


def test_nothing_acts_in_dialogs_boxes_and_notices(
    start: Start, hostile: Path, leaks: Leaks, tmp_path: Path
) -> None:
    terminal = start("open", hostile.name, size=HUGE)
    at = terminal.wait_for(f"{2 * RECORDS} actors")
    for keys, shown, closing in (
        ("p", ("data␛]0;PWNED␇<U+202E>/har␛[2Jbour<U+009B>.toml", "Esc closes"), "\x03"),
        ("?", ("Esc closes",), "\x03"),
        (f"/{TYPED}qed", ("qed",), ""),
        (PASTED, ("<U+202E><U+009B>2J<U+009D>0;PWNED<U+009C>", "P1$rPWNED"), "\x03"),
        ("7x", ("Esc gives up", "title-of-dataset"), ""),
        ("\x1bOQ", ("All panes", "panes.txt"), ""),
        # The name is longer than its box: its beginning may be out of sight.
        (PASTED, ("2J<U+009D>0;PWNED<U+009C>", "P1$rPWNED"), ""),
        ("\r", ("Wrote ", "PWNED"), ""),
    ):
        terminal.send(keys)
        at = terminal.wait_for(*shown, since=at)
        terminal.send(closing)
    terminal.send("q")
    assert terminal.wait() == 0
    assert not leaks(terminal.written)
    assert [each for each in tmp_path.iterdir() if "PWNED<U+009C>" in each.name]


def test_a_pinned_record_s_name_does_not_act(start: Start, hostile: Path, leaks: Leaks) -> None:
    terminal = start("open", hostile, "-q", "id:a1")
    at = terminal.wait_for("1 of 14")
    terminal.send("\r")
    at = terminal.wait_for("◆ ␛]52;c;UFdORUQ=␇", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert not leaks(terminal.written)


def _printing(hostile: Path) -> list[list[str]]:
    """Give command lines in which the data attacks: every verb, in every format."""
    formats = ("text", "markdown", "csv", "json", "html")
    asked: list[list[str]] = [["check", "-f", "json"], ["check"], ["check", "--strict"]]
    for format in formats:
        asked += [[*verb, "-f", format] for verb in (["search", "PWNED"], ["stats"])]
        asked += [["list", name, "-f", format] for name in CATALOGUE.words]
        asked += [["show", f"{letter}1", "-f", format] for letter in KINDS.values()]
    asked += [["show", f"{letter}{n}"] for letter in KINDS.values() for n in range(RECORDS)]
    asked += [["show", "t1#i1@a1"], ["search", "kind:actor"]]
    return [[*words, "-d", str(hostile)] for words in asked]


def _refused(hostile: Path) -> list[list[str]]:
    """Give command lines whose own words attack."""
    bad = NOT_THERE
    data = ["-d", str(hostile)]
    return [
        [bad],
        [f"{bad}.toml"],
        [f"--{bad}"],
        ["open", bad],
        ["list", bad],
        ["show", bad, *data],
        ["show", "x", "-d", bad],
        ["search", f"by:{bad}", *data],
        ["search", f'"{bad}', *data],
        ["search", bad, *data],
        ["stats", "-q", f"nofield:{bad}", *data],
        ["stats", "-f", bad],
        ["stats", "-o", f"x.{bad}"],
        ["stats", "-o", f"{bad}/{bad}.txt", *data],
        ["stats", "--as-of", bad],
        ["stats", "--max-bytes", bad],
        ["list", "actors", "-n", bad],
        ["check", bad],
        ["check", "--explain", bad],
        ["search", f"--{bad}"],
    ]


def _harmless() -> list[list[str]]:
    helps = [[verb, "--help"] for verb in VERBS]
    return [["--help"], ["check", "--explain"], ["check", "--explain", "-f", "json"], *helps]


RUN_ALL = """
import json, pathlib, sys
from dipview.cli.exits import guarded
from dipview.cli.running import run
asked, told = map(pathlib.Path, sys.argv[1:])
codes = [guarded(lambda: run(words)) for words in json.loads(asked.read_text())]
told.write_text(json.dumps(codes))
"""
"""Runs many command lines in one process; two paths follow: of them, and for their exit codes."""


def _codes(told: Path, asked: Sequence[list[str]]) -> list[tuple[int, list[str]]]:
    return list(zip(json.loads(told.read_text()), asked, strict=True))


@pytest.mark.parametrize("terminal", slow_but([True, False]), ids=["terminal", "pipe"])
@pytest.mark.parametrize("refused", slow_but([False, True], False), ids=["data", "words"])
def test_no_verb_lets_anything_act(
    start: Start, hostile: Path, leaks: Leaks, tmp_path: Path, terminal: bool, refused: bool
) -> None:
    asked = _refused(hostile) if refused else [*_printing(hostile), *_harmless()]
    asked += [] if refused or not terminal else [["list", "actors", "-f", "csv", "--csv-raw"]]
    words, told = tmp_path / "asked.json", tmp_path / "told.json"
    words.write_text(json.dumps(asked))
    if terminal:
        seen = start(words, told, program=("-c", RUN_ALL))
        assert seen.wait() == 0, seen.text()[-3000:]
        written = seen.written
    else:
        command = [sys.executable, "-c", RUN_ALL, str(words), str(told)]
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=240, check=True
        )
        written = done.stdout + done.stderr
    # A table for spreadsheets begins with a byte order mark, and has no other.
    marked = "\ufeffid,kind,".encode()
    assert not leaks(written.replace(marked, b"id,kind,"), explorer=False)
    assert b"Traceback" not in written
    shown = written.decode()
    if refused:
        assert "no␛]52;c;UFdORUQ=␇␛[2J<U+009B>2J<U+202E>PWNED␡<U+DC9B>" in shown
        assert r"'no\x1b]52;c;UFdORUQ=\x07\x1b[2J\x9b2J\u202ePWNED\x7f\udc9b'" in shown
        assert not [each for each in _codes(told, asked) if each[0] not in (1, 2)]
    else:
        assert all(sign in shown for sign in STAND_INS)
        errors = [each for each in _codes(told, asked) if each[0] != 0]
        assert not [words for _, words in errors if words[0] != "check"]
