"""Wanted: which files are to be opened, how, and who is told of it meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dipview.dataset.limits import Limits

if TYPE_CHECKING:
    from dipview.views.preview import Preview
    from dipview.workspace.progress import Progress

OnProgress: TypeAlias = "Callable[[Progress], None]"
"""Told how far a load has got."""
OnPreview: TypeAlias = "Callable[[Preview], None]"
"""Given what has been read so far."""


class Wanted(NamedTuple):
    """What is to be opened."""

    paths: Sequence[Path]
    """Files and folders."""
    limits: Limits = Limits()
    """How many bytes may be read."""
    on_progress: OnProgress | None = None
    """Told how far it is, in the thread that waits for it."""
    show: OnPreview | None = None
    """Given what a child has read so far, in the same thread."""
    notice: Callable[[str], None] | None = None
    """Told in words what is to be known of it; in whatever thread, and maybe later."""
    apart: bool = False
    """Whether large files are read in a child even where its snapshot cannot be kept."""
    keep: bool = False
    """Whether small files are opened from a snapshot, and one is made of them, too."""
