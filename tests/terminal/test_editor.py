"""The editor: it has the terminal to itself, at the line, and dipview comes back clean."""

from __future__ import annotations

import json
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tiers import slow_but

Start = Callable[..., Any]

RECORDS = (
    '[[sources]]\nid = "s"\ntype = "book"\ntitle = "A book"\n\n'
    '[[actors]]\nid = "one"\nname = "One"\nkind = "state"\nsources = ["s"]\n\n'
    '[[actors]]\nid = "two"\nname = "Two"\nkind = "sate"\nsources = ["s"]\n'
)
EDITOR = """#!{python}
import json, os, signal, sys, termios
from pathlib import Path

echo = os.isatty(0) and bool(termios.tcgetattr(0)[3] & termios.ECHO)
said = {{
    "words": sys.argv[1:],
    "echo": echo,
    "tty": all(os.isatty(number) for number in range(3)),
}}
Path({said!r}).write_text(json.dumps(said))
print("THE EDITOR IS HERE", flush=True)
{does}
"""
WAITS = "import time\nwhile not Path({go!r}).exists(): time.sleep(0.01)"


@pytest.fixture
def editor(tmp_path: Path) -> Callable[..., Path]:
    """Write an editor that says how it was called, and then does something."""

    def writing(does: str = "", name: str = "vim") -> Path:
        made = tmp_path / "bin" / name
        made.parent.mkdir(exist_ok=True)
        said = str(tmp_path / "said.json")
        made.write_text(EDITOR.format(python=sys.executable, said=said, does=does))
        made.chmod(made.stat().st_mode | stat.S_IXUSR)
        return made

    return writing


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "-my data;$(x).toml"
    file.write_text(RECORDS, encoding="utf-8")
    return file


def said(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "said.json").read_text("utf-8"))
    return told


def test_e_opens_the_editor_at_the_record_and_comes_back_clean(
    start: Start, editor: Callable[..., Path], data: Path, tmp_path: Path
) -> None:
    waits = WAITS.format(go=str(tmp_path / "go"))
    terminal = start("open", "--", f"./{data.name}", env={"VISUAL": str(editor(waits))})
    at = terminal.wait_for("1 actor", "One")
    terminal.send("e")
    at = terminal.wait_for("THE EDITOR IS HERE", since=at)
    assert terminal.restored()
    assert said(tmp_path) == {"words": ["+6", str(data)], "echo": True, "tty": True}
    (tmp_path / "go").touch()
    at = terminal.wait_for("1 actor", "╭─ 1 Actors", since=at)
    assert not terminal.restored()
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0
    assert terminal.restored()


@pytest.mark.parametrize(
    "watching", slow_but([(), ("--no-watch",)], ("--no-watch",)), ids=["watched", "unwatched"]
)
def test_what_the_editor_has_saved_is_seen(
    start: Start, editor: Callable[..., Path], data: Path, watching: tuple[str, ...]
) -> None:
    saves = f"p = Path({str(data)!r}); p.write_text(p.read_text().replace('sate', 'state'))"
    terminal = start("open", *watching, "--", str(data), env={"EDITOR": f"{editor(saves)}"})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    terminal.wait_for("2 actors", "Two", since=at)
    terminal.send("q")
    assert terminal.wait() == 0


@pytest.mark.parametrize("key", slow_but(["e", "\r"], "e"))
def test_a_problem_opens_at_its_line_and_column_and_the_list_follows(
    start: Start, editor: Callable[..., Path], data: Path, tmp_path: Path, key: str
) -> None:
    saves = f"p = Path({str(data)!r}); p.write_text(p.read_text().replace('sate', 'state'))"
    terminal = start("open", "--", str(data), env={"EDITOR": f"'{editor(saves, 'micro')}' -x"})
    at = terminal.wait_for("1 actor")
    terminal.send("p")
    at = terminal.wait_for("did you mean 'state'?", "⏎ opens the editor there", since=at)
    terminal.send(key)
    terminal.wait_for("Nothing is wrong in the files", since=at)
    assert said(tmp_path)["words"] == ["-x", "+15:1", str(data)]
    terminal.send("\x03q")
    assert terminal.wait() == 0


