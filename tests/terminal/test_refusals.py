"""Refusals: no explorer without a terminal that can draw it, no colours unasked, no launching."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but, slow_but_of

import dipview

Start = Callable[..., Any]

COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
"""Sets a colour of the ink or of the ground, in any of its forms."""
SOURCE = Path(dipview.__file__).parent
LAUNCHERS = {"subprocess", "webbrowser", "pty", "pexpect", "socket", "urllib", "http", "ctypes"}
LAUNCHING = re.compile(
    r"(?:os|asyncio)\.(?:system|popen|exec\w*|spawn\w*|posix_spawn\w*|startfile|fork\w*"
    r"|create_subprocess\w*)|(?:\w+\.)*(?:open_url|action_open_url)|eval|exec"
)
"""Calls that start another program, or run what a text says."""


@pytest.mark.parametrize(
    ("elsewhere", "told"),
    [
        (("stdin",), "standard input"),
        (("stdout",), "standard output"),
        (("stderr",), "standard error"),
        (("stdin", "stdout", "stderr"), "standard input"),
    ],
    ids=lambda each: "+".join(each) if isinstance(each, tuple) else "",
)
@pytest.mark.parametrize(
    "arguments",
    slow_but([(), ("open", "--force-tui")], ("open", "--force-tui")),
    ids=["bare", "forced"],
)
def test_an_explorer_whose_streams_go_elsewhere_is_refused(
    start: Start, tmp_path: Path, elsewhere: tuple[str, ...], told: str, arguments: tuple[str, ...]
) -> None:
    file = os.open(tmp_path / "file", os.O_RDWR | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    streams = {name: nothing if name == "stdin" else file for name in elsewhere}
    terminal = start(*arguments, streams=streams)
    assert terminal.wait() == 2
    os.close(file)
    os.close(nothing)
    written = terminal.written + (tmp_path / "file").read_bytes()
    assert b"\x1b" not in written
    assert written.count(b"\n") == 1
    assert f"{told} is none; 'dipview list actors' and 'dipview search QUERY'".encode() in written


@pytest.mark.parametrize(
    ("kind", "told"),
    slow_but_of(
        [("dumb", "TERM is dumb"), (None, "TERM is not set"), ("", "TERM is not set")], None
    ),
)
def test_a_terminal_that_cannot_draw_is_refused_unless_forced(
    start: Start, kind: str | None, told: str
) -> None:
    terminal = start(env={"TERM": kind})
    assert terminal.wait() == 2
    assert b"\x1b" not in terminal.written
    assert f"{told}; 'dipview list actors'".encode() in terminal.written
    forced = start("open", "--force-tui", env={"TERM": kind})
    forced.wait_for("34 actors")
    forced.send("q")
    assert forced.wait() == 0
    assert forced.restored()


def _walked_through(start: Start, env: dict[str, str | None]) -> bytes:
    terminal = start(env=env)
    at = terminal.wait_for("34 actors")
    for keys, shown in (("/til", "1 actor ·"), ("\x03x", "Esc gives up"), ("\x03?", "Esc closes")):
        terminal.send(keys)
        at = terminal.wait_for(shown, since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    return bytes(terminal.written)


@pytest.mark.slow
def test_no_colour_is_drawn_where_none_is_wanted(start: Start) -> None:
    written = _walked_through(start, {"NO_COLOR": "1"})
    assert not COLOUR.search(written)
    assert b"\x1b[1m" in written
    assert b"\x1b[7m" in written


@pytest.mark.parametrize("wish", slow_but([None, ""], None))
def test_colours_are_drawn_otherwise(start: Start, wish: str | None) -> None:
    assert COLOUR.search(_walked_through(start, {"NO_COLOR": wish}))


@pytest.mark.slow
def test_a_locale_without_unicode_draws_the_same(start: Start) -> None:
    terminal = start(env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    at = terminal.wait_for("34 actors", "╭─ 1 Actors", "·")
    terminal.send("y")
    terminal.wait_for("Copied the row", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()
    assert "Traceback" not in terminal.text()


@pytest.mark.parametrize("wish", slow_but([None, "1"], None))
@pytest.mark.parametrize("arguments", [("list", "quotes"), ("check",), ("--help",), ("show", "x")])
def test_no_verb_writes_colours(start: Start, arguments: tuple[str, ...], wish: str | None) -> None:
    terminal = start(*arguments, env={"NO_COLOR": wish})
    assert terminal.wait() in (0, 1)
    assert b"\x1b" not in terminal.written


def _launches(code: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(code)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Call) and LAUNCHING.fullmatch(ast.unparse(node.func)):
            found.append(ast.unparse(node.func))
        found += [name for name in names if name.split(".")[0] in LAUNCHERS]
    return found


@pytest.mark.parametrize(
    "code",
    [
        "import subprocess",
        "from urllib.request import urlopen",
        "import os; os.system('x')",
        "os.execvp('vi', [])",
        "self.app.open_url(url)",
        "eval(text)",
    ],
)
def test_a_launch_is_seen(code: str) -> None:
    assert _launches(code)


def test_nothing_else_launches_a_program_and_none_opens_an_address() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 100
    found = {path: seen for path in files if (seen := _launches(path.read_text("utf-8")))}
    assert {path.relative_to(SOURCE).as_posix(): seen for path, seen in found.items()} == {
        "processes/forked.py": ["os.fork"],  # a copy of itself, that starts nothing
        "processes/launching.py": ["subprocess"],
        "processes/own_process.py": ["subprocess"],
    }
    for path in found:
        code = path.read_text("utf-8")
        assert "shell" not in {
            each.arg for each in ast.walk(ast.parse(code)) if isinstance(each, ast.keyword)
        }
    code = (SOURCE / "processes/own_process.py").read_text("utf-8")
    assert "sys.executable" in code, "it may start itself alone"


def test_only_editors_clipboard_tools_and_git_are_launched() -> None:
    using = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "import" in (code := path.read_text("utf-8")) and "processes.launching" in code
    }
    assert using == {"processes/git.py", "tui/clipboard.py", "tui/editor.py"}


@pytest.mark.parametrize(
    "address",
    slow_but(["file:///etc/passwd", "javascript:alert(1)", "data:x,y"], "javascript:alert(1)"),
)
def test_an_address_in_the_data_is_only_shown(start: Start, tmp_path: Path, address: str) -> None:
    (tmp_path / "a.toml").write_text(
        f'[[sources]]\nid = "s"\ntype = "book"\ntitle = "A book"\nurl = "{address}"\n'
        f'archive_url = "[@click=app.quit]{address}"\n',
        encoding="utf-8",
    )
    terminal = start("a.toml")
    at = terminal.wait_for("0 actors")
    terminal.send("6\r")
    at = terminal.wait_for(address, "[@click=app.quit]", since=at)
    for row in range(1, 37):
        terminal.send(f"\x1b[<0;20;{row}M\x1b[<0;20;{row}m")
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    assert b"\x1b]8;" not in terminal.written
