"""A disk that fills up: what the file held stays, nothing is left beside it, and it is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.formats.output_file import OutputError, write_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits and pipes of POSIX")
ROOM = 65_536

FILL = """
import pathlib, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
from dipview.formats.output_file import OutputError, write_file
try:
    write_file(pathlib.Path(sys.argv[1]), ("x" * 1000 for _ in range(10_000)), force=True)
except OutputError as error:
    sys.exit(f"told: {error}")
"""


@POSIX
@pytest.mark.parametrize("old", [None, "old"])
def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path: Path, old: str | None) -> None:
    path = tmp_path / "brief.txt"
    if old is not None:
        path.write_text(old)
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, timeout=120, check=False
    )
    assert done.stderr.startswith(b"told: cannot write "), done.stderr
    assert b"File too large; nothing was written" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ([] if old is None else ["brief.txt"])
    assert old is None or path.read_text() == old


@POSIX
@pytest.mark.parametrize("call", ["fsync", "write"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_disk_without_room_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    def pieces() -> Iterator[str]:
        yield "new" * ROOM
        if call == "write":
            fail()

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match=f"{os.strerror(number)}; nothing was written"):
        write_file(path, pieces(), force=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
from dipview.__main__ import main
sys.argv = ["dipview", *sys.argv[1:]]
sys.exit(main())
"""


@POSIX
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("ending", slow_but(["txt", "md", "csv", "json"], "txt"))
def test_a_verb_tells_it_in_one_line_and_leaves_nothing(
    tmp_path: Path, ending: str, force: bool
) -> None:
    path = tmp_path / f"brief.{ending}"
    if force:
        path.write_text("old")
    words = ["list", "statements", "-o", str(path), *(["--force"] if force else [])]
    done = subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, *words],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"dipview: cannot write ")
    assert done.stderr.count(b"\n") == 1
    assert [each.read_text() for each in tmp_path.iterdir()] == (["old"] if force else [])
