"""Stored workspaces: opened from a snapshot, with its dataset, orders and index where they lie."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.cache import Snapshot
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.search.searching import SearchIndex
from dipview.search.storing import open_index
from dipview.views.stored_orders import open_orders
from dipview.workspace.workspace import Workspace


def workspace_of(snapshot: Snapshot) -> Workspace:
    """Open all that lies in a snapshot."""
    dataset, file = snapshot.dataset, snapshot.file
    return Workspace(dataset, open_orders(dataset, file), lambda: _index(dataset, file))


def _index(dataset: Dataset, file: SnapshotFile) -> SearchIndex | None:
    """Open the index that lies in a snapshot; None where there is none, or not whole."""
    try:
        return open_index(file, dataset)
    except SnapshotError:
        return None
