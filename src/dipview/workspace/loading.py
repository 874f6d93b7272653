"""Loading: opens large datasets from snapshots, which a child process makes, with progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeAlias
from weakref import finalize

from dipview.dataset.bundled import bundled_path
from dipview.dataset.files import size_of
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dipview.views.preview import Preview
    from dipview.workspace.foreign import AsDatasets
    from dipview.workspace.large import LargeLoading
    from dipview.workspace.progress import Progress

LARGE = 1024 * 1024
"""From this many bytes on, files are read by a child."""

_OWN = frozenset(("", ".toml"))
"""The endings of files and folders that are no other program's."""

OnProgress: TypeAlias = "Callable[[Progress], None]"
"""Told how far a load has got."""
OnPreview: TypeAlias = "Callable[[Preview], None]"
"""Given what has been read so far."""


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
    ) -> None:
        self._paths = list(paths) or [bundled_path()]
        self._limits = limits or Limits()
        self._on_progress = on_progress
        self._show = show
        self._notice = notice
        self._apart = apart
        self._cancelled = Event()
        self._large: LargeLoading | None = None

    def workspace(self) -> Workspace:
        """Open the files, and wait until that is done.

        Raises:
            LoadingCancelled: ``cancel`` was called meanwhile, and the files are large.
        """
        made = None
        if any(path.suffix.lower() not in _OWN for path in self._paths):
            made = self._read_foreign()
            self._paths = made.paths
        large = self._opened_large() if size_of(self._paths) >= LARGE else None
        workspace = large or Workspace(open_dataset(self._paths, self._limits))
        workspace.paths = tuple(self._paths)
        if made is not None:
            workspace.foreign = tuple(made.foreign)
            for folder in made.folders:  # They go with it, and with the process at the latest.
                finalize(workspace, folder.remove)
        return workspace

    def _read_foreign(self) -> AsDatasets:
        # Readers of the formats of other programs, for which no dataset is to wait.
        from dipview.workspace.foreign import as_datasets  # noqa: PLC0415 - as said

        return as_datasets(self._paths, self._limits, self._notice)

    def _opened_large(self) -> Workspace | None:
        # Databases and processes, for which no small dataset is to wait.
        from dipview.workspace.large import LargeLoading  # noqa: PLC0415 - as said

        self._large = LargeLoading(
            self._paths,
            self._limits,
            self._cancelled,
            on_progress=self._on_progress,
            show=self._show,
            notice=self._notice,
            apart=self._apart,
        )
        return self._large.workspace()

    def cancel(self) -> None:
        """End it, from whatever thread."""
        self._cancelled.set()
        if self._large is not None:
            self._large.cancel()
