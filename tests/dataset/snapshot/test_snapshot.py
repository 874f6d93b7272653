"""The dataset as a snapshot: the same answers as in memory, and none at all once it is damaged."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.layout import COLUMNS, COMPLETE, RECORDS, checksum_of
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.dataset.snapshot.writing import write_snapshot
from dipview.model.kinds import Kind
from dipview.model.links import Link

WORLD = Path(__file__).parents[1] / "world.toml"
BROKEN = """
[[actors]]
id = "a"
name = "A\\u001b"
kind = "state"
sources = ["nowhere"]
"""


@pytest.fixture(scope="module")
def memory() -> MemoryDataset:
    return open_dataset([WORLD])


@pytest.fixture
def folder(tmp_path: Path, memory: MemoryDataset) -> Path:
    write_snapshot(memory, tmp_path)
    return tmp_path


def answers(dataset: Dataset) -> list[object]:
    """Ask a dataset everything that it can be asked."""
    told: list[object] = [dataset.header, dataset.name, list(dataset.problems), dataset.counts()]
    for kind in Kind:
        told.append(list(dataset.between(kind, None, None)))
        for id in dataset.ids(kind):
            told += [id, dataset.kind_of(id), dataset.record(id), dataset.known_from(id)]
            told += [list(dataset.linked(id, link)) for link in Link]
            if kind is Kind.STATEMENT:
                told.append(dataset.said(id))
    return told


@pytest.mark.parametrize("path", [bundled_path(), WORLD])
def test_it_answers_as_the_dataset_in_memory_does(path: Path, tmp_path: Path) -> None:
    memory = open_dataset([path])
    write_snapshot(memory, tmp_path)
    snapshot = SnapshotDataset(tmp_path)
    assert answers(snapshot) == answers(memory)
    for kind in Kind:
        for id in memory.ids(kind):
            assert snapshot.place(id) == memory.place(id)


def test_its_problems_are_those_of_the_files(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(BROKEN, encoding="utf-8")
    memory = open_dataset([path])
    write_snapshot(memory, tmp_path)
    problems = SnapshotDataset(tmp_path).problems
    assert len(problems) == len(memory.problems) > 1
    assert tuple(problems) == tuple(memory.problems)
    assert problems[0] == memory.problems[0]


def test_what_is_not_there_is_not_there(folder: Path) -> None:
    dataset = SnapshotDataset(folder)
    for id in ("", "nobody", "s1#", "#", "s1#tariffs@nobody", "wire#tariffs@north", "\udcff", "é"):
        assert dataset.record(id) is None
        assert dataset.kind_of(id) is None
        assert dataset.known_from(id) is None
        assert dataset.place(id) is None
        assert list(dataset.linked(id, Link.RESTS_ON)) == []
        for get in (dataset.actor, dataset.statement, dataset.position, dataset.event):
            with pytest.raises(KeyError):
                get(id)
        for ask in (dataset.issue, dataset.source, dataset.said):
            with pytest.raises(KeyError):
                ask(id)
    with pytest.raises(KeyError):
        dataset.actor("wire")
    with pytest.raises(KeyError):
        dataset.said("wire")


def test_ids_are_a_sequence_made_when_looked_at(folder: Path, memory: MemoryDataset) -> None:
    ids, expected = SnapshotDataset(folder).ids(Kind.ACTOR), memory.ids(Kind.ACTOR)
    assert len(ids) == len(expected)
    assert ids[0] == expected[0]
    assert ids[-1] == expected[-1]
    assert list(ids[1:3]) == list(expected[1:3])
    assert list(reversed(ids)) == list(reversed(expected))
    assert ids == expected
    assert ids != [*expected, "x"]
    assert expected[1] in ids
    assert "x" not in ids
    with pytest.raises(IndexError):
        ids[len(expected)]


def test_many_threads_can_read_at_once(folder: Path, memory: MemoryDataset) -> None:
    dataset = SnapshotDataset(folder)
    expected = answers(memory)
    found: list[bool] = []
    threads = [
        threading.Thread(target=lambda: found.append(answers(dataset) == expected))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8


def test_nothing_can_be_written_through_it(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    answers(SnapshotDataset(folder))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def said(folder: Path, key: str, value: object) -> None:
    """Have a snapshot say something else of itself, and be sure of it."""
    with sqlite3.connect(folder / RECORDS) as connection:
        header = dict(connection.execute("SELECT key, value FROM header"))
        header[key] = json.dumps(value)
        if key != COMPLETE:
            header[COMPLETE] = str(checksum_of(header))
        connection.executemany("REPLACE INTO header VALUES (?, ?)", header.items())
    connection.close()


def swapped(folder: Path) -> None:
    content = bytearray((folder / COLUMNS).read_bytes())
    content[0] ^= 1
    (folder / COLUMNS).write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another version": lambda folder: said(folder, "version", "0"),
    "a version by number": lambda folder: said(folder, "version", 5),
    "not finished": lambda folder: said(folder, COMPLETE, None),
    "says something else": lambda folder: said(folder, COMPLETE, 1),
    "says nothing": lambda folder: said(folder, "counts", None),
    "no columns": lambda folder: said(folder, "columns", {}),
    "another machine": lambda folder: said(folder, "columns", {"byteorder": "no", "sizes": []}),
    "records gone": lambda folder: (folder / RECORDS).unlink(),
    "records empty": lambda folder: (folder / RECORDS).write_bytes(b""),
    "records are text": lambda folder: (folder / RECORDS).write_bytes(b"x" * 9000),
    "records cut": lambda folder: (folder / RECORDS).write_bytes(
        (folder / RECORDS).read_bytes()[:5000]
    ),
    "columns gone": lambda folder: (folder / COLUMNS).unlink(),
    "columns cut": lambda folder: (folder / COLUMNS).write_bytes(
        (folder / COLUMNS).read_bytes()[:-1]
    ),
    "columns longer": lambda folder: (folder / COLUMNS).write_bytes(
        (folder / COLUMNS).read_bytes() + b"x"
    ),
    "columns changed": swapped,
    "columns empty": lambda folder: (folder / COLUMNS).write_bytes(b""),
    "nothing left": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_does_not_open(folder: Path, damage: str) -> None:
    DAMAGES[damage](folder)
    with pytest.raises(SnapshotError):
        SnapshotDataset(folder)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, memory: MemoryDataset) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    write_snapshot(memory, folder)
    return folder


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_bytes_change_it_is_told_or_makes_no_difference(
    data: st.DataObject, whole: Path, memory: MemoryDataset
) -> None:
    name = data.draw(st.sampled_from([RECORDS, COLUMNS]))
    content = bytearray((whole / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    damaged = whole.with_name("damaged")
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(whole, damaged)
    (damaged / name).write_bytes(content)
    try:
        found = answers(SnapshotDataset(damaged))
    except SnapshotError:
        return
    assert found == answers(memory)


def test_a_damage_met_later_is_answered_from_the_files(folder: Path, memory: MemoryDataset) -> None:
    reread: list[int] = []

    def again() -> MemoryDataset:
        reread.append(1)
        return memory

    dataset = SnapshotDataset(folder, again)
    with sqlite3.connect(folder / RECORDS) as connection:
        connection.execute("UPDATE records SET record = x'7b7d'")
        connection.execute("DELETE FROM records WHERE number = 0")
    connection.close()
    assert answers(dataset) == answers(memory)
    assert reread == [1]


def test_a_record_that_left_its_file_too_is_told(folder: Path, tmp_path: Path) -> None:
    nothing = open_dataset([tmp_path / "none.toml"])
    dataset = SnapshotDataset(folder, lambda: nothing)
    with sqlite3.connect(folder / RECORDS) as connection:
        connection.execute("DELETE FROM records")
    connection.close()
    with pytest.raises(SnapshotError):
        dataset.record("ann")
