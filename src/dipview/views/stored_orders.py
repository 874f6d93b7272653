"""Stored orders: the first order of each kind, written beside a snapshot and opened there."""

from __future__ import annotations

from array import array
from pathlib import Path

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import Columns, ColumnsWriter, SnapshotError
from dipview.dataset.snapshot.descriptions import read_description, write_description
from dipview.dataset.snapshot.version import version_of
from dipview.model.kinds import Kind
from dipview.views.orders import ORDERS, Orders

DESCRIPTION = "orders.json"
COLUMNS = "orders.flat"


def save_orders(dataset: Dataset, folder: Path) -> None:
    """Sort a dataset, and write its orders into a folder.

    Raises:
        OSError: They cannot be written.
    """
    orders = Orders(dataset)
    with (folder / COLUMNS).open("wb") as file:
        writer = ColumnsWriter(file)
        for kind in Kind:
            writer.add(kind.value, array("I", orders.made(kind)))
    said: dict[str, object] = {"version": _version(), "columns": writer.described()}
    write_description(folder / DESCRIPTION, said)


def open_orders(dataset: Dataset, folder: Path) -> Orders:
    """Open the orders of a dataset; those that were not written, or are not whole, are sorted."""
    try:
        said = read_description(folder / DESCRIPTION)
        if said["version"] != _version():
            return Orders(dataset)
        columns = Columns.open(folder / COLUMNS, said["columns"])
        found = {(kind, next(iter(ORDERS[kind]))): columns.numbers(kind.value) for kind in Kind}
    except (SnapshotError, OSError, LookupError, TypeError, ValueError):
        return Orders(dataset)
    counts = dataset.counts()
    whole = all(len(numbers) == counts[kind] for (kind, _), numbers in found.items())
    return Orders(dataset, found if whole else None)


def _version() -> str:
    """Give the version of the orders: another one once another order is the first of a kind."""
    return version_of((Kind,), {kind: next(iter(orders)) for kind, orders in ORDERS.items()})
