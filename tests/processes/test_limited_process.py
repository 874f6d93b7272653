"""Limited processes: what is said comes back, and whatever the work does costs its result alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from dipview.processes import limited_process, own_process
from dipview.processes.bounds import Bounds
from dipview.processes.limited_process import Ending, Outcome, run_limited, run_words
from dipview.processes.own_process import own_words

HEAD = """\
import os, sys
from dipview.processes.limited_work import serve
def work(given, words):
"""
ROOMY = Bounds(seconds=100)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="no limit on memory is kept here")


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "given"
    path.write_bytes(b"what is given")
    return path


def done(given: Path, body: str, bounds: Bounds = ROOMY, *words: str) -> Outcome:
    """Do a piece of work in a limited process."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    numbers = [str(bounds.memory), str(bounds.seconds)]
    with given.open("rb") as file:
        code = f"{HEAD}{lines}serve(work)"
        return run_words([sys.executable, "-c", code, *numbers, *words], file, bounds)


def test_what_is_given_and_what_is_said_pass_through(given: Path) -> None:
    body = "yield {'text': given.read().decode(), 'words': words}\nyield {'odd': '\\ud800\\x1b\\n'}"
    outcome = done(given, body, ROOMY, "a b", "--c")
    first = {"text": "what is given", "words": ["a b", "--c"]}
    assert outcome == (Ending.DONE, (first, {"odd": "\ud800\x1b\n"}))


def test_what_never_ends_is_ended(given: Path) -> None:
    body = "yield {}\nwhile True: pass"
    assert done(given, body, Bounds(seconds=0.5)) == Outcome(Ending.SLOW)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nothing wakes a process there")
def test_a_process_that_nobody_watches_ends_itself(given: Path) -> None:
    words = ["-c", f"{HEAD}    while True: pass\n    yield {{}}\nserve(work)", str(2**30), "0.5"]
    with given.open("rb") as file:
        outcome = run_words([sys.executable, *words], file, ROOMY)
    assert outcome == Outcome(Ending.BROKEN)


@LINUX
def test_what_asks_for_too_much_memory_does_not_get_it(given: Path) -> None:
    body = "yield {}\nbytearray(1 << 30)"
    assert done(given, body, ROOMY) == Outcome(Ending.NO_MEMORY)


def test_what_says_too_much_is_not_listened_to(given: Path) -> None:
    body = "while True: yield {'text': 'x' * 10_000}"
    assert done(given, body, ROOMY._replace(said=100_000)) == Outcome(Ending.VERBOSE)


@pytest.mark.parametrize(
    "body",
    [
        "yield {}\nraise ValueError",
        "yield {}\nos._exit(0)",
        "yield {}\nos.abort()",
        "yield {}\nsys.exit(0)",
        "os.write(int(words[0]), b'[1]\\n')\nyield {}",
        "os.write(int(words[0]), b'[' * 100_000 + b'\\n')\nyield {}",
        "os.write(int(words[0]), b'no JSON\\n')\nyield {}",
    ],
)
def test_what_breaks_off_or_says_nonsense_is_broken(given: Path, body: str) -> None:
    # The pipe to the parent is the first number that is free: standard streams have the lower ones.
    assert done(given, body, ROOMY, "3") == Outcome(Ending.BROKEN)


@pytest.mark.parametrize(
    "body",
    [
        "open('left', 'w')",
        "os.open('left', os.O_CREAT)",
        "os.mkdir('left')",
        "os.remove(words[0])",
        "os.rename(words[0], 'left')",
        "os.system('echo > left')",
        "import subprocess; subprocess.run(['true'])",
        "import socket; socket.create_connection(('127.0.0.1', 1))",
        "import socket; socket.getaddrinfo('localhost', 1)",
        "import urllib.request; urllib.request.urlopen('file:///etc/passwd')",
    ],
)
def test_nothing_is_written_started_or_reached(
    given: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(given.parent)
    caught = "try:\n    {}\nexcept PermissionError:\n    yield {{'refused': True}}"
    assert done(given, caught.format(body), ROOMY, str(given)).said == ({"refused": True},)
    assert [path.name for path in given.parent.iterdir()] == ["given"]


def test_what_a_library_prints_goes_nowhere(given: Path) -> None:
    body = "print('hello', flush=True)\nos.write(1, b'hello')\nos.write(2, b'hello')\nyield {}"
    assert done(given, body) == Outcome(Ending.DONE, ({},))


def test_where_none_can_be_started_that_is_said(
    given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with given.open("rb") as file:
        assert run_words([str(given.parent / "gone")], file, ROOMY).ending is Ending.NOT_STARTED
        monkeypatch.setattr(sys, "executable", "")
        assert own_words("a.module") is None
        assert run_limited("a.module", file).ending is Ending.NOT_STARTED


def test_an_interruption_ends_the_process(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[Any] = []
    started = own_process.start

    def starting(*words: Any) -> Any:
        children.append(started(*words))
        return children[-1]

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(limited_process, "start", starting)
    monkeypatch.setattr(limited_process, "_all_of", interrupted)
    with pytest.raises(KeyboardInterrupt):
        done(given, "while True: pass\nyield {}")
    assert [child.returncode is not None for child in children] == [True]


def test_a_single_program_starts_itself_by_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_words("a.module", "1") == [sys.executable, own_process.APART, "a.module", "1"]


def test_a_process_looks_for_modules_where_it_is_told(
    given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_process, "_search", [])
    before = dict(os.environ)
    own_process.search_in(str(given.parent))
    (given.parent / "elsewhere.py").write_text("print('{\"end\": true}')", "utf-8")
    with given.open("rb") as file:
        assert run_limited("elsewhere", file).ending is Ending.DONE
    assert os.environ == before
