"""The cache: a snapshot is found again only while its files are as they were."""

from __future__ import annotations

import gc
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot import cache as caching
from dipview.dataset.snapshot.cache import Cache, user_cache
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.keys import Asked, asked_for
from dipview.dataset.snapshot.layout import FILES
from dipview.dataset.snapshot.locking import Lock
from dipview.dataset.snapshot.writing import write_dataset

TEXT = '[[sources]]\nid = "wire"\ntype = "report"\n'
OLD = 1_000_000_000 * 10**9
"""A time long ago, in nanoseconds."""

linked_locks = pytest.mark.skipif(sys.platform == "win32", reason="it has no such locks")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "small.toml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    os.utime(path, ns=(OLD, OLD))
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "deep")


def asked(*paths: Path, limits: Limits | None = None) -> Asked:
    return asked_for(paths, limits or Limits())


def kept(cache: Cache, what: Asked) -> Path:
    """Make a snapshot, and keep it."""
    said = described(what)
    with cache.unfinished() as path:
        write(path, what, said)
        return cache.keep(path, what, still_holds)


def write(path: Path, what: Asked, said: object) -> None:
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        write_dataset(open_dataset(what.paths, what.limits), writer)
        writer.say(FILES, said)
        writer.finish()


def never() -> object:
    raise AssertionError("nothing is damaged")


def found(cache: Cache, what: Asked) -> bool:
    snapshot = cache.find(what, never, holds=still_holds)  # type: ignore[arg-type]
    if snapshot is not None:
        snapshot.close()
    return snapshot is not None


def test_a_snapshot_is_found_again(cache: Cache, file: Path) -> None:
    assert not found(cache, asked(file))
    made = kept(cache, asked(file))
    assert found(cache, asked(file))
    assert [path.name for path in cache.folder.iterdir()] == [made.name]
    snapshot = cache.find(asked(file), never)  # type: ignore[arg-type]
    assert snapshot is not None
    assert snapshot.path == made
    assert snapshot.dataset.source("wire").type == "report"


@pytest.mark.skipif(sys.platform == "win32", reason="it has other permissions")
def test_nobody_else_may_look_into_it(cache: Cache, file: Path) -> None:
    made = kept(cache, asked(file))
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700


def longer(file: Path) -> None:
    file.write_text(TEXT + "\n", encoding="utf-8")
    os.utime(file, ns=(OLD, OLD))


def same_size_and_time(file: Path) -> None:
    file.write_text(TEXT.replace("wire", "fire"), encoding="utf-8")
    os.utime(file, ns=(OLD, OLD))


def replaced(file: Path) -> None:
    other = file.with_name("other")
    same = TEXT.replace("report", "review")
    other.write_text(same, encoding="utf-8")
    os.utime(other, ns=(OLD, OLD))
    other.replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": longer,
    "another time": lambda file: os.utime(file, ns=(OLD, OLD + 1)),
    "an earlier time": lambda file: os.utime(file, ns=(OLD, OLD - 10**9)),
    "same size and time": same_size_and_time,
    "replaced by one of the same size and time": replaced,
    "gone": lambda file: file.unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_snapshot_of_files_that_changed_is_not_used(
    cache: Cache, file: Path, change: str
) -> None:
    kept(cache, asked(file))
    CHANGES[change](file)
    assert not found(cache, asked(file))


