"""Opening as the explorer does: the one place that says how, for all contenders of dipview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dipview.workspace.loading import Loading
from dipview.workspace.workspace import Workspace


def opened_workspace(paths: Sequence[Path]) -> Workspace:
    """Open files; the same call, made a second time, finds whatever the first has kept on disk."""
    return Loading(paths).workspace()
