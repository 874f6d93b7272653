"""Makes the pictures of the explorer that the README shows, from the running application.

Run it from the top of the repository: ``python screenshots/make.py``. A test holds the pictures
against what the application draws now.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen
from textual.pilot import Pilot
from textual.widgets import Input

from dipview.dataset.bundled import bundled_path
from dipview.dataset.starter import starter_files
from dipview.formats.folder import write_folder
from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer
from dipview.views.scope import Scope

FOLDER = Path(__file__).parent
_ROUNDS = 20_000
"""How often to look whether the screen has come to rest before giving up."""


@frozen(kw_only=True)
class Shot:
    """One picture: how large, and after which keys."""

    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    theme: str = "dipview-dark"
    starter: bool = False
    """Of the dataset that ``dipview init`` writes; else of a bundled one."""
    votes: bool = False
    """Of the bundled dataset of votes; else of the first one."""
    query: str = ""
    """What it is narrowed to from the start."""


WALK: tuple[tuple[str, ...], ...] = (
    (),
    ("slash", *"nigt fery", "enter"),
    ("slash", *"nigt fery", "enter", "enter", "w"),
    ("m", "down", "right"),
    ("m", "down", "right", "enter"),
    ("question_mark", *"matrix"),
)
"""The first minute with a dataset of one's own: the keys before each frame."""

STATES = (
    *("brazil", "china", "france", "germany", "india", "israel", "japan", "russia", "turkey"),
    "united-states",
)
"""Ids of states whose votes are shown side by side."""

SHOTS: Mapping[str, Shot] = {
    "first-screen": Shot(size=(140, 40)),
    "search": Shot(keys=("slash", *"tilerson", "enter")),
    "card": Shot(keys=("slash", *"johnson", "enter", "enter", "7", "z"), size=(100, 30)),
    "export": Shot(keys=("v", "2", "x", "down"), size=(120, 36)),
    "matrix": Shot(
        votes=True,
        query=f"topic:nuclear-weapons ({' or '.join(f'holder:{each}' for each in STATES)})",
        keys=("m", "down", "right"),
        size=(140, 40),
    ),
    "votes": Shot(votes=True, query="issue:end-cuba-embargo", keys=("O", "j", "j"), size=(120, 40)),
    "shifts": Shot(votes=True, query="issue:end-cuba-embargo", keys=("S", "j"), size=(120, 40)),
    "comparison": Shot(
        votes=True,
        query="id:germany or id:turkey",
        keys=("space", "j", "space", "c"),
        size=(120, 40),
    ),
    "timeline": Shot(keys=("t", *["right"] * 4), size=(120, 36)),
    "brief": Shot(keys=("5", "j", "j", "w"), size=(120, 36)),
    **{
        f"first-minute-{number}": Shot(keys=keys, size=(100, 30), starter=True)
        for number, keys in enumerate(WALK, start=1)
    },
    "light": Shot(keys=("4", "j", "j"), theme="dipview-light"),
}
"""The pictures, by the name of their file."""


async def drawn(shot: Shot) -> str:
    """Draw a picture as SVG."""
    Input.cursor_blink = False  # type: ignore[assignment]
    app = DipviewApp(_paths(shot), Scope(query=shot.query))
    async with app.run_test(size=shot.size) as pilot:
        app.theme = shot.theme
        await _settle(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await _settle(pilot)
        return app.export_screenshot(title="dipview")


def _paths(shot: Shot) -> tuple[Path, ...]:
    if shot.votes:
        return (bundled_path("un-votes"),)
    return (_starter(),) if shot.starter else ()


def _starter() -> Path:
    """Write the starter dataset into the folder that this runs in, if it is not there."""
    folder = Path("positions")
    if not folder.exists():
        write_folder(folder, starter_files())
    return folder


async def _settle(pilot: Pilot[int]) -> None:
    """Wait until the screen no longer changes by itself."""
    for _ in range(_ROUNDS):
        await pilot.pause()
        screens = [screen for screen in pilot.app.screen_stack if isinstance(screen, Explorer)]
        working = any(not worker.is_finished for worker in pilot.app.workers)
        if screens and not screens[0].busy and not working:
            await pilot.pause()
            return
    raise RuntimeError("the screen does not come to rest")


def main() -> None:
    """Write every picture, from an empty folder, so that no file of the user's is met."""
    os.environ |= dict.fromkeys(("DIPVIEW_STATE", "DIPVIEW_CONFIG", "DIPVIEW_CACHE"), "off")
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        for name, shot in SHOTS.items():
            svg = asyncio.run(drawn(shot))
            (FOLDER.absolute() / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")
        os.chdir(FOLDER.absolute())


if __name__ == "__main__":
    main()
