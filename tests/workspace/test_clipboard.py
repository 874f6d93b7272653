"""The clipboard: which way is taken where, how it is wrapped, and what is said."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest

from dipview.workspace.clipboard import LONGEST, Surroundings

TEXT = "“Ein Wort”\n"
CODED = base64.b64encode(TEXT.encode()).decode()
TOOLS = ("pbcopy", "clip.exe", "wl-copy", "xclip", "xsel", "tmux")


def around(
    platform: str = "linux", tools: tuple[str, ...] = TOOLS, **environment: str
) -> Surroundings:
    find: Callable[[str], str | None] = lambda name: f"/bin/{name}" if name in tools else None  # noqa: E731
    return Surroundings(environment, platform, find)


@pytest.mark.parametrize(
    ("surroundings", "names"),
    [
        (around(), []),
        (around("darwin"), ["pbcopy"]),
        (around("darwin", SSH_CONNECTION="1 2 3 4"), []),
        (around("win32"), ["clip.exe"]),
        (around(WSL_DISTRO_NAME="Ubuntu"), ["clip.exe"]),
        (around(DISPLAY=":0"), ["xclip", "xsel"]),
        (around(tools=("xsel",), DISPLAY=":0"), ["xsel"]),
        (around(WAYLAND_DISPLAY="wayland-0", DISPLAY=":0"), ["wl-copy", "xclip", "xsel"]),
        (around(DISPLAY="localhost:10.0", SSH_TTY="/dev/pts/1"), []),
        (around(DISPLAY=":0", TMUX="/x/tmux,1,0"), ["xclip", "xsel", "tmux"]),
        (around(TMUX="/x/tmux,1,0", SSH_TTY="/dev/pts/1"), ["tmux"]),
        (around(tools=(), DISPLAY=":0", TMUX="x"), []),
    ],
)
def test_tools_are_tried_where_the_desktop_is_the_user_s(
    surroundings: Surroundings, names: list[str]
) -> None:
    assert [way.name for way in surroundings.ways()] == names
    assert all(way.words[0] == f"/bin/{way.name}" for way in surroundings.ways())


def test_the_clipboard_of_windows_is_given_what_it_reads() -> None:
    (way,) = around(WSL_DISTRO_NAME="Ubuntu").ways()
    assert TEXT.encode(way.encoding).startswith((b"\xff\xfe", b"\xfe\xff"))


def test_a_bare_terminal_is_asked_barely() -> None:
    assert around().sequences(TEXT) == f"\x1b]52;c;{CODED}\x07"


def test_tmux_is_asked_itself_and_to_pass_it_on() -> None:
    asked = around(TMUX="x", STY="y").sequences(TEXT)
    assert asked == (f"\x1b]52;c;{CODED}\x07\x1bPtmux;\x1b\x1b]52;c;{CODED}\x07\x1b\\")


@pytest.mark.parametrize("length", [1, 170, 1000, 70_000])
def test_screen_gets_pieces_that_it_takes_and_that_make_the_whole(length: int) -> None:
    text = "ab" * (length // 2) + "c"
    asked = around(STY="1.x").sequences(text)
    assert asked is not None
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", asked, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == asked
    assert max(map(len, pieces)) < 256
    coded = base64.b64encode(text.encode()).decode()
    assert "".join(pieces) == f"\x1b]52;c;{coded}\x07"


def test_what_is_too_long_is_not_sent_and_told() -> None:
    longest = "x" * (LONGEST * 3 // 4)
    assert around().sequences(longest)
    assert around().sequences(longest + "x") is None
    told = around().message_too_long("9,000 rows", 812_345)
    assert told == (
        "Not copied: 9,000 rows: 812 kB, and terminals take about 75 kB. x writes it to a file."
    )


def test_nothing_in_a_text_gets_into_a_sequence() -> None:
    for surroundings in (around(), around(TMUX="x"), around(STY="x")):
        asked = surroundings.sequences("\x1b\\\x07\x1b]0;PWNED\x07\udcff")
        assert asked is not None
        assert "PWNED" not in asked


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "allows it (OSC 52). Else allow it the clipboard in its settings."),
        ({"TMUX": "x"}, "set -g set-clipboard on"),
        ({"STY": "x"}, "screen passes it on"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "Terminal.app does not"),
        ({"TERM_PROGRAM": "iTerm.app"}, "applications access it"),
        ({"TERM": "linux"}, "no clipboard: x writes to a file"),
        ({"XTERM_VERSION": "XTerm(390)"}, "allowWindowOps: true"),
        ({"DISPLAY": ":0"}, "With xclip installed"),
        ({"WAYLAND_DISPLAY": "w"}, "With wl-clipboard installed"),
    ],
)
def test_what_to_set_is_said_where_it_is_not_certain(
    environment: dict[str, str], told: str
) -> None:
    assert told in around(tools=(), **environment).message("the row", None)


def test_what_a_tool_has_done_is_said() -> None:
    (tmux,) = around(TMUX="x").ways()
    assert around().message("the row", tmux) == (
        "Copied the row to tmux, and to the clipboard if the terminal allows it (OSC 52)."
    )
    (clip,) = around("darwin").ways()
    assert around().message("34 rows", clip) == "Copied 34 rows with pbcopy."
