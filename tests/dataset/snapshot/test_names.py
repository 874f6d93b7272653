"""Names: every id is found by its hash, and no other is."""

from __future__ import annotations

from pathlib import Path

from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.dataset.snapshot.names import HASHED, IDS, Names, hashed


def names_of(folder: Path, ids: list[str]) -> Names:
    with (folder / "file").open("wb") as file:
        writer = SnapshotWriter(file)
        with writer.section("names") as columns:
            columns.add_texts(IDS, ids)
            columns.add(HASHED, hashed(enumerate(ids), len(ids)))
        writer.finish()
    none = range(len(ids), len(ids))
    return Names(SnapshotFile(folder / "file").section("names"), none, ((), (), ()))


def test_every_id_is_found_where_hashes_share_places(tmp_path: Path) -> None:
    ids = [f"état-{number}" for number in range(5000)]
    names = names_of(tmp_path, ids)
    assert [names.number_of(id) for id in ids] == list(range(5000))
    assert [names[number] for number in range(5000)] == ids


def test_an_id_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    names = names_of(tmp_path, [f"state-{number}" for number in range(5000)])
    assert {names.number_of(f"nobody-{number}") for number in range(5000)} == {None}


def test_nothing_is_found_where_there_is_nothing(tmp_path: Path) -> None:
    assert names_of(tmp_path, []).number_of("anything") is None
