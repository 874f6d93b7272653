"""Stored orders are those that would be sorted, and none that is damaged is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.computing import Computation, ComputationCancelled
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.model.kinds import Kind
from dipview.views.orders import ORDERS, Orders
from dipview.views.stored_orders import SECTION, open_orders, save_orders
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace


@pytest.fixture
def path(world: Workspace, tmp_path: Path) -> Path:
    made = tmp_path / "made.snapshot"
    with made.open("wb") as file:
        writer = SnapshotWriter(file)
        save_orders(world.dataset, writer)
        writer.finish()
    return made


def same(world: Workspace, file: SnapshotFile) -> bool:
    opened, sorted_anew = open_orders(world.dataset, file), Orders(world.dataset)
    return all(
        list(opened.made(kind, order)) == list(sorted_anew.made(kind, order))
        for kind in Kind
        for order in ORDERS[kind]
    )


def test_stored_orders_are_those_that_would_be_sorted(world: Workspace, path: Path) -> None:
    file = SnapshotFile(path)
    assert same(world, file)
    opened = open_orders(world.dataset, file)
    assert isinstance(opened.made(Kind.STATEMENT), memoryview)


def changed(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xff")


def without_any(path: Path) -> None:
    with path.open("wb") as file:
        SnapshotWriter(file).finish()


def of_another_version(path: Path) -> None:
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        writer.say(SECTION, "0")
        writer.finish()


@pytest.mark.parametrize("damage", [changed, without_any, of_another_version])
def test_damaged_orders_are_sorted_anew(
    world: Workspace, path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    file = SnapshotFile(path)
    assert not isinstance(open_orders(world.dataset, file).made(Kind.STATEMENT), memoryview)
    assert same(world, file)


def test_orders_of_other_records_are_sorted_anew(world: Workspace, path: Path) -> None:
    fewer = read_workspace([Path(__file__).parents[2] / "data" / "actors.toml"])
    opened = open_orders(fewer.dataset, SnapshotFile(path))
    assert not isinstance(opened.made(Kind.STATEMENT), memoryview)


@pytest.mark.parametrize("order", ["holder", "issue", "oldest first"])
def test_an_order_that_nobody_waits_for_is_left_and_made_when_it_is_asked_for_again(
    world: Workspace, order: str
) -> None:
    orders, computation = Orders(world.dataset), Computation()

    def interrupted() -> None:
        computation.cancel()
        orders.made(Kind.POSITION, order)

    with pytest.raises(ComputationCancelled):
        computation.run(interrupted)
    made = orders.made(Kind.POSITION, order)
    assert sorted(made) == list(world.dataset.numbers(Kind.POSITION))
