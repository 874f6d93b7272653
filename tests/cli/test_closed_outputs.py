"""Outputs that fail: every verb tells a full one in one line, and leaves a closed one silently."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.cli.words import CATALOGUE

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
EVERY = [
    *(("list", name) for name in CATALOGUE.words),
    *(("list", "positions", "-f", format) for format in ("markdown", "csv", "json")),
    ("search", "russia", "-f", "csv"),
    ("search", "--stdin"),
    ("show", "russia", "-f", "json"),
    ("stats", "-f", "markdown"),
    ("check", "-f", "json"),
    ("check", "--explain"),
    ("list", "--help"),
]
"""What `test_process.VERBS` leaves out of the verbs and formats that print."""
QUERIES = b"russia\n" * 5


@FULL
@pytest.mark.parametrize("args", slow_but(EVERY, *EVERY[::9]), ids=" ".join)
def test_a_full_output_is_told_in_one_line(process: Process, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*args, stdout=full, input=QUERIES)
    assert done.returncode == 2
    assert done.stderr == b"dipview: cannot write to standard output: No space left on device\n"


@POSIX
@pytest.mark.parametrize("args", slow_but(EVERY, *EVERY[::9]), ids=" ".join)
def test_a_closed_pipe_is_left_in_silence(process: Process, args: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = process(*args, stdout=write, input=QUERIES)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def _many(folder: Path) -> Path:
    """Write a dataset that prints more than a pipe holds."""
    source = '[[sources]]\nid = "s"\ntype = "book"\ntitle = "A book"\n\n'
    actor = '[[actors]]\nid = "a{0}"\nname = "Actor {0}"\nkind = "state"\nsources = ["{1}"]\n\n'
    path = folder / "many.toml"
    path.write_text(source + "".join(actor.format(n, "s" if n % 2 else "x") for n in range(4000)))
    return path


@POSIX
@pytest.mark.parametrize(
    "args",
    slow_but(
        [
            *(("list", "actors", "-f", format) for format in ("text", "markdown", "csv", "json")),
            ("search", "actor"),
            ("search", "--stdin"),
            ("check",),
            ("check", "-f", "json"),
        ],
        ("list", "actors", "-f", "csv"),
    ),
    ids=" ".join,
)
def test_a_reader_that_stops_after_the_first_lines_ends_it(
    tmp_path: Path, args: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "dipview", *args, "-d", str(_many(tmp_path))]
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdin
    assert running.stdout
    assert running.stderr
    running.stdin.write(b"actor\n" * 20)
    running.stdin.close()
    assert running.stdout.readline()
    running.stdout.close()
    told = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=120) == 141
    assert [line for line in told.splitlines() if b"in the data; 'dipview check'" not in line] == []
