"""The start: the first frame stands before anything is imported that it does not show."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from tests.tiers import slow_but

PROGRAM = """
import asyncio, json, sys
from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer

frames = []
places = []

def where(screen):
    return {each.id or each.css_identifier: [*each.region] for each in screen.query("Pane, Input")}

class Watched(DipviewApp):
    def post_display_hook(self):
        if not frames and isinstance(self.screen, Explorer):
            known = sorted(sys.modules)
            if "Actors" in self.export_screenshot():
                frames.append(known)
                places.append(where(self.screen))

async def main():
    app = Watched()
    async with app.run_test(size=(int(sys.argv[1]), 45)) as pilot:
        while not frames or app.screen.session.workspace is None:
            await pilot.pause(0.001)
        places.append(where(app.screen))

asyncio.run(main())
print(json.dumps([frames[0], sorted(sys.modules), *places]))
"""
LATER = (
    *("cattrs", "tomli", "pyroaring"),
    *("dipview.tui.engine", "dipview.tui.loader", "dipview.tui.showing"),
    *("dipview.commands.table", "dipview.settings.memory", "dipview.workspace.loading"),
)
ON_OCCASION = {"dipview.settings.config_text"}
"""What is imported for what the user has set."""
SMALL = {
    *("dipview.dataset.bundled", "dipview.dataset.typed_paths"),
    *("dipview.model.characters", "dipview.model.ids", "dipview.model.kinds"),
    *("dipview.model.sentences", "dipview.model.values"),
    *(
        "dipview.views.parts",
        "dipview.views.parts.remedies",
        "dipview.views.scope",
        "dipview.views.view",
    ),
    "dipview.dataset.collector_pause",
    *("dipview.dataset.release", "dipview.dataset.release.clearance"),
    *("dipview.views.citing", "dipview.views.citing.style"),
    *("dipview.workspace.garbage_collection", "dipview.workspace.history"),
    *("dipview.workspace.panes", "dipview.workspace.progress"),
    "dipview.workspace.whole_views",
}
"""Modules of values and words that the first frame has: what a view or a location is made of."""
BEHIND = ("model", "dataset", "search", "standing", "views", "workspace", "exchange")


@pytest.fixture(scope="module")
def started() -> Callable[[int], list[Any]]:
    """Give what starts the explorer in so many columns, in an interpreter of its own.

    It tells which modules are known at the first frame and once the data are there, and where the
    panes and the box stand at both times.
    """

    @cache
    def start(width: int) -> list[Any]:
        command = [sys.executable, "-c", PROGRAM, str(width)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        told: list[Any] = json.loads(done.stdout.splitlines()[-1])
        return told

    return start


def test_the_first_frame_stands_before_the_data_and_what_reads_them_are_imported(
    started: Callable[[int], list[Any]],
) -> None:
    at_first, at_last = map(set, started(160)[:2])
    assert set(LATER) <= at_last
    assert not at_first & set(LATER)
    assert not at_last & ON_OCCASION
    behind = tuple(f"dipview.{package}." for package in BEHIND)
    assert {name for name in at_first if name.startswith(behind)} == SMALL


@pytest.mark.parametrize("width", slow_but([210, 160, 130, 90], 160, 90))
def test_what_the_first_frame_shows_stays_where_it_is(
    started: Callable[[int], list[Any]], width: int
) -> None:
    at_first, at_last = started(width)[2:]
    assert {"actors", "statements", "events", "card", "query"} <= set(at_first)
    assert at_first == {name: at_last[name] for name in at_first}
