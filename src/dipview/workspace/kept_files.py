"""Kept files: small ones that are read in this process, with a snapshot made for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipview.dataset.codes import UNREADABLE
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.problems import codes_of
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.keys import asked_for
from dipview.dataset.snapshot.layout import FILES
from dipview.dataset.snapshot.writing import write_dataset
from dipview.search.storing import save_index
from dipview.views.stored_orders import save_orders
from dipview.workspace import small_files
from dipview.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dipview.dataset.snapshot.cache import Cache
    from dipview.dataset.snapshot.keys import Asked


class Reading(small_files.Reading):
    """One reading of small files whose snapshot is worth being kept."""

    def workspace(self, asked: Asked, cache: Cache | None) -> Workspace:
        """Read the files, and keep their snapshot.

        None is made of a dataset that marks anything, which would lie in a second place in plain
        text, nor of one whose files could not all be read. Nothing is told where it cannot be kept.
        """
        workspace = super().workspace(asked, cache)
        dataset = workspace.dataset
        assert isinstance(dataset, MemoryDataset)  # noqa: S101 - for the type checker
        marked = dataset.guarded or dataset.header.markings
        if cache is not None and not marked and not UNREADABLE & set(codes_of(dataset.problems)):
            _keep(workspace, dataset, asked, cache)
        return workspace


def _keep(workspace: Workspace, dataset: MemoryDataset, asked: Asked, cache: Cache) -> None:
    try:
        said = described(asked)
        with cache.unfinished() as path:
            with path.open("wb") as file:
                writer = SnapshotWriter(file)
                write_dataset(dataset, writer)
                save_orders(dataset, writer)
                save_index(workspace.index, writer)
                writer.say(FILES, said)
                writer.finish()
            if asked_for(asked.paths, asked.limits) == asked:
                cache.keep(path, asked, still_holds)
    except OSError:
        return
