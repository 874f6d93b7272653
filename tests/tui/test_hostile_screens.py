"""Hostile data on every screen: no cell acts, no control is drawn, no line is out of its width."""

from __future__ import annotations

import re
import runpy
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.tiers import slow_but
from textual import events
from textual.widgets import Input

from dipview.tui.widgets.head import Head
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.typed_list import TypedList

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile.py")))
TEXTS: tuple[str, ...] = HOSTILE["TEXTS"]
SIZES = ((160, 45), (120, 36), (80, 24), (40, 10))
NEVER = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u2028-\u202e\u2060-\u2069\u3164\ufeff\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
"""What is drawn nowhere: controls, what reorders, what hides, what is no character."""
CLICK = "[@click=app."
SCROLLBAR = {
    *(("@mouse.down", deed) for deed in ("grab", "scroll_up", "scroll_down")),
    ("@mouse.up", "release"),
}
"""What cells do that Textual draws itself: those of a scrollbar."""

Hands = Any
Open = Callable[..., AbstractAsyncContextManager[Hands]]


class Watched:
    """An explorer on hostile data, looked at after each step."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.app = hands.pilot.app
        self.seen = ""

    def lines(self) -> list[Any]:
        strips: list[Any] = self.app.screen._compositor.render_strips(self.app.size)
        return strips

    def scan(self) -> None:
        """Look at every cell of the screen."""
        assert self.app.is_running
        lines = self.lines()
        assert len(lines) == self.app.size.height
        for strip in lines:
            assert sum(cell_len(each.text) for each in strip) == self.app.size.width, strip
            for segment in strip:
                assert segment.control is None
                assert not NEVER.search(segment.text), repr(segment.text)
                if segment.style is not None:
                    assert segment.style.link is None
                    acts = {k: v for k, v in segment.style.meta.items() if k.startswith("@")}
                    assert set(acts.items()) <= SCROLLBAR, segment
                    assert not acts or len(segment.text) == 1
            self.seen += f"{strip.text}\n"

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.hands.press(key)
            self.scan()

    async def leaf(self, pages: int = 40) -> None:
        """Go through a list from its first page to its last."""
        await self.press("home")
        for _ in range(pages):
            screen = self.app.screen
            focused = screen.list if isinstance(screen, TypedList) else screen.focused
            assert isinstance(focused, RecordList)
            before = (focused.cursor_index, focused.scroll_offset.y)
            await self.press("pagedown")
            if (focused.cursor_index, focused.scroll_offset.y) == before:
                break
        await self.press("end")

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give the cells in which a text begins."""
        rows = enumerate(strip.text for strip in self.lines())
        return [
            (cell_len(row[: found.start()]), y)
            for y, row in rows
            for found in re.finditer(re.escape(text), row)
        ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that the program runs in, where nothing is written unasked."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def watched(
    opened: Open, folder: Path, tmp_path: Path
) -> Callable[..., AbstractAsyncContextManager[Watched]]:
    """Give what opens the hostile dataset on a screen of some size, in ``async with``."""

    @asynccontextmanager
    async def watching(size: tuple[int, int] = SIZES[0]) -> AsyncIterator[Watched]:
        async with opened(size, [HOSTILE["write"](tmp_path)], notifications=True) as hands:
            watch = Watched(hands)
            watch.scan()
            yield watch
            watch.scan()

    return watching


Watch = Callable[..., AbstractAsyncContextManager[Watched]]


def some(size: tuple[int, int]) -> tuple[str, ...]:
    """Give a share of the texts; all sizes together have all of them."""
    return TEXTS[SIZES.index(size) :: len(SIZES)]


at_every_layout = pytest.mark.parametrize("size", slow_but([SIZES[0], SIZES[2]], SIZES[0]), ids=str)
"""Panes side by side, and one pane at a time."""
at_every_size = pytest.mark.parametrize("size", slow_but(SIZES, SIZES[2]), ids=str)


