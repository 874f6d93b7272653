"""Makes the pictures of the explorer that the README shows, from the running application.

Run it from the top of the repository: ``python screenshots/make.py``. A test holds the pictures
against what the application draws now.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from attrs import frozen
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from dipview.cli.running import run
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
    article: bool = False
    """Of the starter dataset with an article and its drafts."""
    query: str = ""
    """What it is narrowed to from the start."""


@frozen
class Frame:
    """One frame of a walk: the keys pressed since the one before, and what came of them."""

    name: str
    keys: tuple[str, ...]
    """What stands behind ``type:`` is typed."""
    said: str


ARTICLE = FOLDER.parent / "docs" / "article.txt"
BEGUN = (
    "dipview init positions",
    (
        "dipview add source article.txt -d positions --id harbour-post-2024-03-09"
        ' --title "Brenn offers to pay for a night boat" --publisher "The Harbour Post"'
        ' --issued "9 March 2024" --type article-newspaper'
    ),
    "dipview draft harbour-post-2024-03-09 -d positions",
)
"""The commands before the walk from an article to statements, as a document shows them."""

FRAMES = (
    Frame("01-source", ("6", "j", "j"), "the article is a source, of which nothing is told yet"),
    Frame("02-draft", ("D",), "the first of five drafts; ! has to be filled in, ? looked at"),
    Frame("03-who", ("enter",), "what is missing is asked for: she is no actor of the data yet"),
    Frame("04-new", ("1",), "now she is, and is written together with the statement"),
    Frame("05-stance", ("enter", "1"), "for or against? 1 is for"),
    Frame(
        "06-condition",
        ("c", "type:if Alvora opens its quay until midnight", "enter"),
        "on a condition",
    ),
    Frame("07-accepted", ("enter",), "accepted and on the disk; the next is in her exact words"),
    Frame("08-right", ("enter", "1", "enter"), "Arnsen is Tove Arnsen; the third draft is right"),
    Frame("09-pronoun", ("enter", "enter"), "one key for what is right; then, who is “she”?"),
    Frame("10-state", ("1", "enter", "enter", "f2"), "Skerrow is new: a state, by F2"),
    Frame("11-done", ("1", "enter"), "all five are decided"),
    Frame("12-missed", ("up", "up", "n"), "a sentence that no draft has: marked, and made one"),
    Frame(
        "13-by-hand",
        ("type:its harbour master", "enter", "b", "type:sker", "enter"),
        "an office is no actor, and stays text; for whom, by four letters",
    ),
    Frame(
        "14-summary",
        ("m", "type:Fears that the lamps would drive the puffins off", "enter", "enter"),
        "in our own words; ⏎ writes it",
    ),
    Frame("15-statements", ("q", "2", "G"), "back in the explorer: all of them stand there"),
    Frame("16-reader", ("R",), "R reads the source at the words under the cursor"),
)
"""From an article to the statements that were accepted, frame by frame."""
WALK_SIZE = (120, 32)
_WRITTEN = {"enter": "⏎", "up": "↑", "f2": "F2"}

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
    "review": Shot(article=True, keys=("6", "j", "j", "D", "enter"), size=(120, 30)),
    "form": Shot(starter=True, keys=("6", "a", "w", *"solan", "enter", "f", "3", "i", "1", "s")),
    "reader": Shot(starter=True, keys=("2", "R")),
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


def written(frame: Frame) -> str:
    """Write the keys of a frame as a document does: ``⏎`` and ``1`` as code, words as such."""
    return " ".join(
        f"*{key.removeprefix('type:')}*"
        if key.startswith("type:")
        else f"`{_WRITTEN.get(key, key)}`"
        for key in frame.keys
    )


async def walked() -> AsyncIterator[tuple[Frame, str]]:
    """Go from an article to its statements in one run of the application; draws each frame."""
    Input.cursor_blink = False  # type: ignore[assignment]
    app = DipviewApp((_with_article("walk"),), watch=False)
    async with app.run_test(size=WALK_SIZE) as pilot:
        await _settle(pilot)
        for number, frame in enumerate(FRAMES, 1):
            for key in frame.keys:
                letters = key.removeprefix("type:") if key.startswith("type:") else ""
                await pilot.press(*(map(_key_of, letters) if letters else (key,)))
                await _settle(pilot)
            title = f"{number} of {len(FRAMES)}: {frame.said}"
            yield frame, app.export_screenshot(title=title)


def _key_of(letter: str) -> str:
    return letter if letter.isalnum() else _character_to_key(letter)


def _with_article(name: str) -> Path:
    """Begin a dataset with an article and its drafts, in a folder inside the one this runs in."""
    folder = Path(name)
    if not folder.exists():
        folder.mkdir()
        with contextlib.chdir(folder):
            shutil.copy(ARTICLE, "article.txt")
            for command in BEGUN:
                run(shlex.split(command)[1:])
    return folder / "positions"


def _paths(shot: Shot) -> tuple[Path, ...]:
    if shot.article:
        return (_with_article("article"),)
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
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache  # no other dipview is waited for
        os.chdir(empty)
        for name, shot in SHOTS.items():
            svg = asyncio.run(drawn(shot))
            (FOLDER.absolute() / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")
        asyncio.run(_write_walk())
        os.chdir(FOLDER.absolute())


async def _write_walk() -> None:
    async for frame, svg in walked():
        (FOLDER.absolute() / "walk" / f"{frame.name}.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
