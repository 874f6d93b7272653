"""Watching: every way in which files change is seen, once, and not before they come to rest."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.workspace.watching import Signature, Watch, signature_of, sizes_in

OLD = '[[actors]]\nid = "a"\nname = "A"\nkind = "state"\n'
NEW = OLD.replace('"A"', '"B"')


def _rename_into_place(file: Path) -> None:
    beside = file.with_name(".new")
    beside.write_text(NEW, encoding="utf-8")
    beside.replace(file)


def _same_size_and_time(file: Path) -> None:
    status = file.stat()
    _rename_into_place(file)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _truncate_then_write(file: Path) -> None:
    file.write_text("", encoding="utf-8")
    file.write_text(NEW + "\n", encoding="utf-8")


def _away_and_back(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.mkdir()
    file.write_text(NEW + "\n", encoding="utf-8")


def _in_new_folder(file: Path) -> None:
    (file.parent / "more").mkdir()
    (file.parent / "more" / "b.toml").write_text("", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "append": lambda file: file.write_text(OLD + "\n", encoding="utf-8"),
    "rename": _rename_into_place,
    "rename with the same size and time": _same_size_and_time,
    "truncate, then write": _truncate_then_write,
    "delete": Path.unlink,
    "folder deleted and made again": _away_and_back,
    "folder gone": lambda file: shutil.rmtree(file.parent),
    "a new file": lambda file: file.with_name("b.toml").write_text("", encoding="utf-8"),
    "a new folder": _in_new_folder,
    "another mode": lambda file: file.chmod(0o640),
}
NOTHING: dict[str, Callable[[Path], object]] = {
    "a backup": lambda file: file.with_name("a.toml~").write_text("", encoding="utf-8"),
    "a hidden file": lambda file: file.with_name(".#a.toml").write_text("", encoding="utf-8"),
    "vim's 4913": lambda file: file.with_name("4913").write_text("", encoding="utf-8"),
    "reading": Path.read_text,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "data" / "a.toml"
    made.parent.mkdir()
    made.write_text(OLD, encoding="utf-8")
    made.chmod(0o600)
    return made


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_any_kind_is_seen(file: Path, change: str) -> None:
    before = signature_of([file.parent])
    assert signature_of([file.parent]) == before
    CHANGES[change](file)
    assert signature_of([file.parent]) != before


@pytest.mark.parametrize("change", NOTHING)
def test_what_editors_leave_beside_a_file_is_no_change(file: Path, change: str) -> None:
    before = signature_of([file.parent])
    NOTHING[change](file)
    assert signature_of([file.parent]) == before


def test_what_a_link_leads_to_is_watched(file: Path) -> None:
    link = file.with_name("link.toml")
    link.symlink_to(file)
    before = signature_of([link])
    file.write_text(NEW + "\n", encoding="utf-8")
    changed = signature_of([link])
    assert changed != before
    other = file.with_name("other.toml")
    other.write_text(NEW + "\n", encoding="utf-8")
    link.unlink()
    link.symlink_to(other)
    assert signature_of([link]) != changed


def test_a_file_that_is_not_there_and_a_pipe_are_looked_at_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    paths = [tmp_path / "gone.toml", tmp_path]
    assert signature_of(paths) == signature_of(paths)
    assert (tmp_path / "gone.toml", "no-such-path") in signature_of(paths)
    assert sizes_in(signature_of([tmp_path / "gone.toml"])) == {}


class Watched:
    """A watch that is looked through by hand; reads what it is told to have changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read: Signature = signature_of([path])
        self.told = 0
        self.watch = Watch([path], lambda: self.read, self._changed, settle=0.001)

    def _changed(self) -> None:
        self.told += 1


def test_a_change_is_told_once(file: Path) -> None:
    watched = Watched(file)
    watched.watch.look()
    assert watched.told == 0
    file.write_text(NEW + "\n", encoding="utf-8")
    watched.watch.look()
    watched.watch.look()
    assert watched.told == 1
    watched.read = signature_of([file])
    watched.watch.look()
    assert watched.told == 1
    file.write_text(NEW + "\n\n", encoding="utf-8")
    watched.watch.look()
    assert watched.told == 2


def test_what_was_told_and_read_is_told_again_when_it_comes_back(file: Path) -> None:
    watched = Watched(file)
    first = watched.read
    backup = file.with_name("backup")
    file.rename(backup)
    watched.watch.look()
    assert watched.told == 1
    backup.rename(file)  # by which the file is as it was: nothing to read
    assert signature_of([file]) == first
    watched.watch.look()
    assert watched.told == 1
    file.rename(backup)
    watched.watch.look()
    assert watched.told == 2


def test_a_file_that_is_still_being_written_is_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(file)
    states: list[Signature] = [((file, (1, size, 1, 1, 1)),) for size in (0, 10, 20, 30, 30, 30)]
    looks = iter(states)
    monkeypatch.setattr("dipview.workspace.watching.signature_of", lambda *_: next(looks))
    told: list[int] = []
    watch = Watch([file], lambda: watched.read, lambda: told.append(len(list(looks))), settle=0.001)
    watch.look()
    assert told == [1], "told once two looks saw the same"


def test_a_change_that_is_taken_back_is_not_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(file)
    states = [(), watched.read, watched.read]
    looks = iter(states)
    monkeypatch.setattr("dipview.workspace.watching.signature_of", lambda *_: next(looks))
    watched.watch.look()
    assert watched.told == 0


def test_the_thread_sees_a_writer_that_truncates_waits_and_writes(file: Path) -> None:
    seen, told = threading.Event(), []
    read = signature_of([file])

    def changed() -> None:
        told.append(file.read_text("utf-8"))
        if told[-1].endswith("# end\n"):
            seen.set()

    watch = Watch([file], lambda: read, changed, pause=0.005, settle=0.005)
    watch.start()
    with file.open("w", encoding="utf-8") as writing:
        for piece in (*NEW.splitlines(keepends=True), "# end\n"):
            writing.write(piece)
            writing.flush()
    assert seen.wait(60)
    watch.stop()
    watch._thread.join(60)
    assert not watch._thread.is_alive()
    assert watch._thread.daemon, "an end of the program does not wait for it"
