"""Small files that are kept: opened from a snapshot, which is made once they have rested."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.snapshot import cache as caching
from dipview.dataset.snapshot import keys
from dipview.dataset.snapshot.cache import Cache, user_cache
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.views.scope import Scope
from dipview.workspace.loading import Loading
from dipview.workspace.small_files import DAMAGED
from dipview.workspace.workspace import Workspace

LONG_AGO = (10**9, 10**9)
MARKED = '[dataset]\nschema = 2\nmarkings = "uk"\n'
GUARDED = '[[sources]]\nid = "note"\ntype = "report"\ntitle = "A note"\nembargo = 2999-01-01\n'
PLAIN = '[[sources]]\nid = "note"\ntype = "report"\ntitle = "A note"\n'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """Keep snapshots in a folder of the test, of files that have just been written too."""
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(keys, "RESTED", -(10**18))
    found = user_cache(small=True)
    assert found is not None
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "world.toml"
    shutil.copyfile(bundled_path(), path)
    os.utime(path, LONG_AGO)
    return path


def opened(*paths: Path, told: Callable[[str], None] | None = None) -> Workspace:
    return Loading(paths, notice=told, keep=True).workspace()


def kept(cache: Cache) -> list[Path]:
    return sorted(cache.folder.iterdir()) if cache.folder.is_dir() else []


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)
    return path


def test_a_small_file_is_read_once(cache: Cache, file: Path) -> None:
    first = opened(file)
    assert isinstance(first.dataset, MemoryDataset)
    assert len(kept(cache)) == 1
    again = opened(file)
    assert isinstance(again.dataset, SnapshotDataset)
    assert again.paths == (file,)
    for query in ("tillerson", "kind:event", "sanctoins"):
        scope = Scope(query=query)
        rows = [[row.id for _, row in each.found(scope).rows()] for each in (first, again)]
        assert rows[0] == rows[1] != []
    assert list(again.dataset.problems) == list(first.dataset.problems)


def test_the_explorer_keeps_no_small_file(cache: Cache, file: Path) -> None:
    opened(file)
    assert isinstance(Loading([file], apart=True).workspace().dataset, MemoryDataset)
    assert len(kept(cache)) == 1


def test_what_has_just_been_written_is_not_kept(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "RESTED", 60 * 10**9)  # It was: its time of change says nothing.
    assert isinstance(opened(file).dataset, MemoryDataset)
    assert not kept(cache)


@pytest.mark.parametrize("text", [MARKED, GUARDED])
def test_what_marks_anything_lies_in_no_second_place(
    cache: Cache, tmp_path: Path, text: str
) -> None:
    file = written(tmp_path / "marked.toml", text)
    assert isinstance(opened(file).dataset, MemoryDataset)
    assert not kept(cache)
    written(file, PLAIN)
    opened(file)
    assert len(kept(cache)) == 1


def test_what_could_not_all_be_read_is_not_kept(cache: Cache, file: Path, tmp_path: Path) -> None:
    assert opened(file, tmp_path / "none.toml").dataset.problems
    assert not kept(cache)


def test_the_cache_that_is_off_is_off(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPVIEW_CACHE", "off")
    assert isinstance(opened(file).dataset, MemoryDataset)
    assert not kept(cache)


def test_a_cache_that_cannot_be_written_keeps_nothing_back(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(written(tmp_path / "no-folder", "")))
    assert opened(file).dataset.kind_of("italy") is not None


def test_a_file_that_changes_is_read_again(cache: Cache, file: Path) -> None:
    opened(file)
    written(file, PLAIN)
    assert opened(file).dataset.kind_of("note") is not None
    assert len(kept(cache)) == 1, "the snapshot of what it was before went"
    assert opened(file).dataset.kind_of("note") is not None


def test_what_comes_to_be_marked_goes_from_its_second_place(cache: Cache, tmp_path: Path) -> None:
    file = written(tmp_path / "world.toml", PLAIN)
    opened(file)
    assert len(kept(cache)) == 1
    written(file, GUARDED)
    opened(file)
    assert not kept(cache)


def test_what_has_just_been_changed_goes_from_it_too(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(file)
    monkeypatch.setattr(keys, "RESTED", 60 * 10**9)
    written(file, PLAIN)
    opened(file)
    assert not kept(cache)


def test_of_the_same_name_in_two_folders_both_are_kept(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        written(Path("world.toml"), PLAIN.replace("A note", name))
        opened(Path("world.toml"))
    assert len(kept(cache)) == 2
    assert opened(Path("world.toml")).dataset.source("note").title == "south"


def test_a_record_that_is_damaged_is_read_from_its_file(cache: Cache, file: Path) -> None:
    opened(file)
    (path,) = kept(cache)
    content = path.read_bytes()
    assert content.count(b'"id":"italy"') == 1
    path.write_bytes(content.replace(b'"id":"italy"', b'"id":"utopi"'))
    told: list[str] = []
    assert opened(file, told=told.append).dataset.actor("italy").name == "Italy"
    assert told == [DAMAGED]
    assert not kept(cache)


def test_however_many_small_ones_there_are_large_ones_stay(
    cache: Cache, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_SMALL", 2)
    for name in ("one", "two", "three"):
        opened(written(tmp_path / f"{name}.toml", PLAIN))
    assert len(kept(cache)) == 2
    large = user_cache()
    assert large is not None
    assert large.folder == cache.folder.parent
    large.prune()
    assert len(kept(cache)) == 2


@pytest.mark.skipif(os.name == "nt", reason="it has other permissions")
def test_nobody_else_may_look_into_any_of_it(cache: Cache, file: Path) -> None:
    opened(file)
    (path,) = kept(cache)
    folders = (cache.folder, cache.folder.parent)
    assert [each.stat().st_mode & 0o777 for each in (*folders, path)] == [0o700, 0o700, 0o600]
