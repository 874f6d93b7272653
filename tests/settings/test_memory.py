"""Memory: shared by all who have a dataset open, and never a reason to fail."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.settings.memory import Memory, memory_of
from dipview.settings.memory_file import remembered_in
from dipview.settings.plain_values import SCHEMA, PlainError
from dipview.settings.remembered import (
    MOST_SEARCHES,
    Bookmark,
    Remembered,
    SavedView,
)
from dipview.views.scope import Scope
from dipview.workspace.history import Location

LOCATION = Location(scope=Scope(query="gas"), pane="statements", record="a")


def mark(record: str) -> Bookmark:
    return Bookmark(record=record, label=record.upper(), location=LOCATION)


def marking(record: str) -> Callable[[Remembered], Remembered]:
    return lambda remembered: remembered.with_bookmark(mark(record))


def records(remembered: Remembered) -> set[str]:
    return {each.record for each in remembered.bookmarks}


def kept(memory: Memory, *marks: str) -> Path:
    for each in marks:
        memory.change(marking(each))
    memory.keep()
    assert memory.file is not None
    return memory.file


def test_what_is_remembered_is_there_for_who_opens_the_same_paths(home: Path) -> None:
    kept(memory_of([home / "a", home / "b"]), "one")
    assert records(memory_of([home / "b", home / "x" / ".." / "a"]).read()) == {"one"}
    assert not memory_of([home / "a"]).read().bookmarks
    assert not memory_of([]).read().bookmarks


def test_a_relative_path_is_the_absolute_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(memory_of([home / "a"]), "one")
    monkeypatch.chdir(home)
    assert records(memory_of([Path("a")]).read()) == {"one"}


def test_two_who_have_it_open_do_not_lose_each_other_s_changes(home: Path) -> None:
    first, second = memory_of([home]), memory_of([home])
    first.read(), second.read()
    kept(first, "one")
    kept(second, "two")
    first.change(lambda remembered: remembered.without_bookmark("one"))
    first.keep()
    assert records(memory_of([home]).read()) == {"two"}


WRITER = """
import sys
from pathlib import Path
from dipview.settings import memory as module
from dipview.settings.memory import memory_of
from dipview.settings.remembered import Bookmark
from dipview.views.scope import Scope
from dipview.workspace.history import Location

module._PATIENCE = 100  # A user is not kept waiting for so long, a busy machine is.
memory = memory_of([Path(sys.argv[1])])
for n in range(40):
    mark = Bookmark(record=f"{sys.argv[2]}-{n}", label="", location=Location(scope=Scope()))
    memory.change(lambda remembered: remembered.with_bookmark(mark))
    memory.keep()
