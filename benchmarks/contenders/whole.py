"""Views of a whole dataset, and steps from day to day: all that the worker does, but the drawing.

The yardstick is one plain pass over all positions: what anything that looked at each of them would
take at least.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from benchmarks.contenders.opening import opened_workspace
from benchmarks.contenders.serving import tell
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.screen_model import ScreenModel, build_first_rows, screen_model_of
from dipview.workspace.workspace import Workspace

ROWS, COLUMNS = 40, 12
"""Rows and columns of a sheet that a tall terminal shows."""
SEEN = ("actors", "statements", "events")
"""The panes that a wide screen shows."""


def locations(workspace: Workspace, view: str, count: int) -> Iterator[Location]:
    """Give the locations of somebody who steps back day by day; then from the last again.

    Args:
        workspace: What is looked at.
        view: A whole view's name; empty for the panes.
        count: How many locations.
    """
    sets = workspace.dataset.sets
    days = [sets.last_day] if sets.last_day else []
    while days and len(days) < count and (day := sets.day_before(days[-1])) is not None:
        days.append(day)
    for day in islice(cycle(days), count):
        yield Location(view=view, scope=Scope(as_of=day))


def seen(model: ScreenModel) -> int:
    """Build what a terminal shows of a picture; gives how many rows that is."""
    build_first_rows(model, SEEN, ROWS)
    built = 0
    for section in model.whole.view.sections if model.whole is not None else ():
        for row in section.rows[: ROWS - built]:
            list(row.cells[:COLUMNS])
            built += 1
    return built


def shown(workspace: Workspace, location: Location) -> int:
    """Do what a key that leads to a location causes, but for the drawing."""
    return seen(screen_model_of(workspace, location))


def passed(workspace: Workspace) -> Counter[str]:
    """Count the positions on each issue: the plainest pass over all of them."""
    return Counter(position_parts(id)[1] for id in workspace.dataset.ids(Kind.POSITION))


def timed(deed: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    begun = perf_counter()
    deed()
    return perf_counter() - begun


def measured(workspace: Workspace, count: int) -> Mapping[str, Sequence[float]]:
    """Measure each deed so often, in turns; the first of each is told apart as ``… first``."""
    asked: Mapping[str, Sequence[Location]] = {
        "matrix": [Location(view="matrix", scope=Scope())] * count,
        "timeline": [Location(view="timeline", scope=Scope())] * count,
        "step": list(locations(workspace, "", count)),
        "step matrix": list(locations(workspace, "matrix", count)),
        "step timeline": list(locations(workspace, "timeline", count)),
    }
    times: dict[str, list[float]] = {name: [] for name in (*asked, "pass")}
    for turn in range(count):
        for name, each in asked.items():
            if turn < len(each):
                times[name].append(timed(partial(shown, workspace, each[turn])))
        times["pass"].append(timed(partial(passed, workspace)))
    firsts = {f"{name} first": found[:1] for name, found in times.items()}
    return {name: found[1:] for name, found in times.items()} | firsts


def main(count: str, *paths: str) -> None:
    """Open files as the explorer does, and measure."""
    workspace = opened_workspace([Path(path) for path in paths])
    workspace.build_index()
    tell(measured(workspace, int(count) + 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
