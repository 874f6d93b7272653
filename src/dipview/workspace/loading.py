"""Loading: opens datasets from their snapshots, or has their files read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, cast
from weakref import finalize

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.snapshot.cache import Cache, user_cache
from dipview.dataset.snapshot.keys import Asked, asked_for
from dipview.workspace.stored_workspace import workspace_of
from dipview.workspace.wanted import OnPreview, OnProgress, Wanted
from dipview.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dipview.workspace.foreign import AsDatasets

LARGE = 1024 * 1024
"""From this many bytes on, files are read by a child."""

_OWN = frozenset(("", ".toml"))
"""The endings of files and folders that are no other program's."""


class Loading:
    """One load of files and folders, which another thread can watch and cancel.

    Args:
        paths: Files and folders; none for the bundled dataset.
        limits: How many bytes may be read; None for what dipview reads by default.
        on_progress: Told how far it is, in the thread that calls ``workspace``.
        show: Given what a child has read so far, in the same thread.
        notice: Told in words what is to be known of the load; in whatever thread, and maybe later.
        apart: Read large files in a child even where its snapshot cannot be kept, so that this
            process can do other things meanwhile.
        keep: Open small files from a snapshot, and make one of them, as is done of large ones.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits | None = None,
        on_progress: OnProgress | None = None,
        *,
        show: OnPreview | None = None,
        notice: Callable[[str], None] | None = None,
        apart: bool = False,
        keep: bool = False,
    ) -> None:
        self._wanted = Wanted(
            paths=list(paths) or [bundled_path()],
            limits=limits or Limits(),
            on_progress=on_progress,
            show=show,
            notice=notice,
            apart=apart,
            keep=keep,
        )
        self._cancelled = Event()
        self._reading: Reading | None = None

    def workspace(self) -> Workspace:
        """Open the files, and wait until that is done.

        Raises:
            LoadingCancelled: ``cancel`` was called meanwhile, and the files are large.
        """
        made = None
        if any(path.suffix.lower() not in _OWN for path in self._wanted.paths):
            made = self._read_foreign()
            self._wanted = self._wanted._replace(paths=made.paths)
        workspace = self._opened()
        workspace.paths = tuple(self._wanted.paths)
        if made is not None:
            workspace.foreign = tuple(made.foreign)
            for folder in made.folders:  # They go with it, and with the process at the latest.
                finalize(workspace, folder.remove)
        return workspace

    def _read_foreign(self) -> AsDatasets:
        # Readers of the formats of other programs, for which no dataset is to wait.
        from dipview.workspace.foreign import as_datasets  # noqa: PLC0415 - as said

        return as_datasets(self._wanted.paths, self._wanted.limits, self._wanted.notice)

    def _opened(self) -> Workspace:
        asked = asked_for(self._wanted.paths, self._wanted.limits)
        large = asked.size >= LARGE
        cache = user_cache(small=not large) if large or self._wanted.keep else None
        if cache is not None:
            found = cache.find(asked, partial(_again, self._wanted, asked, cache))
            if found is not None:
                return workspace_of(found)
        kept = cache is not None and not asked.others and asked.rested(time.time_ns())
        name = "large_files" if large else "kept_files" if kept else "small_files"
        reading: Reading = _in_module(name, "Reading")(self._wanted, self._cancelled)
        self._reading = reading
        return reading.workspace(asked, cache)

    def cancel(self) -> None:
        """End it, from whatever thread."""
        self._cancelled.set()
        if self._reading is not None:
            self._reading.cancel()


class Reading(Protocol):
    """One reading of files of which no snapshot is known."""

    def workspace(self, asked: Asked, cache: Cache | None) -> Workspace:
        """Read the files.

        Args:
            asked: The files as they are now.
            cache: Where to keep their snapshot; None where it is not kept.
        """

    def cancel(self) -> None:
        """End it, from whatever thread, once it is said that it is cancelled."""


def _in_module(name: str, wanted: str) -> Callable[..., Any]:
    """Give what is wanted of ``small_files``, ``kept_files`` or ``large_files``.

    They are imported nowhere else: parsers, checks and processes, for which nobody is to wait whose
    files are known.
    """
    return cast("Callable[..., Any]", getattr(import_module(f"dipview.workspace.{name}"), wanted))


def _again(wanted: Wanted, asked: Asked, cache: Cache) -> Dataset:
    """Read the files themselves of a snapshot that turned out to be damaged."""
    dataset: Dataset = _in_module("small_files", "read_again")(wanted, asked, cache)
    return dataset
