"""The situation: what the explorer says of itself when it is asked which commands are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipview.commands.command import Situation

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer


def situation_of(explorer: Explorer) -> Situation:
    """Say what is possible now."""
    workspace, history = explorer.workspace, explorer.history
    return Situation(
        ready=workspace is not None,
        on_record=explorer.current.list.cursor_row is not None,
        can_go_back=bool(history.before),
        can_go_forward=bool(history.after),
        narrowed=True,
        problems=bool(workspace and workspace.dataset.problems),
        on_matrix=explorer.location.view == "matrix",
        on_timeline=explorer.location.view == "timeline",
    )
