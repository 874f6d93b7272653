"""The start: the first frame stands before anything is imported that it does not show."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import asyncio, json, sys
from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer

frames = []

class Watched(DipviewApp):
    def post_display_hook(self):
        if not frames and isinstance(self.screen, Explorer):
            known = sorted(sys.modules)
            if "Actors" in self.export_screenshot():
                frames.append(known)

async def main():
    app = Watched()
    async with app.run_test(size=(160, 45)) as pilot:
        while not frames or app.screen.workspace is None:
            await pilot.pause(0.001)

asyncio.run(main())
print(json.dumps([frames[0], sorted(sys.modules)]))
"""
LATER = (
    *("attrs", "tomli", "pyroaring", "dipview.workspace.loading", "dipview.workspace.trail"),
    *("dipview.settings.memory", "dipview.tui.performing", "dipview.tui.reading"),
)
ON_OCCASION = {"cattrs", "rapidfuzz", "dipview.settings.config_text", "dipview.commands.keymap"}
"""What is imported for a mistake, a word that nothing begins with, or what the user has set."""
SMALL = {"dipview.model.characters", "dipview.model.kinds"}
"""Modules of small values and texts that the first frame has; they import nothing of the rest."""
BEHIND = ("model", "dataset", "search", "standing", "views")


def test_the_first_frame_stands_before_the_data_and_what_reads_them_are_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    at_first, at_last = (set(names) for names in json.loads(done.stdout.splitlines()[-1]))
    assert set(LATER) <= at_last
    assert not at_first & set(LATER)
    assert not at_last & ON_OCCASION
    behind = tuple(f"dipview.{package}." for package in BEHIND)
    assert {name for name in at_first if name.startswith(behind)} == SMALL
