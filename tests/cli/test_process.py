"""The process: what it loads, and how it ends when its output or its terminal is gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview import __main__ as entry
from dipview import __version__
from dipview.cli import exits, running

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

LOADED = """
import json, sys
from dipview.__main__ import main
sys.argv = ["dipview", *json.loads(sys.argv[1])]
code = main()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded_by(*args: str) -> set[str]:
    """Run a command line in a fresh interpreter; give the modules that it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, json.dumps(args)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=True,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    return set(names)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told_before_anything_is_imported(option: str) -> None:
    assert not loaded_by(option) & {"click", "attr", "attrs", "cattrs", "textual", "rich", "tomli"}


@pytest.mark.parametrize(
    "args",
    slow_but(
        [
            ("list", "actors"),
            ("search", "tillerson"),
            ("search", "tillerson", "-f", "json"),
            ("show", "boris-johnson"),
            ("stats",),
            ("compare", "russia", "syria"),
            ("network",),
            ("export", "gexf"),
            ("check",),
            ("--help",),
        ],
        ("search", "tillerson"),
        ("compare", "russia", "syria"),
        ("export", "gexf"),
        ("--help",),
    ),
)
def test_no_verb_that_prints_loads_textual(args: tuple[str, ...]) -> None:
    assert "textual" not in loaded_by(*args)


NOT_FOR_A_SEARCH = {
    *("dipview.exchange", "dipview.formats.problems_writer", "dipview.settings.memory"),
    *("dipview.views.cards", "dipview.views.stats_view", "dipview.views.matrix.matrix_view"),
    *("dipview.views.problems_view", "dipview.workspace.whole_views"),
    *("dipview.workspace.large_files", "dipview.workspace.kept_files"),
    *("dipview.standing.profile", "dipview.standing.relation", "dipview.standing.roll_calls"),
    *("dipview.standing.switches", "dipview.views.parts.vote_facts"),
    *("rapidfuzz", "sqlite3", "subprocess"),
}
"""Libraries that take long to import, large files' part, the views that it does not print, and what
compares holders and votes."""


def test_a_search_loads_no_more_than_it_needs() -> None:
    assert not loaded_by("search", "tillerson") & NOT_FOR_A_SEARCH


def test_the_explorer_is_opened_without_click() -> None:
    program = "import sys, dipview.cli.running, dipview.tui.app; sys.exit('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], timeout=120, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("args", [("--help",), ("list", "--help")])
def test_help_of_the_program_does_not_open_a_dataset(args: tuple[str, ...]) -> None:
    assert "click" in loaded_by(*args)


def test_the_module_runs_as_the_command_does() -> None:
    command = [sys.executable, "-m", "dipview", "--version"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, f"dipview {__version__}{os.linesep}".encode())


def test_the_command_is_run_from_the_words_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dipview", "-V"])
    assert entry.main() == 0
    monkeypatch.setattr(sys, "argv", ["dipview", "list", "actors"])
    assert entry.main() == 0
    assert "Boris Johnson" in capsys.readouterr().out


POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and signals of POSIX")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
VERBS = [
    ("list", "statements"),
    ("list", "statements", "-f", "json"),
    ("search", "russia"),
    ("show", "russia"),
    ("stats",),
    ("compare", "russia", "syria"),
    ("network",),
    ("export", "graphml"),
    ("check", "-f", "json"),
    ("--help",),
    ("--version",),
]


@POSIX
@pytest.mark.parametrize("args", slow_but(VERBS, *VERBS[::4]))
def test_a_closed_pipe_ends_quietly_with_141(process: Process, args: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = process(*args, stdout=write)
    finally:
        os.close(write)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert b"rror" not in done.stderr


@FULL
@pytest.mark.parametrize("args", slow_but(VERBS, *VERBS[::4]))
def test_a_full_disk_is_told_in_one_line_and_ends_with_2(
    process: Process, args: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*args, stdout=full)
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if b"cannot write" in line]
    assert lines == [b"dipview: cannot write to standard output: No space left on device"]
    assert b"Traceback" not in done.stderr


@FULL
def test_a_full_standard_error_does_not_hinder(process: Process) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process("check", stderr=full, stdout=subprocess.PIPE)
    assert done.returncode == 0


@POSIX
def test_closed_standard_output_is_told() -> None:
    command = f'exec "{sys.executable}" -m dipview list actors >&-'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=120, check=False)
    assert done.returncode == 2
    assert b"standard output is closed" in done.stderr


@POSIX
def test_an_interrupt_ends_with_130(process: Process) -> None:
    program = (
        "import sys, signal; from dipview.cli.exits import guarded; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # ignored in the background
        "sys.exit(guarded(lambda: signal.raise_signal(signal.SIGINT)))"
    )
    done = subprocess.run([sys.executable, "-c", program], timeout=120, check=False)
    assert done.returncode == 128 + signal.SIGINT


@pytest.mark.parametrize("args", [(), ("open",), (".",)])
def test_without_a_terminal_the_explorer_is_refused(
    process: Process, args: tuple[str, ...], tmp_path: Path
) -> None:
    done = process(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"dipview list actors" in done.stderr
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    "locale",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_an_ascii_terminal_gets_escapes_and_json_stays_utf8(
    process: Process, locale: dict[str, str]
) -> None:
    env = {**os.environ, **locale}
    text = process("list", "quotes", env=env)
    assert text.returncode == 0
    assert rb"\u201c" in text.stdout
    data = process("list", "quotes", "-f", "json", env=env)
    assert json.loads(data.stdout)["rows"]
    assert "“".encode() in data.stdout


def test_a_stream_without_settings_is_written_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Plain:
        """A stream such as some programs put in the place of standard output."""

        def __init__(self) -> None:
            self.written = ""

        def write(self, text: str) -> None:
            self.written += text

        def writelines(self, lines: list[str]) -> None:
            self.written += "".join(lines)

        def flush(self) -> None:
            """Nothing is kept back."""

        def isatty(self) -> bool:
            return False

    plain = Plain()
    monkeypatch.setattr(sys, "stdout", plain)
    assert exits.guarded(lambda: running.run(["list", "actors", "-f", "json"])) == 0
    assert json.loads(plain.written)["view"] == "actors"


def test_standard_output_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert exits.guarded(lambda: running.run(["list", "actors"])) == 2
    assert "standard output is closed" in capsys.readouterr().err


def test_an_interrupt_is_answered_with_its_code() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert exits.guarded(interrupted) == 130


def test_a_message_is_lost_where_standard_error_is_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    exits.report("nobody hears this")
    assert capsys.readouterr() == ("", "")


def test_output_that_fails_is_silenced_where_there_is_no_file_behind_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(error: OSError) -> int:
        raise error

    assert exits.guarded(lambda: fail(BrokenPipeError())) == 141
    assert exits.guarded(lambda: fail(OSError(28, "No space left on device"))) == 2
    assert "No space left" in capsys.readouterr().err
