"""The dataset as a snapshot: the same answers as in memory, and none at all once it is damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bodies import write_snapshot
from tests.tiers import examples

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import codes_of
from dipview.dataset.record_places import record_place
from dipview.dataset.snapshot import snapshot as snapshot_module
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.dataset.snapshot.layout import DATASET, RECORDS
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.dataset.snapshot.writing import write_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link

WORLD = Path(__file__).parents[1] / "world.toml"
SECOND_EDITION = Path(__file__).parents[2] / "worlds" / "second_edition.toml"
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
def path(tmp_path: Path, memory: MemoryDataset) -> Path:
    made = tmp_path / "made.snapshot"
    write_snapshot(memory, made)
    return made


def opened(path: Path, reread: Callable[[], Dataset] | None = None) -> SnapshotDataset:
    return SnapshotDataset(SnapshotFile(path), reread)


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
    told += dataset.records_at(range(sum(dataset.counts().values())))
    return told


@pytest.mark.parametrize("data", [bundled_path(), WORLD, SECOND_EDITION])
def test_records_by_number_are_those_of_the_ids_in_whatever_order(
    data: Path, tmp_path: Path
) -> None:
    memory = open_dataset([data])
    write_snapshot(memory, tmp_path / "made")
    ids = [id for kind in Kind for id in memory.ids(kind)]
    backwards = range(len(ids) - 1, -1, -1)
    for dataset in (memory, opened(tmp_path / "made")):
        assert list(dataset.records_at(backwards)) == [memory.record(ids[n]) for n in backwards]


@pytest.mark.parametrize("data", [bundled_path(), WORLD, SECOND_EDITION])
def test_it_answers_as_the_dataset_in_memory_does(data: Path, tmp_path: Path) -> None:
    memory = open_dataset([data])
    write_snapshot(memory, tmp_path / "made")
    snapshot = opened(tmp_path / "made")
    assert answers(snapshot) == answers(memory)
    for kind in Kind:
        for id in memory.ids(kind):
            assert record_place(snapshot, id) == record_place(memory, id)


def test_its_problems_are_those_of_the_files(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(BROKEN, encoding="utf-8")
    memory = open_dataset([broken])
    write_snapshot(memory, tmp_path / "made")
    problems = opened(tmp_path / "made").problems
    assert len(problems) == len(memory.problems) > 1
    assert tuple(problems) == tuple(memory.problems)
    assert problems[0] == memory.problems[0]


def test_the_codes_of_its_problems_are_known_before_any_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(BROKEN, encoding="utf-8")
    memory = open_dataset([broken])
    write_snapshot(memory, tmp_path / "made")
    monkeypatch.setattr(snapshot_module, "decoded_problem", lambda _: pytest.fail("one is read"))
    problems = opened(tmp_path / "made").problems
    assert list(codes_of(problems)) == [problem.code for problem in memory.problems]


def test_what_is_not_there_is_not_there(path: Path) -> None:
    dataset = opened(path)
    for id in ("", "nobody", "s1#", "#", "s1#tariffs@nobody", "wire#tariffs@north", "\udcff", "é"):
        assert dataset.record(id) is None
        assert dataset.kind_of(id) is None
        assert dataset.known_from(id) is None
        assert record_place(dataset, id) is None
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


def test_ids_are_a_sequence_made_when_looked_at(path: Path, memory: MemoryDataset) -> None:
    ids, expected = opened(path).ids(Kind.ACTOR), memory.ids(Kind.ACTOR)
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


def test_many_threads_can_read_at_once(path: Path, memory: MemoryDataset) -> None:
    dataset = opened(path)
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


def test_nothing_can_be_written_through_it(path: Path) -> None:
    before = path.read_bytes()
    answers(opened(path))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_it_is_read_to_its_end_though_another_takes_its_place(
    path: Path, memory: MemoryDataset
) -> None:
    dataset = opened(path)
    other = path.with_name("other")
    write_snapshot(open_dataset([bundled_path()]), other)
    other.replace(path)
    assert answers(dataset) == answers(memory)
    assert answers(opened(path)) != answers(memory)


def changed(path: Path, change: Callable[[SnapshotWriter], object]) -> None:
    """Make a whole snapshot of the same records that says something else."""
    dataset = open_dataset([WORLD])
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        write_dataset(dataset, writer)
        change(writer)
        writer.finish()


def said(key: str, value: object) -> Callable[[Path], object]:
    """Have a snapshot say something else of itself, and be sure of it."""

    def change(writer: SnapshotWriter) -> None:
        writer.say(DATASET, {**writer._said[DATASET], key: value})  # type: ignore[dict-item]

    return lambda path: changed(path, change)


def described(key: str, value: object) -> Callable[[Path], object]:
    """Have a snapshot describe its columns otherwise."""

    def change(writer: SnapshotWriter) -> None:
        writer._sections[DATASET] = {**writer._sections[DATASET], key: value}  # type: ignore[dict-item]

    return lambda path: changed(path, change)


def written(change: Callable[[bytearray], object]) -> Callable[[Path], object]:
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)

    return damage


def swapped(content: bytearray) -> None:
    """Change an id: it lies among the columns, which come after the records."""
    content[content.rindex(b"tariffs")] ^= 1


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another version": said("version", "0"),
    "a version by number": said("version", 5),
    "says nothing": said("counts", None),
    "says nothing at all": lambda path: changed(path, lambda writer: writer._said.clear()),
    "no columns": described("columns", {}),
    "another machine": described("byteorder", "no"),
    "columns elsewhere": described("start", 8),
    "no sections": lambda path: changed(path, lambda writer: writer._sections.clear()),
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_bytes(b"x" * 9000),
    "cut": written(lambda content: content.__delitem__(slice(5000, None))),
    "cut by a byte": written(lambda content: content.pop()),
    "longer": written(lambda content: content.append(0)),
    "columns changed": written(swapped),
    "what is said changed": written(lambda content: content.__setitem__(-60, 0)),
    "an earlier format": folder_in_its_place,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_does_not_open(path: Path, damage: str) -> None:
    DAMAGES[damage](path)
    with pytest.raises((SnapshotError, OSError, LookupError)):
        opened(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, memory: MemoryDataset) -> Path:
    path = tmp_path_factory.mktemp("whole") / "made"
    write_snapshot(memory, path)
    return path


@settings(max_examples=examples(150))
@given(data=st.data())
def test_whatever_bytes_change_it_is_told_or_makes_no_difference(
    data: st.DataObject, whole: Path, memory: MemoryDataset
) -> None:
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    damaged = whole.with_name("damaged")
    damaged.unlink(missing_ok=True)
    damaged.write_bytes(content)
    try:
        found = answers(opened(damaged))
    except SnapshotError:
        return
    assert found == answers(memory)


def blanked(path: Path) -> None:
    """Blank the records, which come first, in the open file itself."""
    length = SnapshotFile(path)._sections[RECORDS]["length"]
    with path.open("r+b") as file:
        file.write(bytes(length))


def test_a_damage_met_later_is_answered_from_the_files(path: Path, memory: MemoryDataset) -> None:
    reread: list[int] = []

    def again() -> MemoryDataset:
        reread.append(1)
        return memory

    dataset = opened(path, again)
    blanked(path)
    assert answers(dataset) == answers(memory)
    assert reread == [1]


def test_a_record_that_left_its_file_too_is_told(path: Path, tmp_path: Path) -> None:
    nothing = open_dataset([tmp_path / "none.toml"])
    dataset = opened(path, lambda: nothing)
    blanked(path)
    with pytest.raises(SnapshotError):
        dataset.record("ann")
