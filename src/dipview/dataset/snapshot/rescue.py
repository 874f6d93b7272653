"""Rescue: what a snapshot that turns out to be damaged is answered from: the files themselves."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from dipview.dataset.dataset import Dataset, Record
from dipview.dataset.snapshot.columns import SnapshotError


class Rescue:
    """Reads the files once, when the first damage is met.

    Args:
        reread: Reads them; None where a damage is to be raised.
    """

    def __init__(self, reread: Callable[[], Dataset] | None) -> None:
        self._reread = reread
        self._reading = Lock()
        self._dataset: Dataset | None = None

    @property
    def needed(self) -> bool:
        """Whether a damage was met."""
        return self._dataset is not None

    def dataset(self, damage: Exception) -> Dataset:
        """Give the dataset as its files have it now.

        Raises:
            SnapshotError: It cannot be read again.
        """
        with self._reading:
            if self._dataset is None:
                if self._reread is None:
                    raise SnapshotError(str(damage)) from damage
                self._dataset = self._reread()
            return self._dataset

    def record(self, id: str, damage: Exception) -> Record:
        """Give a record as its file has it now.

        Raises:
            SnapshotError: It is not there any more.
        """
        record = self.dataset(damage).record(id)
        if record is None:
            raise SnapshotError(f"{id} is not in its file any more") from damage
        return record