def test_a_code_a_signal_and_an_editor_that_is_gone_are_told(
    start: Start, editor: Callable[..., Path], data: Path
) -> None:
    made = editor("sys.exit(3)", "fails")
    terminal = start("open", "--", str(data), env={"EDITOR": str(made)})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    at = terminal.wait_for("fails ended with code 3", since=at)
    editor("os.kill(os.getpid(), signal.SIGTERM)", "fails")
    terminal.send("e")
    at = terminal.wait_for("fails was ended by signal 15", since=at)
    made.write_text("#!/nowhere/python\n", encoding="utf-8")
    terminal.send("e")
    at = terminal.wait_for("fails cannot be started", since=at)
    made.unlink()
    terminal.send("e")
    # A long path has the notice break its lines elsewhere.
    terminal.wait_for("$EDITOR is", "which", "found:", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()


@pytest.mark.slow
@pytest.mark.parametrize("number", slow_but([signal.SIGINT, signal.SIGQUIT], signal.SIGINT))
def test_ctrl_c_in_the_editor_does_not_end_dipview(
    start: Start, editor: Callable[..., Path], data: Path, number: signal.Signals
) -> None:
    does = f"signal.signal({int(number)}, lambda *_: None)\nos.killpg(0, {int(number)})"
    terminal = start("open", "--", str(data), env={"EDITOR": str(editor(does))})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    at = terminal.wait_for("THE EDITOR IS HERE", "╭─ 1 Actors", since=at)
    terminal.send("?")
    terminal.wait_for("Esc closes", since=at)
    terminal.send("\x03q")
    assert terminal.wait() == 0


ENDS = """
import time, tty
def ended(number, frame):
    Path({told!r}).write_text(str(number))
    os._exit(1)
if {heeds}: signal.signal({number}, ended)
tty.setraw(0)
print("AND WAITS", flush=True)
while True: time.sleep(60)
"""


@pytest.mark.parametrize("heeds", [True, False], ids=["saves", "dies"])
@pytest.mark.parametrize("number", slow_but([signal.SIGTERM, signal.SIGHUP], signal.SIGTERM))
def test_what_ends_dipview_ends_the_editor_first(
    start: Start,
    editor: Callable[..., Path],
    data: Path,
    tmp_path: Path,
    number: signal.Signals,
    heeds: bool,
) -> None:
    told = tmp_path / "told"
    does = ENDS.format(told=str(told), heeds=heeds, number=int(number))
    terminal = start("open", "--", str(data), env={"VISUAL": str(editor(does))})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    terminal.wait_for("AND WAITS", since=at)
    terminal.process.send_signal(number)
    assert terminal.wait() == 128 + number
    assert terminal.restored()
    assert terminal.shows_what_is_typed()
    assert told.exists() == heeds
    assert data.read_text("utf-8") == RECORDS


@pytest.mark.slow
def test_an_editor_of_its_own_window_leaves_the_explorer_where_it_is(
    start: Start, editor: Callable[..., Path], data: Path, tmp_path: Path
) -> None:
    made = editor(f"{WAITS.format(go=str(tmp_path / 'go'))}\nsys.exit(5)", "code")
    terminal = start("open", "--", str(data), env={"VISUAL": f"{made} --reuse-window"})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    terminal.wait_for("opened", since=at)  # the line is broken where the path ends
    (tmp_path / "go").touch()
    terminal.wait_for("code ended with code 5", since=at)
    assert "THE EDITOR IS HERE" not in terminal.text()
    words = ["--reuse-window", "--goto", f"{data}:6:1"]
    assert said(tmp_path) == {"words": words, "echo": False, "tty": False}
    assert b"\x1b[?1049l" not in terminal.written
    terminal.send("q")
    assert terminal.wait() == 0


@pytest.mark.slow
def test_the_bundled_dataset_is_not_edited_where_it_lies(
    start: Start, editor: Callable[..., Path]
) -> None:
    terminal = start(env={"EDITOR": str(editor())})
    at = terminal.wait_for("34 actors")
    terminal.send("e")
    terminal.wait_for("edited where it lies", "open", since=at)
    terminal.send("q")
    assert terminal.wait() == 0
    assert "THE EDITOR IS HERE" not in terminal.text()


def test_without_an_editor_it_says_what_to_set(start: Start, data: Path, tmp_path: Path) -> None:
    terminal = start("open", "--", str(data), env={"PATH": str(tmp_path)})
    at = terminal.wait_for("1 actor")
    terminal.send("e")
    terminal.wait_for("No editor was found: set VISUAL or EDITOR", since=at)
    terminal.send("q")
    assert terminal.wait() == 0


def test_a_large_file_s_snapshot_is_never_what_is_edited(
    start: Start, editor: Callable[..., Path], tmp_path: Path
) -> None:
    large = tmp_path / "large.toml"
    actor = '[[actors]]\nid = "a{0}"\nname = "Actor {0}"\nkind = "state"\nnotes = "{1}"\n'
    large.write_text(
        "".join(actor.format(number, "x" * 1000) for number in range(1200)), encoding="utf-8"
    )
    cache = {"DIPVIEW_CACHE": None, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    terminal = start("open", str(large), env={"EDITOR": str(editor()), **cache})
    at = terminal.wait_for("1,200 actors")
    assert list((tmp_path / "cache").rglob("*")), "it was read from a snapshot"
    terminal.send("ge")
    terminal.wait_for("THE EDITOR IS HERE", "╭─ 1 Actors", since=at)
    assert said(tmp_path)["words"] == ["+1", str(large)]
    terminal.send("q")
    assert terminal.wait() == 0
