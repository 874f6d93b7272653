"""Stored orders: the first order of each kind, written into a snapshot and opened there."""

from __future__ import annotations

from array import array

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.dataset.snapshot.version import version_of
from dipview.model.kinds import Kind
from dipview.views.orders import ORDERS, Orders

SECTION = "orders"


def save_orders(dataset: Dataset, writer: SnapshotWriter) -> None:
    """Sort a dataset, and write its orders into a snapshot.

    Raises:
        OSError: They cannot be written.
    """
    orders = Orders(dataset)
    with writer.section(SECTION) as columns:
        for kind in Kind:
            columns.add(kind.value, array("I", orders.made(kind)))
    writer.say(SECTION, _version())


def open_orders(dataset: Dataset, file: SnapshotFile) -> Orders:
    """Open the orders of a dataset; those that were not written, or are not whole, are sorted."""
    try:
        if file.said(SECTION) != _version():
            return Orders(dataset)
        columns = file.section(SECTION)
        found = {(kind, next(iter(ORDERS[kind]))): columns.numbers(kind.value) for kind in Kind}
    except (SnapshotError, OSError, LookupError, TypeError, ValueError):
        return Orders(dataset)
    counts = dataset.counts()
    whole = all(len(numbers) == counts[kind] for (kind, _), numbers in found.items())
    return Orders(dataset, found if whole else None)


def _version() -> str:
    """Give the version of the orders: another one once another order is the first of a kind."""
    return version_of((Kind,), {kind: next(iter(orders)) for kind, orders in ORDERS.items()})