def test_a_file_that_changed_when_it_was_read_is_looked_into(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size and time say nothing then: not even its number and time of change may."""
    os.utime(file)
    before = asked(file)
    kept(cache, before)
    assert found(cache, before)
    moment = file.stat().st_mtime_ns
    file.write_text(TEXT.replace("wire", "fire"), encoding="utf-8")
    os.utime(file, ns=(moment, moment))
    assert asked(file).key == before.key
    assert not found(cache, before)


def test_a_file_that_is_moved_away_and_back_is_the_same(cache: Cache, file: Path) -> None:
    kept(cache, asked(file))
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content)
    os.utime(file, ns=(OLD, OLD))
    assert found(cache, asked(file))


def test_a_snapshot_is_of_what_was_asked_for_alone(cache: Cache, file: Path) -> None:
    kept(cache, asked(file))
    assert not found(cache, asked(file.parent))
    assert not found(cache, asked(file, limits=Limits.of(10_000)))
    other = file.with_name("other.toml")
    other.write_text(TEXT.replace("wire", "reprint"), encoding="utf-8")
    kept(cache, asked(file.parent))
    assert found(cache, asked(file.parent))
    assert not found(cache, asked(file, other))
    other.unlink()
    assert not found(cache, asked(file.parent))


def test_a_relative_path_is_of_the_folder_one_stands_in(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    kept(cache, asked(Path(file.name)))
    assert found(cache, asked(Path(file.name)))
    other = file.parent / "inner"
    other.mkdir()
    (other / file.name).write_bytes(file.read_bytes())
    os.utime(other / file.name, ns=(OLD, OLD))
    monkeypatch.chdir(other)
    assert not found(cache, asked(Path(file.name)))


def test_another_version_of_the_program_does_not_use_it(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(cache, asked(file))
    monkeypatch.setattr("dipview.__version__", "0.0.0")
    assert not found(cache, asked(file))


@pytest.mark.parametrize("said", [{}, [], None, "files", {"key": "x", "read": 0, "files": []}])
def test_a_snapshot_that_does_not_say_its_files_is_not_used(
    cache: Cache, file: Path, said: object
) -> None:
    made = kept(cache, asked(file))
    write(made, asked(file), said)
    assert not found(cache, asked(file))


def test_a_damaged_snapshot_is_replaced(cache: Cache, file: Path) -> None:
    made = kept(cache, asked(file))
    made.write_bytes(b"")
    assert not found(cache, asked(file))
    assert kept(cache, asked(file)) == made
    assert found(cache, asked(file))
    assert [path.name for path in cache.folder.iterdir()] == [made.name]


def test_a_file_in_its_place_is_replaced(cache: Cache, file: Path) -> None:
    cache.folder.mkdir(parents=True)
    cache.place(asked(file)).write_text("mine", encoding="utf-8")
    kept(cache, asked(file))
    assert found(cache, asked(file))
    assert len(list(cache.folder.iterdir())) == 1


def test_of_two_that_are_made_at_once_one_stays(cache: Cache, file: Path) -> None:
    what = asked(file)
    first = kept(cache, what)
    number = first.stat().st_ino
    snapshot = cache.find(what, never, holds=still_holds)  # type: ignore[arg-type]
    assert snapshot is not None
    assert kept(cache, what) == first
    assert first.stat().st_ino == number
    assert snapshot.dataset.source("wire").type == "report"


def unused(path: Path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def many(cache: Cache, file: Path, count: int) -> list[Path]:
    """Keep snapshots of several files, the first one used last."""
    paths = []
    for number in range(count):
        path = file.with_name(f"{number}.toml")
        path.write_text(TEXT, encoding="utf-8")
        paths.append(kept(cache, asked(path)))
        unused(paths[-1], 100 * (number + 1))
    return paths


def names(cache: Cache) -> set[str]:
    return {path.name for path in cache.folder.iterdir()}


def test_only_so_many_are_kept(cache: Cache, file: Path) -> None:
    paths = many(cache, file, 4)
    cache._replace(most=2).prune()
    assert names(cache) == {path.name for path in paths[:2]}


def test_only_so_large_they_are_kept(cache: Cache, file: Path) -> None:
    paths = many(cache, file, 3)
    cache._replace(largest=10).prune()
    assert names(cache) == {paths[0].name}


def test_what_was_not_used_for_long_goes(cache: Cache, file: Path) -> None:
    paths = many(cache, file, 3)
    unused(paths[2], caching.UNUSED + 10)
    cache.prune()
    assert names(cache) == {path.name for path in paths[:2]}


@pytest.mark.slow
@linked_locks
def test_what_anyone_has_open_stays(cache: Cache, file: Path) -> None:
    paths = many(cache, file, 2)
    what = asked(file.with_name("1.toml"))
    snapshot = cache.find(what, never, holds=still_holds)  # type: ignore[arg-type]
    assert snapshot is not None
    unused(paths[1], caching.UNUSED + 10)
    cache.prune()
    assert paths[1].exists()
    dataset = snapshot.dataset
    del snapshot
    cache.prune()
    assert dataset.source("wire").type == "report"
    what = asked(file.with_name("1.toml"))
    snapshot = cache.find(what, never, holds=still_holds)  # type: ignore[arg-type]
    assert snapshot is not None
    unused(paths[1], caching.UNUSED + 10)
    snapshot.close()
    del dataset
    gc.collect()
    cache.prune()
    assert not paths[1].exists()


@linked_locks
def test_what_nobody_finishes_goes_but_nothing_that_is_being_made(cache: Cache) -> None:
    with cache.unfinished() as path:
        left = path.with_name("unfinished-left")
        left.touch()
        begun = path.with_name("begun-by-another")
        begun.touch()
        cache.prune()
        assert path.exists()
        assert not left.exists()
        assert begun.exists()
        unused(begun, 2 * 3600)
        cache.prune()
        assert not begun.exists()
    assert not path.exists()


@linked_locks
def test_what_earlier_versions_left_goes_and_nothing_else(cache: Cache, file: Path) -> None:
    made = kept(cache, asked(file))
    for name in ("0123456789" * 4, "ab" * 20, "unfinished-12-34", "holiday pictures"):
        (cache.folder / name).mkdir()
        (cache.folder / name / "lock").touch()
        (cache.folder / name / "records.sqlite").touch()
    (cache.folder / "notes.txt").touch()
    held = Lock.of(cache.folder / ("ab" * 20) / "lock")
    cache.prune()
    mine = {"holiday pictures", "notes.txt", made.name}
    assert names(cache) == {*mine, "ab" * 20}, "an earlier version has one of them open"
    held.release()
    cache.prune()
    assert names(cache) == mine


@pytest.mark.parametrize("named", ["off", "OFF", "0", "no", "false"])
def test_the_cache_can_be_turned_off(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPVIEW_CACHE", named)
    assert user_cache() is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has other folders")
def test_the_cache_is_where_the_system_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == Cache(tmp_path / "dipview" / "snapshots")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative: no folder, says XDG")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_cache() == Cache(tmp_path / ".cache" / "dipview" / "snapshots")


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setattr(caching, "user_cache_path", homeless)
    assert user_cache() is None
    monkeypatch.setattr(caching, "user_cache_path", lambda *_, **__: Path("~/.cache/dipview"))
    assert user_cache() is None