"""


def test_processes_that_write_at_once_lose_nothing(home: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(home), name])
        for name in ("a", "b", "c")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    expected = {f"{name}-{n}" for name in ("a", "b", "c") for n in range(40)}
    assert records(memory_of([home]).read()) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"schema": 1, "bookmarks": [{}]}',
        f'{{"schema": {SCHEMA + 1}, "bookmarks": "of another form"}}'.encode(),
    ],
    ids=["empty", "cut off", "no text", "deep", "broken", "of the future"],
)
def test_a_file_that_cannot_be_read_is_set_aside_and_told_once(home: Path, content: bytes) -> None:
    told: list[str] = []
    memory = memory_of([home], told.append)
    file = kept(memory, "one")
    file.write_bytes(content)
    assert memory.read() == Remembered()
    kept(memory, "two")
    assert file.with_name(f"{file.name}.broken").read_bytes() == content
    assert records(memory_of([home]).read()) == {"two"}
    assert len(told) == 1
    assert "broken" in told[0]


def test_what_is_set_aside_replaces_nothing_that_was(home: Path) -> None:
    memory = memory_of([home])
    file = kept(memory, "one")
    for content in (b"first", b"second"):
        file.write_bytes(content)
        memory.read()
    aside = sorted(each.read_bytes() for each in file.parent.glob("*.broken*"))
    assert aside == [b"first", b"second"]


def test_a_broken_file_that_is_only_read_stays_where_it_is(home: Path) -> None:
    file = kept(memory_of([home]), "one")
    file.write_bytes(b"{")
    with pytest.raises(PlainError):
        remembered_in(file)
    assert file.read_bytes() == b"{"
    assert [each.name for each in file.parent.glob("*.broken*")] == []


def test_a_folder_that_cannot_be_written_costs_memory_alone(home: Path) -> None:
    (home / "state").write_text("no folder", encoding="utf-8")
    told: list[str] = []
    memory = memory_of([home], told.append)
    memory.read()
    kept(memory, "one")
    kept(memory, "two")
    assert records(memory.now) == {"one", "two"}
    assert len(told) >= 1
    assert len(told) == len(set(told))
    (home / "state").unlink()
    memory.keep()
    assert records(memory_of([home]).read()) == {"one", "two"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_once(home: Path) -> None:
    told: list[str] = []
    memory = memory_of([home], told.append)
    folder = kept(memory, "one").parent
    folder.chmod(0o500)
    try:
        kept(memory, "two")
        kept(memory, "three")
    finally:
        folder.chmod(0o700)
    assert len(told) == 1
    assert records(memory_of([home]).read()) == {"one"}


def test_a_full_disk_keeps_what_was_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    memory = memory_of([home], told.append)
    file = kept(memory, "one")
    before = file.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("dipview.formats.output_file.os.fsync", full)
        kept(memory, "two")
        kept(memory, "three")
    assert file.read_bytes() == before
    assert len(told) == 1
    assert "No space left" in told[0]
    memory.keep()
    assert records(memory_of([home]).read()) == {"one", "two", "three"}


def test_what_cannot_even_be_set_aside_is_never_written_over(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    memory = memory_of([home], told.append)
    file = kept(memory, "one")
    file.write_bytes(b"{")

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refused)
        memory.read()
        kept(memory, "two")
    assert file.read_bytes() == b"{"
    assert len(told) == 1


@pytest.mark.parametrize("size", [16 << 20])
def test_a_file_that_is_far_too_large_is_set_aside(home: Path, size: int) -> None:
    file = kept(memory_of([home]), "one")
    with file.open("r+b") as opened:
        opened.truncate(size + 1)
    assert memory_of([home]).read() == Remembered()
    assert [each.name for each in file.parent.glob("*.broken")] == [f"{file.name}.broken"]


def test_nobody_else_can_read_what_is_remembered(home: Path) -> None:
    mask = os.umask(0)
    try:
        file = kept(memory_of([home]), "one")
        file.chmod(0o644)
        kept(memory_of([home]), "two")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_link_in_its_place_is_never_written_through(home: Path) -> None:
    told: list[str] = []
    memory = memory_of([home], told.append)
    file = kept(memory, "one")
    target = home / "precious.json"
    file.rename(target)
    before = target.read_bytes()
    file.symlink_to(target)
    kept(memory, "two")
    assert target.read_bytes() == before
    assert told != []


@pytest.mark.parametrize("value", ["off", "OFF", "no", "0"])
def test_memory_can_be_turned_off(home: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DIPVIEW_STATE", value)
    memory = memory_of([home])
    memory.change(marking("one"))
    memory.keep()
    assert memory.file is None
    assert records(memory.now) == {"one"}
    assert not (home / "state").exists()


def test_the_file_says_which_dataset_it_is_of(home: Path) -> None:
    file = kept(memory_of([home / "a"]), "one")
    assert json.loads(file.read_text("utf-8"))["paths"] == [str(home / "a")]


def test_views_are_found_by_name_and_replaced() -> None:
    old, new = (SavedView(name=name, location=LOCATION) for name in ("Gas", "gas"))
    remembered = Remembered().with_view(old).with_view(SavedView(name="b", location=LOCATION))
    assert [each.name for each in remembered.views] == ["b", "Gas"]
    assert remembered.view_called(" gAs ") == old
    assert [each.name for each in remembered.with_view(new).views] == ["b", "gas"]
    assert remembered.without_view("GAS").views == remembered.views[:1]
    assert remembered.without_view("none") == remembered


def test_searches_are_kept_once_each_the_newest_first_and_not_for_ever() -> None:
    remembered = Remembered()
    for query in ("a", "b", "a", *(f"q{n}" for n in range(MOST_SEARCHES))):
        remembered = remembered.with_search(query)
    assert len(remembered.searches) == MOST_SEARCHES
    assert remembered.searches[0] == f"q{MOST_SEARCHES - 1}"
    assert Remembered(searches=("b", "a")).with_search("a").searches == ("a", "b")
