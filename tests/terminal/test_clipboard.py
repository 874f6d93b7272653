"""The clipboard in a real terminal: bare, in tmux, in screen, and by a tool of the desktop."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]
Copied = Callable[[bytes], list[str]]

ROW = "“can play a key role”\nMasato Ohtaka"
TOOL = """#!{python}
import sys
open({file!r}, "wb").write(sys.stdin.buffer.read())
{does}
"""


def copy_a_row(terminal: Any, told: str) -> None:
    at = terminal.wait_for("34 actors")
    terminal.send("/ohtaka-key-role\r")
    terminal.wait_for("1 statement", since=at)
    terminal.send("2y")
    terminal.wait_for(told, since=at)


def leave(terminal: Any) -> bytes:
    terminal.send("q")
    assert terminal.wait() == 0
    return bytes(terminal.written)


def tool(folder: Path, name: str, does: str = "") -> dict[str, str]:
    """Write a clipboard tool; gives what the environment says then."""
    made = folder / "bin" / name
    made.parent.mkdir(exist_ok=True)
    file = str(folder / f"{name}.taken")
    made.write_text(TOOL.format(python=sys.executable, file=file, does=does), encoding="utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{made.parent}{os.pathsep}{os.environ['PATH']}"}


def test_a_bare_terminal_is_asked(start: Start, copied: Copied) -> None:
    terminal = start()
    copy_a_row(terminal, "Copied the row, if the terminal allows it")
    (text,) = copied(leave(terminal))
    assert text.startswith(ROW)
    assert text.endswith("paragraph 8\n")


@pytest.mark.slow
def test_screen_lets_it_through_in_pieces(start: Start) -> None:
    terminal = start(env={"STY": "1.pts"})
    copy_a_row(terminal, "screen passes it on")
    pieces = re.findall(rb"\x1bP([^\x1b]*|\x1b\][^\x1b]*)\x1b\\", leave(terminal))
    whole = b"".join(pieces)
    assert len(pieces) > 1
    assert whole.startswith(b"\x1b]52;c;")
    assert b64decode(whole[7:-1]).decode().startswith(ROW)


def test_a_tool_of_the_desktop_is_given_the_text(
    start: Start, tmp_path: Path, copied: Copied
) -> None:
    terminal = start(env={**tool(tmp_path, "xclip"), "DISPLAY": ":99", "SSH_CONNECTION": None})
    copy_a_row(terminal, "Copied the row with xclip.")
    assert copied(leave(terminal)) == []
    assert (tmp_path / "xclip.taken").read_text("utf-8").startswith(ROW)


@pytest.mark.slow
def test_where_the_tool_fails_the_terminal_is_asked(
    start: Start, tmp_path: Path, copied: Copied
) -> None:
    tool(tmp_path, "xsel", "sys.exit(1)")
    environment = tool(tmp_path, "xclip", "sys.exit(1)")
    terminal = start(env={**environment, "DISPLAY": ":99", "SSH_CONNECTION": None})
    copy_a_row(terminal, "if the terminal allows it")
    assert len(copied(leave(terminal))) == 1


@pytest.mark.slow
def test_no_tool_is_run_on_another_machine_s_desktop(
    start: Start, tmp_path: Path, copied: Copied
) -> None:
    terminal = start(env={**tool(tmp_path, "xclip"), "DISPLAY": ":99", "SSH_CONNECTION": "a b"})
    copy_a_row(terminal, "if the terminal allows it")
    assert len(copied(leave(terminal))) == 1
    assert not (tmp_path / "xclip.taken").exists()


@pytest.mark.slow
def test_what_is_too_long_is_told_and_not_sent(
    start: Start, tmp_path: Path, copied: Copied
) -> None:
    file = tmp_path / "many.toml"
    actor = '[[actors]]\nid = "a{0}"\nname = "Actor {0} {1}"\nkind = "state"\n'
    file.write_text("".join(actor.format(each, "x" * 60) for each in range(1500)), encoding="utf-8")
    terminal = start(str(file))
    at = terminal.wait_for("1,500 actors")
    terminal.send("Y")
    terminal.wait_for("Not copied: 1,500 rows", "x writes it", since=at)
    assert copied(leave(terminal)) == []


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Give a tmux server of the test's own; its commands give what they print."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    socket = str(tmp_path / "socket")

    def command(*words: str) -> str:
        done = subprocess.run(
            ["tmux", "-f", "/dev/null", "-S", socket, *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "TERM": "xterm-256color", "TMUX": ""},
        )
        return done.stdout

    yield command
    command("kill-server")


@pytest.mark.slow
def test_in_tmux_the_text_is_in_its_buffer_and_sent_on(
    start: Start, tmux: Callable[..., str], tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "dipview"]
    inner = start(
        *("-f", "/dev/null", "-S", str(tmp_path / "socket"), "new-session", *words),
        program=("-c", "import os, sys; os.execvp('tmux', ['tmux', *sys.argv[1:]])"),
    )
    copy_a_row(inner, "Copied the row to tmux")
    assert tmux("show-buffer").startswith(ROW)
    sent = re.findall(rb"\x1b\]52;;([A-Za-z0-9+/=]+)\x07", inner.written)
    assert [b64decode(each).decode() for each in sent] == [tmux("show-buffer")], "as tmux sends it"
    inner.send("q")
    assert inner.wait() == 0
