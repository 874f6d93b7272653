"""Stored orders are those that would be sorted, and none that is damaged is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.model.kinds import Kind
from dipview.views.orders import ORDERS, Orders
from dipview.views.stored_orders import COLUMNS, DESCRIPTION, open_orders, save_orders
from dipview.workspace.workspace import Workspace


@pytest.fixture
def folder(world: Workspace, tmp_path: Path) -> Path:
    save_orders(world.dataset, tmp_path)
    return tmp_path


def same(world: Workspace, folder: Path) -> bool:
    opened, sorted_anew = open_orders(world.dataset, folder), Orders(world.dataset)
    return all(
        list(opened.made(kind, order)) == list(sorted_anew.made(kind, order))
        for kind in Kind
        for order in ORDERS[kind]
    )


def test_stored_orders_are_those_that_would_be_sorted(world: Workspace, folder: Path) -> None:
    assert same(world, folder)
    opened = open_orders(world.dataset, folder)
    assert isinstance(opened.made(Kind.STATEMENT), memoryview)


@pytest.mark.parametrize("name", [COLUMNS, DESCRIPTION])
@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 64, b'{"version": 99}'])
def test_damaged_orders_are_sorted_anew(
    world: Workspace, folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    assert not isinstance(open_orders(world.dataset, folder).made(Kind.STATEMENT), memoryview)
    assert same(world, folder)


def test_orders_of_other_records_are_sorted_anew(
    world: Workspace, tmp_path: Path, folder: Path
) -> None:
    fewer = Workspace.open([Path(__file__).parents[2] / "data" / "actors.toml"])
    opened = open_orders(fewer.dataset, folder)
    assert not isinstance(opened.made(Kind.STATEMENT), memoryview)
