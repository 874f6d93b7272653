"""Forked: a copy of a process does its work, or is gone; nothing of it stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dipview.processes.forked import can_fork

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="no process is copied there"
)

START = """
import os, signal, sys, tempfile, threading
from pathlib import Path
from dipview.processes.forked import can_fork, copied, forked
from dipview.processes.own_process import end, start_copy

noted = Path(sys.argv[1])
def gone(number):
    try:
        os.waitpid(number, 0)
    except ChildProcessError:
        return True
"""


def said_by(code: str, noted: Path) -> str:
    """Run a process that has no thread of the tests; it may not say anything is wrong."""
    words = [sys.executable, "-W", "error", "-c", START + code, str(noted)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A file for what a copy notes."""
    return tmp_path / "noted"


def test_a_copy_does_its_work_and_ends_there(noted: Path) -> None:
    code = """
with forked(lambda check: (check(), noted.write_text(str(os.getpid()))), []) as succeeded:
    assert succeeded() and succeeded()
assert int(noted.read_text()) != os.getpid()
print("once")
"""
    assert said_by(code, noted) == "once\n"


@pytest.mark.parametrize("how", ["1 / 0", "sys.exit(0)", "os.kill(os.getpid(), 9)"])
def test_a_copy_that_does_not_do_all_is_told_of(how: str, noted: Path) -> None:
    code = f"""
def work(check):
    {how}
with forked(work, []) as succeeded:
    print(succeeded())
"""
    assert said_by(code, noted) == "False\n"


def test_a_copy_that_is_not_waited_for_is_ended(noted: Path) -> None:
    code = """
reading, writing = os.pipe()
def work(check):
    os.write(writing, str(os.getpid()).encode())
    signal.pause()
try:
    with forked(work, [writing]):
        copy = int(os.read(reading, 99))
        raise KeyboardInterrupt
except KeyboardInterrupt:
    print(gone(copy))
"""
    assert said_by(code, noted) == "True\n"


def test_a_copy_whose_process_has_gone_ends_at_its_next_check(noted: Path) -> None:
    code = """
reading, writing = os.pipe()
def work(check):
    while True:
        check()
if os.fork():
    os.close(writing)
    print(os.read(reading, 1))  # nobody has its other end any more
else:
    with forked(work, [writing]):
        os._exit(0)
"""
    assert said_by(code, noted) == "b''\n"


def test_a_copy_has_no_open_file_but_those_it_is_given(noted: Path) -> None:
    code = """
with tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as other:
    def work(check):
        kept.write(b"kept")
        kept.flush()
        os.fstat(other.fileno())
    with forked(work, [kept.fileno()]) as succeeded:
        print(succeeded())
    kept.seek(0)
    print(kept.read())
"""
    assert said_by(code, noted) == "False\nb'kept'\n"


def test_a_copy_that_was_waited_for_is_not_ended_once_more(noted: Path) -> None:
    code = """
copy = copied(lambda check: os._exit(3), [])
print(copy.wait(), copy.wait())
os.kill = None
end(copy)
"""
    assert said_by(code, noted) == "3 3\n"


def test_a_copy_that_is_started_has_the_standard_files_of_a_process_of_its_own(
    noted: Path,
) -> None:
    code = """
reading, writing = os.pipe()
print("not written twice", flush=False)
def work():
    sys.stderr.write("told nobody")
    os.write(1, os.read(0, 1) + b"said")
copy = start_copy(work, writing)
os.close(writing)
print(copy.wait(), os.read(reading, 99), os.read(reading, 1))
"""
    assert said_by(code, noted) == "not written twice\n0 b'said' b''\n"


def test_a_process_of_several_threads_is_not_copied(noted: Path) -> None:
    code = """
ended = threading.Event()
print(can_fork() or len(os.sched_getaffinity(0)) == 1)
threading.Thread(target=ended.wait).start()
print(can_fork())
ended.set()
"""
    assert said_by(code, noted) == "True\nFalse\n"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_no_process_is_copied(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert not can_fork()