@at_every_layout
@pytest.mark.parametrize("pane", slow_but("123456", "2"))
async def test_no_pane_and_no_card_acts(
    watched: Watch, folder: Path, size: tuple[int, int], pane: str
) -> None:
    async with watched(size) as watch:
        await watch.press(pane)
        await watch.leaf()
        await watch.press("s", "home", "down", "7")
        assert watch.hands.card() != ""
        await watch.leaf(12)
        await watch.press("enter", "z", "z", "y", "Y")
    for sign in ("[@click=", "<U+", "␛"):
        assert sign in watch.seen
    assert list(folder.iterdir()) == []


@at_every_size
async def test_no_chip_no_switch_and_no_theme_acts(watched: Watch, size: tuple[int, int]) -> None:
    async with watched(size) as watch:
        for pane in "123456":
            await watch.press(pane, "down", "enter", pane)
        await watch.press("u", "v", "o", "T", "u", "v", "o", "tab", "[", "[", "]", "escape")
        watch.hands.explorer.query_one(Head).show_reading(HOSTILE["FILE_NAME"])
        await watch.hands.pilot.pause()
        watch.scan()
        assert size[0] == 40 or "reading [@click=app.quit]x[bold red ␛[31m<U+202E>" in watch.seen


@at_every_layout
async def test_no_problem_acts(watched: Watch, size: tuple[int, int]) -> None:
    async with watched(size) as watch:
        await watch.press("p")
        await watch.leaf(30)
        await watch.press("q", "question_mark")
        await watch.leaf()
        await watch.press("escape")
    assert "[" in watch.seen


@at_every_size
async def test_no_query_and_no_mistake_in_it_acts(watched: Watch, size: tuple[int, int]) -> None:
    async with watched(size) as watch:
        await watch.press("/")
        box = watch.hands.explorer.query_one("#query", Input)
        texts = [form.format(text) for text in some(size) for form in ("{}", 'by:"{}"', "{}:x (")]
        for text in texts:
            box.value = ""
            watch.app.post_message(events.Paste(text))
            await watch.press("end")
            assert box.value == "" or text[0] not in "\n\r"
        await watch.press("enter", "escape")


@at_every_size
async def test_no_path_and_no_notification_acts(
    watched: Watch, folder: Path, size: tuple[int, int]
) -> None:
    async with watched(size) as watch:
        for text in some(size):
            watch.hands.explorer.say(text)
            await watch.press("x")
            await watch.press("down")
            path = watch.app.screen.query_one("#path", Input)
            path.value = f"no/such/{text}"
            await watch.press("enter")
            path.value = f"{len(text)}{text.replace('/', '')}"
            await watch.press("enter")
    assert "Cannot write" in watch.seen
    assert "Wrote" in watch.seen
    assert all(each.is_file() for each in folder.iterdir())


@at_every_size
async def test_a_click_on_markup_neither_quits_nor_writes(
    watched: Watch, folder: Path, size: tuple[int, int]
) -> None:
    async with watched(size) as watch:
        clicked = 0
        for key in "1234567p":
            await watch.press(key)
            for x, y in watch.places(CLICK)[:2]:
                for offset in (x + 2, x + len(CLICK) + 6, x + len(CLICK)):
                    if offset < size[0]:
                        await watch.hands.pilot.click(offset=(offset, y))
                        await watch.press()
                        watch.scan()
                        clicked += 1
        assert clicked
    assert list(folder.iterdir()) == []


async def test_names_that_look_alike_are_drawn_apart(watched: Watch) -> None:
    async with watched() as watch:
        actors = watch.hands.explorer.pane("actors").list
        drawn = set()
        for number in range(len(HOSTILE["ALIKE"])):
            actors.move_to(f"alike{number}")
            await watch.press("z", "z")
            row = actors.cursor_row
            assert row is not None
            (line,) = {line.text[1:20] for line in watch.lines() if line.text[1] == "▌"}
            drawn.add(line)
    assert len(drawn) == len(HOSTILE["ALIKE"])
