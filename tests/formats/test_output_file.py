"""Output files: whole or not at all, never over another file unasked, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from dipview.formats.output_file import OutputError, failure, write_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and links")


def pieces(*words: str, error: BaseException | None = None) -> Iterator[str]:
    yield from words
    if error:
        raise error


def test_a_new_file_has_all_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    write_file(path, pieces("one\n", "“zwei”\n"))
    assert path.read_bytes() == "one\n“zwei”\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_half_characters_do_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    write_file(path, ["\ud83d"])
    assert path.read_bytes() == b"\\ud83d"


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("old")
    with pytest.raises(OutputError, match="exists already; use --force"):
        write_file(path, pieces("new"))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"

    def meanwhile() -> Iterator[str]:
        path.write_text("theirs")
        yield "ours"

    with pytest.raises(OutputError, match="exists already"):
        write_file(path, meanwhile())
    assert path.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [path]


@POSIX
def test_force_replaces_a_file_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, pieces("new"), force=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_force_may_write_a_new_file_too(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    write_file(path, pieces("new"), force=True)
    assert path.read_text() == "new"


@POSIX
def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    path = tmp_path / "brief.txt"
    write_file(path, pieces("new"))
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@POSIX
def test_nobody_else_can_read_the_file_before_it_is_whole(tmp_path: Path) -> None:
    seen = []

    def watched() -> Iterator[str]:
        (temporary,) = tmp_path.iterdir()
        seen.append(stat.S_IMODE(temporary.stat().st_mode))
        yield "x"

    write_file(tmp_path / "brief.txt", watched())
    assert seen == [0o600]


@POSIX
@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_followed_nor_replaced(tmp_path: Path, force: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "brief.txt"
    target.write_text("old")
    link.symlink_to(target)
    with pytest.raises(OutputError, match="is a link"):
        write_file(link, pieces("new"), force=force)
    assert link.is_symlink()
    assert target.read_text() == "old"


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        write_file(tmp_path, pieces("new"), force=True)


@POSIX
def test_a_device_is_no_target() -> None:
    with pytest.raises(OutputError, match="no regular file"):
        write_file(Path(os.devnull), pieces("new"), force=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder .*nowhere; create it first"):
        write_file(tmp_path / "nowhere" / "brief.txt", pieces("new"))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="there is no folder"):
        write_file(tmp_path / "file" / "brief.txt", pieces("new"))


def test_an_impossible_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_file(tmp_path / "a\x00b", pieces("new"))
    with pytest.raises(OutputError, match="cannot write"):
        write_file(tmp_path / ("long" * 100), pieces("new"))


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), OutputError),
        (PermissionError(errno.EACCES, "denied"), OutputError),
        (OSError("odd"), OutputError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (RuntimeError("a bug"), RuntimeError),
    ],
)
def test_what_goes_wrong_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: BaseException, raised: type[BaseException], force: bool
) -> None:
    path = tmp_path / "brief.txt"
    if force:
        path.write_text("old")
    with pytest.raises(raised):
        write_file(path, pieces("new" * 100_000, error=error), force=force)
    assert [each.name for each in tmp_path.iterdir()] == (["brief.txt"] if force else [])
    if force:
        assert path.read_text() == "old"


def _unsupported(*_: object, **__: object) -> None:
    raise OSError(errno.ENOTSUP, "no links here")


def test_without_links_a_free_name_is_claimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _unsupported)
    path = tmp_path / "brief.txt"
    write_file(path, pieces("new"))
    assert path.read_text() == "new"
    with pytest.raises(OutputError, match="exists already"):
        write_file(path, pieces("newer"))
    assert list(tmp_path.iterdir()) == [path]


def test_a_claimed_name_is_given_back_where_the_file_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _unsupported)
    monkeypatch.setattr(Path, "replace", _unsupported)
    with pytest.raises(OutputError, match="no links here"):
        write_file(tmp_path / "brief.txt", pieces("new"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    real_open, real_sync = os.open, os.fsync

    def open_no_folder(path: str, *rest: int, **named: int) -> int:
        if Path(path) == tmp_path:
            raise OSError(errno.EACCES, "no")
        return real_open(path, *rest, **named)

    def sync_no_folder(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no")
        real_sync(handle)

    monkeypatch.setattr(os, call, open_no_folder if call == "open" else sync_no_folder)
    write_file(tmp_path / "brief.txt", pieces("new"))
    assert (tmp_path / "brief.txt").read_text() == "new"


def test_a_folder_that_is_there_is_not_said_to_be_missing(tmp_path: Path) -> None:
    missing = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert failure(tmp_path / "new.toml", missing).what == "No such file or directory"
    assert "there is no folder" in failure(tmp_path / "gone" / "new.toml", missing).what
