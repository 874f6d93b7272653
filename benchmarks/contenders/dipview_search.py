"""dipview's search: all that a keystroke causes, from the query to the rows of a wide screen."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.contenders.opening import opened_workspace
from benchmarks.contenders.serving import TOP, Answer, serve
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace.garbage_collection import Moment, leave_out_of_collection
from dipview.workspace.history import Location
from dipview.workspace.screen_model import screen_model_of
from dipview.workspace.workspace import Workspace

ROWS = 50
"""Rows that are built of each pane that is seen: more than a tall terminal shows."""
SEEN = ("actors", "statements", "events")
"""The panes that a wide screen shows."""


def keystroke(workspace: Workspace, query: str) -> Answer:
    """Answer a query as a keystroke in the explorer does, but for the drawing."""
    begun = perf_counter()
    matches = workspace.find(query)
    found = perf_counter() - begun
    model = screen_model_of(workspace, Location(scope=Scope(query=query)))
    for pane in SEEN:
        for _ in islice(model.panes[pane].rows(), ROWS):
            pass
    if matches is None:
        return Answer([], 0, found)
    return Answer(matches.ids(Kind.ACTOR)[:TOP], len(matches), found)


def main(paths: list[str]) -> None:
    """Open files and index them as the explorer does, and serve."""
    begun = perf_counter()
    workspace = opened_workspace([Path(path) for path in paths])
    workspace.build_index()
    leave_out_of_collection(Moment.OPENED)
    serve(lambda query: keystroke(workspace, query), perf_counter() - begun)


if __name__ == "__main__":
    main(sys.argv[1:])
