"""The generated world: the same from the same seed, sound, and in files of a bounded size."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.generating.files import Data, generated, write
from benchmarks.generating.world import World
from benchmarks.queries import Group, Names, groups, held_out

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

RECORDS = 600


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return generated(tmp_path_factory.mktemp("data"), RECORDS, seed=7)


@pytest.fixture(scope="module")
def dataset(data: Data) -> Dataset:
    return open_dataset(data.toml)


def test_the_same_seed_gives_the_same_records() -> None:
    assert list(World(200, 3).build()) == list(World(200, 3).build())


def test_another_seed_gives_other_records() -> None:
    assert list(World(200, 3).build()) != list(World(200, 4).build())


def test_the_files_of_a_seed_are_the_same_bytes(tmp_path: Path) -> None:
    written = [generated(tmp_path / name, 120, seed=5) for name in ("one", "two")]
    first, second = ([path.read_bytes() for path in each.toml] for each in written)
    assert first == second


def test_the_data_have_no_problems(dataset: Dataset) -> None:
    assert dataset.problems == ()


def test_there_are_as_many_records_as_were_asked(dataset: Dataset, data: Data) -> None:
    counts = dataset.counts()
    assert sum(counts.values()) - counts[Kind.POSITION] == RECORDS
    assert len(data.lines.read_text(encoding="utf-8").splitlines()) == RECORDS


def test_most_records_are_statements_and_some_take_positions(dataset: Dataset) -> None:
    counts = dataset.counts()
    assert counts[Kind.STATEMENT] > RECORDS / 2
    assert counts[Kind.POSITION] > RECORDS / 4


def test_names_come_in_three_scripts(data: Data) -> None:
    names = "".join(name for _, name in Names.read(data.names).pairs)
    assert any("a" <= letter <= "z" for letter in names)
    assert any("а" <= letter <= "я" for letter in names)
    assert any("ا" <= letter <= "ي" for letter in names)


def test_words_of_names_become_more_with_the_records() -> None:
    def words(records: int) -> int:
        return len({w for r in World(records, 1).build() for name in r.names for w in name.split()})

    assert words(4_000) > 3 * words(1_000)


def test_files_stay_small(tmp_path: Path) -> None:
    write(tmp_path, 200, World(200, 1).build(), largest=20_000)
    data = Data(tmp_path, 200)
    assert len(data.toml) > 1
    assert all(path.stat().st_size < 22_000 for path in data.toml)
    assert open_dataset(data.toml).problems == ()


def test_what_is_generated_is_kept(tmp_path: Path) -> None:
    first = generated(tmp_path, 100, seed=1)
    marker = first.folder / "marker"
    marker.touch()
    assert generated(tmp_path, 100, seed=1) == first
    assert marker.exists()


def test_queries_are_the_same_from_the_same_seed(data: Data) -> None:
    names = Names.read(data.names)
    assert groups(names, 5, seed=2) == groups(names, 5, seed=2)
    assert held_out(names, 5, seed=2) == held_out(names, 5, seed=2)


def test_every_group_has_its_queries_and_what_they_mean(data: Data) -> None:
    made = groups(Names.read(data.names), 6, seed=1)
    assert {group: len(asked) for group, asked in made.items()} == dict.fromkeys(Group, 6)
    for group, asked in made.items():
        assert all(bool(each.meant) is (group is not Group.NONSENSE) for each in asked)


def test_corrupted_names_are_not_names(data: Data) -> None:
    names = Names.read(data.names)
    known = set(names.by_name())
    asked = held_out(names, 40, seed=1)
    assert sum(each.text in known for each in asked) <= 1
    assert all(each.meant for each in asked)
