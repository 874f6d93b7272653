"""Appending a record to a file: the rest stays as it is, to the byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.formats.output_file import OutputError
from dipview.writing.appending import append
from dipview.writing.file_text import FileText

RECORD = '[[actors]]\nid = "b"\n'
POSIX = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")


def appended(path: Path, record: str = RECORD, name: str = "actors") -> int:
    return append(FileText.read(path, Limits()), name, record)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (b"", b'[[actors]]\nid = "b"\n', 1),
        (b"\n\n", b'\n\n[[actors]]\nid = "b"\n', 3),
        (b'[[actors]]\nid = "a"\n', b'[[actors]]\nid = "a"\n\n[[actors]]\nid = "b"\n', 4),
        (b'[[actors]]\nid = "a"', b'[[actors]]\nid = "a"\n\n[[actors]]\nid = "b"\n', 4),
        (b"a = 1 # x\r\n", b'a = 1 # x\r\n\r\n[[actors]]\r\nid = "b"\r\n', 3),
        (b"\xef\xbb\xbfa = 1\n", b'\xef\xbb\xbfa = 1\n\n[[actors]]\nid = "b"\n', 3),
        (b"[dataset]\n  [dataset.extra]\n", None, 4),
    ],
)
def test_a_record_follows_what_is_there(
    tmp_path: Path, before: bytes, after: bytes | None, line: int
) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(before)
    assert appended(path) == line
    assert path.read_bytes() == (after or before + b"\n" + RECORD.encode())


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert appended(tmp_path / "new.toml") == 1
    assert (tmp_path / "new.toml").read_text("utf-8") == RECORD


@POSIX
def test_the_permissions_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o640)
    appended(path)
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (b"a = \n", "line 1: "),
        (b"a = 1\nb = \xff\n", "line 2: byte"),
        (b'actors = [{ id = "a" }]\n', r"a new \[\[actors\]\] cannot follow"),
        (b"[actors]\n", "cannot follow"),
    ],
)
def test_what_cannot_be_appended_to_stays_as_it_is(
    tmp_path: Path, before: bytes, told: str
) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(before)
    with pytest.raises(OutputError, match=told):
        appended(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_second_header_is_refused_and_a_first_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    appended(path)
    appended(path, "[dataset]\n", "dataset")
    with pytest.raises(OutputError, match=r"a new \[dataset\] cannot follow"):
        appended(path, "[dataset]\n", "dataset")
    assert path.read_text("utf-8").count("[dataset]") == 1


@POSIX
def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text("", encoding="utf-8")
    for name, leads_to in (("link.toml", outside), ("dangling.toml", tmp_path / "nowhere")):
        (tmp_path / name).symlink_to(leads_to)
        with pytest.raises(OutputError, match="it is a link"):
            appended(tmp_path / name)
    assert outside.read_text("utf-8") == ""
    assert not (tmp_path / "nowhere").exists()


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(OutputError, match="no regular file"):
        appended(tmp_path / "pipe.toml")


def test_a_folder_and_a_name_that_no_path_can_have_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no regular file"):
        appended(tmp_path)
    with pytest.raises(OutputError):
        appended(Path("a\0b"))
    with pytest.raises(OutputError, match="there is no folder"):
        appended(tmp_path / "no" / "where.toml")


def test_a_file_larger_than_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text("a = 1\n", encoding="utf-8")
    with pytest.raises(OutputError, match="larger than"):
        FileText.read(path, Limits.of(3))


def test_what_somebody_else_wrote_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text("a = 1\n", encoding="utf-8")
    target = FileText.read(path, Limits())
    path.write_text("a = 22\n", encoding="utf-8")
    with pytest.raises(OutputError, match="changed by somebody else"):
        append(target, "actors", RECORD)
    assert path.read_text("utf-8") == "a = 22\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_somebody_else_makes_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    target = FileText.read(path, Limits())
    path.write_text("a = 1\n", encoding="utf-8")
    with pytest.raises(OutputError, match="exists already"):
        append(target, "actors", RECORD)
    assert path.read_text("utf-8") == "a = 1\n"


def test_a_failing_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "some.toml"
    path.write_text("a = 1\n", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dipview.formats.output_file.os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        appended(path)
    assert path.read_text("utf-8") == "a = 1\n"
    assert list(tmp_path.iterdir()) == [path]
    assert FileText.read(path, Limits()).tables == {"a": 1}
